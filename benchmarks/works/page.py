"""One person's page, signed in: many small requests at once."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import documents, servers
from benchmarks.equality import same_answers, same_rows
from benchmarks.figures import Figure, Wanted, milliseconds
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved, per_second_of, ratio, slowest_of
from benchmarks.stage import Place, Stage
from plumbline.kit.ids import encode

WORK = "2 page"
CONNECTIONS = 16
FLOOR = Wanted(must=0.5, least=True)
POSTGRAPHILE = Wanted(must=1, aim=1.3, least=True)
SLOWEST = Wanted(must=1)


def loads(place: Place, *, seconds: float) -> dict[str, Load]:
    """What each server is sent, by its name."""
    ids = [encode("per", number) for number in place.people]
    ours = [json.dumps({"query": documents.page(), "variables": {"id": id}}) for id in ids]
    peer = [json.dumps({"query": documents.peer_page(), "variables": {"id": str(each)}}) for each in place.people]
    sent = {
        "Plumbline": ("/graphql", ours),
        "hand-written": ("/page", [json.dumps({"id": id}) for id in ids]),
        "stock Strawberry": ("/graphql", ours),
        "PostGraphile": ("/graphql", peer),
    }
    return {
        name: Load(0, path, bodies, place.headers, CONNECTIONS, requests=10**9, seconds=seconds)
        for name, (path, bodies) in sent.items()
    }


def measured(stage: Stage) -> Iterator[Figure]:
    """Requests a second beside one another, and how long the slowest hundredth took."""
    place = stage.forest()
    asked = loads(place, seconds=1.5 if stage.quick else 3)
    with ExitStack() as held:
        running = servers.beside(held, place.settings, list(asked))
        turns = {name: Turn(server, asked[name], postmaster=place.postmaster) for name, server in running.items()}
        same_answers(turns, ["Plumbline", "hand-written", "stock Strawberry"])
        same_rows({name: turns[name] for name in ("Plumbline", "PostGraphile") if name in turns})
        interleaved(turns, 1)
        for turn in turns.values():
            turn.warm()
        interleaved(turns, 3 if stage.quick else 7)
        yield from _compared(turns)


def _compared(turns: dict[str, Turn]) -> Iterator[Figure]:
    ours = turns["Plumbline"]
    for name, wanted in (("hand-written", FLOOR), ("PostGraphile", POSTGRAPHILE), ("stock Strawberry", Wanted())):
        if name not in turns:
            continue
        beside = f"{ours.per_second:,.0f} : {turns[name].per_second:,.0f} requests/s"
        yield Figure(WORK, f"requests/s against {name}", ratio(ours, turns[name], per_second_of), wanted, beside)
    if "PostGraphile" in turns:
        slowest, theirs = ours.percentile(0.99), turns["PostGraphile"].percentile(0.99)
        beside = f"{milliseconds(slowest)} : {milliseconds(theirs)}"
        yield Figure(WORK, "p99 against PostGraphile", ratio(ours, turns["PostGraphile"], slowest_of), SLOWEST, beside)
    for name, turn in turns.items():
        how = f"p50 {milliseconds(turn.percentile(0.5))}, {turn.processor}"
        memory = f"peak memory {turn.server.memory_peak:,.0f} MB"
        yield Figure(WORK, f"p99, {name}", turn.percentile(0.99) * 1000, Wanted(unit="ms"), f"{how}, {memory}")
