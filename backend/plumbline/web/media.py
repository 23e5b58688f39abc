"""Which of the two media types a client wants its GraphQL answer in."""

from http import HTTPStatus

from plumbline.web.errors import BadRequest

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"


def negotiated(accept: str | None) -> str:
    """The media type of the answer. Raises BadRequest (406) when the client takes neither.

    Whoever asks for nothing in particular gets application/json, as the specification says.
    """
    if accept is None or not accept.strip():
        return JSON
    weights = dict(reversed([_weighed(part) for part in accept.split(",")[:50]]))
    new = weights.get(GRAPHQL_RESPONSE, 0.0)
    old = next((weights[name] for name in (JSON, "application/*", "*/*") if name in weights), 0.0)
    if new <= 0 and old <= 0:
        raise BadRequest(f"Answers come as {GRAPHQL_RESPONSE} or {JSON}.", status=HTTPStatus.NOT_ACCEPTABLE)
    return GRAPHQL_RESPONSE if new >= old else JSON


def _weighed(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0
