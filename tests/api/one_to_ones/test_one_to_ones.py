"""Two people talk again and again: the agenda fills itself, notes and actions are theirs, and nobody else's."""

from datetime import timedelta

import pytest

from plumbline.database import reading, statements
from plumbline.engine import Context
from plumbline.kit.clock import Hands
from plumbline.notifications import service
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import BlockerEntry, CheckInEntry
from plumbline.okrs.words import Status
from plumbline.organization import service as organization
from plumbline.schema import schema
from tests.api.okrs.writing.asking import ask, do, done, refusal, told
from tests.api.one_to_ones.talking import MINE, agenda, agreed, note, page_of, started
from tests.factories import ADMIN, World


async def test_two_talk_on_their_weekday_by_the_clock_of_whoever_started(world: World, clock: Hands) -> None:
    id_ = await started(world)
    found = await page_of(await world.viewer("Ben"), id_)
    assert (found["starter"]["name"], found["guest"]["name"], found["other"]["name"]) == ("Ana", "Ben", "Ana")
    assert (found["nextOn"], found["weekday"], found["at"]) == ("2026-05-08", "FRIDAY", "10:30")
    assert (found["timeZone"], found["nextAt"]) == ("Europe/Berlin", "2026-05-08T08:30:00+00:00")
    clock.forward(timedelta(days=2, hours=8))  # Friday evening: the two may talk later than planned
    assert (await page_of(await world.viewer("Ana"), id_))["nextOn"] == "2026-05-08"
    clock.forward(timedelta(days=1))
    found = await page_of(await world.viewer("Ana"), id_)
    assert (found["nextOn"], found["since"]) == ("2026-05-15", "2026-05-08T08:30:00+00:00")


async def test_the_other_is_told_that_somebody_started_one_until_it_ends(world: World) -> None:
    asked = """{ notifications(first: 10) { nodes { kind because by { name } subject { ... on OneToOne { id } } } } }"""
    await service.tell_people()
    id_, inboxes = await started(world), {}
    await service.tell_people()
    for name in ("Ana", "Ben", "Dan"):
        inboxes[name] = (await ask(await world.viewer(name), asked))["notifications"]["nodes"]
    started_ = {"kind": "ONE_TO_ONE_STARTED", "because": "NAMED", "by": {"name": "Ana"}, "subject": {"id": id_}}
    assert inboxes == {"Ana": [], "Ben": [started_], "Dan": []}
    ben = await world.viewer("Ben")
    await done(ben, "oneToOneEnd", {"id": id_, "ifVersion": 1})
    assert (await ask(ben, asked))["notifications"]["nodes"] == []


async def reported(world: World) -> None:
    blocked = (BlockerEntry("No one answers", needs_id=world.people["Dan"]),)
    for title, value, status, blockers in (
        ("Customers won back", 30.0, Status.AT_RISK, blocked),
        ("Days until a customer is live", 50.0, Status.ON_TRACK, ()),
        ("Hidden", 5.0, Status.ON_TRACK, ()),
    ):
        note_ = "Slow" if blockers else None
        report = CheckInEntry(f"news of {title}", world.goals[title], status, value, note=note_, blockers=blockers)
        results, _ = await okrs.check_in(world.writers[title], [report])
        assert not results[0].refusals


async def test_the_agenda_fills_itself_from_the_goals_of_both_as_each_sees_them(world: World, clock: Hands) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    await reported(world)
    seen = await agenda(ana, id_)
    assert seen["Win back lost customers"] == {
        "title": "Win back lost customers",
        "topics": ["BLOCKED", "AT_RISK", "MOVED"],
        "health": "AT_RISK",
        "note": "Slow",
        "blockers": ["No one answers"],
        "owners": [{"name": "Ben"}],
        "movements": [{"title": "Customers won back", "valueBefore": 0.0, "value": 30.0}],
        "due": [],
    }
    assert list(seen) == ["Win back lost customers", "Shorten the onboarding"]
    assert [each["name"] for each in seen["Shorten the onboarding"]["owners"]] == ["Ana", "Ben"]
    assert set(await agenda(await world.viewer("Ben"), id_)) == {*seen, "Something of my own that few see"}


