"""What the viewer may do with goals, as the policy decides it; the same rules the use-cases enforce."""

from collections.abc import Sequence
from dataclasses import replace

from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.okrs.policy import SETTLED, Holders, Owned, Verb, can, can_move_initiative
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.okrs.words import KeyResultState, ObjectiveState, ValueFrom

_WRITABLE = (CyclePhase.PLANNING, CyclePhase.ACTIVE)
_REPORTABLE = (CyclePhase.ACTIVE, CyclePhase.GRADING)

Held = tuple[int, int | None, int | None, int | None]
"""A key result's objective, and its own owning unit, owning person and reporter."""


Reported = tuple[int, int | None, int | None, int | None, str, str]
"""The same, with the key result's state and where its value comes from."""


_REPORTED = """
select id, objective_id, owner_unit_id, owner_person_id, reporter_id, state, value_from from key_result where id in :ids
"""

Work = tuple[int, int | None, int | None]
"""The objective of an initiative, and the unit or person who does it."""


async def editable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether each of these objectives, and what hangs on it, may be changed by the viewer now."""
    return {
        id_: can(reads.viewer, Verb.EDIT, owned)
        and phase != CyclePhase.CLOSED
        and owned.state is not ObjectiveState.CLOSED
        for id_, (owned, phase) in (await _situations(reads, keys)).items()
    }


async def returnable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may give each of these proposals back now."""
    return {
        id_: can(reads.viewer, Verb.RETURN, owned) and phase in _WRITABLE and owned.state is ObjectiveState.PROPOSED
        for id_, (owned, phase) in (await _situations(reads, keys)).items()
    }


async def publishable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may publish each of these drafts and proposals now."""
    return {
        id_: can(reads.viewer, Verb.PUBLISH, owned) and phase in _WRITABLE and owned.state not in SETTLED
        for id_, (owned, phase) in (await _situations(reads, keys)).items()
    }


async def reportable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may check in on each of these objectives now."""
    return {
        id_: can(reads.viewer, Verb.CHECK_IN, owned)
        and phase in _REPORTABLE
        and owned.state is ObjectiveState.PUBLISHED
        for id_, (owned, phase) in (await _situations(reads, keys)).items()
    }


async def gradable(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether the viewer may grade each of these objectives now."""
    return {
        id_: can(reads.viewer, Verb.GRADE, owned) and phase == CyclePhase.GRADING and owned.state in SETTLED
        for id_, (owned, phase) in (await _situations(reads, keys)).items()
    }


async def key_results_reportable(reads: Reads, keys: Sequence[Reported]) -> dict[Reported, bool]:
    """Whether the viewer may check in on each of these key results now."""
    situations = await _situations(reads, sorted({key[0] for key in keys}))
    found = {}
    for key in keys:
        objective_id, *own, state, value_from = key
        owned, phase = situations[objective_id]
        is_open = phase in _REPORTABLE and owned.state is ObjectiveState.PUBLISHED
        takes = state == KeyResultState.ACTIVE and value_from == ValueFrom.CHECK_INS
        found[key] = is_open and takes and can(reads.viewer, Verb.CHECK_IN, replace(owned, holders=Holders(*own)))
    return found


async def key_results_editable(reads: Reads, keys: Sequence[Held]) -> dict[Held, bool]:
    """Whether each of these key results may be changed by the viewer now."""
    situations = await _situations(reads, sorted({key[0] for key in keys}))
    found = {}
    for key in keys:
        objective_id, *own = key
        owned, phase = situations[objective_id]
        is_open = phase != CyclePhase.CLOSED and owned.state is not ObjectiveState.CLOSED
        found[key] = is_open and can(reads.viewer, Verb.EDIT, replace(owned, holders=Holders(*own)))
    return found


async def correctable(reads: Reads, keys: Sequence[tuple[int, int | None]]) -> dict[tuple[int, int | None], bool]:
    """Whether the viewer may correct check-ins, given as (key result, the correction there is)."""
    rows = await reads.rows(Sql(_REPORTED, ids=sorted({key[0] for key in keys})))
    reported: dict[int, Reported] = {row[0]: (row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows}
    allowed = await key_results_reportable(reads, list(dict.fromkeys(reported.values())))
    return {key: key[1] is None and key[0] in reported and allowed[reported[key[0]]] for key in keys}


async def movable(reads: Reads, keys: Sequence[Work]) -> dict[Work, bool]:
    """Whether the viewer may say now how far each piece of work has come."""
    situations = await _situations(reads, sorted({key[0] for key in keys}))
    found = {}
    for key in keys:
        owned, phase = situations[key[0]]
        is_open = phase != CyclePhase.CLOSED and owned.state is not ObjectiveState.CLOSED
        owners = {"owner_unit_id": key[1], "owner_person_id": key[2]}
        found[key] = is_open and can_move_initiative(reads.viewer, owned, **owners)
    return found


async def _situations(reads: Reads, ids: Sequence[int]) -> dict[int, tuple[Owned, str]]:
    """What decides who may do what with each objective, and the phase of its cycle."""
    sql = "select o.id, c.phase from objective o join cycle c on c.id = o.cycle_id where o.id in :ids"
    owned = await owned_by_id(reads.connection, ids)
    return {row[0]: (owned[row[0]], row[1]) for row in await reads.rows(Sql(sql, ids=list(ids)))}
