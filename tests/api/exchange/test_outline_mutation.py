from datetime import date
from typing import Any

import pytest

from plumbline.cycles.service import create_cycle
from plumbline.database import reading
from plumbline.engine import Context
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from plumbline.schema import schema
from tests.api.exchange.stored import counts

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
IMPORT = """
mutation OutlineImport($input: OutlineImportInput!) {
  outlineImport(input: $input) {
    report {
      depth
      items { owners objectives keyResults alignments checkIns notes texts }
      added { objectives }
      owners { name kind known lines }
      objectives { title owner depth lines keyResults {
        title measure startValue targetValue lowValue highValue unit } }
      notUnderstood { line text }
    }
    userErrors { message code path }
  }
}"""
OUTLINE = "* Sales: Win back customers. 20 interviews => 5\n  * Ana: Talk to everyone who left\n    * somehow"


async def imported(viewer: Viewer, **given: Any) -> Any:
    """The whole answer."""
    return await schema.execute(IMPORT, {"input": given}, context_value=Context(viewer, reading=reading))


async def a_cycle() -> str:
    cycle_id = await create_cycle(ADMIN, name="Autumn", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31))
    return encode("cyc", cycle_id)


@pytest.mark.parametrize("dry_run", [True, False])
async def test_the_app_previews_and_imports_an_outline(database: object, dry_run: bool) -> None:
    cycle_id, owners = await a_cycle(), [{"name": "Ana", "kind": "PERSON"}]
    answer = await imported(ADMIN, text=OUTLINE, name=None, cycleId=cycle_id, owners=owners, dryRun=dry_run)
    assert not answer.errors
    report = answer.data["outlineImport"]["report"]
    assert [(each["name"], each["kind"], each["known"]) for each in report["owners"]] == [
        ("Sales", "TEAM", False),
        ("Ana", "PERSON", False),
    ]
    assert (report["depth"], report["items"]["objectives"], report["added"]["objectives"]) == (2, 2, 2)
    assert report["objectives"][0]["keyResults"][0] == {
        "title": "20 interviews",
        "measure": "INCREASE",
        "startValue": 0,
        "targetValue": 20,
        "lowValue": None,
        "highValue": None,
        "unit": "interviews",
    }
    assert (await counts())["objective"] == (0 if dry_run else 2)


async def test_what_is_refused_says_why_and_changes_nothing(database: object) -> None:
    cycle_id = await a_cycle()
    before = await counts()
    for text, cycle, code in (
        ("  \n", cycle_id, "INVALID"),
        (OUTLINE, encode("cyc", 1), "NOT_FOUND"),
        ("\0", "x", "NOT_FOUND"),
    ):
        answer = await imported(ADMIN, text=text, cycleId=cycle)
        assert not answer.errors
        payload = answer.data["outlineImport"]
        assert (payload["report"], [each["code"] for each in payload["userErrors"]]) == (None, [code])
    assert await counts() == before


@pytest.mark.parametrize("role", [Role.COACH, Role.MEMBER, Role.READER])
async def test_only_an_admin_comes_in(database: object, role: Role) -> None:
    answer = await imported(Viewer(account_id=2, person_id=3, role=role), text=OUTLINE, cycleId=await a_cycle())
    assert [each.extensions["code"] for each in answer.errors] == ["FORBIDDEN"]
