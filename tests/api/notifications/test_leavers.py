"""Who is told that somebody has left, and what becomes of notifications that were read long ago."""

from datetime import timedelta
from typing import Any

import pytest

from plumbline.database import Sql, current, transaction
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode, new_id
from plumbline.notifications import service
from plumbline.notifications.service import clearing
from plumbline.notifications.words import NotificationKind
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role
from tests.api.notifications.inbox import forget
from tests.api.okrs.writing.asking import ask, done
from tests.factories import ADMIN, World, built

LEFT = "{ notifications(first: 9) { nodes { kind because subject { ... on Person { name active } } } } }"
YEARS = timedelta(days=900)
"""Numbers are given by the real clock: far enough ahead of it."""


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built("Grow @Acme")
    await service.tell_people()
    await forget()
    return world


async def told(world: World, name: str) -> list[tuple[str, str, Any]]:
    await service.tell_people()
    nodes = (await ask(await world.viewer(name), LEFT))["notifications"]["nodes"]
    return [(each["kind"], each["because"], each["subject"]["name"]) for each in nodes]


async def leave(world: World, name: str) -> None:
    await organization.update_person(ADMIN, world.people[name], {"active": False}, if_version=1)


@transaction
async def make_admin(world: World, name: str) -> None:
    columns = "id, person_id, email, role, active, created_at"
    values = ":id, :person, 'ida@example.com', :role, true, :at"
    at = (await current().rows(Sql("select created_at from person where id = :id", id=world.people[name])))[0][0]
    account = Sql(
        f"insert into account ({columns}) values ({values})",
        id=new_id(),
        person=world.people[name],
        role=Role.ADMIN.value,
        at=at,
    )
    await current().run(account)


async def test_the_lead_of_the_home_team_is_told_that_somebody_has_left(world: World) -> None:
    await leave(world, "Ben")
    assert await told(world, "Ana") == [("PERSON_LEFT", "LEADS", "Ben")]
    assert await told(world, "Dan") == await told(world, "Cleo") == []


async def test_of_a_lead_the_next_one_above_is_told(world: World) -> None:
    await leave(world, "Eve")
    assert await told(world, "Ana") == [("PERSON_LEFT", "LEADS", "Eve")]


async def test_where_nobody_leads_admins_are_told(world: World) -> None:
    await make_admin(world, "Ida")
    await leave(world, "Cleo")
    assert await told(world, "Ida") == [("PERSON_LEFT", "LEADS", "Cleo")]


async def test_a_proposal_goes_to_the_nearest_lead_above(world: World) -> None:
    tech, acme = world.units["Tech"], world.units["Acme"]
    await organization.set_membership(ADMIN, person_id=world.people["Cleo"], unit_id=tech, lead=False, home=True)
    await organization.set_membership(ADMIN, person_id=world.people["Ida"], unit_id=acme, lead=True, home=True)
    dan, ida = await world.viewer("Dan"), await world.viewer("Ida")
    cycle, owner = encode("cyc", world.cycle_id), world.id("Dan")
    draft = {"idempotencyKey": "d", "title": "Idea", "cycleId": cycle, "ownerId": owner}
    made = (await done(dan, "objectiveCreate", draft, "objective { id }"))["objective"]["id"]
    await done(dan, "objectivePropose", {"id": made, "ifVersion": 1})
    assert [kind for kind, _ in await told_kinds(world, "Ida")] == ["OBJECTIVE_PROPOSED"]
    assert await told_kinds(world, "Cleo") == []
    waiting = (await ask(ida, "{ objectivesToReview { nodes { title } } }"))["objectivesToReview"]["nodes"]
    assert waiting == [{"title": "Idea"}]
    await done(ida, "objectivePublish", {"id": made, "ifVersion": 2})


async def told_kinds(world: World, name: str) -> list[tuple[str, str]]:
    await service.tell_people()
    nodes = (await ask(await world.viewer(name), LEFT))["notifications"]["nodes"]
    return [(each["kind"], each["because"]) for each in nodes]


async def test_another_change_of_a_person_is_told_to_nobody(world: World) -> None:
    await organization.update_person(ADMIN, world.people["Ben"], {"title": "Caller"}, if_version=1)
    assert await told(world, "Ana") == []


async def test_what_was_read_is_deleted_when_it_is_old_in_batches(
    world: World, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clearing, "BATCH", 2)
    for name in ("Ben", "Eve"):
        await leave(world, name)
    await told(world, "Ana")
    await read_copies(world, 5)
    await service.clear_after(timedelta(days=90))()
    assert await rows() == 7
    clock.forward(YEARS)
    await service.clear_after(timedelta(days=90))()
    assert await rows() == 2, "what is unread stays"


@transaction
async def read_copies(world: World, count: int) -> None:
    asked = """
        insert into notification (id, person_id, kind, subject_id, because, at, read_at)
        select :id, person_id, kind, :id, because, at, at from notification order by id limit 1
    """
    for _ in range(count):
        await current().run(Sql(asked, id=new_id()))


@transaction
async def rows() -> int:
    asked = Sql("select count(*) from notification where kind = :kind", kind=NotificationKind.PERSON_LEFT)
    return int((await current().rows(asked))[0][0])
