"""What follows for goals when a team goes into another: they are the other's, with all their edges and numbers."""

from typing import Any

from plumbline.database import Sql, current
from plumbline.events.outbox import reacts_to, record_all
from plumbline.okrs.models import CoOwner, Initiative, KeyResult, Objective, UnitNote
from plumbline.okrs.reads.duties import UNIT_OF_REPORTS
from plumbline.okrs.reads.ownership import OF_TEAM
from plumbline.okrs.service.edges import refit
from plumbline.okrs.service.goals import audience_before, goals_by_id
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import recompute
from plumbline.organization.service.merging import merged_into

# A further owner that would then be there twice, or be the owner.
_SHARED_ALREADY = """
select c.id from co_owner c join objective o on o.id = c.objective_id where (
    c.unit_id = :team and (
        o.owner_unit_id in (:team, :into)
        or exists (select 1 from co_owner d where d.objective_id = c.objective_id and d.unit_id = :into)
    )
) or (c.unit_id = :into and o.owner_unit_id = :team)
"""
# Whose check-ins may fall due at other times now: everything in the team that stays and below it.
_DUE_ANEW = f"""
with recursive below(id) as (
    select id from unit where id = :into
    union
    select u.id from unit u join below on u.parent_id = below.id
)
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where c.phase <> 'CLOSED' and {UNIT_OF_REPORTS} in (select id from below)
"""


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """Every goal of the team is the other team's, in closed cycles too, or nobody would see them any more.

    Both ends of an edge go over together, so no contribution begins to leak; `refit` looks all the same.
    """
    into_id = await merged_into(team_id)
    await hold_shape_for_change()
    ids = [row[0] for row in await current().rows(Sql(OF_TEAM, team=team_id))]
    goals = await goals_by_id(ids)
    told: list[tuple[int, int, dict[str, Any]]] = [(id_, id_, audience_before(goals[id_])) for id_ in ids]
    await record_all("objective.updated", "objective", told)
    shared = await current().rows(Sql(_SHARED_ALREADY, team=team_id, into=into_id))
    await CoOwner.filter(id__in=[row[0] for row in shared]).delete()
    await CoOwner.filter(unit_id=team_id).update(unit_id=into_id)
    for table in (Objective, KeyResult, Initiative):
        await table.filter(owner_unit_id=team_id).update(owner_unit_id=into_id)
    await Objective.filter(unit_id=team_id).update(unit_id=into_id)
    await UnitNote.filter(unit_id=team_id).update(unit_id=into_id)
    turned = await refit((await goals_by_id(ids)).values()) if ids else []
    due = [row[0] for row in await current().rows(Sql(_DUE_ANEW, into=into_id))]
    await recompute([*turned, *due])
