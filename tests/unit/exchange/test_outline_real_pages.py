"""Three real quarters. Their text stays outside the repository, so without them these tests are skipped."""

from functools import cache
from pathlib import Path

import pytest

from plumbline.exchange.outline import ImportPlan, decoded, plan, read_outline, report
from tests.unit.exchange.outline_drawing import lost_lines

PAGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "gitlab-okrs"
NAMES = ["2018-q2", "2018-q3", "fy20-q4"]

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the real OKR pages are not beside this clone")


def text_of(name: str) -> str:
    return decoded((PAGES / f"{name}.md").read_bytes(), filename=f"{name}.md")


@cache
def planned(name: str) -> ImportPlan:
    return plan(read_outline(text_of(name), filename=f"{name}.md"))


def titled(name: str, start: str) -> list[tuple[str | None, str]]:
    return [(one.owner, one.title) for one in planned(name).objectives if one.title.startswith(start)]


@pytest.mark.parametrize("name", NAMES)
def test_each_source_line_is_found_again(name: str) -> None:
    assert lost_lines(planned(name), read_outline(text_of(name)).source) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_with_an_owner_is_left_as_mere_text(name: str) -> None:
    lines = [one.text for one in planned(name).not_understood]
    assert not [line for line in lines if " KR:" in line or line.startswith(("1. **", "* VP", "### "))]


@pytest.mark.parametrize(("name", "objectives", "key_results", "check_ins", "owners", "texts", "unknown"), [
    ("2018-q2", 124, 140, 62, 52, 24, 10),
    ("2018-q3", 139, 169, 87, 54, 26, 13),
    ("fy20-q4", 144, 262, 72, 62, 3, 19),
])  # fmt: skip
def test_the_pages_have_these_items(
    name: str, objectives: int, key_results: int, check_ins: int, owners: int, texts: int, unknown: int
) -> None:
    found = planned(name)
    said = report(found)
    assert said["items"] == {
        "owners": owners, "objectives": objectives, "keyResults": key_results, "alignments": objectives - 3,
        "checkIns": check_ins, "notes": said["items"]["notes"], "texts": texts,  # type: ignore[index] # the report is plain JSON
    }  # fmt: skip
    assert len(found.not_understood) == unknown
    assert said["depth"] == 4


def test_the_fiscal_page_reaches_its_deepest_level_through_key_results() -> None:
    found = planned("fy20-q4")
    by_key = {one.key: objective for objective in found.objectives for one in objective.key_results}
    deepest = next(one for one in found.objectives if one.title == "Assess solution for pipeline targets")
    way = []
    while deepest.aligned_to is not None:
        assert deepest.owner is not None
        way.append((deepest.aligned_to.kind, deepest.owner))
        above = {one.key: one for one in found.objectives} | by_key
        deepest = above[deepest.aligned_to.key]
    assert way == [
        ("KEY_RESULT", "sr director of sales operations"),
        ("KEY_RESULT", "vp field ops"),
        ("OBJECTIVE", "cro"),
    ]


def test_known_lines_are_read_as_a_person_reads_them() -> None:
    assert ("sdr", "Generate outbound opportunity value") in titled("2018-q2", "Generate outbound")
    assert [owner for owner, _ in titled("2018-q3", "Preserve 100%")].count("gitaly") == 1
    assert titled("fy20-q4", "[Perform weekly iterations]")[0][0] == "growth stage"
    [support] = [
        one for one in planned("2018-q2").objectives if one.title.startswith("100% SLA achievement for premium")
    ]
    assert support.key_results[0].check_in is not None
    assert support.key_results[0].check_in.value == 81
