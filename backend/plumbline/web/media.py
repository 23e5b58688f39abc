"""Which of the two media types a client wants its GraphQL answer in."""

from functools import lru_cache
from http import HTTPStatus

from plumbline.web.errors import BadRequest
from plumbline.web.weights import weights_of

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"


def negotiated(accept: str | None) -> str:
    """The media type of the answer. Raises BadRequest (406) when the client takes neither.

    Whoever asks for nothing in particular gets application/json, as the specification says.
    """
    media_type = _chosen(accept or "")
    if media_type is None:
        raise BadRequest(f"Answers come as {GRAPHQL_RESPONSE} or {JSON}.", status=HTTPStatus.NOT_ACCEPTABLE)
    return media_type


@lru_cache(maxsize=256)
def _chosen(accept: str) -> str | None:
    if not accept.strip():
        return JSON
    weights = weights_of(accept)
    new = weights.get(GRAPHQL_RESPONSE, 0.0)
    old = next((weights[name] for name in (JSON, "application/*", "*/*") if name in weights), 0.0)
    if new <= 0 and old <= 0:
        return None
    return GRAPHQL_RESPONSE if new >= old else JSON
