"""A year in the life: plan, propose, publish, thirteen weeks with pivots, and every number checked every week."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from plumbline.kit.clock import frozen_everywhere
from plumbline.settings import Settings
from tests.api.okrs.writing.asking import ask, done, refusal
from tests.api.year import book
from tests.api.year.office import Office
from tests.api.year.quarter import (
    CALL,
    GROW,
    LEARN,
    MARKET,
    PIVOTS,
    SERVICE,
    agreed,
    answered_from_below,
    lived,
    made_ahead,
    said_from_above,
)
from tests.factories import ADMIN


@pytest.fixture
async def office(database: Settings) -> AsyncIterator[Office]:
    with frozen_everywhere(datetime(2026, 3, 9, 9, tzinfo=UTC)) as hands:
        made = Office(hands)
        await made.opened()
        yield made


GRADES = """query ($cycle: ID!) { cycle(id: $cycle) { unscoredCount }
  objectives(cycleId: $cycle, first: 100) { nodes { title score outcome grade { accepted }
    keyResults { nodes { title score } } } } }"""


async def graded(office: Office) -> None:
    """Proposals follow from the book's numbers: scores from progress, the objective's from those of its key results."""
    expected = office.book.numbers(office.clock.at)
    causes = [
        {"id": office.ids[name], "cause": "DEPENDENCY"}
        for title in (MARKET, CALL, SERVICE)
        for name, each in office.book.objectives[title].key_results.items()
        if not each.dropped and (expected[name].progress or 0) < 0.4
    ]
    for who, title in (("Ana", MARKET), ("Eve", CALL), ("Cleo", SERVICE)):
        own = [each for each in causes if each["id"] in of(office, title)]
        await office.did(who, "objectiveGrade", title, keyResults=own)
    found = (await ask(ADMIN, GRADES, cycle=office.ids["Q2"]))["objectives"]["nodes"]
    scores = {each["title"]: each["score"] for each in found}
    for title in (MARKET, CALL, SERVICE):
        pool = office.book.objectives[title].key_results.items()
        weighed = [(each.weight, expected[name].progress) for name, each in pool if not each.dropped]
        assert scores[title] == book.mean(weighed), title
    assert scores[LEARN] == 1.0
    assert scores[GROW] is None


def of(office: Office, title: str) -> set[str]:
    """The ids of an objective's key results."""
    return {office.ids[name] for name in office.book.objectives[title].key_results}


async def looked_back(office: Office) -> None:
    """Sales writes down what it has learned."""
    given = {
        "unitId": office.ids["Sales"],
        "cycleId": office.ids["Q2"],
        "worked": "Listening",
        "toChange": "Fewer goals",
    }
    await done(office.viewers["Ana"], "retrospectiveSave", given)


async def carried(office: Office) -> None:
    """Sales goes on with its values, the calls start where they were left, the rest ends here. Twice is refused."""
    on = {"decision": "KEEP", "toCycleId": office.ids["Q3"]}
    await done(office.viewers["Ana"], "objectiveCarry", {"id": office.ids[MARKET]} | on)
    left = {"id": office.ids[CALL], "decision": "MODIFY", "toCycleId": office.ids["Q3"], "withValues": False}
    await done(office.viewers["Eve"], "objectiveCarry", left)
    ended = {"id": office.ids[SERVICE], "decision": "ABANDON", "reason": "It runs by itself now."}
    await done(office.viewers["Cleo"], "objectiveCarry", ended)
    again = {"id": office.ids[MARKET]} | on
    assert await refusal(office.viewers["Ana"], "objectiveCarry", again) == ("ALREADY_CARRIED", "input.id")
    await office.agrees("Q2")


async def closed(office: Office) -> None:
    """The year's goal is the admin's to accept; then nothing changes any more, and every goal says CLOSED."""
    cycle = (await ask(ADMIN, "query ($id: ID!) { cycle(id: $id) { version } }", id=office.ids["Q2"]))["cycle"]
    close = {"id": office.ids["Q2"], "ifVersion": cycle["version"]}
    assert (await refusal(ADMIN, "cycleClose", close))[0] == "UNSCORED"
    await done(ADMIN, "cycleClose", close | {"acceptProposals": True})
    found = await ask(ADMIN, GRADES, cycle=office.ids["Q2"])
    assert found["cycle"]["unscoredCount"] == 0
    assert {each["title"]: each["grade"]["accepted"] for each in found["objectives"]["nodes"] if each["grade"]} == {
        GROW: True,
        MARKET: False,
        CALL: False,
        SERVICE: False,
    }
    for objective in office.book.objectives.values():
        objective.closed = True
    await office.agrees("Q2")
    report = {"idempotencyKey": "late", "keyResultId": office.ids["Churn"], "status": "ON_TRACK", "value": 4}
    asked = "results { userErrors { code } }"
    late = await done(office.viewers["Ana"], "checkInCreate", {"checkIns": [report]}, asked)
    assert late["results"][0]["userErrors"] == [{"code": "CYCLE_LOCKED"}]


PLANNED = """query ($cycle: ID!, $team: ID!) {
  team(id: $team) { retrospectives { worked toChange cycle { name } } }
  objectives(cycleId: $cycle, first: 100) { nodes { title state progress carriedFrom { title }
    alignments { to { title } } keyResults { nodes { title startValue currentValue progress } } } } }"""


async def planned_again(office: Office) -> None:
    """The next quarter begins with what was carried, its lineage, and last quarter's lessons beside it."""
    found = await ask(ADMIN, PLANNED, cycle=office.ids["Q3"], team=office.ids["Sales"])
    assert found["team"]["retrospectives"] == [
        {"worked": "Listening", "toChange": "Fewer goals", "cycle": {"name": "Q2"}}
    ]
    sales, phone = sorted(found["objectives"]["nodes"], key=lambda each: each["title"], reverse=True)
    assert (sales["title"], sales["state"], sales["carriedFrom"]) == (MARKET, "PUBLISHED", {"title": MARKET})
    assert (phone["title"], phone["state"], phone["alignments"]) == (CALL, "DRAFT", [{"to": {"title": MARKET}}])
    assert [(each["title"], each["startValue"], each["currentValue"]) for each in sales["keyResults"]["nodes"]] == [
        ("Deals of Sales", 0, 27),
        ("Churn", 9, 4.1),
    ]
    assert sales["progress"] == book.mean([(2, 0.771429), (4, 0.98)])
    assert [(each["title"], each["startValue"]) for each in phone["keyResults"]["nodes"]] == [("Deals by phone", 8)]
    await office.moved("Q3", "ACTIVE")


async def test_a_year_in_the_life_of_a_company(office: Office) -> None:
    await made_ahead(office)
    await said_from_above(office)
    await answered_from_below(office)
    await office.agrees("Q2")
    office.at(date(2026, 3, 23))
    await agreed(office)
    office.at(date(2026, 4, 6))
    for week in range(13):
        await lived(office, week)
        await office.agrees("Q2")
        if week in PIVOTS:
            await PIVOTS[week](office)
            await office.agrees("Q2")
        await office.week_later()
        await office.agrees("Q2")
    await office.moved("Q2", "GRADING")
    await office.agrees("Q2")
    await graded(office)
    await looked_back(office)
    await carried(office)
    await closed(office)
    await planned_again(office)
    for at in sorted(office.seen)[2::3]:
        await office.remembers("Q2", at)
