"""A change that is sent again because its answer was lost: taken once, and no conflict with oneself."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from tests.api.development.developing import aspired, noted
from tests.api.okrs.writing.asking import ask, do, done, everything, told
from tests.api.one_to_ones.talking import agreed, note, started
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Sales
  = Calls
  = Hires
  Sell more @Inside_Sales
    = Trials
Learn @Sales
"""
WHY = {"reason": {"kind": "CORRECTION"}}


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def made(viewer: Viewer, mutation: str, given: dict[str, Any], what: str) -> str:
    """The id of something new."""
    given = {"idempotencyKey": f"{mutation} {given}"[:64]} | given
    return str((await done(viewer, mutation, given, f"{what} {{ id }}"))[what]["id"])


Check = Callable[..., Awaitable[None]]


@pytest.fixture
def check(clock: Hands) -> Check:
    """Sends a change twice, and others of its version: again it changes no row, and the others are refused."""

    async def run(viewer: Viewer, mutation: str, given: dict[str, Any], *others: dict[str, Any]) -> None:
        given = {"ifVersion": 1} | given
        await done(viewer, mutation, given)
        before = await everything()
        clock.forward(timedelta(seconds=40))
        assert told(await do(viewer, mutation, given)) == ("", ""), mutation
        for other in others:
            assert told(await do(viewer, mutation, given | other))[0] == "VERSION_CONFLICT", (mutation, other)
        assert await everything() == before, mutation

    return run


async def test_settings_sent_again_are_saved_already(world: World, check: Check) -> None:
    company, team = {"id": world.id("Acme")}, {"id": world.id("Sales")}
    limits = {"graceDays": 5, "behindLimit": 0.1, "farBehindLimit": 0.35}
    await check(ADMIN, "companyUpdate", company | limits | {"mission": "Sell"}, {"graceDays": 6}, {"vision": "Far"})
    await check(ADMIN, "teamUpdate", team | {"name": "Sales and more", "mission": None}, {"name": "Sales"})
    rhythm = {"unitId": world.id("Tech"), "cadence": {"interval": "CUSTOM", "days": 10}, "locked": True}
    await check(ADMIN, "cadenceSet", rhythm, {"locked": False}, {"cadence": None})
    move = {"id": world.id("Inside Sales"), "parentId": world.id("Tech")}
    await check(ADMIN, "teamMove", move, {"parentId": world.id("Sales")})
    person = {"id": world.id("Dan"), "email": "Dan@acme.example", "managerId": world.id("Cleo"), "timeZone": "UTC"}
    await check(ADMIN, "personUpdate", person, {"title": "Engineer"}, {"managerId": None})
    new = await done(ADMIN, "priorityCreate", {"name": "Win", "years": [2026]}, "priority { id }")
    priority = new["priority"] | {"why": "It matters", "years": [2027, 2026]}
    await check(ADMIN, "priorityUpdate", priority, {"years": [2027]})
    cycle = {"id": encode("cyc", world.year_id), "ifVersion": 2, "name": "All of 2026"}
    await check(ADMIN, "cycleUpdate", cycle, {"name": "2026"})
    reward = await made(ADMIN, "rewardCreate", {"name": "A day off"}, "reward")
    await check(ADMIN, "rewardUpdate", {"id": reward, "archived": True}, {"archived": False})


