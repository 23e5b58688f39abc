"""A company with people of different rights, on a real server, and what they are told over both transports."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from plumbline.database import Sql, current, database_open, transaction
from plumbline.identity.service.sessions import open_session
from plumbline.organization.viewer import Role
from plumbline.settings import Settings
from tests.durability.office import CHECK_IN, account, ask
from tests.durability.sockets import SOON, closed, heard, opened, say, subscribe, told
from tests.durability.test_live import changed, followed
from tests.factories import World, built
from tests.server import Server, serving

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
    Call daily @Inside_Sales
      = Dials
Canary @Tech team
  = Whisper
"""
ADMINS = 2
FORBIDDEN = 4403
_numbers = itertools.count()


@dataclass
class Audience:
    """The world of the factories on a running server; tokens of everybody in it and of an admin; sessions: two of Ben's, and the admin's."""

    world: World
    settings: Settings
    server: Server
    tokens: dict[str, str]
    sessions: list[str]

    def client(self, name: str = "admin") -> httpx.AsyncClient:
        """A program that speaks for somebody."""
        return self._asking(authorization=f"Bearer {self.tokens[name]}")

    def browser(self, session: int) -> httpx.AsyncClient:
        """A browser in which Ben is signed in, or the admin."""
        return self._asking(**self._cookie(session))

    def _cookie(self, session: int) -> dict[str, str]:
        return {"cookie": f"plumbline={self.sessions[session]}"}

    def _asking(self, **headers: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.server.address, headers=headers, timeout=15)

    async def does(self, document: str, **given: Any) -> None:
        """Let the admin do something that is not refused, in the app: programs change no accounts."""
        async with self.browser(ADMINS) as client:
            (made,) = (await ask(client, document, input=given)).values()
        assert made["userErrors"] == [], made

    async def reports(self, title: str, value: float, name: str = "admin") -> None:
        """Let somebody check in on a key result."""
        entry = {"keyResultId": self.world.id(title), "status": "ON_TRACK", "value": value}
        async with self.client(name) as client:
            made = await ask(client, CHECK_IN, entry=entry | {"idempotencyKey": str(next(_numbers))})
        assert made["checkInCreate"]["results"][0]["checkIn"], made

    @asynccontextmanager
    async def both(
        self, query: str, *, name: str = "", session: int = 0, **variables: Any
    ) -> AsyncIterator[tuple["Stream", "Stream"]]:
        """The same stream as server-sent events and over a WebSocket, by somebody's token or in a browser."""
        field = query.partition("{")[2].strip().partition("(")[0].partition(" ")[0]
        cookie = {"origin": self.server.address} | self._cookie(session)
        client = self.client(name) if name else self.browser(session)
        more = {} if name else {"additional_headers": cookie}
        async with (
            client,
            followed(client, query=query, **variables) as events,
            opened(self.server.address, self.tokens.get(name), **more) as socket,
        ):
            await say(socket, type="connection_init")
            assert await heard(socket) == {"type": "connection_ack"}
            await subscribe(socket, query, **variables)

            async def complete() -> bool:
                async with asyncio.timeout(SOON):
                    *_, (_, refused), (last, _) = [event async for event in events]
                return last == "complete" and refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"

            async def hung_up() -> bool:
                async with asyncio.timeout(SOON):
                    return await closed(socket) == FORBIDDEN

            yield Stream(lambda: changed(events, field), complete), Stream(lambda: told(socket, field), hung_up)


@dataclass
class Stream:
    """What one of them tells next, and whether it ends soon because whoever listened may not listen any more."""

    told: Callable[[], Awaitable[Any]]
    shut_out: Callable[[], Awaitable[bool]]


async def all_told(streams: tuple[Stream, ...]) -> Any:
    """What all of these streams tell next, which is the same."""
    first, *others = [await each.told() for each in streams]
    assert all(each == first for each in others), (first, others)
    return first


@asynccontextmanager
async def gathered_in(installation: Settings) -> AsyncIterator[Audience]:
    """The company in this empty database, and a server until the end of the block."""
    async with database_open(installation):
        world = await built(GOALS)
        tokens = {"admin": await account("admin@example.com")}
        for name, person_id in world.people.items():
            tokens[name] = await account(f"{name.lower()}@example.com", role=Role.MEMBER, person_id=person_id)
        sessions = [await _session(f"{name}@example.com") for name in ("ben", "ben", "admin")]
    async with serving(installation) as server:
        yield Audience(world, server.settings, server, tokens, sessions)


@transaction
async def _session(email: str) -> str:
    ((account_id,),) = await current().rows(Sql("select id from account where email = :email", email=email))
    return (await open_session(account_id)).key
