"""Teams that become one, with what they have begun."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.database import current, transaction
from plumbline.handovers.reads.loosening import Loosened
from plumbline.handovers.reads.plans import Merge, merge_loosening
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.service.changes import Edit, log_edits
from plumbline.okrs.service.goals import goals_by_id
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.words import ChangeReason
from plumbline.organization.service.merging import check_merge, merge_team
from plumbline.organization.viewer import Viewer

_REORGANIZED = ReasonEntry(ChangeReason.BUSINESS_CHANGE, "The teams became one.")


@dataclass(frozen=True, slots=True)
class Merged:
    """The team that stays, and the edges that no longer fit."""

    team_id: int
    loosened: Sequence[Loosened]


@transaction
async def merge_teams(
    viewer: Viewer, team_id: int, *, into_id: int, if_version: int, reason: ReasonEntry | None = None
) -> Merged:
    """Let a team go into another in the middle of a cycle; no number moves. Published goals keep why their owner changed.

    Raises Forbidden, NotFound, Invalid, VersionConflict, ReasonRequired for another reason without words.
    """
    await check_merge(viewer, team_id, into_id=into_id)
    await hold_shape_for_change()
    edges = await merge_loosening(current(), viewer, Merge(team_id, into_id))
    owned = await Objective.filter(owner_unit_id=team_id).values_list("id", flat=True)
    measured = await KeyResult.filter(owner_unit_id=team_id).values_list("id", flat=True)
    goals = await goals_by_id(int(str(id_)) for id_ in (*owned, *measured))
    edits = [Edit(goal, {"owner": team_id}, {"owner": into_id}) for goal in goals.values()]
    await log_edits(viewer, edits, reason or _REORGANIZED)
    return Merged(await merge_team(viewer, team_id, into_id=into_id, if_version=if_version), edges)
