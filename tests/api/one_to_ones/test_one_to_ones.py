"""Two people talk again and again: the agenda fills itself, notes and actions are theirs, and nobody else's."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from plumbline.database import reading, statements
from plumbline.engine import Context
from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import BlockerEntry, CheckInEntry
from plumbline.okrs.words import Status
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from plumbline.schema import schema
from tests.api.okrs.writing.asking import ask, do, done, everything, refusal, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Be the partner that customers choose @Acme
  Win back lost customers @Ben
    = Customers won back
  Shorten the onboarding @Ana +Ben
    = Days until a customer is live
  Something of my own that few see @Ben private supports
    = Hidden
  Build a platform that scales @Dan
    = Requests a second
"""
ITEM = "title topics health note blockers owners { name } movements { title valueBefore value } due { title }"
PAGE = f"""query ($id: ID!) {{ oneToOne(id: $id) {{
  starter {{ name }} guest {{ name }} other {{ name }} interval weekday at timeZone startsOn hasEnded nextOn nextAt since
  version viewerCanEdit agenda {{ {ITEM} }} nextNote {{ id text version writtenBy {{ name }} }}
  notes {{ nodes {{ heldOn text }} }}
  actions(open: true) {{ nodes {{ id text heldOn dueOn doneAt version owner {{ name }} viewerCanEdit }} }} }} }}"""
MINE = "query ($ended: Boolean) { oneToOnes(ended: $ended) { totalCount nodes { other { name } agenda { title } } } }"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


def entry(world: World, person: str = "Ben", **more: Any) -> dict[str, Any]:
    given = {"personId": world.id(person), "interval": "WEEKLY", "weekday": "FRIDAY", "at": "10:30"}
    return {"idempotencyKey": f"with {person}"} | given | more


async def started(world: World, who: str = "Ana", person: str = "Ben", **more: Any) -> str:
    viewer = await world.viewer(who)
    payload = await done(viewer, "oneToOneStart", entry(world, person, **more), "oneToOne { id }")
    return str(payload["oneToOne"]["id"])


async def page_of(viewer: Viewer, id_: str) -> Any:
    return (await ask(viewer, PAGE, id=id_))["oneToOne"]


async def agenda(viewer: Viewer, id_: str) -> dict[str, Any]:
    return {item["title"]: item for item in (await page_of(viewer, id_))["agenda"]}


def note(id_: str, text: str | None, version: int, day: str = "2026-05-08") -> dict[str, Any]:
    return {"oneToOneId": id_, "heldOn": day, "ifVersion": version, "text": text}


def action(world: World, id_: str, owner: str = "Ben", **more: Any) -> dict[str, Any]:
    given = {"idempotencyKey": "call", "oneToOneId": id_, "text": "Call the supplier", "ownerId": world.id(owner)}
    return given | more


async def agreed(world: World, id_: str, **more: Any) -> str:
    payload = await done(await world.viewer("Ana"), "oneToOneActionAdd", action(world, id_, **more), "action { id }")
    return str(payload["action"]["id"])


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


async def test_the_agenda_fills_itself_from_the_goals_of_both_as_each_sees_them(world: World, clock: Hands) -> None:
    id_ = await started(world)
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
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
    assert set(await agenda(ben, id_)) == {*seen, "Something of my own that few see"}
    clock.forward(timedelta(days=3))  # after the date: nothing has moved since, and the next check-ins are not due
    assert (await agenda(ana, id_))["Win back lost customers"]["topics"] == ["BLOCKED", "AT_RISK"]
    assert "Shorten the onboarding" not in await agenda(ana, id_)
    clock.forward(timedelta(days=4))
    assert (await agenda(ana, id_))["Shorten the onboarding"] | {"owners": []} == {
        "title": "Shorten the onboarding",
        "topics": ["DUE"],
        "health": "ON_TRACK",
        "note": None,
        "blockers": [],
        "owners": [],
        "movements": [],
        "due": [{"title": "Days until a customer is live"}],
    }


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


