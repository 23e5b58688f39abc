"""Batched reads of how well initiatives are written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.insights.smart import InitiativeText, smart_checks
from plumbline.okrs.policy import visible
from plumbline.okrs.sentences import in_sentence

_WORK = """
select i.id, i.title, coalesce(i.owner_unit_id, i.owner_person_id), i.due_on, i.key_result_id, i.effort_days,
    (select count(*) from initiative_link l where l.initiative_id = i.id), o.due_on, k.due_on
from initiative i join objective o on o.id = i.objective_id left join key_result k on k.id = i.key_result_id
where i.id in :ids
"""
_LAST_DAYS = """
select o.id, k.id, o.due_on, k.due_on from objective o left join key_result k on k.objective_id = o.id and k.id in :ids
where (o.id in :ids or k.id is not null) and
"""


@dataclass(frozen=True, slots=True)
class InitiativeDraft:
    """An initiative as it is being written for a goal."""

    text: InitiativeText
    goal_id: int


async def smart(reads: Reads, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What the five checks say of each initiative."""
    found = {}
    for id_, title, owner, due, key_result, effort, links, last, last_of_key_result in await reads.rows(
        Sql(_WORK, ids=list(keys))
    ):
        text = InitiativeText(
            title, owner is not None, due, key_result is not None, links > 0, effort, last_of_key_result or last
        )
        found[id_] = _checks(text)
    return found


async def smart_drafts(reads: Reads, keys: Sequence[InitiativeDraft]) -> dict[InitiativeDraft, list[dict[str, Any]]]:
    """What the five checks say of initiatives that are being written; a goal that the viewer does not see has no day."""
    ids = sorted({key.goal_id for key in keys})
    days: dict[int, Any] = {}
    asked = Sql(_LAST_DAYS, ids=ids) + visible(reads.viewer, "o")
    for objective_id, key_result_id, last, last_of_key_result in await reads.rows(asked):
        days[objective_id] = last
        if key_result_id is not None:
            days[key_result_id] = last_of_key_result
    return {key: _checks(replace(key.text, last_day=days.get(key.goal_id))) for key in keys}


def _checks(text: InitiativeText) -> list[dict[str, Any]]:
    return [
        {
            "criterion": each.criterion,
            "met": each.met,
            "verdict": each.verdict,
            "message": each.message,
            "values": in_sentence(each.values),
        }
        for each in smart_checks(text)
    ]
