"""A whole tree as lines: how soon it begins, and what it takes of memory at ten times the size."""

from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlencode

import httpx

from benchmarks import servers
from benchmarks.figures import Figure, Wanted, milliseconds
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved
from benchmarks.servers import Server
from benchmarks.stage import Place, Stage

WORK = "4 export"
FIRST_BYTE = Wanted(must=500, unit="ms")
CONSTANT = Wanted(must=1.1)


def measured(stage: Stage) -> Iterator[Figure]:
    """Both sizes in turn, on a server each."""
    with ExitStack() as held:
        turns: dict[str, Turn] = {}
        for factor in (1, 10):
            place = stage.forest(factor=factor)
            server = held.enter_context(servers.plumbline(place.settings))
            turns[f"{place.objectives:,}"] = Turn(server, _load(place), postmaster=place.postmaster)
            if not _is_there(server, place):
                print("There is no export in this version.", flush=True)
                return
            server.forget_peak()
        interleaved(turns, 3)
        (few, small), (many, large) = turns.items()
        beside = (
            f"{small.server.memory_peak:,.0f} MB for {few} objectives, {large.server.memory_peak:,.0f} MB for {many}"
        )
        yield Figure(
            WORK,
            "peak memory, ten times the objectives",
            large.server.memory_peak / small.server.memory_peak,
            CONSTANT,
            beside,
        )
        for name, turn in turns.items():
            first = min(answered.first_byte for answered in turn.rounds)
            how = f"all {turn.rounds[0].bytes_each / 1e6:,.0f} MB in {turn.spread}; {turn.processor}"
            slowest = max(answered.first_byte for answered in turn.rounds)
            how = f"{how}; the fastest {milliseconds(first)}"
            yield Figure(WORK, f"first byte of {name} objectives, slowest round", slowest * 1000, FIRST_BYTE, how)


def _path(place: Place) -> str:
    return f"/export/objective-tree?{urlencode({'root': place.company_id})}"


def _load(place: Place) -> Load:
    return Load(0, _path(place), [""], place.headers, method="GET")


def _is_there(server: Server, place: Place) -> bool:
    """Whether this version has the route; asks for one small export too, so that it is warm."""
    address = f"http://127.0.0.1:{server.port}{_path(place)}"
    with httpx.stream("GET", address, headers=place.headers, timeout=60) as answer:
        return answer.status_code == httpx.codes.OK and answer.headers["content-type"].startswith("application/jsonl")
