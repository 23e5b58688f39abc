"""Check-ins of fifty clients at once; `benchmarks.check_ins` measures them against a replay of their statements."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import uvloop

from benchmarks.figures import Figure, Wanted
from benchmarks.stage import Stage

WORK = "5 check-ins"
AGAINST_REPLAY = Wanted(must=0.5, aim=0.8, least=True)


def measured(stage: Stage) -> Iterator[Figure]:
    """Its figures as rows of this table."""
    if find_spec("benchmarks.check_ins") is None:
        print("There is no benchmark of check-ins in this version.", flush=True)
        return
    running = import_module("benchmarks.check_ins.running")
    for found in uvloop.run(running.run(3 if stage.quick else 7, each=6)):
        how = f"{found.product.per_second:,.0f} : {found.floor.per_second:,.0f} check-ins/s"
        slowest = f"p50 {found.product.p50:,.0f} ms, p99 {found.product.p99:,.0f} ms; {found.statements} statements"
        yield Figure(
            WORK,
            f"check-ins/s against a replay, {found.shape}, {found.way}",
            found.ratio,
            AGAINST_REPLAY,
            f"{how}, {slowest}",
        )
