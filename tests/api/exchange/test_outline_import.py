from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from plumbline.cycles.service import CycleLocked, create_cycle, move_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.exchange.outline import plan, read_outline
from plumbline.exchange.service import import_outline, import_text
from plumbline.exchange.service.importing import digests_of
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound
from plumbline.organization.viewer import Role, Viewer
from tests.api.exchange.stored import counts, depth, differences, lost, rows, tree

PAGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "gitlab-okrs"
ADMIN = Viewer(account_id=1, role=Role.ADMIN)
OUTLINE = """\
* CEO: Be the calmest port. Waiting time from 9 hours to 4 hours => 50%
  * Pilots: Guide every ship. No groundings, hire 2 night pilots => hired Ana and Bo
    * Pilots KR: Answer 95% of calls => 80%
      * Dispatch: Send the nearest tug
      * see you at the offsite
## Retrospective
### Pilots
* GOOD
  * Calm weather
"""
TREE = """\
CEO: Be the calmest port
  - DECREASE 9 4 hours at 6.5 AT_RISK: Waiting time from 9 hours to 4 hours
  Pilots: Guide every ship
    - BINARY: No groundings
    - INCREASE 0 2 night pilots: hire 2 night pilots
    - INCREASE 0 95 % at 80 ON_TRACK: Answer 95% of calls
    Dispatch: Send the nearest tug (to key result)"""
EMPTY = dict.fromkeys(("objectives", "keyResults", "alignments", "checkIns", "owners", "texts", "notes"), 0)


async def imported(text: str = OUTLINE, **more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"filename": "port.md", "cycle": "2026-Q4"} | more
    return await import_outline(text.encode(), **given)


@pytest.fixture(autouse=True)
def _today(database: object) -> Any:
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


async def test_an_outline_becomes_the_tree_it_draws() -> None:
    report = await imported()
    assert await tree() == TREE
    assert report["new"]["objectives"] == 3
    kept = await rows("select u.name, n.text from unit_note n join unit u on u.id = n.unit_id")
    assert ("Pilots", "- GOOD\n  - Calm weather") in kept


async def test_what_is_not_understood_stays_in_the_description() -> None:
    await imported()
    texts = await rows("select description from key_result union all select description from objective")
    assert any("see you at the offsite" in (text or "") for (text,) in texts)
    assert any("hired Ana and Bo" in (text or "") for (text,) in texts)


async def test_the_same_file_twice_changes_nothing() -> None:
    await imported()
    before = await counts()
    again = await imported()
    assert again["new"] == EMPTY
    assert await counts() == before


async def test_a_dry_run_reports_and_changes_nothing() -> None:
    before = await counts()
    report = await imported(dry_run=True)
    assert (report["new"]["objectives"], report["depth"]) == (3, 3)
    assert await counts() == before


async def test_what_was_added_to_the_file_is_added_to_the_tree() -> None:
    await imported()
    longer = OUTLINE.replace("pilots => hired", "pilots, buy 3 boats => hired").replace("calls => 80%", "calls => 90%")
    report = await imported(longer.replace("## Retro", "      * Mooring: Catch every line\n## Retro"))
    added = {"objectives": 1, "keyResults": 1, "alignments": 1, "checkIns": 1, "owners": 1}
    assert report["new"] == EMPTY | added
    drawn = await tree()
    assert "    - INCREASE 0 2 night pilots: hire 2 night pilots\n" in drawn
    assert "    - INCREASE 0 3 boats: buy 3 boats\n" in drawn
    assert "    - INCREASE 0 95 % at 90 ON_TRACK: Answer 95% of calls\n" in drawn
    assert "    Mooring: Catch every line (to key result)" in drawn
    [(before,)] = await rows("select value_before from check_in where value = 90")
    assert before == 80
    assert await differences() == {}


async def test_an_outcome_that_reads_as_another_measure_is_kept_as_words() -> None:
    await imported("* Quay: Keep the cranes up\n  * Quay KR: Repair crane 4")
    await imported("* Quay: Keep the cranes up\n  * Quay KR: Repair crane 4 => 60%")
    assert await rows(
        "select k.measure, i.value, i.note from check_in i join key_result k on k.id = i.key_result_id"
    ) == [("BINARY", None, "60%")]
    assert (await imported("* Quay: Keep the cranes up\n  * Quay KR: Repair crane 4 => 60%"))["new"] == EMPTY


async def test_a_missing_company_and_cycle_are_made() -> None:
    await imported(company="Harbour Lights", cycle="2019-Q2")
    assert await rows("select name, kind from unit where parent_id is null") == [("Harbour Lights", "COMPANY")]
    assert await rows("select starts_on, ends_on, phase from cycle") == [
        (date(2019, 4, 1), date(2019, 6, 30), "ACTIVE")
    ]
    assert await rows("select distinct happened_on from check_in") == [(date(2019, 6, 30),)]


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"cycle": "Sprint 7"}, (date(2026, 10, 1), date(2026, 12, 31))),
        ({"cycle": "Sprint 7", "starts_on": date(2026, 11, 2), "ends_on": date(2026, 12, 6)},
         (date(2026, 11, 2), date(2026, 12, 6))),
    ],
)  # fmt: skip
async def test_a_cycle_whose_name_says_no_days_takes_those_given_or_the_quarter(
    given: dict[str, Any], days: tuple[date, date]
) -> None:
    await imported(**given)
    assert await rows("select starts_on, ends_on from cycle") == [days]


