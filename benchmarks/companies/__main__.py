"""`python -m benchmarks.companies`: fill an empty database with a large invented company."""

import asyncio
import sys
from pathlib import Path

import click

from benchmarks.companies.company import Company
from benchmarks.companies.forest import Forest
from benchmarks.companies.loading import Loaded, load
from benchmarks.companies.organization import PASSWORD, token_of
from benchmarks.companies.seeds import Shape
from benchmarks.companies.words import email
from plumbline.kit.errors import CannotStart
from plumbline.settings import Settings

_ROWS_PER_PERSON = 190
_ROWS_PER_FOREST_OBJECTIVE = 27


@click.command
@click.option("--people", type=click.IntRange(100, 250_000), help="A company of so many people.")
@click.option(
    "--forest", type=click.IntRange(1, 10), metavar="FACTOR", help="The forest of 10,044 objectives, so often."
)
@click.option("--seed", default=1, show_default=True, help="Another number, another company.")
@click.option("--database-url", default="", metavar="URL", help="PostgreSQL; without it, SQLite.")
@click.option("--data", default="data", metavar="FOLDER", type=click.Path(path_type=Path), help="Folder for SQLite.")
def companies(people: int | None, forest: int | None, seed: int, database_url: str, data: Path) -> None:
    """Migrate an empty database and fill it with a large invented company, the same for the same seed."""
    if (people is None) is (forest is None):
        raise click.UsageError("Say --people or --forest.")
    shape: Shape = Company(people, seed) if people else Forest(forest or 1)
    expected = people * _ROWS_PER_PERSON if people else shape.objective_count * _ROWS_PER_FOREST_OBJECTIVE
    settings = Settings(database_url=database_url, data=data)
    with click.progressbar(length=expected, label="Rows", file=sys.stderr) as bar:
        try:
            loaded = asyncio.run(load(settings, shape, seed=seed, progress=bar.update))
        except CannotStart as problem:
            raise click.ClickException(str(problem)) from None
    _say(loaded, seed)


def _say(loaded: Loaded, seed: int) -> None:
    for table, count in loaded.rows.most_common():
        click.echo(f"{table.replace('_', ' '):20}{count:>12,}")
    total = loaded.rows.total()
    click.echo(f"{total:,} rows in {loaded.writing:.0f} s ({total / loaded.writing:,.0f} a second)")
    click.echo(f"indexes and rules in {loaded.indexing:.0f} s")
    click.echo(f"Everybody's password is “{PASSWORD}”. The admin is {email(0)}, with the token {token_of(seed, 0)}")


if __name__ == "__main__":
    companies()
