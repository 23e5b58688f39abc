"""A team of very many is answered part by part, by the documents that its page sends and by lists of what it is made of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest

from benchmarks.companies.crowd import Crowd
from benchmarks.companies.documents import document
from benchmarks.companies.loading import load
from benchmarks.companies.scenarios import viewer_of
from plumbline.database import Sql, database_open, reading
from plumbline.engine import Context
from plumbline.kit.ids import encode
from plumbline.notifications.reads import reminders
from plumbline.okrs.reads import worded
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema
from plumbline.settings import Settings

PART = "label value counted weight share why goal { id }"
PARTS = f"""query ($team: ID!, $cycle: ID, $after: String) {{ team(id: $team) {{ stats(cycleId: $cycle) {{
  progress explain {{ value items {{ {PART} }} leftOut {{ {PART} }} leftOutPage {{ totalCount nodes {{ {PART} }} }}
    itemPage(first: 50, after: $after) {{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {PART} }} }} }} }} }} }}"""
LATE = """query ($team: ID!, $after: String) { team(id: $team) { lateReporters { ...L }
  lateReporterPage(first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...L } } } }
  fragment L on LateReporter { count daysOverdue viewerCanNudge person { id } }"""


class Led:
    """The team as its lead sees it."""

    def __init__(self, viewer: Viewer, team: str, cycle: str) -> None:
        self.viewer, self.team, self.cycle = viewer, team, cycle

    async def asked(self, text: str, **variables: Any) -> Any:
        told = await schema.execute(text, variables, context_value=Context(self.viewer, reading=reading))
        assert told.errors is None
        return told.data

    async def pages(self, text: str, *path: str, **variables: Any) -> list[Any]:
        """All pages of the connection at the end of the path."""
        found, after = [], None
        while True:
            page = await self.asked(text, after=after, **variables)
            for name in path:
                page = page[name]
            found.append(page)
            assert page["totalCount"] == found[0]["totalCount"]
            assert len(found) <= page["totalCount"] + 1
            if not page["pageInfo"]["hasNextPage"]:
                return found
            after = page["pageInfo"]["endCursor"]


@asynccontextmanager
async def led(installation: Settings, size: int) -> AsyncIterator[Led]:
    await load(installation, Crowd(size), seed=1)
    async with database_open(installation):
        async with reading() as connection:
            [(unit_id,)] = await connection.rows(Sql("select id from unit where kind = 'TEAM'"))
            [(cycle_id,)] = await connection.rows(Sql("select distinct cycle_id from objective"))
        yield Led(await viewer_of(1, 0), encode("team", unit_id), encode("cyc", cycle_id))


async def test_each_of_a_large_team_is_on_one_page_of_its_lists(installation: Settings) -> None:
    size = 120
    async with led(installation, size) as team:
        of = {"owner": team.team, "cycle": team.cycle}
        members = await team.pages(document("MemberList"), "team", "members", team=team.team)
        objectives = await team.pages(document("MoreObjectives"), "node", "objectives", **of)
        opened = (await team.asked(document("TeamPage"), id=team.team, cycle=team.cycle))["team"]
        mine = (await team.asked(document("MyOkrsPage"), cycle=team.cycle))["viewer"]["leads"]
        late = await team.asked(document("LateReporters"), unitId=team.team)
    assert [len(page["nodes"]) for page in members] == [50, 50, 20]
    assert [len(page["nodes"]) for page in objectives] == [30, 30, 30, 30]
    for found in (members, objectives):
        assert len({each["id"] for page in found for each in page["nodes"]}) == found[0]["totalCount"] == size
    in_order = [each["id"] for page in objectives for each in page["nodes"]]
    for part, shown in ((opened["objectives"], 25), (mine[0]["objectives"], 20)):
        assert [each["id"] for each in part["nodes"]] == in_order[:shown]
        assert part["totalCount"] == size
    assert opened["members"] == {"totalCount": size}
    # However large the team is: what its pages begin with is of a size.
    assert [len(orjson.dumps(each)) < most for each, most in ((opened, 40_000), (mine, 30_000), (late, 8_000))] == [
        True
    ] * 3


async def test_a_number_of_many_parts_and_the_late_of_a_large_team_are_told_in_pages(
    installation: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with led(installation, 80) as team:
        of = {"team": team.team, "cycle": team.cycle}
        whole = (await team.asked(PARTS, **of))["team"]["stats"]["explain"]
        parts = await team.pages(PARTS, "team", "stats", "explain", "itemPage", **of)
        late = (await team.asked(LATE, team=team.team))["team"]["lateReporters"]
        pages = await team.pages(LATE, "team", "lateReporterPage", team=team.team)
        monkeypatch.setattr(worded, "MOST_UNPAGED", 30)
        monkeypatch.setattr(reminders, "MOST_UNPAGED", 5)
        bound = (await team.asked(PARTS, **of))["team"]["stats"]["explain"]
        few = (await team.asked(LATE, team=team.team))["team"]["lateReporters"]
    assert [each for page in parts for each in page["nodes"]] == whole["items"]
    assert parts[0]["totalCount"] + whole["leftOutPage"]["totalCount"] == 80
    assert whole["leftOutPage"]["nodes"] == whole["leftOut"]
    assert len(parts) > 1 < len(pages)
    assert [each for page in pages for each in page["nodes"]] == late
    assert (bound["items"], bound["value"]) == (whole["items"][:30], whole["value"])
    assert len(late) == pages[0]["totalCount"] > 7
    assert few == late[:5]
