"""Interleaved rounds of the product and the floor, in this process and over HTTP."""

import itertools
import pickle
import statistics
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from benchmarks.check_ins.company import ADMIN, TARGET, Company, Shape
from benchmarks.check_ins.figures import Figures
from benchmarks.check_ins.floor import pool, replayed
from benchmarks.check_ins.pace import Call, Pace, middle, timed
from benchmarks.check_ins.recording import Recording
from benchmarks.check_ins.servers import commanded, running
from benchmarks.check_ins.wire import Wire
from plumbline.kit.ids import encode, new_id
from plumbline.okrs.entries import CheckInEntry
from plumbline.okrs.service import check_in
from plumbline.okrs.words import Status
from plumbline.settings import Settings

DOCUMENT = """
mutation ($entry: CheckInInput!) {
  checkInCreate(input: { checkIns: [$entry] }) { userErrors { code } results { userErrors { code } checkIn { id } } }
}
"""
# Only what the rounds have written: no key result collects more reports than it would in a quarter.
FORGET = ("delete from check_in where id > {0}", "delete from event where id > {0}", "delete from idempotency_key")

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is compared, and on what."""

    settings: Settings
    shape: Shape
    company: Company
    recordings: Sequence[Recording]
    rounds: int
    each: int

    @property
    def statements(self) -> int:
        """Statements of a check-in, as they reached the database."""
        return len(self.recordings[0].steps)


def entry(key_result_id: int) -> CheckInEntry:
    """A check-in with another value than the one before, so that every number above moves."""
    value = next(_numbers) * 7_919 % TARGET
    return CheckInEntry(f"key {new_id()}", key_result_id, Status.ON_TRACK, value, confidence=0.5, note="It goes well.")


async def in_process(bench: Bench) -> Figures:
    """Calls of the service against calls of the replay, both in this process; the database must be open."""
    viewer = replace(ADMIN, account_id=bench.company.account_id)

    async def product(client: int) -> None:
        results, _ = await check_in(viewer, [entry(bench.company.key_results[client])])
        assert not results[0].refusals, results

    async with pool(bench.settings.database_url, bench.settings.database_connections) as connections:

        async def floor(client: int) -> None:
            await replayed(connections, bench.recordings[client])

        return await _compared(bench, "in process", product, floor)


async def over_http(bench: Bench) -> Figures:
    """`checkInCreate` against the smallest endpoint that looks the token up and replays, each in a process of its own."""
    async with _servers(bench) as (product_port, floor_port), AsyncExitStack() as opened:
        token = f"authorization: Bearer {bench.company.token}\r\n"
        clients = range(len(bench.recordings))
        graphql = [await Wire.to(product_port, "/graphql", headers=token) for _ in clients]
        plain = [await Wire.to(floor_port, "/check-in", headers=token) for _ in clients]
        for wire in (*graphql, *plain):
            opened.callback(wire.close)

        async def product(client: int) -> None:
            answer = orjson.loads(await graphql[client].post(_asked(bench.company.key_results[client])))
            assert answer["data"]["checkInCreate"]["results"][0]["checkIn"], answer

        async def floor(client: int) -> None:
            await plain[client].post(b'{"client": %d}' % client)

        return await _compared(bench, "over HTTP", product, floor)


def _asked(key_result_id: int) -> bytes:
    made = entry(key_result_id)
    variables = {
        "idempotencyKey": made.idempotency_key,
        "keyResultId": encode("kr", key_result_id),
        "status": made.status,
        "value": made.value,
        "confidence": made.confidence,
        "note": made.note,
    }
    return orjson.dumps({"query": DOCUMENT, "variables": {"entry": variables}})


async def _compared(bench: Bench, way: str, product: Call, floor: Call) -> Figures:
    clients, since = len(bench.recordings), new_id()
    paces: dict[Call, list[Pace]] = {product: [], floor: []}
    for number in range(-1, bench.rounds):  # the first is for warming up
        for call in (product, floor) if number % 2 else (floor, product):
            pace = await timed(call, clients=clients, each=bench.each)
            await commanded(bench.settings.database_url, *(each.format(since) for each in FORGET))
            if number >= 0:
                paces[call].append(pace)
    ratios = [ours.per_second / theirs.per_second for ours, theirs in zip(paces[product], paces[floor], strict=True)]
    return Figures(
        bench.shape,
        way,
        bench.statements,
        middle(paces[product]),
        middle(paces[floor]),
        statistics.median(ratios),
    )


@asynccontextmanager
async def _servers(bench: Bench) -> AsyncIterator[tuple[int, int]]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "recordings"
        address, connections = bench.settings.database_url, bench.settings.database_connections
        told.write_bytes(pickle.dumps((address, connections, bench.recordings)))
        ours = {
            "PLUMBLINE_DATABASE_URL": address,
            "PLUMBLINE_DATA": folder,
            "PLUMBLINE_REQUESTS_PER_MINUTE": "100000000",
        }
        async with (
            running(Path(folder), "plumbline.cli", "serve", "--port", "{port}", **ours) as product,
            running(Path(folder), "benchmarks.check_ins.floor", "{port}", str(told)) as floor,
        ):
            yield product, floor
