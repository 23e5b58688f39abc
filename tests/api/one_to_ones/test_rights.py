"""Only the two see a 1:1 and write in it, whatever else anybody may be: one test per cell."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, everything, refusal
from tests.api.one_to_ones.talking import MINE, action, agreed, entry, note, page_of, started
from tests.factories import World

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
