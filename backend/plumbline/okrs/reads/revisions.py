"""How far the viewer's picture of the goals has come, and what has changed since."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from plumbline.cycles.reads import company_day
from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref, page_size, present
from plumbline.engine.asking import described
from plumbline.events.outbox import horizon
from plumbline.kit.ids import encode
from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor
from plumbline.okrs.policy import Owned, can_see, visible
from plumbline.okrs.reads.doers import Told
from plumbline.okrs.words import ObjectiveState, Visibility
from plumbline.organization.viewer import Viewer

MOST_CHANGES = 1_000
MOST_EVENTS = 50_000
"""After so many events it is cheaper to read everything again."""

LAST = 2**63 - 1
"""An id above all others: everything of a commit has been seen."""

SUBJECTS = "('company', 'team', 'unit', 'person', 'priority', 'cycle')"
HAD_AUDIENCE = "e.kind = 'objective.updated' and cast(e.payload as text) like '%\"audienceBefore\"%'"
_NEWEST = f"""
select e.commit_order from event e left join objective t on t.id = e.objective_id
where e.commit_order < :horizon and ((t.id is not null and :seen) or (
    e.objective_id is null and e.subject_type in {SUBJECTS}
))
order by e.commit_order desc limit 1
"""
# A condition over an empty column is neither true nor false, and so would be its opposite.
_HIDDEN = f"""
select e.commit_order, e.payload from event e join objective t on t.id = e.objective_id
where e.commit_order > :after and e.commit_order < :horizon and {HAD_AUDIENCE} and not coalesce(:seen, false)
order by e.commit_order desc limit 1000
"""
# Whether it is worth asking that: planning the condition takes longer than finding out that there is nothing.
_PERHAPS_HIDDEN = f"""
select 1 from event e where e.commit_order > :after and e.commit_order < :horizon and {HAD_AUDIENCE}
order by e.commit_order desc limit 1
"""
# What a revision has not seen yet: later commits, and in its own commit the objectives after its last one.
# The first condition says nothing new, but is a range of the index.
_UNSEEN = "(e.commit_order >= :order and (e.commit_order > :order or e.objective_id > :id))"
_SINCE = f"""
select e.objective_id, max(e.commit_order) as latest, max(case when :seen then 1 else 0 end),
    max(case when t.archived then 1 else 0 end)
