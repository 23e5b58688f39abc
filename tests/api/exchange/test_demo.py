import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plumbline.database import database_open, reading
from plumbline.exchange.demo.company import NAME
from plumbline.exchange.service.filling import fill_with_demo
from plumbline.identity.reads import demo_people
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate
from plumbline.settings import Settings
from tests.api.exchange.stored import counts, differences, rows, tree
from tests.api.okrs.reading.asking import answer
from tests.factories import ADMIN

WHEN = "select recorded_at, happened_at from check_in"
NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Filled:
    """A data folder with the demo of NOW, and what was told in it."""

    folder: Path
    drawn: str
    said: list[str]


@pytest.fixture(scope="session")
def filled(sqlite_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Filled once for the session; tests look at copies."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(sqlite_folder, folder)

    async def fill() -> Filled:
        async with database_open(Settings(data=folder)):
            with clock.frozen(NOW):
                await fill_with_demo()
                return Filled(folder, await tree(), await said())

    return asyncio.run(fill())


@pytest.fixture
async def demo(filled: Filled, tmp_path: Path) -> AsyncIterator[None]:
    """The demo company, open in this process."""
    shutil.copytree(filled.folder, tmp_path / "data")
    async with database_open(Settings(data=tmp_path / "data")):
        with clock.frozen(NOW):
            yield


async def said() -> list[str]:
    """Every check-in as text."""
    found = "select value, confidence, note, status, happened_at, recorded_at from check_in"
    return sorted(map(repr, await rows(found)))


async def test_the_demo_company_has_people_teams_cycles_and_goals(demo: object) -> None:
    found = await counts()
    assert 110 <= found["person"] <= 130
    assert found["membership"] == found["person"]
    assert found["objective"] > 100 and found["check_in"] > 1_000
    levels = "select p.kind, g.id is null from unit u join unit p on p.id = u.parent_id left join unit g on g.id = p.parent_id"
    assert {row[0] for row in await rows(levels)} == {"COMPANY", "TEAM"}
    phases = await rows("select phase from cycle where parent_id is not null order by starts_on")
    assert phases == [("CLOSED",), ("CLOSED",), ("ACTIVE",)]
    today = NOW.date()
    assert len(await rows("select 1 from cycle where starts_on <= :today and ends_on >= :today", today=today)) == 2


async def test_it_is_filled_once(demo: object) -> None:
    before = await counts()
    with pytest.raises(Duplicate):
        await fill_with_demo()
    assert await counts() == before


async def test_five_people_of_different_roles_are_offered(demo: object) -> None:
    async with reading() as connection:
        offered = await demo_people(connection)
    assert [each.word for each in offered] == ["ADMIN", "COACH", "LEAD", "MEMBER", "READER"]
    accounts = await rows("select count(*), count(password_hash) from account")
    assert accounts == [((await counts())["person"], 0)]


async def test_closed_cycles_are_graded_and_silent(demo: object) -> None:
    graded = await rows(
        "select o.state, o.health, o.outcome, o.score, o.outcome_note from objective o join cycle c on c.id = o.cycle_id"
        " where c.phase = 'CLOSED'"
    )
    assert graded and all(state == health == "CLOSED" for state, health, *_ in graded)
    assert all(outcome and 0 <= score <= 1 and note for _, _, outcome, score, note in graded)
    waiting = "select k.due_at from key_result k join objective o on o.id = k.objective_id where o.state = 'CLOSED'"
    assert {row[0] for row in await rows(waiting)} == {None}


async def test_the_running_cycle_is_lively(demo: object) -> None:
    health = Counter(row[0] for row in await rows("select health from key_result"))
    assert {"ON_TRACK", "AT_RISK", "OFF_TRACK", "OUTDATED", "DONE", "PENDING"} <= health.keys()
    assert health["ON_TRACK"] > health["OUTDATED"] + health["OFF_TRACK"]
    states = Counter(row[0] for row in await rows("select state from objective"))
    assert states["DRAFT"] and states["PROPOSED"]
    visible = Counter(row[0] for row in await rows("select visibility from objective"))
    assert visible["TEAM"] and visible["PRIVATE"]
    assert (await rows("select count(*) from co_owner"))[0][0] > 0
    blockers = await rows("select resolved_at is null, opened_at < resolved_at from blocker")
    assert {bool(row[0]) for row in blockers} == {True, False}
    assert all(row[0] or row[1] for row in blockers)


async def test_nothing_was_reported_in_the_future_or_before_it_happened(demo: object) -> None:
    wrong = "select 1 from check_in where happened_at > :now or recorded_at > :now or recorded_at < happened_at"
    assert await rows(wrong, now=NOW) == []
    assert await rows("select 1 from check_in where author_id is null") == []
    delays = [recorded_at - happened_at for recorded_at, happened_at in await rows(WHEN)]
    assert max(delays) > timedelta(days=1) > min(delays)


async def test_those_who_are_offered_have_something_to_report_today(demo: object) -> None:
    due = """
        select distinct p.name from key_result k join objective o on o.id = k.objective_id
        left join membership m on m.unit_id = coalesce(k.owner_unit_id, o.owner_unit_id) and m.lead
        join person p on p.id = coalesce(k.reporter_id, k.owner_person_id, o.owner_person_id, m.person_id)
        where k.due_at <= :now
    """
    reporting = {row[0] for row in await rows(due, now=NOW)}
    async with reading() as connection:
        offered = [each for each in await demo_people(connection) if each.word != "READER"]
    assert [each.name for each in offered if each.name not in reporting] == []


async def test_the_same_day_gives_the_same_company_in_any_database(database: object, filled: Filled) -> None:
    with clock.frozen(NOW):
        assert (await fill_with_demo()).startswith(NAME)
        assert await tree() == filled.drawn
        assert await said() == filled.said
        assert await differences() == {}


@pytest.mark.parametrize("day", [datetime(2027, 1, 1, 0, 30, tzinfo=UTC), datetime(2028, 2, 28, 8, 59, tzinfo=UTC)])
async def test_it_can_be_filled_on_any_day(sqlite_folder: Path, tmp_path: Path, day: datetime) -> None:
    shutil.copytree(sqlite_folder, tmp_path / "data")
    async with database_open(Settings(data=tmp_path / "data")):
        with clock.frozen(day):
            await fill_with_demo()
            assert await differences() == {}


async def test_one_can_look_back_at_each_week_of_the_running_cycle(demo: object) -> None:
    text = """query ($root: ID!, $asOf: DateTime, $fromAt: DateTime!) {
      objectiveTreeColumns(root: { companyId: $root }, asOf: $asOf) { count progress }
      objectiveTreeDifferences(root: { companyId: $root }, fromAt: $fromAt, toAt: $asOf) { totalCount appeared worsened improved } }"""
    root = (await answer(ADMIN, "{ company { id } }"))["company"]["id"]
    seen = []
    for weeks in (3, 2, 1):
        at = NOW - timedelta(days=7 * weeks)
        before = (at - timedelta(days=7)).isoformat()
        seen.append(await answer(ADMIN, text, root=root, asOf=at.isoformat(), fromAt=before))
    trees = [each["objectiveTreeColumns"] for each in seen]
    assert len({tuple(tree["progress"]) for tree in trees}) == len(trees)
    assert all(tree["count"] > 100 for tree in trees)
    changed = [each["objectiveTreeDifferences"] for each in seen]
    assert all(each["totalCount"] > 50 and each["appeared"] < 10 for each in changed)
    assert any(each["worsened"] for each in changed) and any(each["improved"] for each in changed)


async def test_the_company_held_its_review_last_week_and_meets_again(demo: object) -> None:
    held, to_come = await rows("select id, closed_at, held_on from meeting order by held_on")
    assert NOW - timedelta(days=8) < held[1] < NOW and to_come[1] is None
    assert held[2] < NOW.date() < to_come[2]
    found = "select count(*) from agenda_item where meeting_id = :id"
    assert (await rows(found, id=held[0]))[0][0] > 10
    kinds = Counter(row[0] for row in await rows("select kind from meeting_point"))
    assert kinds == {"DECISION": 1, "ACTION": 2}
