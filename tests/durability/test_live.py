"""Live streams from a real server: they tell what a fetch would, resume over a restart, and end with the right to listen."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.durability.elsewhere import elsewhere
from tests.durability.office import Office, Operation, Outcome, ask, report
from tests.server import serving

FOLLOW = """subscription ($since: String) { objectiveChanged(since: $since) {
    revision reset removedIds upserted { id title progress } } }"""
CHANGES = """query ($since: String!) { objectiveChanges(since: $since) {
    revision reset removedIds upserted { id title progress } } }"""
SOON = 5
"""Seconds in which a stream tells what happened, or ends."""


@asynccontextmanager
async def followed(
    client: httpx.AsyncClient, since: str | None = None, *, query: str = FOLLOW, **variables: Any
) -> AsyncIterator[AsyncIterator[tuple[str, Any]]]:
    """A stream, as pairs of what each event is and what it holds."""
    asked = {"query": query, "variables": {"since": since} | variables}
    async with client.stream("POST", "/graphql/stream", json=asked) as answer:
        assert answer.status_code == httpx.codes.OK, await answer.aread()

        async def events() -> AsyncIterator[tuple[str, Any]]:
            kind = ""
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    yield kind, json.loads(line.removeprefix("data: "))

        yield events()


async def changed(events: AsyncIterator[tuple[str, Any]], field: str = "objectiveChanged") -> Any:
    async with asyncio.timeout(SOON):
        kind, content = await anext(events)
    assert kind == "next", content
    return content["data"][field]


async def checked_in(client: httpx.AsyncClient, office: Office, value: float) -> None:
    assert await report(client, Operation(0, f"value {value}", value), office.key_results[0]) is Outcome.OK


async def test_a_stream_says_what_changes_as_a_fetch_would(office: Office) -> None:
    async with office.client(0) as client, office.client(1) as other, followed(other) as events:
        begun = await changed(events)
        assert (begun["upserted"], begun["reset"]) == ([], False)
        await checked_in(client, office, 20)
        told = await changed(events)
        assert [each["id"] for each in told["upserted"]] == [office.objective]
        assert told == (await ask(other, CHANGES, since=begun["revision"]))["objectiveChanges"]


async def test_nothing_is_missed_over_a_restart(office: Office) -> None:
    async with office.client(1) as other, followed(other) as events:
        begun = await changed(events)
    async with office.client(0) as client:
        await checked_in(client, office, 30)
    await office.kill()
    await office.open()
    async with office.client(1) as other, followed(other, begun["revision"]) as events:
        missed = await changed(events)
        assert [each["id"] for each in missed["upserted"]] == [office.objective]
        assert missed["reset"] is False


async def revoke_all(office: Office) -> None:
    """Take all access tokens back."""
    await elsewhere(office.settings, "update access_token set revoked_at = created_at")


async def test_a_revoked_token_ends_its_stream(office: Office) -> None:
    async with office.client(1) as other, followed(other) as events:
        await changed(events)
        await revoke_all(office)
        async with asyncio.timeout(SOON):
            left = [event async for event in events]
        assert [kind for kind, _ in left] == ["next", "complete"]
        assert left[0][1]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_server_that_stops_asks_to_come_again(office: Office) -> None:
    async with office.client(1) as other, followed(other) as events:
        await changed(events)
        assert office.server is not None
        office.server.process.terminate()
        async with asyncio.timeout(SOON):
            assert [kind async for kind, _ in events] == []


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)  # SQLite has one process
async def test_another_process_hears_of_it(office: Office) -> None:
    async with (
        serving(office.settings) as second,
        office.client(0) as client,
        office.client(1, address=second.address) as other,
        followed(other) as events,
    ):
        await changed(events)
        await checked_in(client, office, 40)
        assert [each["id"] for each in (await changed(events))["upserted"]] == [office.objective]


async def test_strangers_and_other_operations_are_refused(office: Office) -> None:
    async with httpx.AsyncClient(base_url=office.address) as stranger, office.client(0) as client:
        refused = await stranger.post("/graphql/stream", json={"query": FOLLOW})
        assert refused.status_code == httpx.codes.UNAUTHORIZED
        refused = await client.post("/graphql/stream", json={"query": "{ company { id } }"})
        assert refused.status_code == httpx.codes.BAD_REQUEST
