"""The same database without some goals, as if they had never been written."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from plumbline.database import Sql, current, database_open, transaction
from plumbline.okrs.service.numbers import recompute
from plumbline.settings import Settings
from tests.conftest import postgres_command
from tests.server import free_port

_BELOW = "select id from key_result where objective_id in :ids"
_GOALS = f"select id from objective where id in :ids union all {_BELOW}"
DELETIONS = (
    "delete from comment_mention where comment_id in (select id from comment where objective_id in :ids)",
    "delete from comment where objective_id in :ids and answers_id is not null",
    "delete from comment where objective_id in :ids",
    "delete from recognition_recipient where recognition_id in (select id from recognition where objective_id in :ids)",
    "delete from recognition where objective_id in :ids",
    "delete from notification where kind = 'FEEDBACK_GIVEN' and subject_id in (select id from feedback where objective_id in :ids)",
    "delete from feedback where objective_id in :ids",
    f"update objective set parent_objective_id = null, parent_key_result_id = null"
    f" where parent_objective_id in :ids or parent_key_result_id in ({_BELOW})",
    f"update key_result set parent_objective_id = null, parent_key_result_id = null"
    f" where parent_objective_id in :ids or parent_key_result_id in ({_BELOW})",
    "delete from notification where objective_id in :ids",
    f"delete from notification where kind = 'GOAL_ALIGNED' and subject_id in ("
    f"select id from alignment where from_id in ({_GOALS}) or to_id in ({_GOALS}))",
    "delete from objective_return where objective_id in :ids",
    f"update change set indicator_id = null where indicator_id in ({_BELOW})",
    "delete from change where objective_id in :ids",
    f"delete from change where field = 'alignment' and exists (select 1 from ({_GOALS}) goal"
    " where coalesce(before, '') || ' ' || coalesce(after, '') like '%' || goal.id || '%')",
    "delete from notification where kind = 'GOAL_CHANGED' and subject_id not in (select id from change)",
    f"delete from alignment where from_id in ({_GOALS}) or to_id in ({_GOALS})",
    f"delete from blocker where key_result_id in ({_BELOW})",
    f"delete from check_in where supersedes_id is not null and key_result_id in ({_BELOW})",
    f"delete from check_in where key_result_id in ({_BELOW})",
    f"delete from milestone where key_result_id in ({_BELOW})",
    f"delete from phased_target where key_result_id in ({_BELOW})",
    "delete from initiative_link where initiative_id in (select id from initiative where objective_id in :ids)",
    "delete from initiative where objective_id in :ids",
    "delete from named_person where objective_id in :ids",
    "delete from co_owner where objective_id in :ids",
    "delete from objective_priority where objective_id in :ids",
    "delete from agenda_item where objective_id in :ids",
    "delete from development_step_objective where objective_id in :ids",
    "delete from meeting_point where objective_id in :ids",
    "delete from event where objective_id in :ids",
    "delete from key_result where objective_id in :ids",
    "delete from objective where id in :ids",
)


@asynccontextmanager
async def copied(settings: Settings, name: str, folder: Path) -> AsyncIterator[Settings]:
    """Settings of a copy of this database, which nobody has open."""
    if settings.dialect == "sqlite":
        await asyncio.to_thread(
            shutil.copytree, settings.data, folder, ignore=shutil.ignore_patterns("*.log", "*.sock")
        )
        yield settings.but(data=folder, port=free_port())
        return
    found = re.search(r"/(\w+)\?", settings.database_url)
    assert found
    await postgres_command(settings.database_url, f"create database {found[1]}_{name} template {found[1]}")
    address = settings.database_url.replace(f"/{found[1]}?", f"/{found[1]}_{name}?")
    yield settings.but(data=folder, database_url=address, port=free_port())
    await postgres_command(settings.database_url, f"drop database {found[1]}_{name} with (force)")


async def without(settings: Settings, ids: Collection[int]) -> None:
    """Take these objectives out, with all that hangs on them, and compute every number anew."""
    async with database_open(settings):
        await _deleted(sorted(ids))
        await _recomputed()


@transaction
async def _deleted(ids: list[int]) -> None:
    for text in DELETIONS:
        await current().run(Sql(text, ids=ids))
    left = await current().rows(Sql("select count(*) from objective where id in :ids", ids=ids))
    assert left[0][0] == 0


@transaction
async def _recomputed() -> None:
    """What is told of it is taken back: nothing has happened."""
    newest = (await current().rows(Sql("select max(id) from event")))[0][0]
    goals = await current().rows(Sql("select id from objective union all select id from key_result"))
    await recompute([row[0] for row in goals])
    await current().run(Sql("delete from event where id > :newest", newest=newest))