from event e join objective t on t.id = e.objective_id
where {_UNSEEN} and e.commit_order < :horizon
group by e.objective_id
having max(case when :seen then 1 else 0 end) = 1 or max(case when {HAD_AUDIENCE} then 1 else 0 end) = 1
order by latest, e.objective_id limit :most
"""
_AUDIENCES = f"""
select e.objective_id, e.payload from event e
where e.objective_id in :ids and {_UNSEEN} and e.commit_order < :horizon and {HAD_AUDIENCE}
order by e.commit_order desc, e.id desc
"""
_OLDEST = """
select min(commit_order), (
    select count(*) from (select 1 from event where commit_order > :order limit :most) as later
) from event
"""
# Who reviews a proposal is the nearest lead above: somebody else's place decides, and no objective tells of it.
_REVIEWED_ANEW = """
select 1 where exists (
    select 1 from event e where e.commit_order > :order and e.commit_order < :horizon and e.objective_id is null
    and e.kind in ('membership.set', 'membership.removed', 'person.updated', 'team.moved', 'team.merged')
) and exists (
    select 1 from objective o where o.state = 'PROPOSED' and not o.archived and o.unit_id in :units
)
"""

Since = Annotated[str, described("The revision that the client has.")]
First = Annotated[int, described("How many changed objectives, up to 1,000.")]


@dataclass(frozen=True, slots=True)
class Revision:
    """Up to which commit, and in it up to which objective, a viewer with these rights has seen everything."""

    commit_order: int
    objective_id: int
    rights: str
    day: date

    def written(self) -> str:
        """The opaque form."""
        return encode_cursor((self.commit_order, self.objective_id, self.rights, self.day))


def read_revision(text: str) -> Revision | None:
    """The revision in an opaque form; None for what is none."""
    try:
        order, objective_id, rights, day = decode_cursor(text, 4)
    except BadCursor:
        return None
    if type(order) is int and type(objective_id) is int and isinstance(rights, str) and type(day) is date:
        return Revision(order, objective_id, rights, day)
    return None


def rights_of(viewer: Viewer) -> str:
    """A stamp of what decides what the viewer sees; it differs when any of it does."""
    facts = [
        viewer.account_id,
        viewer.person_id,
        viewer.role,
        *(sorted(each) for each in (viewer.member_of, viewer.leads, viewer.led_subtree, viewer.reports)),
        *([] if viewer.admitted else ["outside"]),
    ]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


async def revisions(reads: Reads, keys: Sequence[Any]) -> dict[Any, str]:
    """The revision of what the viewer sees now, the same for every key."""
    with present():
        written = (await revision_now(reads)).written()
    return dict.fromkeys(keys, written)


async def revision_now(reads: Reads, before: int | None = None) -> Revision:
    """Up to the newest change that the viewer sees, or that took something from their sight."""
    until = await horizon(reads.connection) if before is None else before
    seen = visible(reads.viewer, "t")
    rows = await reads.rows(Sql(_NEWEST, horizon=until, seen=seen))
    newest = rows[0][0] if rows else 0
    if await reads.rows(Sql(_PERHAPS_HIDDEN, after=newest, horizon=until)):
        for order, payload in await reads.rows(Sql(_HIDDEN, after=newest, horizon=until, seen=seen)):
            if could_see(reads.viewer, payload):
                newest = order
                break
    return Revision(newest, LAST, rights_of(reads.viewer), await company_day(reads))


async def changes(reads: Reads, keys: Sequence[Any], *, since: Since, first: First = 200) -> dict[Any, dict[str, Any]]:
    """What changed since a revision; `reset` when that cannot be told and everything must be read again."""
    size = page_size(first, MOST_CHANGES)
    until = await horizon(reads.connection)
    asked = read_revision(since)
    now = await revision_now(reads, until)
    if (
        asked is None
        or asked.rights != now.rights
        or await is_forgotten(reads, asked, until)
        or await _is_reviewed_anew(reads, asked, until)
    ):
        return dict.fromkeys(keys, _answer([], [], now, reset=True))
    rows = await reads.rows(
        Sql(
            _SINCE,
            order=asked.commit_order,
            id=asked.objective_id,
            horizon=until,
            seen=visible(reads.viewer, "t"),
            most=size + 1,
        )
    )
    page = rows[:size]
    gone = [row[0] for row in page if row[2] and row[3]] + await _lost(reads, asked, until, page)
    shown = [Ref("Objective", row[0]) for row in page if row[2] and not row[3]]
    told = Told(tuple(each.key for each in shown), asked.commit_order, asked.objective_id, until)
    if len(rows) <= size:
        return dict.fromkeys(keys, _answer(shown, gone, now) | {"told": told})
    reached = Revision(page[-1][1], page[-1][0], now.rights, now.day) if page else asked
    return dict.fromkeys(keys, _answer(shown, gone, reached, has_more=True) | {"told": told})


def could_see(viewer: Viewer, payload: Any) -> bool:
    """Whether the viewer was in the audience that an objective had before the change with this payload."""
    given = json.loads(payload) if isinstance(payload, str) else payload
    before = given.get("audienceBefore")
    if not before:
        return False
    return can_see(
        viewer,
        Owned(
            id=0,
            state=ObjectiveState(before["state"]),
            visibility=Visibility(before["visibility"]),
            owner_unit_id=None,
            owner_person_id=None,
            unit_id=before["unit"],
            reviewing_unit_id=before.get("reviewingUnit"),
            created_by_id=None,
            co_owner_units=frozenset(before["ownerUnits"]),
            co_owner_people=frozenset(before["ownerPeople"]),
            named_people=frozenset(before["named"]),
        ),
    )


async def _lost(reads: Reads, asked: Revision, until: int, page: Sequence[Row]) -> list[int]:
    """Objectives that the viewer saw at the revision and sees no longer: by the first audience after it."""
    hidden = [row[0] for row in page if not row[2]]
    if not hidden:
        return []
    rows = await reads.rows(Sql(_AUDIENCES, ids=hidden, order=asked.commit_order, id=asked.objective_id, horizon=until))
    first = {row[0]: row[1] for row in rows}
    return [id_ for id_ in hidden if id_ in first and could_see(reads.viewer, first[id_])]


async def is_forgotten(reads: Reads, asked: Revision, until: int) -> bool:
    """Whether the revision is from the future, from before the oldest event that is kept, or too many events ago."""
    asking = Sql(_OLDEST, order=asked.commit_order, most=MOST_EVENTS + 1)
    oldest, later = (await reads.rows(asking))[0]
    pruned = asked.commit_order > 0 and (oldest is None or oldest > asked.commit_order)
    return bool(asked.commit_order >= until or pruned or later > MOST_EVENTS)


async def _is_reviewed_anew(reads: Reads, asked: Revision, until: int) -> bool:
    """Whether proposals below the viewer may have come to another reviewer since the revision."""
    units = sorted(reads.viewer.led_subtree)
    if not units:
        return False
    return bool(await reads.rows(Sql(_REVIEWED_ANEW, order=asked.commit_order, horizon=until, units=units)))


def _answer(
    shown: list[Ref], gone: list[int], revision: Revision, *, has_more: bool = False, reset: bool = False
) -> dict[str, Any]:
    return {
        "upserted": shown,
        "removed_ids": [encode("obj", id_) for id_ in gone],
        "revision": revision.written(),
        "has_more": has_more,
        "reset": reset,
        "told": None,
    }
