"""Closing a cycle: nothing published stays without a grade, and nothing in it changes any more."""

from typing import Any, ClassVar

from plumbline.cycles.models import Cycle
from plumbline.cycles.policy import can_edit_cycle
from plumbline.cycles.service import move_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, transaction
from plumbline.database.recordset import recordset
from plumbline.events.outbox import reacts_to, record_all
from plumbline.kit import clock
from plumbline.kit.errors import Refused
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.organization.policy import require
from plumbline.organization.viewer import Viewer
from plumbline.reviews.models import Grade
from plumbline.reviews.reads import PROPOSALS, SETTLED, UNSCORED, proposals_in

_OPEN = (
    f"select o.id from objective o where o.cycle_id = :cycle and {SETTLED} and {UNSCORED} and {{which}} order by o.id"
)
_PRIVATE, _OTHERS = "o.visibility = 'PRIVATE'", "o.visibility <> 'PRIVATE'"
_ANY = "true"
_KEY_RESULTS = """
update key_result set score = progress
where objective_id in :ids and state = 'ACTIVE' and score is null and progress is not null
"""
_COLUMNS = {"id": "bigint", "score": "double precision", "outcome": "text"}
_GRADED = """
update objective set score = coalesce(objective.score, v.score), outcome = coalesce(objective.outcome, v.outcome),
    updated_at = :now, version = version + 1
from
"""


class Unscored(Refused):
    """Published objectives have no score or outcome yet; `data` lists their ids, as far as an admin may know of them."""

    code: ClassVar[str] = "UNSCORED"


@transaction
async def close_cycle(viewer: Viewer, cycle_id: int, *, accept_proposals: bool, if_version: int) -> int:
    """Close a cycle in GRADING; with `accept_proposals`, what has no grade yet gets the proposed one, marked so.

    Raises Forbidden, NotFound, CycleLocked in another phase, VersionConflict, and Unscored.
    """
    require(can_edit_cycle(viewer))
    await hold_shape_for_change()
    if accept_proposals and await Cycle.filter(id=cycle_id, phase=CyclePhase.GRADING).exists():
        await _accept(await _ids(cycle_id, _ANY))
    return await move_cycle(viewer, cycle_id, to=CyclePhase.CLOSED, if_version=if_version)


@reacts_to("cycle.moved")
async def require_scores(cycle_id: int) -> None:
    """A cycle closes only with a score and an outcome for each published objective. Raises Unscored.

    PRIVATE ones never hold it up, or an admin would learn of them: they are closed as proposed.
    """
    if not await Cycle.filter(id=cycle_id, phase=CyclePhase.CLOSED).exists():
        return
    await hold_shape_for_change()
    await _accept(await _ids(cycle_id, _PRIVATE))
    missing = await _ids(cycle_id, _OTHERS)
    if missing:
        raise Unscored(f"{len(missing)} published objectives have no score and outcome yet.", data=missing)


async def _accept(objective_ids: list[int]) -> None:
    """Grade these as proposed, in a fixed number of statements; those without any number stay without a grade."""
    proposed = proposals_in(await current().rows(Sql(PROPOSALS, ids=objective_ids)))
    rows = [
        {"id": id_, "score": each.value, "outcome": each.word}
        for id_, each in proposed.items()
        if each.word is not None
    ]
    if not rows:
        return
    ids, now = [id_ for id_, each in proposed.items() if each.word is not None], clock.now()
    await current().run(Sql(_KEY_RESULTS, ids=ids))
    values = recordset(current().dialect, rows, _COLUMNS)
    await current().run(Sql(_GRADED, now=now) + values + Sql("where objective.id = v.id"))
    graded: set[Any] = set(await Grade.filter(id__in=ids).values_list("id", flat=True))
    await Grade.filter(id__in=ids).update(accepted=True)
    await Grade.bulk_create(
        [Grade(id=id_, objective_id=id_, accepted=True, at=now) for id_ in ids if id_ not in graded], batch_size=500
    )
    await record_all("objective.graded", "objective", [(id_, id_, None) for id_ in ids])


async def _ids(cycle_id: int, which: str) -> list[int]:
    rows: list[Any] = await current().rows(Sql(_OPEN.format(which=which), cycle=cycle_id))
    return [row[0] for row in rows]