async def test_the_agenda_looks_back_to_the_date_before_and_tells_what_is_due(world: World, clock: Hands) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    await reported(world)
    clock.forward(timedelta(days=3))  # after the date: nothing has moved since, and the next check-ins are not due
    assert (await agenda(ana, id_))["Win back lost customers"]["topics"] == ["BLOCKED", "AT_RISK"]
    assert "Shorten the onboarding" not in await agenda(ana, id_)
    clock.forward(timedelta(days=4))
    found = (await agenda(ana, id_))["Shorten the onboarding"]
    assert (found["topics"], found["movements"]) == (["DUE"], [])
    assert found["due"] == [{"title": "Days until a customer is live"}]


async def test_what_was_praised_since_the_last_date_is_talked_about(world: World, clock: Hands) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    assert "PRAISED" not in (await agenda(ana, id_)).get("Win back lost customers", {"topics": []})["topics"]
    thanks = {"idempotencyKey": "x", "aboutId": world.id("Win back lost customers"), "text": "You called them all."}
    await done(ana, "recognitionCreate", thanks | {"recipientIds": [world.id("Ben")]}, "recognition { id }")
    assert "PRAISED" in (await agenda(ana, id_))["Win back lost customers"]["topics"]
    clock.forward(timedelta(days=8))
    assert "PRAISED" not in (await agenda(ana, id_))["Win back lost customers"]["topics"]


async def test_what_ends_before_the_date_after_the_next_is_due(world: World, clock: Hands) -> None:
    id_ = await started(world)
    clock.forward(timedelta(days=46))  # the quarter ends on a Tuesday, 30 June
    await world.report("Customers won back", 30.0)
    assert (await page_of(await world.viewer("Ben"), id_))["nextOn"] == "2026-06-26"
    assert "DUE" in (await agenda(await world.viewer("Ben"), id_))["Win back lost customers"]["topics"]


async def test_notes_are_written_together_and_neither_overwrites_the_other(world: World, clock: Hands) -> None:
    id_, ana, ben = await started(world), await world.viewer("Ana"), await world.viewer("Ben")
    written = await done(ana, "oneToOneNoteSet", note(id_, "Less on the plate", 0), "note { id version }")
    assert written["note"]["version"] == 1
    payload = await do(ben, "oneToOneNoteSet", note(id_, "Mine", 0), "note { id }")
    assert told(payload) == ("VERSION_CONFLICT", "input")
    assert payload["userErrors"][0]["current"] == {"__typename": "OneToOneNote", "id": written["note"]["id"]}
    await done(ben, "oneToOneNoteSet", note(id_, "Less on the plate\nA mentor", 1))
    assert (await page_of(ana, id_))["nextNote"] == {
        "id": written["note"]["id"],
        "text": "Less on the plate\nA mentor",
        "version": 2,
        "writtenBy": {"name": "Ben"},
    }
    clock.forward(timedelta(days=7))
    found = await page_of(ana, id_)
    assert found["nextNote"] is None
    assert found["notes"]["nodes"] == [{"heldOn": "2026-05-08", "text": "Less on the plate\nA mentor"}]
    await done(ana, "oneToOneNoteSet", note(id_, None, 2))


