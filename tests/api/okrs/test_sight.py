"""Who sees a goal is one rule, said twice: as a predicate and as a SQL condition. Both must say the same."""

import itertools
from datetime import date
from typing import Any

import pytest

from plumbline.cycles.models import Cycle
from plumbline.database import Sql, reading, transaction
from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.okrs.models import CoOwner, KeyResult, NamedPerson, Objective
from plumbline.okrs.policy import Standing, can_see, standings, to_review, visible
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.words import (
    Health,
    KeyResultState,
    Level,
    Measure,
    ObjectiveKind,
    ObjectiveState,
    ProgressSource,
    ScoredBy,
    ValueFrom,
    Visibility,
)
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.viewer import Role, Viewer
from plumbline.organization.words import UnitKind
from plumbline.settings import Settings

COMPANY, SALES, NORTH, SOUTH = 1, 2, 3, 4
ANA, BEN, CAN, DOT = 11, 12, 13, 14
DAYS: dict[str, Any] = {"starts_on": date(2026, 1, 1), "due_on": date(2026, 3, 31)}


@transaction
async def world(led: tuple[int, ...]) -> None:
    """One objective for each state, visibility, kind of owner and further person, where somebody leads these units."""
    now = clock.now()
    at: dict[str, Any] = {"created_at": now, "updated_at": now}
    for unit, parent in ((COMPANY, None), (SALES, COMPANY), (NORTH, SALES), (SOUTH, SALES)):
        kind = UnitKind.TEAM if parent else UnitKind.COMPANY
        await Unit.create(id=unit, parent_id=parent, kind=kind, name=str(unit), **at)
    await Person.bulk_create(Person(id=person, name=str(person), **at) for person in (ANA, BEN, CAN, DOT))
    await Membership.bulk_create(Membership(id=new_id(), unit_id=unit, person_id=DOT, lead=True) for unit in led)
    cycle = await Cycle.create(id=1, name="Q1", starts_on=DAYS["starts_on"], ends_on=DAYS["due_on"])
    owners = ((COMPANY, None, COMPANY), (NORTH, None, NORTH), (None, ANA, NORTH), (None, BEN, SOUTH), (None, CAN, None))
    extras = ("nobody", "co-owner", "co-owning unit", "named", "reporter", "creator")
    for state, visibility, owner, extra in itertools.product(ObjectiveState, Visibility, owners, extras):
        objective = await Objective.create(
            id=new_id(),
            title=f"{state} {visibility} {owner} {extra}",
            cycle_id=cycle.id,
            owner_unit_id=owner[0],
            owner_person_id=owner[1],
            unit_id=owner[2],
            kind=ObjectiveKind.COMMITTED,
            level=Level.TEAM if owner[0] else Level.INDIVIDUAL,
            state=state,
            visibility=visibility,
            progress_from=ProgressSource.BOTH,
            health=Health.PENDING,
            derived_health=Health.PENDING,
            created_by_id=BEN if extra == "creator" else None,
            **DAYS,
            **at,
        )
        await further(objective.id, extra)


async def further(objective_id: int, extra: str) -> None:
    """Somebody else who stands in some way towards an objective."""
    match extra:
        case "co-owner":
            await CoOwner.create(id=new_id(), objective_id=objective_id, person_id=BEN)
        case "co-owning unit":
            await CoOwner.create(id=new_id(), objective_id=objective_id, unit_id=SOUTH)
        case "named":
            await NamedPerson.create(id=new_id(), objective_id=objective_id, person_id=BEN)
        case "reporter":
            now = clock.now()
            await KeyResult.create(
                id=new_id(),
                objective_id=objective_id,
                title="Reported",
                reporter_id=BEN,
                state=KeyResultState.ACTIVE,
                measure=Measure.BINARY,
                scored_by=ScoredBy.LATEST,
                value_from=ValueFrom.CHECK_INS,
                health=Health.PENDING,
                created_at=now,
                updated_at=now,
                **DAYS,
            )


def viewers() -> list[Viewer]:
    """Every role, with every place in the organization."""
    places: tuple[dict[str, Any], ...] = (
        {},
        {"member_of": frozenset({NORTH})},
        {"member_of": frozenset({NORTH}), "leads": frozenset({NORTH}), "led_subtree": frozenset({NORTH})},
        {"member_of": frozenset({SALES}), "leads": frozenset({SALES}), "led_subtree": frozenset({SALES, NORTH, SOUTH})},
        {
            "leads": frozenset({COMPANY}),
            "led_subtree": frozenset({COMPANY, SALES, NORTH, SOUTH}),
            "member_of": frozenset({COMPANY}),
        },
        {"reports": frozenset({ANA})},
    )
    return [
        Viewer(account_id=1, person_id=person, role=role, **place)
        for role in Role
        for person in (None, ANA, BEN)
        for place in places
    ]


@pytest.fixture(params=[(), (NORTH, COMPANY), (COMPANY, SALES, NORTH, SOUTH)], ids=["nobody", "some", "all"])
async def goals(database: Settings, request: pytest.FixtureRequest) -> None:
    await world(request.param)


async def test_the_predicate_and_the_condition_see_the_same_goals(goals: None) -> None:
    async with reading() as connection:
        ids = [row[0] for row in await connection.rows(Sql("select id from objective"))]
        titles = dict(map(tuple, await connection.rows(Sql("select id, title from objective"))))
        owned = await owned_by_id(connection, ids)
        for viewer in viewers():
            rows = await connection.rows(Sql("select o.id from objective o where") + visible(viewer, "o"))
            by_sql = {titles[row[0]] for row in rows}
            by_rule = {titles[id_] for id_ in ids if can_see(viewer, owned[id_])}
            assert by_sql == by_rule, viewer


async def test_the_predicate_and_the_condition_find_the_same_proposals_to_review(goals: None) -> None:
    async with reading() as connection:
        ids = [row[0] for row in await connection.rows(Sql("select id from objective"))]
        owned = await owned_by_id(connection, ids)
        for viewer in viewers():
            asked = Sql("select o.id from objective o where") + visible(viewer, "o") + Sql("and")
            by_sql = {row[0] for row in await connection.rows(asked + to_review(viewer, "o"))}
            by_rule = {
                id_ for id_ in ids if can_see(viewer, owned[id_]) and Standing.REVIEWER in standings(viewer, owned[id_])
            }
            assert by_sql == by_rule, viewer