async def test_goals_sent_again_are_saved_already(world: World, check: Check) -> None:
    people = {"coOwnerIds": [world.id("Tech"), world.id("Ben")], "description": "As told"}
    grow = WHY | {"id": world.id("Grow"), "ifVersion": 2, "manualProgress": 0.25, "progressFrom": "MANUAL"}
    await check(ADMIN, "objectiveUpdate", grow | people, {"coOwnerIds": []}, {"manualProgress": 0.26})
    steps = [{"name": "One", "dueOn": "2026-05-20"}, {"name": "Two", "dueOn": "2026-06-20", "weight": 2}]
    measured = {"measure": "MILESTONES", "startValue": None, "targetValue": None, "milestones": steps}
    hires = WHY | {"id": world.id("Hires"), "title": "Engineers hired"} | measured
    await check(ADMIN, "keyResultUpdate", hires, {"title": "Hires"}, {"milestones": steps[:1]})
    calls = WHY | {"id": world.id("Calls"), "targetValue": 120.5, "ownerId": world.id("Ben")}
    await check(ADMIN, "keyResultUpdate", calls, {"targetValue": 121}, {"ownerId": world.id("Sales")})
    await check(ADMIN, "keyResultDrop", WHY | {"id": world.id("Hires"), "ifVersion": 2})
    under = WHY | {"id": world.id("Learn"), "ifVersion": 2, "toId": world.id("Sell more"), "position": 3}
    await check(ADMIN, "objectiveMove", under, {"toId": world.id("Grow")}, {"toId": None}, {"position": 4})
    away = WHY | {"id": world.id("Sell more"), "ifVersion": 2, "archived": True}
    await check(ADMIN, "objectiveArchive", away, {"archived": False})


async def test_an_initiative_and_words_sent_again_are_saved_already(world: World, check: Check) -> None:
    link = {"title": "Plan", "url": "https://wiki.example/plan"}
    new = {"goalId": world.id("Calls"), "title": "Hire", "links": [link]}
    initiative = await made(ADMIN, "initiativeCreate", new, "initiative")
    told_of_it = {"id": initiative, "title": "Hire two", "effortDays": 2.3, "links": [link | {"title": "The plan"}]}
    await check(ADMIN, "initiativeUpdate", told_of_it, {"links": []}, {"effortDays": 2.4})
    ben = await world.viewer("Ben")
    said = {"aboutId": world.id("Grow"), "text": "Well", "mentionIds": []}
    comment = {"id": await made(ben, "commentCreate", said, "comment"), "mentionIds": [world.id("Ana")]}
    await check(ben, "commentUpdate", comment | {"text": "Well done"}, {"mentionIds": []}, {"text": "Well"})
    aspiration = {"id": await aspired(world), "title": "Lead two teams"}
    await check(ben, "aspirationUpdate", aspiration, {"description": None})
    step = {"id": await noted(world), "state": "DONE", "objectiveIds": [world.id("Grow")]}
    await check(ben, "developmentStepUpdate", step, {"objectiveIds": []}, {"state": "DOING"}, {"title": "Other"})


async def test_what_two_have_agreed_on_sent_again_is_saved_already(world: World, check: Check) -> None:
    ana, talk = await world.viewer("Ana"), await started(world)
    action = {"id": await agreed(world, talk), "done": True, "text": "Call them"}
    await check(ana, "oneToOneActionUpdate", action, {"done": False}, {"text": "Call the supplier"})
    await done(ana, "oneToOneNoteSet", note(talk, "Less on the plate", 0))
    await check(ana, "oneToOneNoteSet", note(talk, "Less", 1), {"text": "Less on the plate"})
    rhythm = {"id": talk, "interval": "MONTHLY", "weekday": "TUESDAY", "at": "11:00"}
    await check(ana, "oneToOneUpdate", rhythm, {"at": "12:00"}, {"interval": "WEEKLY"})


