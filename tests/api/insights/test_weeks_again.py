"""The weeks of a history made at random, against the same computed row by row in Python from what was kept."""

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from plumbline.database import Sql, current, reading, transaction
from plumbline.kit.clock import Hands
from plumbline.kit.clock import now as clock_now
from plumbline.kit.ids import encode, new_id
from plumbline.okrs.policy import Owned, can_see
from plumbline.okrs.words import Health, ObjectiveState, Visibility
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask
from tests.factories import ADMIN, World, built

GOALS = "\n".join(
    f"Goal {place} {owner}\n  = Result {place}"
    for place, owner in enumerate(("@Acme", "@Sales", "@Inside_Sales", "@Tech", "@Ana", "@Eve", "@Dan", "@Cleo"))
)
WEEKS = """query ($owner: ID!, $cycle: ID) { insights(ownerId: $owner, cycleId: $cycle) {
  weeks { at objectives progress expected health { health count } } } }"""
PAST = {
    "objective": "id, state, visibility, owner_unit_id, owner_person_id, unit_id, created_by_id, archived, cycle_id,"
    " progress, expected, health",
    "co_owner": "objective_id, unit_id, person_id",
    "named_person": "objective_id, person_id",
    "key_result": "objective_id, owner_person_id, reporter_id",
}


@dataclass(frozen=True)
class Owner:
    """Whose weeks: a person's, or a unit's with those below it."""

    person: int | None = None
    unit: int | None = None
    units: frozenset[int] = frozenset()

    def holds(self, owned: Owned) -> bool:
        if self.person:
            return self.person in {owned.owner_person_id, *owned.co_owner_people}
        return owned.unit_id in self.units

    def has(self, owned: Owned) -> bool:
        return self.person is not None or owned.owner_unit_id == self.unit


BESIDE = (
    "delete from co_owner where objective_id = :goal",
    "delete from named_person where objective_id = :goal",
    "update key_result set reporter_id = :person where objective_id = :goal",
    "insert into co_owner (id, objective_id, person_id) select :id, o.id, :person from objective o where o.id = :goal"
    " and not exists (select 1 from co_owner c where c.objective_id = o.id)",
    "insert into co_owner (id, objective_id, unit_id) select :id, o.id, :unit from objective o where o.id = :goal"
    " and not exists (select 1 from co_owner c where c.objective_id = o.id)",
    "insert into named_person (id, objective_id, person_id) select :id, o.id, :person from objective o where o.id = :goal"
    " and not exists (select 1 from named_person c where c.objective_id = o.id)",
)


@transaction
async def changed(world: World, chance: random.Random) -> None:
    """One thing about a goal, and one beside it, are different from now on."""
    people, units = [*world.people.values()], [*world.units.values()]
    goal = chance.choice([world.goals[title] for title in sorted(world.goals.keys() - world.key_results)])
    column, value = chance.choice(
        (
            ("state", chance.choice(["DRAFT", "PUBLISHED", "PUBLISHED", "CLOSED"])),
            ("visibility", chance.choice([*Visibility])),
            ("unit_id", chance.choice(units)),
            ("archived", chance.random() < 0.3),
            ("cycle_id", chance.choice([world.cycle_id, world.cycle_id, world.year_id])),
            ("health", chance.choice([*Health])),
            ("progress", chance.choice([None, chance.randint(0, 10**6) / 10**6])),
            ("expected", chance.choice([None, chance.randint(0, 10**6) / 10**6])),
            ("owner_person_id", chance.choice(people)),
        )
    )
    only = "and owner_person_id is not null" if column == "owner_person_id" else ""
    await current().run(Sql(f"update objective set {column} = :value where id = :goal {only}", value=value, goal=goal))
    values = {"id": new_id(), "goal": goal, "person": chance.choice(people), "unit": chance.choice(units)}
    await current().run(Sql(chance.choice(BESIDE), **values))


async def kept() -> dict[str, list[dict[str, Any]]]:
    """Every version of every row, by table."""
    async with reading() as connection:
        return {
            table: [
                dict(zip([*columns.split(", "), "from_at", "until_at"], row, strict=True))
                for row in await connection.rows(Sql(f"select {columns}, from_at, until_at from {table}_past"))
            ]
            for table, columns in PAST.items()
        }


