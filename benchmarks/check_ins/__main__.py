"""`python -m benchmarks.check_ins`: prints ratios, product to plain replay, from one run."""

import click
import uvloop

from benchmarks.check_ins.running import CLIENTS, run


@click.command
@click.option("--rounds", default=7, show_default=True, help="Measured rounds of each pair.")
@click.option("--each", default=6, show_default=True, help="Check-ins of each client in a round.")
def check_ins(rounds: int, each: int) -> None:
    """Check in with 50 clients at once, numbers rolling up six objectives, and compare with a plain replay."""
    print(f"{CLIENTS} clients, PostgreSQL; medians of {rounds} interleaved rounds")
    for figures in uvloop.run(run(rounds, each=each)):
        print(figures)


check_ins()
