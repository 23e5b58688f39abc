"""Single steps of migrations: what they do to what is there, and what they are shown of the models before them."""

from datetime import date
from typing import Any

from tortoise import fields
from tortoise.migrations.operations import CreateModel, DeleteModel
from tortoise.migrations.schema_generator.state_apps import StateApps

from plumbline.database import Sql, database_open, reading, transaction
from plumbline.database.upgrading import LaterState, migrate
from plumbline.kit.clock import now
from plumbline.meetings.models import Meeting
from plumbline.meetings.words import MeetingKind
from plumbline.organization.models import Unit
from plumbline.organization.words import UnitKind
from plumbline.settings import Settings

TITLED = "0022_saved_views"


@transaction
async def met() -> None:
    at = now()
    await Unit.create(id=1, kind=UnitKind.COMPANY, name="Café", created_at=at, updated_at=at)
    held: dict[str, Any] = {"unit_id": 1, "held_on": date(2026, 2, 2), "since": at, "created_at": at}
    await Meeting.create(id=2, kind=MeetingKind.WEEKLY, **held)
    await Meeting.create(id=3, kind=MeetingKind.OTHER, **held)
    await Meeting.create(id=4, kind=MeetingKind.MONTHLY, title="What now?", **held)


async def titles(settings: Settings) -> list[str | None]:
    async with database_open(settings), reading() as connection:
        return [row[0] for row in await connection.rows(Sql("select title from meeting order by id"))]


async def test_a_title_that_was_written_for_a_meeting_is_taken_from_it_and_given_back(installation: Settings) -> None:
    async with database_open(installation):
        await met()
    await migrate(installation, to=TITLED)
    assert await titles(installation) == [
        "Weekly review of Café, 2026-02-02",
        "Review of Café, 2026-02-02",
        "What now?",
    ]
    await migrate(installation)
    assert await titles(installation) == [None, None, "What now?"]


def test_a_copy_shows_the_models_of_before_whatever_becomes_of_it_and_of_what_it_was_made_from() -> None:
    state = LaterState(models={}, apps=StateApps())
    CreateModel("Goal", [("id", fields.BigIntField(primary_key=True))]).state_forward("plumbline", state)
    copy, of_copy = state.clone(), state.clone().clone()
    del copy.models["plumbline", "Goal"]
    DeleteModel("Goal").state_forward("plumbline", state)
    assert set(copy.apps.apps["plumbline"]) == set(of_copy.apps.apps["plumbline"]) == {"Goal"}
    assert not state.apps.apps["plumbline"]
    DeleteModel("Goal").state_forward("plumbline", of_copy)
    assert (of_copy.models, dict(of_copy.apps.apps["plumbline"])) == ({}, {})
