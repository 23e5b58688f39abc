"""Random forests of goals, written as rows, and the pure tree that says what each viewer should be shown."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from plumbline.cycles.models import Cycle
from plumbline.database import Sql, current, transaction
from plumbline.kit import clock
from plumbline.okrs.models import CoOwner, NamedPerson, Objective
from plumbline.okrs.policy import can_see
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.tree import Place, SortKey, Tree, TreeRow
from plumbline.okrs.words import Health, Level, ObjectiveKind, ObjectiveState, ProgressSource, Visibility
from plumbline.organization.models import Membership, Person, Unit
from plumbline.organization.viewer import Role, Viewer
from plumbline.organization.words import UnitKind

COMPANY, SALES, NORTH, TECH = 1, 2, 3, 4
ANA, BEN, CAN = 11, 12, 13
HOMES = {ANA: NORTH, BEN: NORTH, CAN: TECH}
SUBTREES = {COMPANY: {1, 2, 3, 4}, SALES: {SALES, NORTH}, NORTH: {NORTH}, TECH: {TECH}}
YEAR, QUARTER, NEXT = 1, 21, 22
CYCLES = {YEAR: {YEAR, QUARTER}, QUARTER: {QUARTER}, NEXT: {NEXT}}
DAYS: dict[str, Any] = {"starts_on": date(2026, 1, 1), "due_on": date(2026, 3, 31)}
LONG = "The same sixty-four letters at the beginning, and then something else: "
TITLES = ["b", "B", "a", "Älter", "ä", "z", "", "\U0001f3af", LONG + "1", LONG + "2", LONG + "0"]
VIEWERS = [
    Viewer(account_id=1, role=Role.ADMIN),
    Viewer(account_id=2, role=Role.COACH),
    Viewer(account_id=3, person_id=ANA, role=Role.MEMBER, member_of=frozenset({NORTH})),
    Viewer(
        account_id=4,
        person_id=BEN,
        role=Role.MEMBER,
        member_of=frozenset({NORTH}),
        leads=frozenset({SALES}),
        led_subtree=frozenset({SALES, NORTH}),
        reports=frozenset({CAN}),
    ),
    Viewer(account_id=5, role=Role.READER),
]


@dataclass
class Goal:
    """What decides whether and where a goal is shown."""

    id: int
    parent: int | None
    position: int
    title: str
    cycle: int
    unit: int | None
    person: int | None
    level: Level
    archived: bool
    visible_to: dict[int | None, bool] = field(default_factory=dict)
    co_owners: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Question:
    """A tree that is asked for. `root` is the field of the input with the number of what it names."""

    viewer: Viewer
    root: tuple[str, int]
    cycle: int | None
    max_depth: int | None
    levels: tuple[Level, ...] | None


@transaction
async def organization() -> None:
    """A company with teams, people and cycles, and nothing else."""
    at: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
    for unit, parent in ((COMPANY, None), (SALES, COMPANY), (NORTH, SALES), (TECH, COMPANY)):
        kind = UnitKind.TEAM if parent else UnitKind.COMPANY
        await Unit.create(id=unit, parent_id=parent, kind=kind, name=str(unit), time_zone="UTC", **at)
    await Person.bulk_create(Person(id=person, name=str(person), **at) for person in HOMES)
    for place, (person, home) in enumerate(HOMES.items(), 31):
        await Membership.create(id=place, unit_id=home, person_id=person, home=True)
    for cycle, parent in ((YEAR, None), (QUARTER, YEAR), (NEXT, None)):
        days = {"starts_on": DAYS["starts_on"], "ends_on": DAYS["due_on"]}
        await Cycle.create(id=cycle, name=str(cycle), parent_id=parent, **days)


@transaction
async def plant(random: Random, size: int) -> None:
    """A forest of so many goals, each with any owner, cycle, state and visibility, in place of what there was."""
    for table in ("co_owner", "named_person"):
        await current().run(Sql(f"delete from {table}"))
    await current().run(Sql("update objective set parent_objective_id = null"))
    await current().run(Sql("delete from objective"))
    ids = random.sample(range(100, 1_000), size)
    late = []
    for place, id_ in enumerate(ids):
        parent = random.choice(ids[:place]) if place and random.random() < 0.8 else None
        if random.random() < 0.5:
            late.append((id_, parent))
        await _written(random, id_, None if late and late[-1][0] == id_ else parent)
    for id_, parent in late:
        await Objective.filter(id=id_).update(parent_objective_id=parent)


async def _written(random: Random, id_: int, parent: int | None) -> None:
    unit, person = random.choice([(COMPANY, None), (NORTH, None), (TECH, None), (None, ANA), (None, CAN)])
    levels = {COMPANY: Level.COMPANY, None: Level.INDIVIDUAL}
    await Objective.create(
        id=id_,
        title=random.choice(TITLES),
        cycle_id=random.choice([YEAR, QUARTER, QUARTER, NEXT]),
        owner_unit_id=unit,
        owner_person_id=person,
        unit_id=unit or HOMES[person or 0],
        kind=ObjectiveKind.COMMITTED,
        level=levels.get(unit, Level.TEAM),
        state=random.choice([ObjectiveState.PUBLISHED] * 3 + list(ObjectiveState)),
        visibility=random.choice([Visibility.EVERYONE] * 3 + list(Visibility)),
        archived=random.random() < 0.1,
        position=random.randrange(2),
        progress_from=ProgressSource.BOTH,
        health=Health.PENDING,
        derived_health=Health.PENDING,
        parent_objective_id=parent,
        created_at=clock.now(),
        updated_at=clock.now(),
        **DAYS,
    )
    if random.random() < 0.1:
        await CoOwner.create(id=2 * id_, objective_id=id_, person_id=BEN)
    if random.random() < 0.1:
        await NamedPerson.create(id=2 * id_, objective_id=id_, person_id=ANA)


@transaction
async def stirred(random: Random) -> None:
    """Some of what may happen between two pages: goals are hidden, shown, moved up, renamed and archived."""
    ids = [row[0] for row in await current().rows(Sql("select id from objective order by id"))]
    for id_ in random.sample(ids, len(ids) // 4):
        changes: list[dict[str, Any]] = [
            {"archived": random.random() < 0.5},
            {"state": random.choice(list(ObjectiveState))},
            {"visibility": random.choice(list(Visibility))},
            {"cycle_id": random.choice([YEAR, QUARTER, NEXT])},
            {"title": random.choice(TITLES)},
            {"position": random.randrange(2)},
            {"parent_objective_id": None},
        ]
        await Objective.filter(id=id_).update(**random.choice(changes))


@transaction
async def goals() -> list[Goal]:
    """All goals as they are now."""
    rows = await Objective.all()
    owned = await owned_by_id(current(), {row.id for row in rows})
    return [
        Goal(
            id=row.id,
            parent=row.parent_objective_id,
            position=row.position,
            title=row.title,
            cycle=row.cycle_id,
            unit=row.unit_id,
            person=row.owner_person_id,
            level=row.level,
            archived=row.archived,
            visible_to={viewer.account_id: can_see(viewer, owned[row.id]) for viewer in VIEWERS},
            co_owners=set(owned[row.id].co_owner_people),
        )
        for row in rows
    ]


@transaction
async def misplaced() -> list[int]:
    """Goals of which the database says wrongly under what they stand."""
    sql = """
        select c.id from objective c left join objective p on p.id = c.parent_objective_id
        where c.above_cycle_id <> case when p.id is null then 0 when p.visibility = 'EVERYONE'
        and p.state in ('PUBLISHED', 'CLOSED') and not p.archived then p.cycle_id else -1 end
    """
    return [row[0] for row in await current().rows(Sql(sql))]


class Law:
    """What a question should be answered with, by the pure tree over all rows."""

    def __init__(self, world: list[Goal], asked: Question) -> None:
        self._asked = asked
        self.rows = [goal for goal in world if self._is_shown(goal) and self._is_under(goal, world)]
        self.tree = Tree(TreeRow(goal.id, goal.parent, goal.position, goal.title) for goal in self.rows)
        levels = asked.levels
        self.matching = None if levels is None else {goal.id for goal in self.rows if goal.level in levels}

    def places(self, after: list[SortKey], first: int | None = None) -> list[Place]:
        """The rows behind a path."""
        return self.tree.preorder(max_depth=self._asked.max_depth, matching=self.matching, after=after, first=first)

    def whole(self, path: list[SortKey]) -> list[SortKey]:
        """A path that has lost the ends of its titles, with those of rows that stand where they stood."""
        keys = {goal.id: (goal.position, goal.title, goal.id) for goal in self.rows}
        cut = [(position, title[:64], id_) for position, title, id_ in path]
        return [key if (key := keys.get(step[2])) and (key[0], key[1][:64]) == step[:2] else step for step in cut]

    def _is_shown(self, goal: Goal) -> bool:
        return goal.visible_to[self._asked.viewer.account_id] and not goal.archived

    def _is_under(self, goal: Goal, world: list[Goal]) -> bool:
        kind, id_ = self._asked.root
        if self._asked.cycle and goal.cycle not in CYCLES[self._asked.cycle]:
            return False
        if kind == "companyId":
            return id_ == COMPANY
        if kind == "teamId":
            homes = {HOMES[person] for person in goal.co_owners}
            return bool(({goal.unit} | homes) & SUBTREES[id_])
        if kind == "personId":
            return id_ == goal.person or id_ in goal.co_owners
        shown = {each.id: each.parent for each in world if self._is_shown(each)}
        above: int | None = goal.id
        while above in shown and above != id_:
            above = shown[above]
        return above in shown
