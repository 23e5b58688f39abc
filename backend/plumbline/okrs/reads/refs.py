"""What columns of goals refer to: owners, the two ends of edges, and anything at all by its public id."""

from collections import defaultdict
from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Way, Ways
from plumbline.kit.ids import UnknownId, decode, encode
from plumbline.okrs.policy import visible, visible_through
from plumbline.organization.reads import unit_id, unit_ways

TYPES = {
    "dash": "Dashboard",
    "com": "Company",
    "team": "Team",
    "per": "Person",
    "mem": "Membership",
    "prio": "Priority",
    "cyc": "Cycle",
    "obj": "Objective",
    "kr": "KeyResult",
    "ms": "Milestone",
    "aln": "Alignment",
    "chk": "CheckIn",
    "blk": "Blocker",
    "ini": "Initiative",
    "chg": "Change",
    "ret": "ObjectiveReturn",
    "ann": "Announcement",
    "cos": "CoachingSession",
    "mtg": "Meeting",
    "mpt": "MeetingPoint",
    "asp": "Aspiration",
    "dst": "DevelopmentStep",
    "oto": "OneToOne",
    "otn": "OneToOneNote",
    "ota": "OneToOneAction",
    "ntf": "Notification",
    "rem": "Reminder",
    "rwd": "Reward",
    "rcg": "Recognition",
    "cmt": "Comment",
    "fdb": "Feedback",
}
"""The type behind each prefix of a public id."""

Parent = tuple[int | None, int | None]
"""The objective a goal stands under, and the key result of it where the edge leads to one."""


def anything(id: str) -> Ref | None:
    """What a public id of any type refers to; None for what is no id."""
    try:
        prefix, number = decode(id)
    except UnknownId:
        return None
    return Ref(TYPES[prefix], number) if prefix in TYPES else None


OWNER = Ways(Way("Person", "answering_person_id"), *unit_ways("answering_unit_id", "answering_kind").ways)
"""The owner of a goal by its columns."""


def owner_ref(kind: str | None, unit: int | None, person: int | None) -> Ref | None:
    """The owner: a person, else the unit whose kind is that of the level."""
    return OWNER(person, kind, unit)


def owner_id(kind: str | None, unit: int | None, person: int | None) -> str | None:
    """The owner's public id."""
    return unit_id(unit, kind) if person is None else encode("per", person)


def goal_ref(number: int, key_result_id: int | None) -> Ref:
    """One end of an edge."""
    return Ref("Objective" if key_result_id is None else "KeyResult", number)


def goal_id(number: int, key_result_id: int | None) -> str:
    """The public id of one end of an edge."""
    return encode("obj" if key_result_id is None else "kr", number)


async def parents(reads: Reads, keys: Sequence[Parent]) -> dict[Parent, Ref]:
    """What the primary alignment points to, if the viewer sees it."""
    return {
        key: Ref("Objective", key[0]) if key[1] is None else Ref("KeyResult", key[1])
        for key in await _seen_parents(reads, keys)
    }


async def parent_ids(reads: Reads, keys: Sequence[Parent]) -> dict[Parent, str]:
    """The public id of what the primary alignment points to, if the viewer sees it."""
    return {
        key: encode("obj", key[0] or 0) if key[1] is None else encode("kr", key[1])
        for key in await _seen_parents(reads, keys)
    }


async def parent_objective_ids(reads: Reads, keys: Sequence[int]) -> dict[int, str]:
    """The public ids of those of these objectives that the viewer sees."""
    return {key: encode("obj", key) for key in await seen(reads, keys)}


async def _seen_parents(reads: Reads, keys: Sequence[Parent]) -> list[Parent]:
    found = await seen(reads, [key[0] for key in keys if key[0] is not None])
    return [key for key in keys if key[0] in found]


async def seen(reads: Reads, objective_ids: Sequence[int]) -> set[int]:
    """Those of these objectives that the viewer sees."""
    if not objective_ids:
        return set()
    asked = Sql("select t.id from objective t where t.id in :ids and", ids=list(objective_ids))
    return {row[0] for row in await reads.rows(asked + visible(reads.viewer, "t"))}


async def goal_refs(reads: Reads, goal_ids: Sequence[int]) -> dict[int, tuple[Ref, str]]:
    """Those of these goals that the viewer sees, with their titles."""
    if not goal_ids:
        return {}
    objectives = Sql("select 'Objective', o.id, o.title from objective o where o.id in :ids and", ids=list(goal_ids))
    key_results = Sql("select 'KeyResult', k.id, k.title from key_result k where k.id in :ids and", ids=list(goal_ids))
    rows = await reads.rows(
        objectives
        + visible(reads.viewer, "o")
        + Sql("union all")
        + key_results
        + visible_through(reads.viewer, "k.objective_id")
    )
    return {row[1]: (Ref(row[0], row[1]), row[2]) for row in rows}


async def co_owners(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The further owners of objectives, by name."""
    sql = """
        select c.objective_id, u.kind, c.unit_id, c.person_id
        from co_owner c left join unit u on u.id = c.unit_id left join person p on p.id = c.person_id
        where c.objective_id in :ids order by c.objective_id, coalesce(u.name, p.name), c.id
    """
    found: dict[int, list[Ref]] = defaultdict(list)
    for objective_id, kind, unit, person in await reads.rows(Sql(sql, ids=list(keys))):
        owner = owner_ref(kind, unit, person)
        if owner is not None:
            found[objective_id].append(owner)
    return found


async def named_people(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The people named on objectives, by name."""
    sql = """
        select n.objective_id, n.person_id from named_person n join person p on p.id = n.person_id
        where n.objective_id in :ids order by n.objective_id, p.name, p.id
    """
    found: dict[int, list[Ref]] = defaultdict(list)
    for objective_id, person in await reads.rows(Sql(sql, ids=list(keys))):
        found[objective_id].append(Ref("Person", person))
    return found
