"""A client that goes away while its query runs, and one that reads slowly."""

import asyncio
import json
from typing import Any

import httpx
from starlette.requests import HTTPConnection
from starlette.types import Message

from plumbline.database import Sql, reading
from plumbline.kit.ropes import Rope
from plumbline.web.answers import PIECE, json_answer
from tests.api.http.conftest import Site, site_of

LEFT = 20
"""More than there are connections for reading on either database."""


async def left(site: Site, document: str, cookie: str, *, after: float) -> list[Message]:
    """Ask and go away after some seconds. Returns what the server tried to send."""
    body = json.dumps({"query": document}).encode()
    head = [
        (b"host", b"localhost"),
        (b"content-type", b"application/json"),
        (b"cookie", cookie.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "query_string": b"",
        "scheme": "http",
        "client": ("127.0.0.1", 50_000),
        "headers": head,
    }
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        if waiting:
            return waiting.pop()
        await asyncio.sleep(after)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await site.app(scope, receive, send)
    return sent


async def test_a_query_ends_when_its_client_has_gone_and_gives_its_snapshot_back(
    site: Site, admin: httpx.AsyncClient
) -> None:
    patient = site_of(site.settings.but(seconds=60), built=site.settings.data)
    cookie = f"plumbline={admin.cookies['plumbline']}"
    async with asyncio.timeout(20):
        answers = await asyncio.gather(*(left(patient, "{slow}", cookie, after=0.2) for _ in range(LEFT)))
        async with reading() as snapshot:
            assert (await snapshot.rows(Sql("select 1")))[0][0] == 1
    assert not any(b"at last" in message.get("body", b"") for sent in answers for message in sent)


async def test_a_mutation_runs_to_its_end_when_its_client_has_gone(site: Site, admin: httpx.AsyncClient) -> None:
    cookie = f"plumbline={admin.cookies['plumbline']}"
    sent = await left(site, "mutation {linger}", cookie, after=0.0)
    assert b'"linger":true' in sent[-1]["body"]


async def test_a_large_answer_is_handed_over_piece_by_piece() -> None:
    for length in (PIECE - 2, PIECE - 1, PIECE * 3 - 2, PIECE * 3 - 1, PIECE * 3 + 9):
        answer = await json_answer(_nobody(), "x" * length)
        sent: list[Message] = []

        async def send(message: Message, sent: list[Message] = sent) -> None:
            sent.append(message)

        await answer({"type": "http"}, _nothing, send)
        pieces = [message["body"] for message in sent[1:]]
        assert b"".join(pieces) == b'"' + b"x" * length + b'"'
        assert max(len(piece) for piece in pieces) <= PIECE
        assert [message.get("more_body", False) for message in sent[1:]] == [True] * (len(pieces) - 1) + [False]
        assert (b"content-length", str(length + 2).encode()) in sent[0]["headers"]


async def test_an_answer_in_pieces_is_sent_in_pieces_of_the_usual_size() -> None:
    for size in (7, 999, PIECE + 1):
        rope = Rope((b'["', b"x" * size * 9, *[b"y" * size] * 200, b'"]'))
        whole = bytes(rope)
        answer = await json_answer(_nobody(), {"data": rope, "extensions": {"more": True}})
        sent: list[Message] = []

        async def send(message: Message, sent: list[Message] = sent) -> None:
            sent.append(message)

        await answer({"type": "http"}, _nothing, send)
        pieces = [message["body"] for message in sent[1:]]
        assert b"".join(pieces) == b'{"data":' + whole + b',"extensions":{"more":true}}'
        assert max(map(len, pieces)) <= PIECE
        assert (b"content-length", b"%d" % len(b"".join(pieces))) in sent[0]["headers"]
        assert not rope.pieces


async def test_a_reader_that_keeps_up_leaves_others_their_turn() -> None:
    answer = await json_answer(_nobody(), "x" * PIECE * 200)
    turns = most = 0

    async def send(message: Message) -> None:
        nonlocal turns, most
        turns += 1
        most = max(most, turns)

    async def other() -> None:
        nonlocal turns
        while True:
            turns = 0
            await asyncio.sleep(0)

    others = asyncio.create_task(other())
    await answer({"type": "http"}, _nothing, send)
    others.cancel()
    assert most < 50


def _nobody() -> Any:
    return HTTPConnection({"type": "http", "headers": []})


async def _nothing() -> Message:
    await asyncio.sleep(60)
    return {"type": "http.disconnect"}
