"""A company at work, seen from outside: a real server, people with access tokens, and a record of what they did."""

import asyncio
import math
import os
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import database_open, transaction
from plumbline.identity.models import Account
from plumbline.identity.service import create_token_for
from plumbline.identity.words import Scope
from plumbline.kit.clock import now
from plumbline.kit.ids import encode, new_id
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import KeyResultEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.words import Measure
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from plumbline.settings import Settings
from tests.server import Server, answering, free_port, start

LONG = bool(os.environ.get("LONG_TESTS"))
"""Whether the long form was asked for."""

CLIENTS = 8
ADMIN = Viewer(account_id=1, role=Role.ADMIN)
Ask = Callable[..., Awaitable[Any]]

CHECK_IN = """
mutation ($entry: CheckInInput!) {
  checkInCreate(input: { checkIns: [$entry] }) {
    userErrors { code message path }
    results { repeated userErrors { code message path } checkIn { id value note } }
  }
}
"""
CHECK_INS = """
query ($id: ID!, $after: String) {
  keyResult(id: $id) {
    currentValue
    checkIns(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id value valueBefore note recordedAt }
    }
  }
}
"""


class Outcome(StrEnum):
    """What a client knows of an operation of its own."""

    OK = "OK"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"


@dataclass
class Operation:
    """One thing a client did, by its idempotency key."""

    client: int
    key: str
    value: float
    outcome: Outcome = Outcome.UNKNOWN
    id: str | None = None
    told: str = ""


@dataclass
class Office:
    """A company with an objective of its own, people who are all admins, and the tokens they use."""

    settings: Settings
    tokens: list[str]
    cycle: str
    company: str
    objective: str
    key_results: list[str]
    server: Server | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)

    async def open(self) -> float:
        """Start the server. Returns the seconds it worked until it answered; those of busy neighbours do not count."""
        begun = time.monotonic()
        self.server = start(self.settings, extra=self.extra)
        await answering(self.server)
        return min(time.monotonic() - begun, processor_seconds(self.server.process.pid))

    @property
    def pid(self) -> int:
        """The process of the server."""
        assert self.server is not None
        return self.server.process.pid

    async def kill(self) -> None:
        """End the server as a power cut does."""
        assert self.server is not None
        self.server.process.kill()
        await asyncio.to_thread(self.server.process.wait)

    async def close(self) -> None:
        """End the server in order."""
        if self.server is not None and self.server.process.poll() is None:
            self.server.process.terminate()
            await asyncio.to_thread(self.server.process.wait, 20)

    @property
    def address(self) -> str:
        """Where the server is, now and after each start."""
        return f"http://127.0.0.1:{self.settings.port}"

    def client(self, person: int = 0, *, address: str | None = None) -> httpx.AsyncClient:
        """A program that speaks for one of the people."""
        headers = {"authorization": f"Bearer {self.tokens[person]}"}
        return httpx.AsyncClient(base_url=address or self.address, headers=headers, timeout=15)


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used; without end where the machine does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return math.inf
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def ask(client: httpx.AsyncClient, document: str, **variables: Any) -> Any:
    """The data of an answer without errors."""
    answer = await client.post("/graphql", json={"query": document, "variables": variables})
    content = answer.json()
    assert "errors" not in content, content["errors"]
    return content["data"]


async def report(client: httpx.AsyncClient, operation: Operation, key_result: str) -> Outcome:
    """Check in, and write down in the operation what became of it."""
    entry = {
        "idempotencyKey": operation.key,
        "keyResultId": key_result,
        "status": "ON_TRACK",
        "value": operation.value,
        "note": operation.key,
    }
    try:
        answer = await client.post("/graphql", json={"query": CHECK_IN, "variables": {"entry": entry}})
    except httpx.TransportError as broken:
        # Nothing was sent where nobody listened; else it may have been done before the answer was lost.
        never_sent = isinstance(broken, httpx.ConnectError) and not operation.told
        operation.outcome = Outcome.FAILED if never_sent else Outcome.UNKNOWN
        operation.told = repr(broken)
        return operation.outcome
    content = answer.json()
    made = ((content.get("data") or {}).get("checkInCreate") or {}).get("results") or [{}]
    if made[0].get("checkIn"):
        operation.outcome, operation.id = Outcome.OK, made[0]["checkIn"]["id"]
    else:
        operation.outcome, operation.told = Outcome.UNKNOWN, f"{answer.status_code} {answer.text}"
    return operation.outcome


