"""What a unit writes down of a cycle."""

from plumbline.cycles.service import CycleLocked, existing_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Forbidden, NotFound, VersionConflict
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Rules, cleaned, text
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.organization.models import Unit
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer
from plumbline.reviews.models import Retrospective
from plumbline.reviews.policy import can_review

_WORDS = text(20_000)
_TEXTS: Rules = {"worked": _WORDS, "did_not_work": _WORDS, "to_change": _WORDS}


@transaction
async def save_retrospective(
    viewer: Viewer,
    *,
    unit_id: int,
    cycle_id: int,
    worked: str | None,
    did_not_work: str | None,
    to_change: str | None,
    if_version: int | None,
) -> int:
    """Write a unit's retrospective of a cycle, or rewrite it. `if_version` is that of the one there is, none without one.

    Raises NotFound, Forbidden, CycleLocked outside GRADING, Blank with nothing in it, VersionConflict.
    """
    await hold_shape_for_change()
    if not await Unit.filter(id=unit_id).exists():
        raise NotFound("There is no such team.", path=("unitId",))
    cycle = await existing_cycle(cycle_id)
    if not can_review(viewer, unit_id):
        raise Forbidden("The lead of the unit writes its retrospective.", path=("unitId",))
    if cycle.phase is not CyclePhase.GRADING:
        raise CycleLocked("Retrospectives are written while a cycle is in GRADING.", path=("cycleId",))
    texts = cleaned({"worked": worked, "did_not_work": did_not_work, "to_change": to_change}, _TEXTS)
    if not any(texts.values()):
        raise Blank("Please write something.", path=("worked",))
    values = texts | {"by_id": viewer.person_id, "at": clock.now()}
    there = await Retrospective.get_or_none(unit_id=unit_id, cycle_id=cycle_id)
    is_late = (there.version if there else None) != if_version
    if is_late and there is not None and says(there, texts):
        return int(there.id)
    if is_late:
        raise VersionConflict("Somebody else wrote first. Look at what it says now.", current=there.id if there else 0)
    saved = there.id if there else new_id()
    if there is None:
        await Retrospective.create(id=saved, unit_id=unit_id, cycle_id=cycle_id, **values)
    else:
        await save_version(Retrospective, saved, there.version, values)
    await record("retrospective.saved", "unit", unit_id)
    return int(saved)


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """What a team wrote goes with it; of a cycle that the other wrote about too it stays with what it was."""
    into_id = await merged_into(team_id)
    written = await Retrospective.filter(unit_id=into_id).values_list("cycle_id", flat=True)
    await Retrospective.filter(unit_id=team_id).exclude(cycle_id__in=written).update(unit_id=into_id)
