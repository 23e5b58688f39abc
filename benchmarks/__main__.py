"""`python -m benchmarks`: run the works and print a Markdown table."""

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator

import click

from benchmarks import servers
from benchmarks.figures import Figure, table
from benchmarks.stage import POSTGRES, Stage, stage
from benchmarks.works import check_ins, databases, export, growth, middle, page, profile, tree, unchanged

LAST_START_MINUTES = {False: 12, True: 3}
"""Minutes after which no further work begins, without and with --quick, so that all ends within 15 and 4."""
QUICK = ("tree", "page", "databases")
Work = Callable[[Stage], Iterator[Figure]]
WORKS: dict[str, Work] = {
    "tree": tree.measured,
    "page": page.measured,
    "middle": middle.measured,
    "growth": growth.measured,
    "export": export.measured,
    "check_ins": check_ins.measured,
    "databases": databases.measured,
    "unchanged": unchanged.measured,
}


@click.command
@click.option("--quick", is_flag=True, help="Fewer rounds and the smaller works only: within four minutes.")
@click.option("--only", type=click.Choice(list(WORKS)), multiple=True, help="This work; may be given again.")
@click.option("--profile", "profiled", is_flag=True, help="Instead: where the processor time of tree and page goes.")
def main(quick: bool, only: tuple[str, ...], profiled: bool) -> None:
    """Plumbline beside what it is measured against, over HTTP on this machine."""
    if profiled:
        with stage(quick=quick) as where:
            profile.printed(where)
        return
    begun = time.monotonic()
    if missing := servers.install_postgraphile():
        print(f"Goes on without PostGraphile: {missing}.")
    figures: list[Figure] = []
    failed = False
    with stage(quick=quick) as where:
        for name in only or (QUICK if quick else WORKS):
            if time.monotonic() - begun > LAST_START_MINUTES[quick] * 60:
                print(f"{name} is left out: this machine is too busy to do it in time. Run it with --only {name}.")
                continue
            try:
                for figure in WORKS[name](where):
                    figures.append(figure)
                    print(figure.row(), flush=True)
            except Exception as problem:  # what the other works have found must not be lost
                failed = True
                print(f"{name}: {type(problem).__name__}: {problem}", flush=True)
        print(f"\n{_machine(where)}\n\n{table(figures)}\n\n{time.monotonic() - begun:.0f} s in all")
    sys.exit(1 if failed else 0)


def _machine(where: Stage) -> str:
    settings = ", ".join(f"{name} {value}" for name, value in POSTGRES.items())
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}, "
        f"PostgreSQL {where.version()} as it comes but for {settings}; servers, database and asking process share them."
    )


if __name__ == "__main__":
    main()