async def stored(client: httpx.AsyncClient, key_result: str) -> tuple[float | None, list[dict[str, Any]]]:
    """The current value of a key result and all its check-ins."""
    found: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        goal = (await ask(client, CHECK_INS, id=key_result, after=after))["keyResult"]
        found += goal["checkIns"]["nodes"]
        if not goal["checkIns"]["pageInfo"]["hasNextPage"]:
            assert goal["checkIns"]["totalCount"] == len(found)
            return goal["currentValue"], found
        after = goal["checkIns"]["pageInfo"]["endCursor"]


async def account(email: str, *, role: Role = Role.ADMIN, person_id: int | None = None) -> str:
    """An account that may sign in. Returns an access token of its own."""
    await _account(email, role, person_id)
    made = await create_token_for(email, name="test", scopes=list(Scope), expires_at=None)
    return made.secret


@transaction
async def _account(email: str, role: Role, person_id: int | None) -> None:
    await Account.create(id=new_id(), email=email, role=role, person_id=person_id, created_at=now())


PATIENCE = 2
"""Seconds that the server of an impatient office waits for a reader."""


@asynccontextmanager
async def impatient(installation: Settings) -> AsyncIterator["Office"]:
    """A company at work on a server that is less patient with readers than usual."""
    made = await furnished(installation, extra={"PLUMBLINE_READER_SECONDS": str(PATIENCE)})
    try:
        yield made
    finally:
        await made.close()


async def furnished(
    installation: Settings, *, key_results: int = CLIENTS, extra: Mapping[str, str] | None = None
) -> Office:
    """An office on this empty database, its server running, with `extra` variables in its environment."""
    async with database_open(installation):
        company = await organization.create_company(ADMIN, name="Acme", time_zone="UTC")
        today = now().date()
        ends_on = today + timedelta(days=60)
        cycle = await cycles.create_cycle(ADMIN, name="Now", starts_on=today - timedelta(days=30), ends_on=ends_on)
        entries = tuple(
            KeyResultEntry(f"Count {number}", Measure.INCREASE, start_value=0, target_value=1_000)
            for number in range(key_results)
        )
        entry = ObjectiveEntry("Keep what was said", cycle, OwnerEntry(unit_id=company), key_results=entries)
        objective, _ = await okrs.create_objective(ADMIN, entry, idempotency_key="objective")
        await okrs.publish(ADMIN, objective, if_version=1)
        await cycles.move_cycle(ADMIN, cycle, to=CyclePhase.ACTIVE, if_version=1)
        tokens = [await account(f"person{number}@example.com") for number in range(CLIENTS)]
    office = Office(
        installation.but(port=free_port()),
        tokens,
        encode("cyc", cycle),
        encode("com", company),
        encode("obj", objective),
        [],
        extra=extra or {},
    )
    await office.open()
    async with office.client() as client:
        document = "query ($id: ID!) { objective(id: $id) { keyResults { nodes { id } } } }"
        found = await ask(client, document, id=office.objective)
    office.key_results = [each["id"] for each in found["objective"]["keyResults"]["nodes"]]
    return office


def dice(name: str) -> random.Random:
    """Chance that can be had again: the seed is printed, and taken from SEED if that is set."""
    seed = os.environ.get("SEED") or str(random.randrange(10**9))
    print(f"{name}: SEED={seed}")  # noqa: T201 # shown with a failure, so that it can be had again
    return random.Random(seed)
