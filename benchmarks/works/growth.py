"""Ten times the objectives in one request: what it costs in time and memory, and what others wait meanwhile."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

from benchmarks import servers
from benchmarks.figures import Figure, Wanted
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved, ratio
from benchmarks.stage import Place, Stage
from benchmarks.works import page, tree

WORK = "4 growth"
LINEAR = Wanted(must=11)
RAISED = {"PLUMBLINE_OBJECTS": "10000000", "PLUMBLINE_SECONDS": "120"}
"""The limits that a tree of this size meets."""


def measured(stage: Stage) -> Iterator[Figure]:
    """Both trees in turn, on a server each."""
    with ExitStack() as held:
        turns, idle = {}, {}
        for factor in (1, 10):
            place = stage.forest(factor=factor)
            server = held.enter_context(servers.plumbline(place.settings, RAISED))
            servers.run(_warming(place), server)
            idle[factor] = server.memory
            server.forget_peak()
            turns[factor] = Turn(server, tree.loads(place)["Plumbline"], postmaster=place.postmaster)
        interleaved({str(factor): turn for factor, turn in turns.items()}, 4)
        small, large = turns[1], turns[10]
        beside = f"{large.spread} : {small.spread}"
        yield Figure(WORK, "time, ten times the objectives", ratio(large, small), LINEAR, beside)
        above = {factor: turn.server.memory_peak - idle[factor] for factor, turn in turns.items()}
        beside = f"{above[10]:,.0f} : {above[1]:,.0f} MB above {idle[1]:,.0f} MB idle"
        yield Figure(WORK, "memory, ten times the objectives", above[10] / max(above[1], 1), LINEAR, beside)
        with servers.stalls(large.server) as waits:
            large()
        how = f"{len(waits)} cheap requests; answer {large.rounds[0].bytes_each / 1e6:,.0f} MB"
        yield Figure(WORK, "longest stall, ten times the objectives", max(waits) * 1000, Wanted(unit="ms"), how)


def _warming(place: Place) -> Load:
    return replace(page.loads(place, seconds=1)["Plumbline"], connections=1)
