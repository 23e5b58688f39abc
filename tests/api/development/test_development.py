"""Aspirations and development steps: the person's own, looked at by those they name."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import ReasonEntry
from plumbline.okrs.words import ChangeReason, Visibility
from plumbline.organization.viewer import Role, Viewer
from tests.api.development.developing import GOALS, aspired, noted, of, shared, step
from tests.api.okrs.writing.asking import ask, done, everything, refusal, refusals
from tests.factories import World, built


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def test_steps_serve_an_aspiration_and_stand_by_the_day_they_are_due(world: World) -> None:
    aspiration, ben = await aspired(world), await world.viewer("Ben")
    help_ = [world.id("Win back lost customers")]
    last = await noted(world, "Lead a project", dueOn="2026-12-31", aspirationId=aspiration, objectiveIds=help_)
    await noted(world, startsOn="2026-07-01", note="With Eve", state="DOING")
    found = await of(ben, world)
    assert [each["title"] for each in found["developmentSteps"]["nodes"]] == ["Run a retrospective", "Lead a project"]
    assert found["developmentSteps"]["nodes"][1] == {
        "id": last,
        "title": "Lead a project",
        "note": None,
        "startsOn": "2026-05-06",
        "dueOn": "2026-12-31",
        "state": "PLANNED",
        "version": 1,
        "viewerCanEdit": True,
        "aspiration": {"title": "Lead a team"},
        "objectives": [{"title": "Win back lost customers"}],
    }
    assert found["aspirations"][0]["steps"] == [{"title": "Lead a project"}]
    assert await noted(world, "Lead a project", dueOn="2026-12-31", aspirationId=aspiration, objectiveIds=help_) == last


async def test_a_step_is_done_taken_up_again_and_changed(world: World) -> None:
    id_, ben = await noted(world), await world.viewer("Ben")
    shown = "step { state doneAt dueOn objectives { title } }"
    change: dict[str, Any] = {"id": id_, "ifVersion": 1, "state": "DONE"}
    payload = await done(ben, "developmentStepUpdate", change, shown)
    assert payload["step"]["doneAt"] is not None
    change = {"id": id_, "ifVersion": 2, "state": "DOING", "dueOn": "2026-10-31"}
    change["objectiveIds"] = [world.id("Win back lost customers")]
    payload = await done(ben, "developmentStepUpdate", change, shown)
    assert payload["step"] == {
        "state": "DOING",
        "doneAt": None,
        "dueOn": "2026-10-31",
        "objectives": [{"title": "Win back lost customers"}],
    }


async def test_without_its_aspiration_a_step_stays(world: World) -> None:
    aspiration, ben = await aspired(world), await world.viewer("Ben")
    await done(ben, "aspirationUpdate", {"id": aspiration, "ifVersion": 1, "title": "Coach others"})
    await noted(world, aspirationId=aspiration)
    await done(ben, "aspirationRemove", {"id": aspiration, "ifVersion": 2})
    found = await of(ben, world)
    assert found["aspirations"] == []
    assert found["developmentSteps"]["nodes"][0]["aspiration"] is None


async def test_a_link_to_an_objective_that_one_no_longer_sees_is_not_shown_and_comes_back(world: World) -> None:
    objective = world.id("Win back lost customers")
    id_ = await noted(world, who="Dan", objectiveIds=[objective])
    await _seen_by(world, Visibility.PRIVATE)
    dan = await world.viewer("Dan")
    assert (await of(dan, world, "Dan"))["developmentSteps"]["nodes"][0]["objectives"] == []
    await done(dan, "developmentStepUpdate", {"id": id_, "ifVersion": 1, "objectiveIds": []})
    await _seen_by(world, Visibility.EVERYONE)
    assert (await of(dan, world, "Dan"))["developmentSteps"]["nodes"][0]["objectives"] != []


async def _seen_by(world: World, visibility: Visibility) -> None:
    ben, id_ = await world.viewer("Ben"), world.goals["Win back lost customers"]
    asked = "query ($id: ID!) { objective(id: $id) { version } }"
    version = (await ask(ben, asked, id=world.id("Win back lost customers")))["objective"]["version"]
    why = ReasonEntry(ChangeReason.OTHER, "to see")
    await okrs.update_objective(ben, id_, {"visibility": visibility}, if_version=version, reason=why)


async def test_those_who_are_named_look_until_they_are_not_named_any_more(world: World) -> None:
    await aspired(world)
    await noted(world)
    ana, sharing = await world.viewer("Ana"), "{ viewer { developmentSharedBy { name } } }"
    assert await of(ana, world) == {
        "aspirations": [],
        "developmentReaders": [],
        "developmentSteps": {"totalCount": 0, "nodes": []},
    }
    await shared(world, "Ana", "Cleo")
    found = await of(ana, world)
    assert [each["viewerCanEdit"] for each in (*found["aspirations"], *found["developmentSteps"]["nodes"])] == [
        False
    ] * 2
    assert found["developmentReaders"] == []  # whom else they have named is nobody's business
    assert (await of(await world.viewer("Ben"), world))["developmentReaders"] == [{"name": "Ana"}, {"name": "Cleo"}]
    assert (await ask(ana, sharing))["viewer"]["developmentSharedBy"] == [{"name": "Ben"}]
    await shared(world, "Cleo")
    assert (await of(ana, world))["developmentSteps"]["totalCount"] == 0
    assert (await ask(ana, sharing))["viewer"]["developmentSharedBy"] == []


async def test_a_step_that_makes_no_sense_is_refused_and_changes_nothing(world: World) -> None:
    ben, others = await world.viewer("Ben"), await aspired(world, who="Dan")
    hidden = world.id("Something that few see")
    assert await refusals(
        ben,
        "developmentStepCreate",
        {
            "empty": {"idempotencyKey": "x", "title": " ", "dueOn": "2026-09-30"},
            "due before it starts": step(startsOn="2026-10-01"),
            "the aspiration of another": step(aspirationId=others),
            "an objective one does not see": step(objectiveIds=[hidden]),
            "no objective": step(objectiveIds=[world.id("Ben")]),
        },
    ) == {
        "empty": ("BLANK", "input.title"),
        "due before it starts": ("INVALID", "input.dueOn"),
        "the aspiration of another": ("NOT_FOUND", "input.aspirationId"),
        "an objective one does not see": ("NOT_FOUND", "input.objectiveIds"),
        "no objective": ("NOT_FOUND", "input.objectiveIds"),
    }


async def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(world: World) -> None:
    ben, hidden = await world.viewer("Ben"), world.id("Something that few see")
    id_ = await noted(world)
    assert await refusals(
        ben,
        "developmentStepUpdate",
        {
            "late": {"id": id_, "ifVersion": 5, "title": "Mine"},
            "no day": {"id": id_, "ifVersion": 1, "dueOn": None},
            "before it starts": {"id": id_, "ifVersion": 1, "dueOn": "2026-01-01"},
            "no objective": {"id": id_, "ifVersion": 1, "objectiveIds": [hidden]},
        },
    ) == {
        "late": ("VERSION_CONFLICT", "input"),
        "no day": ("INVALID", "input.dueOn"),
        "before it starts": ("INVALID", "input.dueOn"),
        "no objective": ("NOT_FOUND", "input.objectiveIds"),
    }
    assert await refusal(ben, "developmentReadersSet", {"personIds": [world.id("Acme")]}) == (
        "NOT_FOUND",
        "input.personIds",
    )
    assert await refusal(ben, "aspirationCreate", {"idempotencyKey": "a", "title": "x" * 201}) == (
        "TOO_LONG",
        "input.title",
    )


Try = Callable[[Viewer, World, str, str], Awaitable[tuple[str, str]]]


async def _sees(viewer: Viewer, world: World, aspiration: str, step_: str) -> tuple[str, str]:
    found = await of(viewer, world)
    nodes = (await ask(viewer, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[aspiration, step_]))["nodes"]
    there = bool(found["aspirations"])
    assert there is bool(found["developmentSteps"]["nodes"]) is all(nodes) is any(nodes)
    return ("", "") if there else ("NOT_FOUND", "")


VERBS: dict[str, Try] = {
    "see": _sees,
    "change the aspiration": lambda who, _, id_, __: refusal(
        who, "aspirationUpdate", {"id": id_, "ifVersion": 1, "title": "Mine"}
    ),
    "remove it": lambda who, _, id_, __: refusal(who, "aspirationRemove", {"id": id_, "ifVersion": 1}),
    "change the step": lambda who, _, __, id_: refusal(
        who, "developmentStepUpdate", {"id": id_, "ifVersion": 1, "state": "DONE"}
    ),
}
WHO = {
    "the person": ("Ben", Role.MEMBER),
    "the person who reads": ("Ben", Role.READER),
    "named": ("Dan", Role.MEMBER),
    "manager who is not named": ("Cleo", Role.MEMBER),
    "lead of their team": ("Ana", Role.MEMBER),
    "coach": ("Ida", Role.COACH),
    "admin": ("Ida", Role.ADMIN),
    "service": (None, Role.SERVICE),
}


@pytest.mark.parametrize("verb", list(VERBS))
@pytest.mark.parametrize("who", list(WHO))
async def test_the_person_changes_it_and_those_named_look(world: World, who: str, verb: str) -> None:
    aspiration = await aspired(world)
    step_ = await noted(world, aspirationId=aspiration)
    await shared(world, "Dan")
    name, role = WHO[who]
    viewer = await world.viewer(name, role) if name else Viewer(account_id=9, role=role)
    if who == "manager who is not named":
        viewer = replace(viewer, reports=frozenset((world.people["Ben"],)))
    before = await everything()
    code, _ = await VERBS[verb](viewer, world, aspiration, step_)
    looks = who in ("the person", "the person who reads", "named")
    allowed = who == "the person" or (verb == "see" and looks)
    assert code == ("" if allowed else "FORBIDDEN" if looks else "NOT_FOUND")
    if not allowed:
        assert await everything() == before


@pytest.mark.parametrize("mutation", ["aspirationCreate", "developmentStepCreate", "developmentReadersSet"])
@pytest.mark.parametrize("role, name", [(Role.READER, "Ben"), (Role.SERVICE, None)])
async def test_only_a_person_who_writes_has_one_to_write(
    world: World, mutation: str, role: Role, name: str | None
) -> None:
    viewer = await world.viewer(name, role) if name else Viewer(account_id=9, role=role)
    given = {"aspirationCreate": {"idempotencyKey": "x", "title": "x"}, "developmentStepCreate": step()}
    assert (await refusal(viewer, mutation, given.get(mutation, {"personIds": []})))[0] == "FORBIDDEN"
