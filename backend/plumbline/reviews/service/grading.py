"""Grading an objective and its key results, while their cycle is graded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plumbline.cycles.service import CycleLocked, ReasonRequired
from plumbline.cycles.words import CyclePhase
from plumbline.database import transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Invalid, NotFound, OutOfRange
from plumbline.kit.patch import Rules, cleaned, number, text
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.policy import SETTLED, Verb
from plumbline.okrs.service.goals import Goal, by, objective_for
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.refusals import within
from plumbline.okrs.words import KeyResultState, Outcome
from plumbline.organization.viewer import Viewer
from plumbline.reviews.entries import KeyResultGrade, ObjectiveGrade
from plumbline.reviews.grading import needs_cause, needs_post_mortem, proposed_outcome, proposed_score
from plumbline.reviews.models import Grade
from plumbline.reviews.words import MissCause

_WORDS = text(5_000)
_OBJECTIVE: Rules = {"score": number, "note": _WORDS, "post_mortem": _WORDS}
_KEY_RESULT: Rules = {"score": number, "note": _WORDS, "cause_note": _WORDS}


@transaction
async def grade_objective(viewer: Viewer, entry: ObjectiveGrade, *, if_version: int) -> int:
    """Score an objective and its key results and say how it ended. What is not given is as proposed.

    A score that is not the proposed one needs a note, a key result below 0.4 a cause, a promise that was not kept a
    post-mortem. Raises NotFound, Forbidden, CycleLocked outside GRADING, OutOfRange, Blank without any number,
    ReasonRequired, VersionConflict.
    """
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.GRADE, entry.objective_id)
    _require_grading(goal)
    key_results = await KeyResult.filter(objective_id=goal.objective.id, state=KeyResultState.ACTIVE)
    scores = _scored(entry.key_results, {each.id: each for each in key_results})
    same = all(each.score == scores[each.id].score for each in key_results)
    for each in key_results:
        each.score = scores[each.id].score
    clean = _ended(_cleaned(entry), goal.objective, key_results)
    now = clock.now()
    if not same:
        await KeyResult.bulk_update(key_results, fields=["score"])
    values = {"score": clean.score, "outcome": clean.outcome, "outcome_note": clean.note, "updated_at": now}
    own = Grade(id=goal.objective.id, post_mortem=clean.post_mortem, note=clean.note)
    rows = [own, *(Grade(id=id_, **_said(each)) for id_, each in scores.items())]
    for row in rows:
        row.objective_id, row.by_id, row.at = goal.objective.id, viewer.person_id, now
    same = same and says(goal.objective, values) and await _stand_there(rows)
    if not await save_version(Objective, goal.objective.id, if_version, values, same=same):
        return int(goal.objective.id)
    await Grade.filter(id__in=[row.id for row in rows]).delete()
    await Grade.bulk_create(rows)
    await record("objective.graded", "objective", goal.objective.id, objective_id=goal.objective.id, payload=by(viewer))
    return int(goal.objective.id)


async def _stand_there(rows: Sequence[Grade]) -> bool:
    """Whether all of this has been said before."""
    stored = {each.id: each for each in await Grade.filter(id__in=[row.id for row in rows])}
    words = ("note", "cause", "cause_note", "post_mortem")
    return all(row.id in stored and says(stored[row.id], {name: getattr(row, name) for name in words}) for row in rows)


def _require_grading(goal: Goal) -> None:
    if goal.cycle.phase is not CyclePhase.GRADING:
        raise CycleLocked("Goals are graded while their cycle is in GRADING.", path=("id",))
    if goal.objective.state not in SETTLED:
        raise Invalid("Only what has been published is graded.", path=("id",))


def _scored(entries: Sequence[KeyResultGrade], key_results: Mapping[int, KeyResult]) -> dict[int, KeyResultGrade]:
    """The grade of every key result, its score given or as proposed from progress."""
    found = {id_: KeyResultGrade(id_, each.progress) for id_, each in key_results.items()}
    given = {entry.key_result_id for entry in entries}
    for place, entry in enumerate(entries):
        with within("keyResults", str(place)):
            if entry.key_result_id not in key_results:
                raise NotFound("There is no such key result of this objective.", path=("id",))
            proposed = key_results[entry.key_result_id].progress
            found[entry.key_result_id] = _checked_key_result(entry, proposed)
    for id_, each in found.items():
        if id_ not in given and needs_cause(each.score):
            raise ReasonRequired("Say why a key result below 0.4 was missed.", path=("keyResults",))
    return found


def _checked_key_result(entry: KeyResultGrade, proposed: float | None) -> KeyResultGrade:
    clean = replace(entry, **cleaned({name: getattr(entry, name) for name in _KEY_RESULT}, _KEY_RESULT))
    _require_share(clean.score)
    if clean.score is None:
        clean = replace(clean, score=proposed)
    elif proposed is not None and clean.score != proposed and clean.note is None:
        raise ReasonRequired("Say why the score is not the proposed one.", path=("note",))
    if needs_cause(clean.score) and clean.cause is None:
        raise ReasonRequired("Say why a key result below 0.4 was missed.", path=("cause",))
    if clean.cause is MissCause.OTHER and clean.cause_note is None:
        raise ReasonRequired("Another cause needs words.", path=("causeNote",))
    return clean


def _cleaned(entry: ObjectiveGrade) -> ObjectiveGrade:
    clean = replace(entry, **cleaned({name: getattr(entry, name) for name in _OBJECTIVE}, _OBJECTIVE))
    _require_share(clean.score)
    return clean


def _ended(entry: ObjectiveGrade, objective: Objective, key_results: Sequence[KeyResult]) -> ObjectiveGrade:
    """The grade with what was not given as proposed. Raises Blank, ReasonRequired."""
    proposed = proposed_score(((each.weight, each.score) for each in key_results), objective.progress)
    score = proposed if entry.score is None else entry.score
    outcome = entry.outcome or proposed_outcome(objective.kind, score)
    if outcome is None or (score is None and outcome is not Outcome.DROPPED):
        raise Blank("It has no number to propose a score from; please give one.", path=("score",))
    if outcome is Outcome.DROPPED and entry.note is None:
        raise ReasonRequired("Say why it was dropped.", path=("note",))
    if (score, outcome) != (proposed, proposed_outcome(objective.kind, score)) and entry.note is None:
        raise ReasonRequired("Say why the grade is not the proposed one.", path=("note",))
    if needs_post_mortem(objective.kind, score, outcome) and entry.post_mortem is None:
        raise ReasonRequired("A promise that was not kept needs a few words on what it taught.", path=("postMortem",))
    return replace(entry, score=score, outcome=outcome)


def _require_share(score: float | None) -> None:
    if score is not None and not 0 <= score <= 1:
        raise OutOfRange("A score is from 0 to 1.", path=("score",))


def _said(entry: KeyResultGrade) -> dict[str, object]:
    return {"note": entry.note, "cause": entry.cause, "cause_note": entry.cause_note}