async def test_open_actions_come_back_until_they_are_done(world: World, clock: Hands) -> None:
    id_, ana, ben = await started(world), await world.viewer("Ana"), await world.viewer("Ben")
    made = await agreed(world, id_, dueOn="2026-05-12")
    assert await agreed(world, id_, dueOn="2026-05-12") == made
    clock.forward(timedelta(days=7))
    assert (await page_of(ben, id_))["actions"]["nodes"] == [
        {
            "id": made,
            "text": "Call the supplier",
            "heldOn": "2026-05-08",
            "dueOn": "2026-05-12",
            "doneAt": None,
            "version": 1,
            "owner": {"name": "Ben"},
            "viewerCanEdit": True,
        }
    ]
    await done(ana, "oneToOneActionUpdate", {"id": made, "ifVersion": 1, "ownerId": world.id("Ana"), "dueOn": None})
    await done(ben, "oneToOneActionUpdate", {"id": made, "ifVersion": 2, "done": True})
    assert (await page_of(ben, id_))["actions"]["nodes"] == []
    await done(ben, "oneToOneActionUpdate", {"id": made, "ifVersion": 3, "done": False})
    assert len((await page_of(ben, id_))["actions"]["nodes"]) == 1


async def test_with_another_time_it_still_looks_back_to_the_date_before(world: World, clock: Hands) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    clock.forward(timedelta(days=4))
    change = {"id": id_, "ifVersion": 1, "interval": "TWO_WEEKS", "weekday": "TUESDAY", "at": "16:00"}
    await done(await world.viewer("Ben"), "oneToOneUpdate", change)
    found = await page_of(ana, id_)
    assert (found["nextOn"], found["at"], found["interval"]) == ("2026-05-12", "16:00", "TWO_WEEKS")
    assert found["since"] == "2026-05-08T08:30:00+00:00"


@pytest.mark.parametrize("who", ["Ana", "Ben"])
async def test_it_ends_when_either_ends_it_and_stays_to_be_read(world: World, who: str) -> None:
    id_, viewer = await started(world), await world.viewer(who)
    await done(viewer, "oneToOneNoteSet", note(id_, "The last", 0))
    made = await agreed(world, id_)
    await done(viewer, "oneToOneEnd", {"id": id_, "ifVersion": 1})
    found = await page_of(await world.viewer("Ben"), id_)
    assert (found["hasEnded"], found["nextOn"], found["agenda"], found["viewerCanEdit"]) == (True, None, [], False)
    assert found["notes"]["nodes"] == [{"heldOn": "2026-05-08", "text": "The last"}]
    assert found["actions"]["nodes"][0]["viewerCanEdit"] is False
    assert await refusal(viewer, "oneToOneNoteSet", note(id_, "More", 1)) == ("INVALID", "input.oneToOneId")
    assert await refusal(viewer, "oneToOneEnd", {"id": id_, "ifVersion": 2}) == ("INVALID", "input.id")
    assert await refusal(viewer, "oneToOneActionUpdate", {"id": made, "ifVersion": 1, "done": True}) == (
        "INVALID",
        "input.id",
    )
    assert (await ask(viewer, MINE, ended=False))["oneToOnes"]["totalCount"] == 0
    assert (await ask(viewer, MINE, ended=True))["oneToOnes"]["totalCount"] == 1
    await started(world, "Ben", "Ana")  # another may begin


async def test_the_1_to_1s_of_whoever_leaves_end(world: World) -> None:
    id_, other = await started(world), await started(world, "Dan", "Ana")
    person_id = world.people["Ben"]
    await organization.update_person(ADMIN, person_id, {"active": False}, if_version=1)
    assert (await page_of(await world.viewer("Ana"), id_))["hasEnded"] is True
    assert (await page_of(await world.viewer("Ana"), other))["hasEnded"] is False


async def test_everything_of_many_is_asked_for_at_once(world: World) -> None:
    counts = []
    for person in ("Ben", "Dan", "Cleo"):
        await started(world, "Ana", person)
        context = Context(await world.viewer("Ana"), reading=reading)
        with statements() as said:
            result = await schema.execute(
                "{ oneToOnes { nodes { agenda { title } nextNote { id } } } }", context_value=context
            )
        assert not result.errors
        counts.append(len(said))
    assert counts[0] == counts[-1]
