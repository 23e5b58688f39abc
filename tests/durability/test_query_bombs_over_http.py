"""Expensive requests are refused before they cost anything, and nobody else waits meanwhile."""

import asyncio
import json
import statistics
import time
from typing import Any

import httpx
import pytest

from tests.durability.bombs import bombs
from tests.durability.office import Office, processor_seconds

TIMES = 3
BUDGET = 0.15
"""Seconds of the processor for one refusal: 20 ms on a quiet machine; quadratic work takes ten times this."""

LONGEST_WAIT = 0.5
"""Seconds that somebody else may wait for /healthz meanwhile, on a machine with busy neighbours."""


@pytest.fixture
def dialect() -> str:
    return "sqlite"  # no bomb gets as far as a database


async def refused(client: httpx.AsyncClient, body: bytes) -> tuple[set[str], int]:
    """The codes with which this body is refused, and the status."""
    try:
        answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    except httpx.WriteError:
        return {"BAD_USER_INPUT"}, 413  # it hung up before the whole body was there
    content = answer.json()
    if content.get("data"):
        return {"ANSWERED"}, answer.status_code
    return {error["extensions"]["code"] for error in content["errors"]}, answer.status_code


def sent(content: Any, turn: int) -> bytes:
    """The body, a little different each turn: a text that was refused once is remembered."""
    if isinstance(content, bytes):
        return content
    return json.dumps(content | {"query": content["query"] + " " * turn}).encode()


async def pinged(office: Office, waits: list[float], until: asyncio.Event) -> None:
    """Ask whether the server lives, all the time."""
    async with httpx.AsyncClient(base_url=office.address) as client:
        while not until.is_set():
            begun = time.monotonic()
            assert (await client.get("/healthz")).status_code == httpx.codes.OK
            waits.append(time.monotonic() - begun)
            await asyncio.sleep(0.01)


async def test_every_kind_of_bomb_is_refused_with_little_work_while_others_are_served(office: Office) -> None:
    over, waits = asyncio.Event(), list[float]()
    others = asyncio.create_task(pinged(office, waits, over))
    wrong: dict[str, str] = {}
    async with office.client() as client:
        for name, (content, codes) in bombs().items():
            spent = []
            for turn in range(TIMES):
                before = processor_seconds(office.pid)
                found, status = await refused(client, sent(content, turn))
                spent.append(processor_seconds(office.pid) - before)
            if not found <= codes or status >= httpx.codes.INTERNAL_SERVER_ERROR:
                wrong[name] = f"{status} {found}"
            elif min(spent) > BUDGET:
                wrong[name] = f"{min(spent):.3f} s of work"
    over.set()
    await others
    assert not wrong
    assert max(waits) < LONGEST_WAIT, f"{max(waits):.2f} s, usually {statistics.median(waits):.3f} s"


async def test_an_answer_that_would_be_too_large_is_refused_within_the_time_of_a_request(office: Office) -> None:
    inner = "keyResults(first: 100) { nodes { objective { "
    document = "{ objectives(first: 100) { nodes { " + inner * 5 + "title" + " } } }" * 5 + " } } }"
    async with office.client() as client:
        begun = time.monotonic()
        answer = await client.post("/graphql", json={"query": document})
        assert time.monotonic() - begun < 10
        found = {error["extensions"]["code"] for error in answer.json().get("errors", [])}
        assert found <= {"QUERY_TOO_COMPLEX"}
        assert (await client.post("/graphql", json={"query": "{ viewer { role } }"})).status_code == httpx.codes.OK
