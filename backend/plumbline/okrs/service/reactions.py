"""What follows for goals when something changes in the rooms below: people, homes, the company, cycles."""

from typing import Any

from plumbline.cycles.models import Cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current
from plumbline.events.outbox import reacts_to, record_all
from plumbline.kit import clock
from plumbline.kit.errors import OutOfRange
from plumbline.okrs.models import Objective
from plumbline.okrs.reads.duties import UNIT_OF_REPORTS
from plumbline.okrs.service.edges import refit
from plumbline.okrs.service.goals import audience_before, goals_by_id, key_result_ids_of
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import recompute
from plumbline.okrs.words import ObjectiveState

_OPEN_OF = """
select o.id from objective o join cycle c on c.id = o.cycle_id
where o.owner_person_id = :person and c.phase <> 'CLOSED'
"""
_REPORTED_BY = """
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where c.phase <> 'CLOSED' and (k.reporter_id = :person or k.owner_person_id = :person or o.owner_person_id = :person)
"""
_OPEN = """
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where c.phase <> 'CLOSED'
"""
_OPEN_UNDER = f"""
with recursive held(id) as (
    select id from unit where id = :unit
    union
    select u.id from unit u join held on u.parent_id = held.id
)
select k.id from key_result k join objective o on o.id = k.objective_id join cycle c on c.id = o.cycle_id
where c.phase <> 'CLOSED' and {UNIT_OF_REPORTS} in (select id from held)
"""
_OF_CYCLE = """
select o.id from objective o where o.cycle_id = :cycle
union all
select k.id from key_result k join objective o on o.id = k.objective_id where o.cycle_id = :cycle
"""
_OUTSIDE = """
select o.id from objective o join cycle c on c.id = o.cycle_id left join key_result k on k.objective_id = o.id
where c.id = :cycle and (o.starts_on < c.starts_on or o.due_on > c.ends_on
    or k.starts_on < c.starts_on or k.due_on > c.ends_on)
limit 1
"""


@reacts_to("membership.set")
@reacts_to("membership.removed")
async def follow_home(person_id: int) -> None:
    """A person's open goals belong to the home team: its members see them, its cadence says when they are due.

    Contributions that would now leak become SUPPORTS.
    """
    await hold_shape_for_change()
    ids = await _ids(Sql(_OPEN_OF, person=person_id))
    reported = await _ids(Sql(_REPORTED_BY, person=person_id))
    if not ids:
        await recompute(reported)
        return
    await record_all("objective.updated", "objective", await _audiences(ids))
    home = await current().rows(Sql("select unit_id from membership where person_id = :id and home", id=person_id))
    await Objective.filter(id__in=ids).update(unit_id=home[0][0] if home else None)
    turned = await refit((await goals_by_id(ids)).values())
    key_results = await key_result_ids_of(ids)
    await recompute([*ids, *key_results, *reported, *turned])


@reacts_to("person.updated")
async def follow_person(person_id: int) -> None:
    """Due moments are in the zone of whoever reports."""
    await hold_shape_for_change()
    await recompute(await _ids(Sql(_REPORTED_BY, person=person_id)))


@reacts_to("company.updated")
async def follow_company(company_id: int) -> None:
    """The company's zone, cadence and settings reach every open goal."""
    await hold_shape_for_change()
    await recompute(await _ids(Sql(_OPEN)))


@reacts_to("cadence.set")
@reacts_to("team.moved")
async def follow_unit(unit_id: int) -> None:
    """A unit's cadence reaches the open goals of the units below that have none of their own."""
    await hold_shape_for_change()
    await recompute(await _ids(Sql(_OPEN_UNDER, unit=unit_id)))


@reacts_to("cycle.moved")
async def follow_cycle(cycle_id: int) -> None:
    """Drafts that are left at GRADING are archived; in a closed cycle every goal is CLOSED and nothing is due any more."""
    left = Objective.filter(
        cycle_id=cycle_id, archived=False, state__in=(ObjectiveState.DRAFT, ObjectiveState.PROPOSED)
    )
    if await Cycle.filter(id=cycle_id, phase=CyclePhase.GRADING).exists():
        ids = [objective.id for objective in await left]
        await Objective.filter(id__in=ids).update(archived=True, updated_at=clock.now())
        await record_all("objective.archived", "objective", [(id_, id_, None) for id_ in ids])
    if await Cycle.filter(id=cycle_id, phase=CyclePhase.CLOSED).exists():
        await hold_shape_for_change()
        await recompute(await _ids(Sql(_OF_CYCLE, cycle=cycle_id)))


@reacts_to("cycle.updated")
async def hold_goals_inside(cycle_id: int) -> None:
    """A cycle's days hold those of its goals. Raises OutOfRange, blamed on the last day."""
    if await current().rows(Sql(_OUTSIDE, cycle=cycle_id)):
        raise OutOfRange("Goals of this cycle lie outside these days.", path=("endsOn",))


async def _audiences(objective_ids: list[int]) -> list[tuple[int, int, dict[str, Any]]]:
    goals = await goals_by_id(objective_ids)
    return [(id_, id_, audience_before(goals[id_])) for id_ in objective_ids]


async def _ids(sql: Sql) -> list[int]:
    return [row[0] for row in await current().rows(sql)]
