"""`python -m benchmarks.companies.statements`: what the product asks of a loaded company, and how the database answers."""

import asyncio
from pathlib import Path

import click

from benchmarks.companies.company import Company
from benchmarks.companies.plans import Ran, recorded
from benchmarks.companies.scenarios import SCENARIOS, Unanswered, asker_of
from plumbline.database import database_open
from plumbline.kit.errors import DatabaseUnavailable
from plumbline.settings import Settings


@click.command
@click.option("--people", type=int, required=True, help="How many people the company was made with.")
@click.option("--seed", default=1, show_default=True)
@click.option("--database-url", default="", metavar="URL", help="PostgreSQL; without it, SQLite.")
@click.option("--data", default="data", metavar="FOLDER", type=click.Path(path_type=Path), help="Folder for SQLite.")
@click.option("--only", multiple=True, help="Only scenarios with this in their name.")
@click.option("--plans", is_flag=True, help="Show the plan of every statement over 5 ms.")
def statements(people: int, seed: int, database_url: str, data: Path, only: tuple[str, ...], plans: bool) -> None:
    """Time and explain the statements of every scenario, asked by a lead in the middle of the company."""
    settings = Settings(database_url=database_url, data=data)
    asyncio.run(_measure(settings, Company(people, seed).middle_lead, seed, only, plans=plans))


async def _measure(settings: Settings, person: int, seed: int, only: tuple[str, ...], *, plans: bool) -> None:
    async with database_open(settings):
        asker = await asker_of(seed, person)
        for name, scenario in SCENARIOS.items():
            if only and not any(each in name for each in only):
                continue
            with recorded() as found:
                try:
                    await scenario()(asker)
                except (Unanswered, DatabaseUnavailable) as problem:
                    click.echo(f"{name}: {problem}")
            _say(name, found, plans=plans)


def _say(name: str, found: list[Ran], *, plans: bool) -> None:
    click.echo(f"{name:28}{len(found):>4} statements {sum(each.ms for each in found):>10.1f} ms")
    for each in found:
        if each.edges or each.ms > 5:
            click.echo(f"    {each.ms:9.2f} ms {each.rows:>6} rows  {each.text[:110]}")
            for edge in dict.fromkeys(each.edges):
                click.echo(f"                 {edge}")
            if plans and each.ms > 5:
                click.echo(each.text)
                click.echo(each.plan)


if __name__ == "__main__":
    statements()
