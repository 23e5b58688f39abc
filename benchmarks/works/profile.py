"""Where Plumbline's own processor time goes in the tree and in a page: for finding out why a figure is missed."""

import pstats
from io import StringIO

from benchmarks import servers
from benchmarks.load import Load
from benchmarks.stage import Stage
from benchmarks.works import page, tree

SHOWN = 25
"""Functions of each work."""


def printed(stage: Stage) -> None:
    """Run a server under cProfile for each work, and print its functions by the time in themselves.

    The profiler makes calls slower and leaves what is written in C as it is: read shares, not seconds.
    """
    place = stage.forest()
    loads: dict[str, Load] = {
        "tree": tree.loads(place, requests=20)["Plumbline"],
        "page": page.loads(place, seconds=12)["Plumbline"],
    }
    for name, load in loads.items():
        file = place.settings.data / f"{name}.profile"
        with servers.plumbline(place.settings, profile=file) as server:
            servers.run(load, server)
        told = StringIO()
        pstats.Stats(str(file), stream=told).sort_stats("tottime").print_stats(SHOWN)
        print(f"\n{name}\n{told.getvalue()}")
