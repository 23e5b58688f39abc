"""Handing over what a leaver has left: all or some of it, in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import F

from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record_all
from plumbline.handovers.reads.leavers import Waiting
from plumbline.handovers.reads.loosening import Loosened
from plumbline.handovers.reads.plans import Reassignment, reassignment_plan
from plumbline.handovers.words import HandoverKind
from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.okrs.entries import OwnerEntry, ReasonEntry
from plumbline.okrs.models import Blocker, CoOwner, Initiative, KeyResult, Objective
from plumbline.okrs.service.changes import Edit, log_edits
from plumbline.okrs.service.edges import refit
from plumbline.okrs.service.goals import Goal, audience_before, goals_by_id, key_result_ids_of
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import place_of
from plumbline.organization.viewer import Viewer

_LEAD = """
select m.person_id from membership m join person p on p.id = m.person_id
where m.unit_id = :unit and m.lead and p.active order by m.id limit 1
"""


@dataclass(frozen=True, slots=True)
class Reassigned:
    """How many things went over, the goals whose numbers moved, and the edges that no longer fit."""

    count: int
    moved: Moved
    loosened: Sequence[Loosened]


@transaction
async def reassign_goals(viewer: Viewer, given: Reassignment, *, reason: ReasonEntry | None = None) -> Reassigned:
    """Let another person or a unit answer for what waits for a leaver. Where nothing waits any more nothing changes.

    A unit reports through its lead, who also takes on what only a person can. Nothing of closed cycles is touched.
    Raises NotFound, Forbidden, Invalid, ReasonRequired.
    """
    await hold_shape_for_change()
    place = await place_of(given.to, field="toId")
    plan = await reassignment_plan(current(), viewer, given)
    waiting = _Waits(plan.waiting)
    goals = await goals_by_id([*waiting.objectives, *waiting.key_results])
    await log_edits(viewer, _edits(given, waiting, goals), reason)
    changed = {goal.objective.id: goal for goal in goals.values()}
    told = [(id_, id_, audience_before(goal)) for id_, goal in sorted(changed.items())]
    await record_all("objective.updated", "objective", told)
    now = clock.now()
    owner = {"owner_unit_id": given.to.unit_id, "owner_person_id": given.to.person_id}
    stamp = {"updated_at": now, "version": F("version") + 1}
    owned = waiting.of(HandoverKind.OBJECTIVE)
    placed: dict[str, Any] = {"unit_id": place.unit_id, "level": place.level}
    await Objective.filter(id__in=owned).update(**owner, **placed, **stamp)
    await KeyResult.filter(id__in=waiting.of(HandoverKind.KEY_RESULT)).update(**owner, **stamp)
    reported = KeyResult.filter(id__in=waiting.of(HandoverKind.REPORT))
    await reported.update(reporter_id=given.to.person_id, **stamp)
    await _share(given, owned, waiting.of(HandoverKind.CO_OWNED))
    await _hand_over_work(given.to, waiting)
    touched = [goal for id_, goal in (await goals_by_id(waiting.objectives)).items()]
    turned = await refit(touched)
    below = await key_result_ids_of(waiting.objectives)
    moved = await recompute([*waiting.objectives, *waiting.key_results, *below, *turned])
    return Reassigned(len(plan.waiting), moved, plan.loosened)


class _Waits:
    """What waits, by the way in which it does."""

    def __init__(self, waiting: Sequence[Waiting]) -> None:
        self.all = waiting
        self.objectives = sorted({*self.of(HandoverKind.OBJECTIVE), *self.of(HandoverKind.CO_OWNED)})
        self.key_results = sorted({*self.of(HandoverKind.KEY_RESULT), *self.of(HandoverKind.REPORT)})

    def of(self, kind: HandoverKind) -> list[int]:
        """The ids of what waits in that way."""
        return [each.id for each in self.all if each.kind is kind]


def _edits(given: Reassignment, waiting: _Waits, goals: dict[int, Goal]) -> Iterable[Edit]:
    to_id = given.to.unit_id or given.to.person_id
    for kind in (HandoverKind.OBJECTIVE, HandoverKind.KEY_RESULT):
        for id_ in waiting.of(kind):
            yield Edit(goals[id_], {"owner": given.leaver_id}, {"owner": to_id})
    for id_ in waiting.of(HandoverKind.REPORT):
        yield Edit(goals[id_], {"reporter_id": given.leaver_id}, {"reporter_id": given.to.person_id})
    for id_ in waiting.of(HandoverKind.CO_OWNED):
        owners = goals[id_].owned.co_owner_units | goals[id_].owned.co_owner_people
        fresh = owners - {given.leaver_id} | {to_id}
        yield Edit(goals[id_], {"co_owners": _listed(owners)}, {"co_owners": _listed(fresh)})


def _listed(ids: Iterable[Any]) -> str:
    return " ".join(str(id_) for id_ in sorted(ids))


async def _share(given: Reassignment, owned: Sequence[int], shared: Sequence[int]) -> None:
    """Whoever owns an objective is not a further owner of it, and nobody is twice."""
    to = {"unit_id": given.to.unit_id, "person_id": given.to.person_id}
    await CoOwner.filter(objective_id__in=owned, **to).delete()
    await CoOwner.filter(objective_id__in=shared, person_id=given.leaver_id).delete()
    whose = {"owner_unit_id": given.to.unit_id, "owner_person_id": given.to.person_id}
    sharing = await CoOwner.filter(objective_id__in=shared, **to)
    owning = await Objective.filter(id__in=shared, **whose)
    there = {each.objective_id for each in sharing} | {each.id for each in owning}
    await CoOwner.bulk_create(CoOwner(id=new_id(), objective_id=id_, **to) for id_ in shared if id_ not in there)


async def _hand_over_work(to: OwnerEntry, waiting: _Waits) -> None:
    work, waits = waiting.of(HandoverKind.INITIATIVE), waiting.of(HandoverKind.BLOCKER)
    owner = {"owner_unit_id": to.unit_id, "owner_person_id": to.person_id}
    await Initiative.filter(id__in=work).update(**owner, version=F("version") + 1)
    lead = await current().rows(Sql(_LEAD, unit=to.unit_id)) if to.unit_id and waits else []
    person_id = to.person_id or (lead[0][0] if lead else None)
    await Blocker.filter(id__in=waits).update(needs_id=person_id)
    of = {each.id: each.objective_id for each in waiting.all}
    await record_all("initiative.updated", "initiative", [(id_, of[id_], None) for id_ in work])
    await record_all("blocker.updated", "blocker", [(id_, of[id_], None) for id_ in waits])
