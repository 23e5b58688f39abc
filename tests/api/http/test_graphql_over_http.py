"""Requests that GraphQL cannot run, and how the answer says so."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import httpx

from plumbline.settings import Settings
from tests.api.http.conftest import JSON, site_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    import backports.zstd as zstd

GRAPHQL = {"accept": "application/graphql-response+json"}


def codes(answer: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


MEANINGLESS = [
    b"",
    b"5",
    b"null",
    b"[]",
    b'"text"',
    b'{"query": 5}',
    b'{"query": ""}',
    b'{"query": "\xff"}',
    b'{"query": "\\ud800"}',
    b'{"query": "{hello}", "variables": 5}',
    b'{"query": "{hello}", "variables": {"a": NaN}}',
    b'{"query": "{hello}", "extensions": []}',
    b'{"query": "{hello}", "operationName": {}}',
    b'{"query": "{hello}", "operationName": "Other"}',
    b'{"query": "{hello}", "variables": {"a": ' + b"[" * 5_000 + b"]" * 5_000 + b"}}",
]


async def test_a_body_that_means_nothing_is_bad_user_input(stranger: httpx.AsyncClient) -> None:
    for body in MEANINGLESS:
        answer = await stranger.post("/graphql", content=body, headers=JSON)
        assert (answer.status_code, codes(answer)) == (400, ["BAD_USER_INPUT"]), body[:50]


async def test_a_body_over_the_limit_is_refused_whether_announced_or_not(stranger: httpx.AsyncClient) -> None:
    large = b'{"query": "{hello}' + b" " * 300_000 + b'"}'

    async def in_pieces() -> Any:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    for content in (large, in_pieces()):
        answer = await stranger.post("/graphql", content=content, headers=JSON)
        assert (answer.status_code, codes(answer)) == (413, ["BAD_USER_INPUT"])


async def test_only_json_is_read(stranger: httpx.AsyncClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        answer = await stranger.post("/graphql", content=b'{"query": "{hello}"}', headers={"content-type": kind})
        assert answer.status_code == httpx.codes.UNSUPPORTED_MEDIA_TYPE


FAILURES = [
    ("{", "GRAPHQL_PARSE_FAILED", 400),
    ("{nothing}", "GRAPHQL_VALIDATION_FAILED", 400),
    ("query($a: Int!) {long(length: $a)}", "BAD_USER_INPUT", 400),
    ("subscription {hello}", "GRAPHQL_VALIDATION_FAILED", 400),
    ("{hello " + "a " * 2_000 + "}", "QUERY_TOO_COMPLEX", 400),
    ("{" + "hello " * 1_900 + "}", "QUERY_TOO_COMPLEX", 400),
    ("{" + " ".join(f"a{n}: hello" for n in range(40)) + "}", "QUERY_TOO_COMPLEX", 400),
    ("{me}", "UNAUTHENTICATED", 200),
    ("{refused}", "NOT_FOUND", 200),
    ("{broken}", "INTERNAL", 200),
    ("mutation {touch}", "UNAUTHENTICATED", 200),
    ("{slow}", "TIMEOUT", 504),
    ("{away}", "INTERNAL", 503),
]


async def test_each_kind_of_failure_has_its_code(stranger: httpx.AsyncClient) -> None:
    for document, code, status in FAILURES:
        answer = await stranger.post("/graphql", json={"query": document}, headers=GRAPHQL)
        assert code in codes(answer), document[:50]
        assert answer.status_code == status, document[:50]


async def test_a_failure_of_our_own_tells_nothing_but_its_number(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/graphql", json={"query": "{broken}"})
    assert "hunter2" not in answer.text
    assert answer.json()["errors"][0]["extensions"]["requestId"] == answer.headers["x-request-id"]


async def test_queries_by_get_need_a_header_that_other_sites_cannot_send(stranger: httpx.AsyncClient) -> None:
    question = {"query": "query($n: String!) {hello(name: $n)}", "variables": '{"n": "Bo"}'}
    assert (await stranger.get("/graphql", params=question)).status_code == httpx.codes.BAD_REQUEST
    answer = await stranger.get("/graphql", params=question, headers={"graphql-require-preflight": "1"})
    assert answer.json() == {"data": {"hello": "Hello Bo"}}


async def test_a_get_changes_nothing(admin: httpx.AsyncClient) -> None:
    answer = await admin.get(
        "/graphql", params={"query": "mutation {touch}"}, headers={"graphql-require-preflight": "1"}
    )
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


async def test_large_answers_are_compressed_and_small_ones_are_not(stranger: httpx.AsyncClient) -> None:
    large = await stranger.post("/graphql", json={"query": "{long(length: 200000)}"})
    small = await stranger.post("/graphql", json={"query": "{hello}"})
    assert large.headers["content-encoding"] == "gzip"
    assert len(large.json()["data"]["long"]) == 200_000
    assert "content-encoding" not in small.headers


async def test_the_newer_compression_is_taken_where_it_is_liked_as_much(stranger: httpx.AsyncClient) -> None:
    for accepted, encoding in (("gzip, zstd", "zstd"), ("zstd;q=0.1, gzip", "gzip"), ("identity", None)):
        request = stranger.build_request("POST", "/graphql", json={"query": "{long(length: 200000)}"})
        request.headers["accept-encoding"] = accepted
        answer = await stranger.send(request, stream=True)
        body = b"".join([piece async for piece in answer.aiter_raw()])
        assert answer.headers.get("content-encoding") == encoding
        assert int(answer.headers["content-length"]) == len(body)
        whole = {"zstd": zstd.decompress, "gzip": gzip.decompress}.get(encoding or "", bytes)(body)
        assert len(json.loads(whole)["data"]["long"]) == 200_000


async def test_an_asker_who_asks_too_often_is_told_when_to_come_back(database: Settings, tmp_path: Path) -> None:
    busy = site_of(database.but(requests_per_minute=3), built=tmp_path)
    async with busy.browser() as asker, busy.browser(address="10.0.0.9") as another:
        answers = [await asker.post("/graphql", json={"query": "{hello}"}) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert codes(answers[3]) == ["RATE_LIMITED"]
        assert answers[0].headers["ratelimit"] == '"default";r=2;t=20'
        assert int(answers[3].headers["retry-after"]) in range(1, 61)
        assert (await another.post("/graphql", json={"query": "{hello}"})).status_code == httpx.codes.OK
