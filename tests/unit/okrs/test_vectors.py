"""Every vector of progress-vectors.json, read as a test."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plumbline.okrs.goals import Edge, KeyResultNode, Numbers, ObjectiveNode
from plumbline.okrs.health import (
    health_from_contributions,
    health_from_key_results,
    key_result_health,
)
from plumbline.okrs.measures import MeasureFacts, check_units, checked
from plumbline.okrs.pace import expected_of, pace_of
from plumbline.okrs.progress import (
    MilestoneFacts,
    Progress,
    clamped,
    kept_share,
    progress_of,
)
from plumbline.okrs.refusals import RuleBroken
from plumbline.okrs.rollup import recomputed
from plumbline.okrs.words import Health, Measure, ObjectiveState, Status, ValueFrom

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "progress-vectors.json").read_text())
TODAY = date(2025, 6, 1)


def named(vectors: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=lambda vector: vector.get("name", str(vector)))


def facts_of(vector: dict[str, Any]) -> MeasureFacts:
    numbers = {key: vector.get(key) for key in ("start", "target", "low", "high", "unit")}
    return MeasureFacts(Measure(vector.get("measure", "INCREASE")), **numbers)


def progress_in(vector: dict[str, Any]) -> Progress:
    if vector.get("scored_by") == "KEPT_SHARE":
        missed = vector["due"] - vector["kept"] - vector["missing"]
        return kept_share([True] * vector["kept"] + [False] * missed + [None] * vector["missing"])
    milestones = [
        MilestoneFacts(id=number, weight=each["weight"], done=each["done"])
        for number, each in enumerate(vector.get("milestones", ()))
    ]
    return progress_of(checked(facts_of(vector)), vector.get("current"), milestones)


@named([vector for vector in VECTORS["key_results"] if "error" not in vector])
def test_a_key_result_has_this_progress(vector: dict[str, Any]) -> None:
    found = progress_in(vector)
    close = vector.get("tolerance", 0)
    assert found.raw == (vector["raw"] if vector["raw"] is None else pytest.approx(vector["raw"], abs=close))
    assert found.counted == (
        vector["counted"] if vector["counted"] is None else pytest.approx(vector["counted"], abs=close)
    )
    if "health" in vector:
        health = key_result_health(closed=False, days_overdue=0, last_status=None)
        assert health == vector["health"]


@named([vector for vector in VECTORS["key_results"] if "error" in vector])
def test_a_key_result_is_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken) as refused:
        checked(facts_of(vector))
    assert refused.value.code == vector["error"]


@named(VECTORS["rollups"])
def test_an_objective_has_this_progress(vector: dict[str, Any]) -> None:
    key_results, objectives, edges = [], [ObjectiveNode(1)], []
    for number, item in enumerate(vector["items"]):
        progress = clamped(item["raw"]) if "raw" in item else item["progress"]
        numbers = Numbers(progress=progress, raw_progress=item.get("raw"))
        if number % 2:
            objectives.append(ObjectiveNode(10 + number, numbers=numbers))
            edges.append(Edge(10 + number, 1, weight=item.get("weight", 1)))
        else:
            facts = MeasureFacts(Measure.INCREASE, start=0, target=1)
            key_results.append(KeyResultNode(10 + number, 1, facts, weight=item.get("weight", 1), numbers=numbers))
    found = recomputed(objectives, key_results, edges, today=TODAY, affected={1})[1].progress
    if "tolerance" in vector:
        assert found == pytest.approx(vector["progress"], abs=vector["tolerance"])
    else:
        assert found == vector["progress"]


@named(VECTORS["health"]["key_result"])
def test_a_key_result_has_this_health(vector: dict[str, Any]) -> None:
    status = vector["last_status"] and Status(vector["last_status"])
    closed = vector.get("closed", False)
    found = key_result_health(closed=closed, days_overdue=vector["days_overdue"], last_status=status)
    assert found == vector["health"]


@named(VECTORS["health"]["objective_from_key_results"])
def test_key_results_give_an_objective_this_health(vector: dict[str, Any]) -> None:
    assert health_from_key_results(Health(each) for each in vector["items"]) == vector["health"]


@named(VECTORS["health"]["objective_from_contributions"])
def test_contributions_give_an_objective_this_health(vector: dict[str, Any]) -> None:
    items = [(item["weight"], Health(item["health"])) for item in vector["items"]]
    assert health_from_contributions(items) == vector["health"]


@named(VECTORS["pace"])
def test_progress_has_this_pace(vector: dict[str, Any]) -> None:
    first = date(2025, 1, 1)
    day = first + timedelta(days=round(100 * vector["elapsed"]))
    facts = MeasureFacts(Measure.INCREASE, start=0, target=1)
    expected = expected_of(facts, day, first=first, last=first + timedelta(days=100))
    assert expected == vector["expected"]
    assert pace_of(expected, vector["progress"]) == vector["pace"]


@named(VECTORS["key_result_values"])
def test_contributors_give_a_key_result_this_value(vector: dict[str, Any]) -> None:
    unit = vector.get("unit")
    if "error" in vector:
        with pytest.raises(RuleBroken) as refused:
            check_units(unit, [each["unit"] for each in vector["contributors"]])
        assert refused.value.code == vector["error"]
        return
    facts = MeasureFacts(Measure.INCREASE, start=vector.get("start", 0), target=vector.get("target", 1), unit=unit)
    fed = KeyResultNode(2, 1, facts, value_from=ValueFrom(vector["value_from"]))
    contributors = [
        KeyResultNode(
            10 + number,
            3,
            MeasureFacts(Measure.INCREASE, start=0, target=1, unit=each.get("unit")),
            numbers=Numbers(progress=each.get("progress"), current_value=each.get("current")),
        )
        for number, each in enumerate(vector["contributors"])
    ]
    objectives = [ObjectiveNode(1), ObjectiveNode(3, state=ObjectiveState.PUBLISHED)]
    edges = [Edge(each.id, 2) for each in contributors]
    found = recomputed(objectives, [fed, *contributors], edges, today=TODAY)
    assert found[2].current_value == vector["current"]
