"""A small company with its goals, drawn as indented text and built through the services."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, transaction
from plumbline.kit import clock
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, CheckInEntry, KeyResultEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.words import AlignmentKind, Measure, Status, Visibility
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.snapshots import filled

NOW = datetime(2026, 5, 6, 10, tzinfo=UTC)
"""The instant at which a world stands still: a Wednesday in the second quarter."""

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
ORGANIZATION = """
Acme
  - Ida
  Sales
    - Ana lead
    - Ben
    Inside Sales
      - Eve lead
  Tech
    - Cleo lead
    - Dan
"""


@dataclass
class World:
    """What has been built, by name. People's names, units' names and goals' titles are each their own."""

    year_id: int = 0
    cycle_id: int = 0
    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    goals: dict[str, int] = field(default_factory=dict)
    key_results: set[str] = field(default_factory=set)
    writers: dict[str, Viewer] = field(default_factory=dict)
    company: str = ""
    checks: int = 0

    def id(self, name: str) -> str:
        """The public id of whatever has that name."""
        if name in self.goals:
            return encode("kr" if name in self.key_results else "obj", self.goals[name])
        if name in self.people:
            return encode("per", self.people[name])
        return encode("com" if name == self.company else "team", self.units[name])

    def owner(self, name: str) -> OwnerEntry:
        """A unit or a person as an owner."""
        return OwnerEntry(unit_id=self.units.get(name), person_id=self.people.get(name))

    async def viewer(self, name: str, role: Role = Role.MEMBER) -> Viewer:
        """A person as the one who asks, with today's memberships."""
        person_id = self.people[name]
        return replace(await _rights(person_id), account_id=person_id, person_id=person_id, role=role)

    async def report(self, title: str, value: float, status: Status = Status.ON_TRACK) -> None:
        """Check in on a key result."""
        self.checks += 1
        entry = CheckInEntry(f"check-in {self.checks}", self.goals[title], status, value=value)
        results, _ = await okrs.check_in(self.writers.get(title, ADMIN), [entry])
        assert not results[0].refusals, results

    async def draw(self, outline: str) -> None:
        """Write the goals of an outline; see `goals_in`."""
        above: list[str] = []
        for place, line in enumerate(goals_in(outline)):
            above[line.depth :] = [line.title]
            await _write(self, line, above[line.depth - 1] if line.depth else None, place)


@dataclass
class Line:
    """One line of an outline of goals: `Title @Owner word …`, or `= Title` for a key result of the one above.

    Words: `draft`, `team`, `private`, `supports`, `+Name` for a co-owner, `year` for the cycle of the year.
    """

    depth: int
    title: str
    owner: str
    words: list[str]
    is_key_result: bool


def goals_in(outline: str) -> Iterator[Line]:
    """The lines of an outline; an objective under another goal contributes to it."""
    for line in filter(str.strip, outline.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        title, _, rest = line.strip().partition(" @")
        owner, *words = rest.split(" ") if rest else [""]
        yield Line(depth, title.removeprefix("= "), owner.replace("_", " "), words, title.startswith("= "))


async def built(outline: str = "", organization_outline: str = ORGANIZATION) -> World:
    """A company whose cycle is active, with the goals of an outline."""
    words = (outline, organization_outline, clock.now())
    return await filled(words, lambda: _built(outline, organization_outline))


async def _built(outline: str, organization_outline: str) -> World:
    world = World()
    await _found(world, organization_outline)
    year: dict[str, Any] = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    world.year_id = await cycles.create_cycle(ADMIN, name="2026", **year)
    quarter: dict[str, Any] = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 6, 30), "parent_id": world.year_id}
    world.cycle_id = await cycles.create_cycle(ADMIN, name="Q2 2026", **quarter)
    for cycle_id in (world.year_id, world.cycle_id):
        await cycles.move_cycle(ADMIN, cycle_id, to=CyclePhase.ACTIVE, if_version=1)
    await world.draw(outline)
    return world


async def _found(world: World, outline: str) -> None:
    above: list[int] = []
    for line in filter(str.strip, outline.splitlines()):
        depth, words = (len(line) - len(line.lstrip())) // 2, line.strip()
        if words.startswith("- "):
            name, _, lead = words.removeprefix("- ").partition(" ")
            home = above[depth - 1]
            world.people[name] = await organization.create_person(ADMIN, name=name, unit_id=home, lead=lead == "lead")
            continue
        if depth:
            unit_id = await organization.create_team(ADMIN, parent_id=above[depth - 1], name=words)
        else:
            unit_id = await organization.create_company(ADMIN, name=words, time_zone="Europe/Berlin")
            world.company = words
        world.units[words] = unit_id
        above[depth:] = [unit_id]


async def _write(world: World, line: Line, above: str | None, place: int) -> None:
    if line.is_key_result:
        assert above is not None
        entry = KeyResultEntry(line.title, Measure.INCREASE, start_value=0.0, target_value=100.0)
        who = world.writers[above]
        made, _ = await okrs.create_key_result(who, world.goals[above], entry, idempotency_key=line.title)
        world.key_results.add(line.title)
        world.goals[line.title], world.writers[line.title] = made, who
        return
    kind = AlignmentKind.SUPPORTS if "supports" in line.words else None
    named = next((Visibility(word.upper()) for word in line.words if word in ("team", "private")), Visibility.EVERYONE)
    entry_of = ObjectiveEntry(
        title=line.title,
        cycle_id=world.year_id if "year" in line.words else world.cycle_id,
        owner=world.owner(line.owner),
        co_owners=tuple(world.owner(word[1:]) for word in line.words if word.startswith("+")),
        visibility=named,
        position=place,
        align_to=(AlignmentEntry(world.goals[above], kind=kind),) if above else (),
    )
    who = ADMIN if named is not Visibility.PRIVATE else await _answering(world, line.owner)
    made, _ = await okrs.create_objective(who, entry_of, idempotency_key=line.title)
    world.goals[line.title] = made
    world.writers[line.title] = who
    if "draft" not in line.words:
        await okrs.publish(who, made, if_version=1)


async def _answering(world: World, owner: str) -> Viewer:
    """Whoever may publish what nobody but its owner sees."""
    if owner in world.people:
        return await world.viewer(owner)
    unit_id = world.units[owner]
    return Viewer(account_id=1, role=Role.ADMIN, leads=frozenset({unit_id}), led_subtree=frozenset({unit_id}))


@transaction
async def _rights(person_id: int) -> Viewer:
    below = """
        with recursive below(id) as (
            select m.unit_id from membership m where m.person_id = :me and m.lead
            union
            select u.id from unit u join below on u.parent_id = below.id
        ) select id from below
    """
    asked = {
        "member_of": "select unit_id from membership where person_id = :me",
        "leads": "select unit_id from membership where person_id = :me and lead",
        "led_subtree": below,
        "reports": "select id from person where manager_id = :me",
    }
    found = {
        name: frozenset(row[0] for row in await current().rows(Sql(sql, me=person_id))) for name, sql in asked.items()
    }
    return Viewer(
        member_of=found["member_of"],
        leads=found["leads"],
        led_subtree=found["led_subtree"],
        reports=found["reports"],
    )
