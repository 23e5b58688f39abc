"""What follows for goals when people change their home team or teams their place."""

from plumbline.database import Sql, current
from plumbline.events.outbox import reacts_to
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.service.edges import refit
from plumbline.okrs.service.goals import goals_by_id
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import recompute

_OPEN = """
select o.id from objective o join cycle c on c.id = o.cycle_id
where o.owner_person_id = :person and c.phase <> 'CLOSED'
"""


@reacts_to("membership.set")
@reacts_to("membership.removed")
async def follow_home(person_id: int) -> None:
    """A person's open goals belong to the home team: its members see them, its cadence says when they are due.

    Contributions that would now leak become SUPPORTS.
    """
    await hold_shape_for_change()
    ids = [row[0] for row in await current().rows(Sql(_OPEN, person=person_id))]
    if not ids:
        return
    home = await current().rows(Sql("select unit_id from membership where person_id = :id and home", id=person_id))
    await Objective.filter(id__in=ids).update(unit_id=home[0][0] if home else None)
    turned = await refit((await goals_by_id(ids)).values())
    key_results = [key_result.id for key_result in await KeyResult.filter(objective_id__in=ids)]
    await recompute([*ids, *key_results, *turned])
