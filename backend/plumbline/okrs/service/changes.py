"""The record of edits to what has been published: who, when, from, to, why."""

from collections.abc import Mapping
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


async def log_changes(
    viewer: Viewer, goal: Goal, before: Mapping[str, Any], after: Mapping[str, Any], reason: ReasonEntry | None
) -> list[str]:
    """Keep the old and the new value of every field that differs, if the goal is published. Returns those fields.

    Raises ReasonRequired when one of them needs a reason and none is given.
    """
    changed = [name for name in after if _spelled(before.get(name)) != _spelled(after[name])]
    if not changed or not goal.is_published:
        return changed
    if reason is None and goal.needs_reason and WEIGHTY & set(changed):
        raise ReasonRequired("This is published; say why it changes.", path=("reason",))
    kind, text, indicator_id = await _clean(viewer, reason)
    now, ids = clock.now(), {name: new_id() for name in changed}
    await Change.bulk_create(
        Change(
            id=ids[name],
            objective_id=goal.objective.id,
            key_result_id=goal.key_result.id if goal.key_result else None,
            at=now,
            by_id=viewer.person_id,
            field=name,
            before=_spelled(before.get(name)),
            after=_spelled(after[name]),
            reason_kind=kind,
            reason_text=text,
            indicator_id=indicator_id,
        )
        for name in changed
    )
    if goal.cycle.phase is CyclePhase.ACTIVE:
        told = [(id_, None, None) for name, id_ in ids.items() if name in WEIGHTY]
        await record_all("change.logged", "change", told)
    return changed


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