async def test_what_makes_no_sense_is_refused_and_changes_nothing(world: World) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    assert await refusals(
        ana,
        "oneToOneStart",
        {
            "with oneself": entry(world, "Ana"),
            "with nobody": entry(world, "Dan", personId="per_0000000000000"),
            "twice": entry(world, idempotencyKey="again"),
            "the other way round": entry(world, idempotencyKey="round", interval="MONTHLY"),
            "the key of another": entry(world, "Dan", idempotencyKey="with Ben"),
            "no time": entry(world, "Dan", at="25:00"),
            "seconds": entry(world, "Dan", at="09:00:30"),
            "in the past": entry(world, "Dan", startsOn="2026-05-05"),
            "too far": entry(world, "Dan", startsOn="2028-05-05"),
        },
    ) == {
        "with oneself": ("INVALID", "input.personId"),
        "with nobody": ("NOT_FOUND", "input.personId"),
        "twice": ("DUPLICATE", "input.personId"),
        "the other way round": ("DUPLICATE", "input.personId"),
        "the key of another": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
        "no time": ("INVALID", "input.at"),
        "seconds": ("INVALID", "input.at"),
        "in the past": ("OUT_OF_RANGE", "input.startsOn"),
        "too far": ("OUT_OF_RANGE", "input.startsOn"),
    }
    assert await refusals(
        ana,
        "oneToOneNoteSet",
        {
            "no date of it": note(id_, "x", 0, "2026-05-07"),
            "not yet": note(id_, "x", 0, "2026-05-15"),
            "before it began": note(id_, "x", 0, "2026-05-01"),
            "nothing to change": note(id_, "x", 3),
            "too long": note(id_, "x" * 20_001, 0),
            "nowhere": note("oto_0000000000000", "x", 0),
        },
    ) == {
        "no date of it": ("INVALID", "input.heldOn"),
        "not yet": ("INVALID", "input.heldOn"),
        "before it began": ("INVALID", "input.heldOn"),
        "nothing to change": ("INVALID", "input.ifVersion"),
        "too long": ("TOO_LONG", "input.text"),
        "nowhere": ("NOT_FOUND", "input.oneToOneId"),
    }
    assert await refusals(
        ana,
        "oneToOneActionAdd",
        {
            "empty": action(world, id_, text=" "),
            "somebody else": action(world, id_, "Dan"),
            "nobody": action(world, id_, ownerId="team_0000000000000"),
        },
    ) == {
        "empty": ("BLANK", "input.text"),
        "somebody else": ("INVALID", "input.ownerId"),
        "nobody": ("NOT_FOUND", "input.ownerId"),
    }
    assert await refusals(
        ana,
        "oneToOneUpdate",
        {
            "late": {"id": id_, "ifVersion": 7, "at": "11:00"},
            "no weekday": {"id": id_, "ifVersion": 1, "weekday": None},
            "no interval": {"id": id_, "ifVersion": 1, "interval": None},
        },
    ) == {
        "late": ("VERSION_CONFLICT", "input"),
        "no weekday": ("INVALID", "input.weekday"),
        "no interval": ("INVALID", "input.interval"),
    }


Try = Callable[[Viewer, World, str, str], Awaitable[tuple[str, str]]]


async def _sees(viewer: Viewer, world: World, id_: str, made: str) -> tuple[str, str]:
    listed = (await ask(viewer, MINE))["oneToOnes"]["totalCount"]
    nodes = (await ask(viewer, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[id_, made]))["nodes"]
    there = (await page_of(viewer, id_)) is not None
    assert there is bool(listed) is all(nodes) is any(nodes)
    return ("", "") if there else ("NOT_FOUND", "")


VERBS: dict[str, Try] = {
    "see": _sees,
    "update": lambda who, _, id_, __: refusal(who, "oneToOneUpdate", {"id": id_, "ifVersion": 1, "at": "11:00"}),
    "note": lambda who, _, id_, __: refusal(who, "oneToOneNoteSet", note(id_, "Mine", 0)),
    "agree": lambda who, world, id_, __: refusal(who, "oneToOneActionAdd", action(world, id_, idempotencyKey="new")),
    "tick": lambda who, _, __, made: refusal(who, "oneToOneActionUpdate", {"id": made, "ifVersion": 1, "done": True}),
    "end": lambda who, _, id_, __: refusal(who, "oneToOneEnd", {"id": id_, "ifVersion": 1}),
}
WHO = {
    "starter": ("Ana", Role.MEMBER),
    "guest": ("Ben", Role.MEMBER),
    "guest who reads": ("Ben", Role.READER),
    "manager of both": ("Cleo", Role.MEMBER),
    "lead of a team above": ("Ida", Role.MEMBER),
    "coach": ("Ida", Role.COACH),
    "admin": ("Ida", Role.ADMIN),
    "reader": ("Eve", Role.READER),
    "service": (None, Role.SERVICE),
}


@pytest.mark.parametrize("verb", list(VERBS))
@pytest.mark.parametrize("who", list(WHO))
async def test_only_the_two_see_it_and_write_in_it(world: World, who: str, verb: str) -> None:
    id_ = await started(world)
    made = await agreed(world, id_)
    name, role = WHO[who]
    viewer = await world.viewer(name, role) if name else Viewer(account_id=9, role=role)
    if who == "manager of both":
        viewer = replace(viewer, reports=frozenset((world.people["Ana"], world.people["Ben"])))
    if who == "lead of a team above":
        units = frozenset(world.units.values())
        viewer = replace(viewer, leads=units, led_subtree=units)
    before = await everything()
    code, _ = await VERBS[verb](viewer, world, id_, made)
    if who in ("starter", "guest") or (who == "guest who reads" and verb == "see"):
        assert code == ""
        return
    assert code == ("FORBIDDEN" if who == "guest who reads" else "NOT_FOUND")
    assert await everything() == before


@pytest.mark.parametrize(
    "viewer, code",
    [(Viewer(account_id=9, role=Role.SERVICE), "FORBIDDEN"), (Viewer(account_id=9, role=Role.ADMIN), "FORBIDDEN")],
)
async def test_only_a_person_starts_one(world: World, viewer: Viewer, code: str) -> None:
    assert (await refusal(viewer, "oneToOneStart", entry(world)))[0] == code
    reader = await world.viewer("Ana", Role.READER)
    assert (await refusal(reader, "oneToOneStart", entry(world)))[0] == "FORBIDDEN"
