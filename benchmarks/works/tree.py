"""All objectives of a company with owners and key results, four levels, in one request."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import documents, servers
from benchmarks.equality import same_answers, same_rows
from benchmarks.figures import Figure, Wanted
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved, ratio
from benchmarks.stage import Place, Stage

WORK = "1 tree"
FLOOR = Wanted(must=1.4, aim=0.8)
POSTGRAPHILE = Wanted(must=3, aim=6, least=True)
STOCK = Wanted(must=20, least=True)


def loads(place: Place, *, requests: int = 1) -> dict[str, Load]:
    """What each server is sent, by its name."""
    ours = json.dumps({"query": documents.tree()})
    theirs = json.dumps({"query": documents.peer_tree(), "variables": {"id": str(place.company)}})
    sent = {
        "Plumbline": ("/graphql", ours),
        "hand-written": ("/tree", "{}"),
        "stock Strawberry": ("/graphql", ours),
        "PostGraphile": ("/graphql", theirs),
    }
    return {name: Load(0, path, [body], place.headers, requests=requests) for name, (path, body) in sent.items()}


def measured(stage: Stage) -> Iterator[Figure]:
    """Times beside one another, and what the server needed for it."""
    place = stage.forest()
    with ExitStack() as held:
        running = servers.beside(
            held, place.settings, ["Plumbline", "hand-written", "stock Strawberry", "PostGraphile"]
        )
        turns = {
            name: Turn(server, loads(place)[name], postmaster=place.postmaster) for name, server in running.items()
        }
        same_answers(turns, ["Plumbline", "hand-written", "stock Strawberry"])
        same_rows({name: turns[name] for name in ("Plumbline", "PostGraphile") if name in turns})
        idle = {name: turn.server.memory for name, turn in turns.items()}
        for turn in turns.values():
            turn.server.forget_peak()
        slow = {"stock Strawberry"}
        interleaved(turns, 1)
        interleaved({name: turn for name, turn in turns.items() if name not in slow}, 4 if stage.quick else 10)
        yield from _compared(turns)
        yield from _needs(turns, idle)
        yield from _stalled(turns)


def _compared(turns: dict[str, Turn]) -> Iterator[Figure]:
    ours = turns["Plumbline"]
    how = {name: turn.spread for name, turn in turns.items()}
    beside = f"{how['Plumbline']} : {how['hand-written']}"
    yield Figure(WORK, "time against hand-written", ratio(ours, turns["hand-written"]), FLOOR, beside)
    for name, wanted in (("PostGraphile", POSTGRAPHILE), ("stock Strawberry", STOCK)):
        if name in turns:
            beside = f"{how['Plumbline']} : {how[name]}"
            yield Figure(WORK, f"times faster than {name}", ratio(turns[name], ours), wanted, beside)


def _needs(turns: dict[str, Turn], idle: dict[str, float]) -> Iterator[Figure]:
    megabytes = Wanted(unit="MB")
    for name, turn in turns.items():
        size = f"answer {turn.rounds[0].bytes_each / 1e6:,.1f} MB, {turn.processor}"
        yield Figure(
            WORK, f"peak memory, {name}", turn.server.memory_peak, megabytes, f"idle {idle[name]:,.0f} MB; {size}"
        )


def _stalled(turns: dict[str, Turn]) -> Iterator[Figure]:
    for name in ("Plumbline", "hand-written"):
        with servers.stalls(turns[name].server) as waits:
            turns[name]()
        yield Figure(
            WORK, f"longest stall, {name}", max(waits) * 1000, Wanted(unit="ms"), f"{len(waits)} cheap requests"
        )
