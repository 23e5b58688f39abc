"""The record of edits to what has been published: who, when, from, to, why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from plumbline.cycles.service import ReasonRequired
from plumbline.cycles.words import CyclePhase
from plumbline.events.outbox import record_all
from plumbline.kit import clock
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import new_id
from plumbline.kit.patch import text as text_of
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.models import Change
from plumbline.okrs.policy import can_see
from plumbline.okrs.service.goals import Goal, goals_by_id
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import ChangeReason
from plumbline.organization.viewer import Viewer

REASON = text_of(2_000)
WEIGHTY = frozenset(
    {
        "measure",
        "owner",
        "weight",
        "alignment",
        "starts_on",
        "due_on",
        "start_value",
        "target_value",
        "low_value",
        "high_value",
        "unit",
        "value_from",
        "scored_by",
        "milestones",
        "phased_targets",
        "co_owners",
        "progress_from",
        "manual_progress",
        "state",
    }
)
"""Changes of these need a reason once a published goal's cycle runs, and are told to those whom they concern."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is said of a goal before and after, by the names of its fields."""

    goal: Goal
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def changed(self) -> list[str]:
        """The fields that differ."""
        return [name for name in self.after if _spelled(self.before.get(name)) != _spelled(self.after[name])]


async def log_changes(
    viewer: Viewer, goal: Goal, before: Mapping[str, Any], after: Mapping[str, Any], reason: ReasonEntry | None
) -> list[str]:
    """Keep the old and the new value of every field that differs, if the goal is published. Returns those fields.

    Raises ReasonRequired when one of them needs a reason and none is given.
    """
    edit = Edit(goal, before, after)
    await log_edits(viewer, [edit], reason)
    return edit.changed


async def log_edits(viewer: Viewer, edits: Iterable[Edit], reason: ReasonEntry | None) -> None:
    """`log_changes` for many goals with one reason, in one statement."""
    told = [(edit, edit.changed) for edit in edits if edit.goal.is_published and edit.changed]
    if not told:
        return
    if reason is None and any(edit.goal.needs_reason and WEIGHTY & set(changed) for edit, changed in told):
        raise ReasonRequired("This is published; say why it changes.", path=("reason",))
    kind, text, indicator_id = await _clean(viewer, reason)
    now = clock.now()
    changes = [
        Change(
            id=new_id(),
            objective_id=edit.goal.objective.id,
            key_result_id=edit.goal.key_result.id if edit.goal.key_result else None,
            at=now,
            by_id=viewer.person_id,
            field=name,
            before=_spelled(edit.before.get(name)),
            after=_spelled(edit.after[name]),
            reason_kind=kind,
            reason_text=text,
            indicator_id=indicator_id,
        )
        for edit, changed in told
        for name in changed
    ]
    await Change.bulk_create(changes)
    running = {edit.goal.objective.id for edit, _ in told if edit.goal.cycle.phase is CyclePhase.ACTIVE}
    weighty = [each.id for each in changes if each.objective_id in running and each.field in WEIGHTY]
    await record_all("change.logged", "change", [(id_, None, None) for id_ in weighty])


async def _clean(viewer: Viewer, reason: ReasonEntry | None) -> tuple[ChangeReason | None, str | None, int | None]:
    if reason is None:
        return None, None, None
    with within("reason", "text"):
        text = REASON(reason.text)
    if reason.kind is ChangeReason.OTHER and text is None:
        raise ReasonRequired("Another reason needs words.", path=("reason", "text"))
    if reason.indicator_id is not None:
        indicator = (await goals_by_id([reason.indicator_id])).get(reason.indicator_id)
        if indicator is None or indicator.key_result is None or not can_see(viewer, indicator.owned):
            raise Invalid("The indicator is a key result that you see.", path=("reason", "indicatorId"))
    return reason.kind, text, reason.indicator_id


def _spelled(value: Any) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)
