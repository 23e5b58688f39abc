"""A whole run: a PostgreSQL of its own, both shapes of companies, both ways to check in."""

import asyncio
from dataclasses import replace

from benchmarks.check_ins.company import ADMIN, Shape, founded
from benchmarks.check_ins.comparing import Bench, entry, in_process, over_http
from benchmarks.check_ins.figures import Figures
from benchmarks.check_ins.recording import recorded
from benchmarks.check_ins.servers import commanded, postgres
from plumbline.database import database_open
from plumbline.database.upgrading import migrate
from plumbline.settings import Settings

CLIENTS = 50


async def run(rounds: int, *, each: int = 6) -> list[Figures]:
    """Compare the product with a replay of its own statements.

    `rounds` are measured, after one that is not; in each, every client checks in `each` times one after another.
    """
    with postgres() as server:
        found = []
        for shape in Shape:
            name = shape.name.lower()
            await asyncio.to_thread(server.psql, f"create database {name} encoding 'UTF8'")
            settings = Settings(database_url=server.get_uri(name))
            await migrate(settings)
            found += await _compared(settings, shape, rounds, each)
        return found


async def _compared(settings: Settings, shape: Shape, rounds: int, each: int) -> list[Figures]:
    async with database_open(settings):
        company = await founded(shape, clients=CLIENTS)
        viewer = replace(ADMIN, account_id=company.account_id)
        recordings = [await recorded(viewer, entry(key_result)) for key_result in company.key_results]
        await commanded(settings.database_url, "analyze")
        bench = Bench(settings, shape, company, recordings, rounds, each)
        within = await in_process(bench)
    return [within, await over_http(bench)]
