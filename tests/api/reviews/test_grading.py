"""Grades, retrospectives, what goes on, and the close of a cycle, through the API."""

from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.okrs.words import Status
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, done, everything, refusal, refusals
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
    = Visits
    Learn @Ben
      = Trial
Secret @Ben private
  = Hidden
Idea @Ben draft
"""
GRADED = "objective { version score outcome outcomeNote grade { note postMortem accepted by { name } } }"
SHOWN = """query ($id: ID!) { node(id: $id) { ... on Objective {
  id version state score outcome health progress title gradeProposal { score outcome } viewerCanGrade
  grade { accepted note } carry { decision withValues reason objective { id } } carriedFrom { id }
  alignments { to { id } weight kind primary }
  keyResults { nodes { id title score progress startValue currentValue
    grade { cause accepted } carriedFrom { id } checkIns { nodes { carried value } } } } } } }"""
CYCLE = "query ($id: ID!) { cycle(id: $id) { phase version unscoredCount } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    made = await built(GOALS)
    await made.report("Calls", 80)
    await made.report("Visits", 30, Status.AT_RISK)
    await made.report("Trial", 60)
    await made.report("Hidden", 50)
    return made


async def shown(world: World, title: str, viewer: Viewer = ADMIN) -> Any:
    return (await ask(viewer, SHOWN, id=world.id(title)))["node"]


async def in_phase(world: World, *phases: str) -> str:
    """Move the quarter through these phases; its id."""
    cycle = encode("cyc", world.cycle_id)
    for phase in phases:
        version = (await ask(ADMIN, CYCLE, id=cycle))["cycle"]["version"]
        await done(ADMIN, "cycleMove", {"id": cycle, "ifVersion": version, "to": phase})
    return cycle


async def graded(world: World, title: str, *, viewer: Viewer = ADMIN, **given: Any) -> Any:
    step = {"id": world.id(title), "ifVersion": (await shown(world, title, viewer))["version"]}
    return (await done(viewer, "objectiveGrade", step | given, GRADED))["objective"]


async def closing(world: World, **given: Any) -> tuple[str, str]:
    cycle = encode("cyc", world.cycle_id)
    version = (await ask(ADMIN, CYCLE, id=cycle))["cycle"]["version"]
    return await refusal(ADMIN, "cycleClose", {"id": cycle, "ifVersion": version} | given)


def miss(world: World, title: str = "Visits", **given: Any) -> dict[str, Any]:
    return {"id": world.id(title), "cause": "STARTED_LATE"} | given


async def test_grades_are_proposed_from_progress_and_kept_as_they_are_said(world: World) -> None:
    await in_phase(world, "GRADING")
    ana = await world.viewer("Ana")
    before = await shown(world, "Sell more", ana)
    assert before["viewerCanGrade"]
    assert before["gradeProposal"] == {"score": 0.55, "outcome": "PARTIAL"}
    found = await graded(world, "Sell more", viewer=ana, keyResults=[miss(world)])
    assert found == {
        "version": before["version"] + 1,
        "score": 0.55,
        "outcome": "PARTIAL",
        "outcomeNote": None,
        "grade": {"note": None, "postMortem": None, "accepted": False, "by": {"name": "Ana"}},
    }
    calls, visits = (await shown(world, "Sell more"))["keyResults"]["nodes"]
    assert (calls["score"], visits["score"], visits["grade"]["cause"]) == (0.8, 0.3, "STARTED_LATE")
    better = [miss(world, score=0.6, note="Two are signed next week.", cause=None)]
    again = await graded(world, "Sell more", viewer=ana, keyResults=better)
    assert (again["score"], again["outcome"]) == (0.7, "ACHIEVED")


async def promised(world: World) -> int:
    """Make "Sell more" a promise; its version then."""
    version = int((await shown(world, "Sell more"))["version"])
    given = {"id": world.id("Sell more"), "ifVersion": version, "kind": "COMMITTED", "reason": {"kind": "CORRECTION"}}
    await done(ADMIN, "objectiveUpdate", given)
    return version + 1


def senseless(world: World, version: int) -> dict[str, tuple[dict[str, Any], str, str]]:
    """Grades of "Sell more" that are refused, with code and path."""
    caused = {"keyResults": [miss(world)]}
    return {
        "above one": (caused | {"score": 1.1}, "OUT_OF_RANGE", "input.score"),
        "below nothing": (caused | {"score": -0.1}, "OUT_OF_RANGE", "input.score"),
        "a key result above one": (
            {"keyResults": [miss(world, score=2.0)]},
            "OUT_OF_RANGE",
            "input.keyResults.0.score",
        ),
        "a cause left out": ({}, "REASON_REQUIRED", "input.keyResults"),
        "no cause": ({"keyResults": [miss(world, cause=None)]}, "REASON_REQUIRED", "input.keyResults.0.cause"),
        "another cause": (
            {"keyResults": [miss(world, cause="OTHER")]},
            "REASON_REQUIRED",
            "input.keyResults.0.causeNote",
        ),
        "changed without a note": (
            {"keyResults": [miss(world, score=0.5)]},
            "REASON_REQUIRED",
            "input.keyResults.0.note",
        ),
        "another score": (caused | {"score": 0.9}, "REASON_REQUIRED", "input.note"),
        "another word": (caused | {"outcome": "ACHIEVED"}, "REASON_REQUIRED", "input.note"),
        "dropped": (caused | {"outcome": "DROPPED"}, "REASON_REQUIRED", "input.note"),
        "a broken promise": (caused | {"postMortem": None}, "REASON_REQUIRED", "input.postMortem"),
        "a foreign key result": ({"keyResults": [miss(world, "Trial")]}, "NOT_FOUND", "input.keyResults.0.id"),
        "no key result": ({"keyResults": [miss(world, "Grow")]}, "NOT_FOUND", "input.keyResults.0.id"),
        "a draft": ({"id": world.id("Idea"), "ifVersion": 1}, "INVALID", "input.id"),
        "long words": (caused | {"note": "n" * 5_001}, "TOO_LONG", "input.note"),
        "late": (caused | {"ifVersion": version - 1}, "VERSION_CONFLICT", "input"),
    }


async def test_a_grade_that_makes_no_sense_is_refused_and_changes_nothing(world: World) -> None:
    await in_phase(world, "GRADING")
    version = await promised(world)
    step = {"id": world.id("Sell more"), "ifVersion": version, "postMortem": "Begin in week one."}
    table = senseless(world, version)
    found = await refusals(ADMIN, "objectiveGrade", {name: step | wrong for name, (wrong, _, _) in table.items()})
    assert found == {name: (code, path) for name, (_, code, path) in table.items()}


async def test_who_may_grade(world: World) -> None:
    await in_phase(world, "GRADING")
    step = {"id": world.id("Learn"), "ifVersion": 1}
    assert {
        name: (await refusal(await world.viewer(name), "objectiveGrade", step | {"ifVersion": 99}))[0]
        for name in ("Ben", "Ana", "Ida", "Cleo", "Dan")
    } == {"Ben": "VERSION_CONFLICT", "Ana": "FORBIDDEN", "Ida": "FORBIDDEN", "Cleo": "FORBIDDEN", "Dan": "FORBIDDEN"}
    hidden = {"id": world.id("Secret"), "ifVersion": 1}
    assert (await refusal(ADMIN, "objectiveGrade", hidden))[0] == "NOT_FOUND"


@pytest.mark.parametrize("phase", ["ACTIVE", "CLOSED"])
async def test_outside_of_grading_nothing_is_graded_written_or_carried(world: World, phase: str) -> None:
    cycle = encode("cyc", world.cycle_id)
    if phase == "CLOSED":
        await in_phase(world, "GRADING")
        assert await closing(world, acceptProposals=True) == ("", "")
    step = {"id": world.id("Sell more"), "ifVersion": 1}
    before = await everything()
    assert await refusal(ADMIN, "objectiveGrade", step) == ("CYCLE_LOCKED", "input.id")
    carried = {"id": world.id("Sell more"), "decision": "KEEP", "toCycleId": cycle}
    assert await refusal(ADMIN, "objectiveCarry", carried) == ("CYCLE_LOCKED", "input.id")
    written = {"unitId": world.id("Sales"), "cycleId": cycle, "worked": "All"}
    assert await refusal(ADMIN, "retrospectiveSave", written) == ("CYCLE_LOCKED", "input.cycleId")
    assert await everything() == before


async def test_a_cycle_closes_only_with_a_grade_for_everything_published(world: World) -> None:
    cycle = await in_phase(world, "GRADING")
    before = await everything()
    assert await closing(world) == ("UNSCORED", "input")
    version = (await ask(ADMIN, CYCLE, id=cycle))["cycle"]["version"]
    step = {"id": cycle, "ifVersion": version, "to": "CLOSED"}
    assert (await refusal(ADMIN, "cycleMove", step))[0] == "UNSCORED"
    assert await everything() == before
    assert (await ask(ADMIN, CYCLE, id=cycle))["cycle"]["unscoredCount"] == 3
    assert (await ask(await world.viewer("Ben"), CYCLE, id=cycle))["cycle"]["unscoredCount"] == 4
    await graded(world, "Sell more", keyResults=[miss(world)])
    await graded(world, "Learn", viewer=await world.viewer("Ben"))
    asked = "userErrors { ... on UnscoredError { objectives { title } } }"
    document = f"mutation ($input: CycleCloseInput!) {{ cycleClose(input: $input) {{ {asked} }} }}"
    told = (await ask(ADMIN, document, input={"id": cycle, "ifVersion": version}))["cycleClose"]
    assert told["userErrors"] == [{"objectives": [{"title": "Grow"}]}]
    await graded(world, "Grow")
    assert await closing(world) == ("", "")
    assert (await ask(ADMIN, CYCLE, id=cycle))["cycle"] == {
        "phase": "CLOSED",
        "version": version + 1,
        "unscoredCount": 0,
    }
    assert (await shown(world, "Sell more"))["grade"]["accepted"] is False
    secret = await shown(world, "Secret", await world.viewer("Ben"))
    assert (secret["score"], secret["outcome"], secret["grade"]["accepted"]) == (0.5, "PARTIAL", True)


async def test_an_admin_accepts_what_is_proposed_and_it_is_marked_so(world: World) -> None:
    await in_phase(world, "GRADING")
    await graded(world, "Learn", viewer=await world.viewer("Ben"), score=0.8, note="It was worth more.")
    assert await closing(world, acceptProposals=True) == ("", "")
    sell, learn = await shown(world, "Sell more"), await shown(world, "Learn")
    assert (sell["score"], sell["outcome"], sell["grade"]["accepted"]) == (0.55, "PARTIAL", True)
    assert [each["score"] for each in sell["keyResults"]["nodes"]] == [0.8, 0.3]
    assert (learn["score"], learn["grade"]) == (0.8, {"accepted": False, "note": "It was worth more."})


async def test_what_was_never_measured_has_no_proposal_and_must_be_graded_by_hand(world: World) -> None:
    given = {"idempotencyKey": "b", "title": "Find out", "cycleId": encode("cyc", world.cycle_id)}
    base = {"ownerId": world.id("Sales"), "publish": True, "keyResults": [{"title": "Base", "measure": "BASELINE"}]}
    made = (await done(ADMIN, "objectiveCreate", given | base, "objective { id }"))["objective"]["id"]
    await in_phase(world, "GRADING")
    assert await closing(world, acceptProposals=True) == ("UNSCORED", "input")
    step = {"id": made, "ifVersion": 1}
    assert await refusal(ADMIN, "objectiveGrade", step) == ("BLANK", "input.score")
    assert await refusal(ADMIN, "objectiveGrade", step | {"outcome": "DROPPED", "note": "No time."}) == ("", "")
    assert await closing(world, acceptProposals=True) == ("", "")


async def test_a_retrospective_is_written_by_the_lead_and_rewritten_from_what_it_says(world: World) -> None:
    cycle = await in_phase(world, "GRADING")
    ana = await world.viewer("Ana")
    step = {"unitId": world.id("Sales"), "cycleId": cycle, "worked": "Calls in the morning"}
    asked = "retrospective { worked didNotWork version by { name } cycle { id } }"
    made = (await done(ana, "retrospectiveSave", step, asked))["retrospective"]
    assert made == {
        "worked": "Calls in the morning",
        "didNotWork": None,
        "version": 1,
        "by": {"name": "Ana"},
        "cycle": {"id": cycle},
    }
    other = step | {"worked": "Calls at night"}
    assert await refusal(ana, "retrospectiveSave", other) == ("VERSION_CONFLICT", "input")
    assert await refusal(ana, "retrospectiveSave", step | {"ifVersion": 1, "worked": " "}) == ("BLANK", "input.worked")
    for name in ("Ben", "Eve", "Cleo"):
        assert (await refusal(await world.viewer(name), "retrospectiveSave", step))[0] == "FORBIDDEN"
    await done(ana, "retrospectiveSave", step | {"ifVersion": 1, "didNotWork": "Fairs"})
    await graded(world, "Sell more", keyResults=[miss(world)])
    lessons = """query ($id: ID!) { team(id: $id) { viewerCanReview retrospectives { worked didNotWork version }
      missedKeyResults { title grade { cause } } } }"""
    assert (await ask(await world.viewer("Ben"), lessons, id=world.id("Sales")))["team"] == {
        "viewerCanReview": False,
        "retrospectives": [{"worked": "Calls in the morning", "didNotWork": "Fairs", "version": 2}],
        "missedKeyResults": [{"title": "Visits", "grade": {"cause": "STARTED_LATE"}}],
    }


async def test_a_cycle_says_what_its_end_would_leave_open(world: World) -> None:
    cycle = await in_phase(world, "GRADING")
    asked = "query ($id: ID!) { cycle(id: $id) { undecidedCount unitsWithoutRetrospective { name } } }"

    async def left(viewer: Viewer) -> tuple[int, list[str]]:
        found = (await ask(viewer, asked, id=cycle))["cycle"]
        return found["undecidedCount"], [each["name"] for each in found["unitsWithoutRetrospective"]]

    ben = await world.viewer("Ben")
    assert (await left(ADMIN), await left(ben)) == ((3, ["Acme", "Sales"]), (4, ["Acme", "Sales"]))
    await done(ADMIN, "retrospectiveSave", {"unitId": world.id("Sales"), "cycleId": cycle, "worked": "Fairs"})
    await done(ADMIN, "objectiveCarry", {"id": world.id("Sell more"), "decision": "ABANDON", "reason": "Done with it"})
    assert (await left(ADMIN), await left(ben)) == ((2, ["Acme"]), (3, ["Acme"]))
