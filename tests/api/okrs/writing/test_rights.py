"""Who may do what, asked through the API: one row of a table for each who, one column for each mutation."""

from dataclasses import replace
from typing import Any

import pytest

from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import document, done, execute
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Calls
  Idea @Inside_Sales draft
  Asked @Inside_Sales draft
  Mine @Ben
    = Leads
"""

TABLE = """
                 edit    draft   publish  return  report  mine    close   write   weigh   team    person  company  cycle
admin            yes     yes     yes      yes     yes     yes     yes     yes     yes     yes     yes     yes      yes
lead             yes     HIDDEN  HIDDEN   yes     yes     NO      yes     yes     yes     yes     NO      GATE     GATE
owner            NO      HIDDEN  HIDDEN   HIDDEN  NO      yes     NO      yes     yes     NO      NO      GATE     GATE
lead below       NO      yes     yes      NO      NO      NO      NO      NO      NO      NO      NO      GATE     GATE
lead elsewhere   NO      HIDDEN  HIDDEN   HIDDEN  NO      NO      NO      NO      NO      NO      NO      GATE     GATE
peer             NO      HIDDEN  HIDDEN   HIDDEN  NO      NO      NO      NO      NO      NO      NO      GATE     GATE
reporter         NO      HIDDEN  HIDDEN   HIDDEN  yes     NO      NO      NO      NO      NO      NO      GATE     GATE
coach            NO      HIDDEN  HIDDEN   HIDDEN  NO      NO      NO      NO      NO      NO      NO      GATE     GATE
reader           NO      HIDDEN  HIDDEN   HIDDEN  NO      NO      NO      NO      NO      NO      NO      GATE     GATE
service          yes     HIDDEN  HIDDEN   HIDDEN  yes     yes     NO      yes     yes     NO      NO      GATE     GATE
service to read  GATE    GATE    GATE     GATE    GATE    GATE    GATE    GATE    GATE    GATE    GATE    GATE     GATE
stranger         SIGN    SIGN    SIGN     SIGN    SIGN    SIGN    SIGN    SIGN    SIGN    SIGN    SIGN    SIGN     SIGN
"""
WORDS = {
    "yes": "",
    "NO": "FORBIDDEN",
    "HIDDEN": "NOT_FOUND",
    "GATE": "the gate: FORBIDDEN",
    "SIGN": "the gate: UNAUTHENTICATED",
}


async def who(world: World) -> dict[str, Viewer | None]:
    """Everyone in the table."""
    nobody = await world.viewer("Ida")
    service = Viewer(account_id=9, role=Role.SERVICE)
    return {
        "admin": ADMIN,
        "lead": await world.viewer("Ana"),
        "owner": await world.viewer("Ben"),
        "lead below": await world.viewer("Eve"),
        "lead elsewhere": await world.viewer("Cleo"),
        "peer": await world.viewer("Dan"),
        "reporter": await world.viewer("Rio"),
        "coach": replace(nobody, role=Role.COACH),
        "reader": replace(nobody, role=Role.READER),
        "service": service,
        "service to read": replace(service, scopes=frozenset({"read"})),
        "stranger": None,
    }


def attempts(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    """One call for each column; all made from a wrong version or in vain, so that none changes what others find."""
    report = {"idempotencyKey": "r", "status": "ON_TRACK", "value": 1e12}
    new = {"idempotencyKey": "w", "title": "", "cycleId": encode("cyc", world.cycle_id), "ownerId": world.id("Sales")}
    sell, idea = world.id("Sell more"), world.id("Idea")
    return {
        "edit": ("objectiveUpdate", {"id": sell, "ifVersion": 99, "title": "x"}),
        "draft": ("objectiveUpdate", {"id": idea, "ifVersion": 99, "title": "x"}),
        "publish": ("objectivePublish", {"id": idea, "ifVersion": 99}),
        "return": ("objectiveReturn", {"id": world.id("Asked"), "ifVersion": 99, "comment": "x"}),
        "report": ("checkInCreate", {"checkIns": [report | {"keyResultId": world.id("Calls")}]}),
        "mine": ("checkInCreate", {"checkIns": [report | {"keyResultId": world.id("Leads")}]}),
        "close": ("objectiveClose", {"id": sell, "ifVersion": 99, "outcome": "MISSED"}),
        "write": ("objectiveCreate", new),
        "weigh": ("alignmentSet", {"fromId": world.id("Mine"), "to": {"toId": sell, "weight": 2, "kind": "SUPPORTS"}}),
        "team": ("teamUpdate", {"id": world.id("Sales"), "ifVersion": 99, "name": "x"}),
        "person": ("personUpdate", {"id": world.id("Ana"), "ifVersion": 99, "active": False}),
        "company": ("companyUpdate", {"id": world.id("Acme"), "ifVersion": 99, "name": "x"}),
        "cycle": ("cycleMove", {"id": encode("cyc", world.cycle_id), "ifVersion": 99, "to": "GRADING"}),
    }


async def outcome(viewer: Viewer | None, mutation: str, given: dict[str, Any]) -> str:
    """The word of the table: what the caller was refused for, if for who they are."""
    asked = "results { userErrors { code path } }" if mutation == "checkInCreate" else ""
    result = await execute(viewer, document(mutation, asked), input=given)
    if result.errors:
        return f"the gate: {(result.errors[0].extensions or {})['code']}"
    payload = result.data[mutation]
    errors = payload["userErrors"] or [each for found in payload.get("results", ()) for each in found["userErrors"]]
    codes = {each["code"] for each in errors}
    return next(iter(codes & {"FORBIDDEN", "NOT_FOUND"}), "")


@pytest.fixture
async def world(clock: Hands) -> World:
    world = await built(GOALS)
    world.people["Rio"] = await organization.create_person(ADMIN, name="Rio", unit_id=world.units["Tech"])
    await done(ADMIN, "objectivePropose", {"id": world.id("Asked"), "ifVersion": 1})
    why = {"kind": "CORRECTION"}
    await done(ADMIN, "keyResultUpdate", {"id": world.id("Calls"), "ifVersion": 1, "reporterId": world.id("Rio")})
    edge = {"fromId": world.id("Mine"), "to": {"toId": world.id("Sell more")}, "reason": why}
    await done(ADMIN, "alignmentSet", edge)
    return world


async def test_everyone_may_do_what_the_table_says_and_no_more(world: World) -> None:
    found = {}
    for name, viewer in (await who(world)).items():
        found[name] = {column: await outcome(viewer, *call) for column, call in attempts(world).items()}
    assert found == expected()


def expected() -> dict[str, dict[str, str]]:
    """The table, in the codes that are answered."""
    heading, *rows = filter(str.strip, TABLE.splitlines())
    return {
        row[:17].strip(): dict(zip(heading.split(), (WORDS[word] for word in row[17:].split()), strict=True))
        for row in rows
    }