async def test_meetings_and_sessions_sent_again_are_saved_already(world: World, check: Check) -> None:
    ana = await world.viewer("Ana")
    meeting = await made(ana, "meetingCreate", {"unitId": world.id("Sales"), "kind": "WEEKLY"}, "meeting")
    await check(ana, "meetingUpdate", {"id": meeting, "title": "Ours", "heldOn": "2026-05-07"}, {"title": "Mine"})
    due = {"meetingId": meeting, "kind": "ACTION", "text": "Call", "ownerId": world.id("Ben"), "dueOn": "2026-06-01"}
    point = await made(ana, "meetingPointAdd", due, "point")
    await check(ana, "meetingPointUpdate", {"id": point, "done": True}, {"done": False}, {"text": "Call them"})
    slot = {"ownerId": world.id("Tech"), "topic": "Measures", "startsAt": "2026-05-08T10:00:00+02:00"}
    ida = await world.viewer("Ida", Role.COACH)
    session = await made(ida, "coachingSessionOffer", slot, "coachingSession")
    note_of_it = {"id": session, "note": "Went well", "startsAt": "2026-05-09T10:00:00Z", "minutes": 45}
    await check(ida, "coachingSessionUpdate", note_of_it, {"minutes": 50})


async def test_views_templates_and_dashboards_sent_again_are_saved_already(world: World, check: Check) -> None:
    ana = await world.viewer("Ana")
    view = await made(ana, "savedViewCreate", {"name": "Ours", "state": {"text": "calls"}}, "savedView")
    await check(ana, "savedViewUpdate", {"id": view, "name": "Mine", "state": {"text": "hires"}}, {"name": "Ours"})
    saved = {"objectiveId": world.id("Sell more"), "function": "SALES"}
    template = await made(ADMIN, "libraryTemplateCreate", saved, "template")
    await check(ADMIN, "libraryTemplateUpdate", {"id": template, "title": "Sell"}, {"title": "Sell much"})
    drawn = {"unitId": world.id("Sales"), "title": "Monday", "pictures": ["REPORTING", "PROGRESS"]}
    dashboard = await made(ana, "dashboardCreate", drawn, "dashboard")
    shown = {"id": dashboard, "pictures": ["PROGRESS", "REPORTING"]}
    await check(ana, "dashboardUpdate", shown, {"pictures": ["REPORTING", "PROGRESS"]})


async def test_grades_and_retrospectives_sent_again_are_saved_already(world: World, check: Check) -> None:
    cycle = encode("cyc", world.cycle_id)
    await done(ADMIN, "cycleMove", {"id": cycle, "ifVersion": 2, "to": "GRADING"})
    missed = {"id": world.id("Trials"), "cause": "STARTED_LATE", "note": "In May"}
    grade = {"id": world.id("Sell more"), "ifVersion": 2, "note": "As feared", "keyResults": [missed]}
    others = {"note": "As hoped"}, {"keyResults": [missed | {"cause": "TOO_AMBITIOUS"}]}, {"postMortem": "Begin early"}
    await check(ADMIN, "objectiveGrade", grade, *others)
    written = {"unitId": world.id("Sales"), "cycleId": cycle, "worked": "Calls in the morning", "ifVersion": None}
    await check(ADMIN, "retrospectiveSave", written, {"toChange": "Call less"})
    await check(ADMIN, "retrospectiveSave", written | {"ifVersion": 1, "worked": "Less"}, {"worked": "More"})


async def test_a_change_sent_again_after_somebody_elses_is_refused_and_overwrites_nothing(world: World) -> None:
    link = {"title": "Plan", "url": "https://wiki.example/plan"}
    initiative = await made(ADMIN, "initiativeCreate", {"goalId": world.id("Calls"), "title": "Hire"}, "initiative")
    mine = {"id": initiative, "ifVersion": 1, "title": "Hire two", "links": [link]}
    await done(ADMIN, "initiativeUpdate", mine)
    await done(ADMIN, "initiativeUpdate", {"id": initiative, "ifVersion": 2, "links": []})
    late = await do(ADMIN, "initiativeUpdate", mine)
    assert told(late)[0] == "VERSION_CONFLICT"
    assert late["userErrors"][0]["current"] == {"__typename": "Initiative", "id": initiative}
    text = "query ($id: ID!) { node(id: $id) { ... on Initiative { version links { title } } } }"
    assert (await ask(ADMIN, text, id=initiative))["node"] == {"version": 3, "links": []}
