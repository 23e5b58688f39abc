"""Which media type an Accept header asks for."""

import pytest

from plumbline.web.errors import BadRequest
from plumbline.web.media import GRAPHQL_RESPONSE, JSON, negotiated


@pytest.mark.parametrize(
    ("accept", "answer"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL_RESPONSE),
        ("Application/GraphQL-Response+JSON; charset=utf-8", GRAPHQL_RESPONSE),
        ("application/graphql-response+json, application/json", GRAPHQL_RESPONSE),
        ("application/json, application/graphql-response+json;q=0.9", JSON),
        ("application/graphql-response+json;q=0.5, */*;q=0.1", GRAPHQL_RESPONSE),
        ("text/html, */*;q=0.1", JSON),
        ("application/json;q=0, */*", None),
        ("application/json;q=nonsense", None),
        ("text/html", None),
        (",;=,", None),
    ],
)
def test_the_best_of_the_two_is_taken_and_neither_is_refused(accept: str | None, answer: str | None) -> None:
    if answer is None:
        with pytest.raises(BadRequest):
            negotiated(accept)
    else:
        assert negotiated(accept) == answer
