"""Write the migration that brings the tables from the last migration to what the models say now.

Usage: npm run migration -- what_it_does
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from tortoise.context import get_current_context
from tortoise.migrations.autodetector import MigrationAutodetector

from plumbline.database import database_open
from plumbline.database.opening import orm
from plumbline.database.transactions import opened
from plumbline.database.upgrading import migrate
from plumbline.settings import Settings

# Our ids are given, never counted; Tortoise writes them back as counted ones.
_COUNTED = "primary_key=True, unique=True, db_index=True"
_GIVEN = "primary_key=True, generated=False"


async def written(name: str) -> list[Path]:
    """The files of the migration; none when the models say nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        await migrate(settings)
        async with database_open(settings):
            context = get_current_context()
            if context is None or context.apps is None:
                raise RuntimeError("Tortoise has not been opened")
            detector = MigrationAutodetector(context.apps, orm(opened().store)["apps"])
            writers = await detector.changes()
    paths = []
    for writer in writers:
        writer.name = f"{writer.name.split('_', 1)[0]}_{name}"
        paths.append(writer.write())
    for path in paths:
        path.write_text(path.read_text("utf-8").replace(_COUNTED, _GIVEN), "utf-8")
    return paths


def main() -> None:
    """Write it and say where."""
    if len(sys.argv) != 2 or not re.fullmatch(r"[a-z][a-z0-9_]*", sys.argv[1]):
        sys.exit("Say what the migration does, such as: npm run migration -- objectives_have_a_motto")
    paths = asyncio.run(written(sys.argv[1]))
    for path in paths:
        sys.stdout.write(f"{path.name}: read it, and test it up and down on filled data.\n")
    if not paths:
        sys.exit("The models say nothing that the migrations do not say already.")


if __name__ == "__main__":
    main()