def goals_at(past: dict[str, list[dict[str, Any]]], instant: datetime) -> dict[int, tuple[dict[str, Any], Owned]]:
    """Each goal as it stood, with what decides who sees it."""
    stood = {
        table: [row for row in rows if _instant(row["from_at"]) <= instant < _instant(row["until_at"])]
        for table, rows in past.items()
    }
    beside: dict[tuple[int, str], set[int]] = defaultdict(set)
    for table, rows in stood.items():
        for row in rows if table != "objective" else ():
            for column in row.keys() & {"unit_id", "person_id", "owner_person_id", "reporter_id"}:
                if row[column]:
                    beside[row["objective_id"], f"{table} {column}"].add(row[column])
    return {row["id"]: (row, _owned(row, beside)) for row in stood["objective"]}


def _owned(row: dict[str, Any], beside: Mapping[tuple[int, str], set[int]]) -> Owned:
    def of(name: str) -> frozenset[int]:
        return frozenset(beside.get((row["id"], name), ()))

    return Owned(
        id=row["id"],
        state=ObjectiveState(row["state"]),
        visibility=Visibility(row["visibility"]),
        owner_unit_id=row["owner_unit_id"],
        owner_person_id=row["owner_person_id"],
        unit_id=row["unit_id"],
        reviewing_unit_id=None,
        created_by_id=row["created_by_id"],
        co_owner_units=of("co_owner unit_id"),
        co_owner_people=of("co_owner person_id"),
        named_people=of("named_person person_id"),
        reporters=of("key_result owner_person_id") | of("key_result reporter_id"),
    )


def _instant(stored: datetime | str) -> datetime:
    return datetime.fromisoformat(stored) if isinstance(stored, str) else stored


def week_again(
    past: Any, viewer: Viewer, owner: Owner, cycles: set[int], at: datetime, now: datetime
) -> dict[str, Any]:
    """What the week that ends then has to say."""
    present = goals_at(past, now)
    seen = [
        (row, owned)
        for id_, (row, owned) in goals_at(past, at).items()
        if not row["archived"] and row["cycle_id"] in cycles and owner.holds(owned)
        if can_see(viewer, owned) and id_ in present and can_see(viewer, present[id_][1])
    ]
    own = [row for row, owned in seen if owner.has(owned) and row["progress"] is not None]
    healths = Counter(row["health"] for row, _ in seen)
    return {
        "objectives": len(seen),
        "progress": _mean(row["progress"] for row in own),
        "expected": _mean(row["expected"] for row in own if row["expected"] is not None),
        "health": [{"health": str(health), "count": healths[health]} for health in Health if healths[health]],
    }


def _mean(shares: Iterable[float]) -> Any:
    exact = [Fraction(str(share)) for share in shares]
    return pytest.approx(float(sum(exact) / len(exact)), abs=6e-7) if exact else None


def owners(world: World) -> dict[str, Owner]:
    """Of every kind."""
    units = world.units
    below = {"Acme": frozenset(units.values()), "Sales": frozenset({units["Sales"], units["Inside Sales"]})}
    of_units = {name: Owner(unit=units[name], units=inner) for name, inner in below.items()}
    return of_units | {name: Owner(person=world.people[name]) for name in ("Ana", "Dan")}


@pytest.mark.parametrize(("seed", "whole_year"), [(1, False), (2, True)])
async def test_the_weeks_of_any_history_are_what_was_kept_and_may_be_seen(
    database: object, clock: Hands, seed: int, whole_year: bool
) -> None:
    chance, world = random.Random(seed), await built(GOALS)
    for _ in range(60):
        await changed(world, chance)
        clock.forward(timedelta(hours=chance.choice([1, 20, 40])))
    viewers = [ADMIN, *[await world.viewer(name) for name in ("Ana", "Ben", "Eve", "Dan")]]
    past, said = await kept(), set()
    cycles = {world.cycle_id, world.year_id} if whole_year else {world.cycle_id}
    cycle = encode("cyc", world.year_id if whole_year else world.cycle_id)
    for viewer, (name, owner) in itertools.product(viewers, owners(world).items()):
        asked = await ask(viewer, WEEKS, owner=world.id(name), cycle=cycle)
        for week in asked["insights"]["weeks"]:
            now = clock_now()
            at = datetime.fromisoformat(week.pop("at") or now.isoformat())
            assert week == week_again(past, viewer, owner, cycles, at, now), (name, at)
            said.add((name, at, week["objectives"]))
    assert len(said) > len({(name, at) for name, at, _ in said}), "viewers see different goals"
