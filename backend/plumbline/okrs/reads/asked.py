"""What is asked of lists of goals: filters, cycles and roots, as conditions on rows."""

from collections.abc import Iterable
from typing import Annotated

from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.engine.asking import ID, described, entry, part
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.okrs.policy import visible_through
from plumbline.okrs.words import Health, Level, ObjectiveState
from plumbline.organization.viewer import Viewer

UNKNOWN = 0
"""The number of no row: what a foreign or malformed id leads to."""

_INSIDE = """
with recursive inside(id) as (
    select id from cycle where id = :cycle
    union
    select c.id from cycle c join inside on c.parent_id = inside.id
)
select id from inside
"""


class ObjectiveFilter:
    """Which objectives a list shows; what is absent does not narrow it."""

    # It becomes an input in types, once the choices in it have their meanings.

    health: list[Health] | None = part("Of any of these healths.")
    states: list[ObjectiveState] | None = part("In any of these states.")
    levels: list[Level] | None = part("Of any of these levels.")
    owner_ids: list[ID] | None = part("Owned or co-owned by any of these.")
    team_ids: list[ID] | None = part("Owned or co-owned by any of these units, or owned by people at home in them.")
    title_contains: str | None = part("With this text in the title, whatever its case.")
    aligned: bool | None = part(
        "True: it, or a key result of it, aligns upward. False: neither does, and it is below company level."
    )


@entry(description="Where a tree begins: exactly one of these.", one_of=True)
class TreeRootInput:
    """Where a tree begins: exactly one of these."""

    company_id: ID | None = part("All that one may see.")
    team_id: ID | None = part("What is owned or co-owned in this unit, in those below, and by their people.")
    person_id: ID | None = part("What this person owns or co-owns.")
    objective_id: ID | None = part("This objective and what is below it.")


CycleId = Annotated[ID | None, described("Goals of this cycle and of those inside it; none given: of every cycle.")]
CycleOfToday = Annotated[
    ID | None,
    described("This cycle and those inside it; none given: the shortest ACTIVE cycle that holds today."),
]
Filter = Annotated[ObjectiveFilter | None, described("Which objectives to show.")]


def known(id: ID | None, *prefixes: str) -> int:
    """The number in an id; that of no row where it can lead nowhere."""
    try:
        return number_of(id or "", *prefixes)
    except NotFound:
        return UNKNOWN


def every(ids: Iterable[ID], *prefixes: str) -> list[int]:
    """The numbers in ids."""
    return [known(id, *prefixes) for id in ids]


def inside(cycle: int) -> Sql:
    """The ids of a cycle and of those inside it."""
    return Sql(_INSIDE, cycle=cycle)


def in_cycle(cycle_id: ID | None, column: str = "t.cycle_id") -> Sql | None:
    """Goals of a cycle and of those inside it, by the column that says whose they are."""
    if not cycle_id:
        return None
    return Sql(f"{column} in (") + inside(known(cycle_id, "cyc")) + Sql(")")


def within(reads: Reads, cycle: int) -> Sql:
    """Goals `t` of a cycle and of those inside it, by its number.

    The plus keeps SQLite from going through a whole cycle by its index where unit or order lead faster.
    """
    column = "+t.cycle_id" if reads.dialect == "sqlite" else "t.cycle_id"
    return Sql(f"{column} in (") + inside(cycle) + Sql(")")


async def cycle_asked(reads: Reads, cycle_id: ID | None) -> int:
    """The cycle asked for, or that of today."""
    if cycle_id:
        return known(cycle_id, "cyc")
    return await cycle_of_today(reads) or UNKNOWN


def aligned(viewer: Viewer) -> Sql:
    """Objectives `t` with an edge upward, of their own or of a key result, to something the viewer sees."""
    edge = "exists (select 1 from alignment a where a.from_objective_id = t.id and"
    return Sql(edge) + visible_through(viewer, "a.to_objective_id") + Sql(")")


def unaligned(viewer: Viewer) -> Sql:
    """Objectives `t` below company level that align to nothing."""
    return Sql("t.level <> 'COMPANY' and not") + aligned(viewer)


def matching(viewer: Viewer, filter: ObjectiveFilter | None) -> Sql | None:
    """Objectives `t` that a filter lets through; None when it lets all."""
    conditions = list(_conditions(viewer, filter)) if filter else []
    return Sql.join((Sql("(") + each + Sql(")") for each in conditions), " and ") if conditions else None


def _conditions(viewer: Viewer, filter: ObjectiveFilter) -> Iterable[Sql]:
    for column, values in (("health", filter.health), ("state", filter.states), ("level", filter.levels)):
        if values:
            yield Sql(f"t.{column} in :chosen", chosen=[str(value) for value in values])
    if filter.owner_ids:
        yield owned_by(Sql("in :owners", owners=every(filter.owner_ids, "com", "team", "per")))
    if filter.team_ids:
        teams = every(filter.team_ids, "com", "team")
        yield Sql("t.unit_id in :teams or", teams=teams) + owned_by(Sql("in :teams", teams=teams))
    if filter.title_contains:
        yield Sql("lower(t.title) like :part escape '\\'", part=_pattern(filter.title_contains))
    if filter.aligned is True:
        yield aligned(viewer)
    if filter.aligned is False:
        yield unaligned(viewer)


def owned_by(among: Sql) -> Sql:
    """Objectives `t` whose owner or a co-owner is `among`, such as `in :ids`: ids of units and people alike."""
    owner = Sql("t.owner_unit_id") + among + Sql("or t.owner_person_id") + among
    shared = Sql("or exists (select 1 from co_owner c where c.objective_id = t.id and (c.unit_id")
    return Sql("(") + owner + shared + among + Sql("or c.person_id") + among + Sql(")))")


def _pattern(text: str) -> str:
    escaped = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def both(*conditions: Sql | None) -> Sql:
    """All of the conditions there are."""
    given = [Sql("(") + each + Sql(")") for each in conditions if each is not None]
    return Sql.join(given, " and ") if given else Sql("1 = 1")


SHOWN = Sql("not t.archived")
"""Objectives that lists show."""
