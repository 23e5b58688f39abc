"""graphql-transport-ws from a real server to a real client: the protocol, its ends, and the same laws as over SSE."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.durability.office import Office
from tests.durability.sockets import SOON, closed, greeted, heard, opened, say, subscribe, told
from tests.durability.test_live import FOLLOW, checked_in, revoke_all

MOST = 20
one_database = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # nothing here is stored


async def test_events_pings_and_an_end_that_the_client_chooses(office: Office) -> None:
    async with office.client(0) as client, greeted(office.address, office.tokens[1]) as socket:
        id_ = await subscribe(socket, FOLLOW)
        begun = await told(socket, "objectiveChanged")
        await say(socket, type="ping", payload={"any": "thing"})
        assert await heard(socket) == {"type": "pong"}
        await checked_in(client, office, 20)
        assert [each["id"] for each in (await told(socket, "objectiveChanged"))["upserted"]] == [office.objective]
        await say(socket, type="complete", id=id_)
        await subscribe(socket, FOLLOW, id=id_, since=begun["revision"])
        missed = await told(socket, "objectiveChanged")
        assert ([each["id"] for each in missed["upserted"]], missed["reset"]) == ([office.objective], False)


WRONG: list[tuple[list[dict[str, Any]], int]] = [
    ([{"type": "nonsense"}], 4400),
    ([{"type": "subscribe", "id": "", "payload": {"query": FOLLOW}}], 4401),
    ([{"type": "connection_init"}, {"type": "subscribe", "payload": {"query": FOLLOW}}], 4400),
    ([{"type": "connection_init"}, {"type": "subscribe", "id": "a" * 101, "payload": {"query": FOLLOW}}], 4400),
    ([{"type": "connection_init"}, {"type": "subscribe", "id": "a"}], 4400),
    ([{"type": "connection_init"}, *[{"type": "subscribe", "id": "a", "payload": {"query": FOLLOW}}] * 2], 4409),
    ([{"type": "connection_init"}, {"type": "connection_init"}], 4429),
    ([{"type": "connection_init", "payload": "x" * 300_000}], 1009),
]


@one_database
async def test_each_fault_has_its_code(office: Office) -> None:
    for messages, code in WRONG:
        async with opened(office.address, office.tokens[0]) as socket:
            for message in messages:
                await say(socket, **message)
            assert await closed(socket) == code, messages[-1]["type"]
    for raw in (b"{}", "no JSON", "[]", '"ping"'):
        async with opened(office.address, office.tokens[0]) as socket:
            await socket.send(raw)
            assert await closed(socket) == 4400, raw
    async with opened(office.address, office.tokens[0], subprotocols=None) as socket:
        assert await closed(socket) == 4406
    async with opened(office.address, office.tokens[0], subprotocols=["graphql-ws"]) as socket:
        assert await closed(socket) == 4406
    for token in (None, "plt_nonsense"):
        async with opened(office.address, token) as socket:
            await say(socket, type="connection_init")
            assert await closed(socket) == 4403
    async with opened(office.address, office.tokens[0]) as socket:
        assert await closed(socket) == 4408


@one_database
async def test_pages_of_other_sites_are_refused_before_they_say_anything(office: Office) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with opened(office.address, None, origin="https://elsewhere.example"):
            pass
    assert refused.value.response.status_code == httpx.codes.FORBIDDEN
    async with opened(office.address, None, origin=office.address) as socket:
        await say(socket, type="connection_init")
        assert await closed(socket) == 4403


@one_database
async def test_only_subscriptions_are_answered_and_the_others_hear_why(office: Office) -> None:
    asked = {
        "{ company { id } }": "BAD_USER_INPUT",
        "mutation { viewerSignOut { userErrors { code } } }": "GRAPHQL_VALIDATION_FAILED",
        "subscription { nothing }": "GRAPHQL_VALIDATION_FAILED",
        "subscription {": "GRAPHQL_VALIDATION_FAILED",
    }
    async with greeted(office.address, office.tokens[0]) as socket:
        for query, code in asked.items():
            id_ = await subscribe(socket, query)
            message = await heard(socket)
            assert (message["type"], message["id"]) == ("error", id_)
            assert message["payload"][0]["extensions"]["code"] == code
        await subscribe(socket, FOLLOW)
        assert await told(socket, "objectiveChanged")


@one_database
async def test_streams_of_one_account_are_counted_over_both_transports_and_given_back(office: Office) -> None:
    asked = {"query": FOLLOW}
    async with office.client(0) as client, greeted(office.address, office.tokens[0]) as socket:
        for _ in range(MOST):
            await subscribe(socket, FOLLOW)
            await told(socket, "objectiveChanged")
        await subscribe(socket, FOLLOW)
        assert (await heard(socket))["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
        assert (await client.post("/graphql/stream", json=asked)).status_code == httpx.codes.TOO_MANY_REQUESTS
        async with greeted(office.address, office.tokens[1]) as other:
            await subscribe(other, FOLLOW)
            await told(other, "objectiveChanged")
        socket.transport.abort()
    async with asyncio.timeout(SOON), greeted(office.address, office.tokens[0]) as again:
        for _ in range(MOST):
            await subscribe(again, FOLLOW)
            await told(again, "objectiveChanged")


@one_database
async def test_connections_of_one_account_are_counted_and_given_back(office: Office) -> None:
    async with AsyncExitStack() as stack:
        held = [await stack.enter_async_context(greeted(office.address, office.tokens[0])) for _ in range(MOST)]
        async with opened(office.address, office.tokens[0]) as one_more:
            await say(one_more, type="connection_init")
            assert await closed(one_more) == 1013
        async with greeted(office.address, office.tokens[1]) as other:
            await subscribe(other, FOLLOW)
            await told(other, "objectiveChanged")
        await held[0].close()
        async with greeted(office.address, office.tokens[0]) as again:
            await subscribe(again, FOLLOW)
            await told(again, "objectiveChanged")


async def test_a_revoked_token_ends_its_connection_with_and_without_streams(office: Office) -> None:
    async with (
        greeted(office.address, office.tokens[1]) as busy,
        greeted(office.address, office.tokens[1]) as idle,
    ):
        await subscribe(busy, FOLLOW)
        await told(busy, "objectiveChanged")
        await revoke_all(office)
        async with asyncio.timeout(SOON):
            assert (await closed(busy), await closed(idle)) == (4403, 4403)


@one_database
async def test_a_server_that_stops_asks_to_come_again(office: Office) -> None:
    async with (
        greeted(office.address, office.tokens[1]) as busy,
        greeted(office.address, office.tokens[1]) as idle,
    ):
        await subscribe(busy, FOLLOW)
        await told(busy, "objectiveChanged")
        assert office.server is not None
        office.server.process.terminate()
        assert (await closed(busy), await closed(idle)) == (1012, 1012)
        assert await asyncio.to_thread(office.server.process.wait, SOON) == 0
