"""The end of a demo cycle: grades, causes, retrospectives."""

from collections import defaultdict

from plumbline.exchange.demo.grading import graded
from plumbline.exchange.demo.lessons import CAUSES, LESSONS, POST_MORTEM
from plumbline.exchange.service.demo_company import House, close_cycle
from plumbline.kit import clock
from plumbline.kit.ids import new_id
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.service.numbers import recompute
from plumbline.okrs.words import ObjectiveState
from plumbline.reviews.grading import needs_cause, needs_post_mortem
from plumbline.reviews.models import Grade, Retrospective


async def grade_and_close(house: House, cycle_id: int) -> None:
    """Grade what was loaded, end the cycle, and let the numbers say that it is closed."""
    objectives = await Objective.filter(cycle_id=cycle_id)
    key_results = await KeyResult.filter(objective_id__in=[each.id for each in objectives])
    shares = defaultdict(list)
    for each in key_results:
        each.score = each.progress
        if each.score is not None:
            shares[each.objective_id].append(each.score)
    for objective in objectives:
        grade = graded(objective.kind, shares[objective.id])
        objective.state = ObjectiveState.CLOSED
        objective.score, objective.outcome, objective.outcome_note = grade.score, grade.outcome, grade.note
    await KeyResult.bulk_update(key_results, ["score"])
    await Objective.bulk_update(objectives, ["state", "score", "outcome", "outcome_note"])
    await Grade.bulk_create([*_of_objectives(objectives), *_of_key_results(key_results)])
    await _look_back(house, cycle_id)
    await close_cycle(cycle_id)
    await recompute([*(each.id for each in objectives), *(each.id for each in key_results)])


def _of_objectives(objectives: list[Objective]) -> list[Grade]:
    return [
        Grade(
            id=each.id,
            objective_id=each.id,
            note=each.outcome_note,
            post_mortem=POST_MORTEM if needs_post_mortem(each.kind, each.score, each.outcome) else None,
            at=clock.now(),
        )
        for each in objectives
    ]


def _of_key_results(key_results: list[KeyResult]) -> list[Grade]:
    missed = [each for each in key_results if needs_cause(each.score)]
    found = []
    for place, each in enumerate(missed):
        cause, note = CAUSES[place % len(CAUSES)]
        found.append(Grade(id=each.id, objective_id=each.objective_id, cause=cause, cause_note=note, at=clock.now()))
    return found


async def _look_back(house: House, cycle_id: int) -> None:
    await Retrospective.bulk_create(
        Retrospective(
            id=new_id(),
            unit_id=house.units[unit],
            cycle_id=cycle_id,
            worked=lesson.worked,
            did_not_work=lesson.did_not_work,
            to_change=lesson.to_change,
            at=clock.now(),
        )
        for unit, lesson in LESSONS.items()
        if unit in house.units
    )
