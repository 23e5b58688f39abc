"""What a handover would take along, worked out before anything is written; the service goes by the same plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Connection, Sql
from plumbline.engine import BadInput, Reads
from plumbline.handovers.audiences import with_owner_replaced, with_team_merged
from plumbline.handovers.policy import can_hand_over
from plumbline.handovers.reads.leavers import Waiting, homes_of_leavers, waiting_for
from plumbline.handovers.reads.loosening import After, Loosened, loosened_row, loosening
from plumbline.handovers.words import HandoverKind
from plumbline.kit.errors import Forbidden, Invalid, NotFound
from plumbline.okrs.alignment import Audience
from plumbline.okrs.entries import OwnerEntry
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.ownership import OF_TEAM
from plumbline.organization.viewer import Viewer

OWNING = (HandoverKind.OBJECTIVE, HandoverKind.CO_OWNED)
_PLACE = """
select u.id from unit u where u.id = :unit and not u.archived
union all
select m.unit_id from person p left join membership m on m.person_id = p.id and m.home
where p.id = :person and p.active
"""
_TEAM = "select id from unit where id = :id and kind = 'TEAM' and not archived"
_UP = """
with recursive up(id) as (
    select id from unit where id = :into
    union
    select u.parent_id from unit u join up on u.id = up.id where u.parent_id is not null
)
select 1 from up where id = :team
"""
_GOING = """
select (select count(*) from membership m join person p on p.id = m.person_id where m.unit_id = :team and p.active),
    (select count(*) from unit u where u.parent_id = :team and not u.archived)
"""


@dataclass(frozen=True, slots=True)
class Reassignment:
    """Whose goals go to whom: all, or what `chosen` names (objectives, key results, blockers, initiatives)."""

    leaver_id: int
    to: OwnerEntry
    chosen: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class ReassignmentPlan:
    """What goes over, and which edges no longer fit then."""

    waiting: Sequence[Waiting]
    loosened: Sequence[Loosened]


@dataclass(frozen=True, slots=True)
class Merge:
    """One team goes into another."""

    team_id: int
    into_id: int


async def reassignment_plan(connection: Connection, viewer: Viewer, given: Reassignment) -> ReassignmentPlan:
    """Raises NotFound, Forbidden, and Invalid for somebody who is still here."""
    waiting = await _chosen(connection, viewer, given)
    placed = await connection.rows(Sql(_PLACE, unit=given.to.unit_id or 0, person=given.to.person_id or 0))
    if not placed:
        raise NotFound("There is no such team or person.", path=("toId",))
    owned = {each.objective_id for each in waiting if each.kind is HandoverKind.OBJECTIVE}
    touched = {each.objective_id for each in waiting if each.kind in OWNING}
    edges = await loosening(connection, viewer, touched, _after_reassignment(given, placed[0][0], owned, touched))
    return ReassignmentPlan(waiting, edges)


async def merge_loosening(connection: Connection, viewer: Viewer, given: Merge) -> list[Loosened]:
    """The edges that no longer fit once the team has gone into the other."""

    def after(_: int, now: Audience) -> Audience:
        return with_team_merged(now, team_id=given.team_id, into_id=given.into_id)

    rows = await connection.rows(Sql(OF_TEAM, team=given.team_id))
    return await loosening(connection, viewer, [row[0] for row in rows], after)


async def reassignment_previews(reads: Reads, keys: Sequence[Reassignment]) -> dict[Reassignment, dict[str, Any]]:
    """What each reassignment would do. Raises NotFound, Forbidden, BadInput."""
    connection, found = await reads.opened(), {}
    for key in keys:
        try:
            plan = await reassignment_plan(connection, reads.viewer, key)
        except Invalid as refusal:
            raise BadInput(refusal.message, path=("choice", *refusal.path)) from None
        found[key] = {"count": len(plan.waiting), "loosened": [loosened_row(each) for each in plan.loosened]}
    return found


async def merge_previews(reads: Reads, keys: Sequence[Merge]) -> dict[Merge, dict[str, Any]]:
    """What each merge would take along; objectives as far as the viewer sees them. Raises NotFound, BadInput."""
    connection, found = await reads.opened(), {}
    for key in keys:
        for team_id in (key.team_id, key.into_id):
            if not await reads.rows(Sql(_TEAM, id=team_id)):
                raise NotFound("There is no such team.")
        if await reads.rows(Sql(_UP, into=key.into_id, team=key.team_id)):
            raise BadInput("A team cannot go into itself or into a team below it.", path=("intoId",))
        people, teams = (await reads.rows(Sql(_GOING, team=key.team_id)))[0]
        seen = Sql(OF_TEAM, team=key.team_id) + Sql("and not o.archived and") + visible(reads.viewer, "o")
        edges = await merge_loosening(connection, reads.viewer, key)
        found[key] = {
            "people": people,
            "teams": teams,
            "objectives": len(await reads.rows(seen)),
            "loosened": [loosened_row(each) for each in edges],
        }
    return found


async def _chosen(connection: Connection, viewer: Viewer, given: Reassignment) -> list[Waiting]:
    people = await connection.rows(Sql("select active from person where id = :id", id=given.leaver_id))
    if not people:
        raise NotFound("There is no such person.", path=("personId",))
    if people[0][0]:
        raise Invalid("This person is still here; an owner hands over goals one by one.", path=("personId",))
    homes = await homes_of_leavers(connection, [given.leaver_id])
    if not can_hand_over(viewer, given.leaver_id, homes[given.leaver_id]):
        raise Forbidden("The lead of the home team, the manager or an admin hands over what a leaver has left.")
    waiting = await waiting_for(connection, viewer, [given.leaver_id])
    if given.chosen is None:
        return waiting
    if given.chosen - {each.id for each in waiting}:
        raise NotFound("There is no such goal among those that wait.", path=("ids",))
    return [each for each in waiting if each.id in given.chosen]


def _after_reassignment(given: Reassignment, place: int | None, owned: set[int], touched: set[int]) -> After:
    to_id = given.to.person_id or given.to.unit_id or 0

    def after(objective_id: int, now: Audience) -> Audience:
        if objective_id not in touched:
            return now
        unit_id = place if objective_id in owned else now.unit_id
        return with_owner_replaced(now, leaver_id=given.leaver_id, to_id=to_id, unit_id=unit_id)

    return after