async def test_owners_that_are_known_are_used_and_others_stand_under_whoever_is_above_them() -> None:
    await imported("* CEO: Win\n  * Sales: Sell", cycle="2026-Q3")
    report = await imported("* ceo: Win again\n  * Sales: Sell more\n    * Field: Knock")
    assert report["ownersInvented"] == ["Field"]
    names = "select u.name, a.name from unit u left join unit a on a.id = u.parent_id order by u.id"
    assert (await rows(names))[1:] == [("CEO", "My company"), ("Sales", "CEO"), ("Field", "Sales")]


async def test_an_unknown_owner_becomes_a_person_when_asked_to() -> None:
    cycle_id = await a_cycle()
    report = await import_text(
        ADMIN,
        OUTLINE,
        filename="port.md",
        cycle_id=cycle_id,
        kinds={"dispatch": "PERSON", "CEO": "COMPANY"},
        dry_run=False,
    )
    assert [(each.name, each.kind) for each in report.plan.owners] == [
        ("CEO", "COMPANY"), ("Pilots", "TEAM"), ("Dispatch", "PERSON"),
    ]  # fmt: skip
    assert await rows("select p.name, u.name from person p join membership m on m.person_id = p.id"
                      " join unit u on u.id = m.unit_id") == [("Dispatch", "Pilots")]  # fmt: skip
    levels = await rows("select level, title from objective order by position")
    assert [level for level, _ in levels] == ["COMPANY", "TEAM", "INDIVIDUAL"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "port.md is empty; give a file with OKRs in it."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "port.md is not a text file; give a Markdown file."),
        ("* Sales: Ü".encode()[:-1], "it may be cut off: save it again as UTF-8."),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    before = await counts()
    with pytest.raises(Invalid) as refusal:
        await import_outline(data, filename="port.md", cycle="2026-Q4")
    assert refusal.value.message.endswith(sentence)
    assert await counts() == before


async def test_half_a_period_is_refused() -> None:
    with pytest.raises(Invalid):
        await imported(cycle="Sprint 7", starts_on=date(2026, 11, 2))


async def test_a_graded_cycle_takes_no_outline() -> None:
    cycle_id = await a_cycle()
    await move_cycle(ADMIN, cycle_id, to=CyclePhase.ACTIVE, if_version=1)
    await move_cycle(ADMIN, cycle_id, to=CyclePhase.GRADING, if_version=2)
    before = await counts()
    with pytest.raises(CycleLocked):
        await imported(cycle="Autumn")
    assert await counts() == before


@pytest.mark.parametrize(("viewer", "cycle_id", "refusal"), [
    (ADMIN, 1, NotFound),
    (Viewer(account_id=2, person_id=3, role=Role.MEMBER), None, Forbidden),
])  # fmt: skip
async def test_only_an_admin_imports_and_only_into_a_cycle_that_is_there(
    viewer: Viewer, cycle_id: int | None, refusal: type[Exception]
) -> None:
    there = await a_cycle()
    before = await counts()
    with pytest.raises(refusal):
        await import_text(viewer, OUTLINE, filename="x", cycle_id=cycle_id or there, kinds={}, dry_run=False)
    assert await counts() == before


async def test_hostile_text_is_kept_or_refused_and_never_breaks_the_import() -> None:
    text = "* Sales\u202e: Grow 🚀 by 999999999999999999999%. From 1e400 to NaN, hire 0.0000000001 => \u200f\n"
    text += f"* {'x' * 30_000}: {'y' * 30_000}\n  * {'z ' * 20_000}\n"
    await imported(text)
    assert (await imported(text))["new"] == EMPTY


async def a_cycle() -> int:
    return await create_cycle(ADMIN, name="Autumn", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31))


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real OKR pages are not beside this clone")
@pytest.mark.parametrize(
    ("name", "cycle", "objectives", "key_results", "check_ins"),
    [("2018-q2", "2018-Q2", 124, 140, 62), ("2018-q3", "2018-Q3", 139, 169, 87), ("fy20-q4", "FY20-Q4", 144, 262, 72)],
)
async def test_the_real_pages_import_whole(
    name: str, cycle: str, objectives: int, key_results: int, check_ins: int
) -> None:
    data = (PAGES / f"{name}.md").read_bytes()
    await import_outline(data, filename=f"{name}.md", cycle=cycle)
    found = await counts()
    assert (found["objective"], found["key_result"], found["check_in"]) == (objectives, key_results, check_ins)
    assert (found["alignment"], await depth()) == (objectives - 3, 4)
    outline = read_outline(data.decode())
    planned = plan(outline)
    [(cycle_id,)] = await rows("select id from cycle")
    assert await lost(planned, outline.source, digests_of(planned, cycle_id)) == []
    again = await import_outline(data, filename="another name.md", cycle=cycle)
    assert again["new"] == EMPTY
    assert await counts() == found
    assert await differences() == {}
