import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from plumbline.exchange.outline import ImportPlan, KnownOwner, plan, read_outline, report
from tests.unit.exchange.outline_drawing import drawn, lost_lines

MIXED = (Path(__file__).parent / "outlines" / "mixed.md").read_text(encoding="utf-8")


def planned(text: str) -> ImportPlan:
    return plan(read_outline(text))


def keys(found: ImportPlan) -> list[str]:
    results = [one.key for objective in found.objectives for one in objective.key_results]
    return [*(objective.key for objective in found.objectives), *results, *(text.key for text in found.texts)]


def test_an_outline_becomes_a_tree_of_goals() -> None:
    assert drawn(planned(MIXED)) == (Path(__file__).parent / "outlines" / "mixed.txt").read_text(encoding="utf-8")


def test_no_line_of_an_outline_is_lost() -> None:
    assert lost_lines(planned(MIXED), read_outline(MIXED).source) == []


def test_the_report_lists_items_owners_and_what_was_not_understood() -> None:
    said = report(planned(MIXED))
    assert json.loads(json.dumps(said)) == said
    assert said["depth"] == 4
    assert said["ownersInvented"] == ["CEO", "Pilots", "Tug crews", "Dispatch", "Quay", "Cargo desk"]
    assert [row["line"] for row in said["notUnderstood"]] == [1, 3, 18]  # type: ignore[attr-defined] # the report is plain JSON


def test_the_same_text_gives_the_same_plan_and_every_key_once() -> None:
    assert planned(MIXED) == planned(MIXED)
    assert len(set(keys(planned(MIXED)))) == len(keys(planned(MIXED)))


def test_a_new_outcome_or_a_line_above_changes_no_key() -> None:
    before, after = planned("* A: Grow. Hire 2"), planned("# Notes\n\n* A: Grow. Hire 2 => 50%")
    assert before.objectives[0].key == after.objectives[0].key
    assert before.objectives[0].key_results[0].key == after.objectives[0].key_results[0].key


def test_owners_are_one_whatever_the_spelling_and_known_ones_are_recognised() -> None:
    known = [KnownOwner("vp  field-ops", "PERSON", "per_1")]
    found = plan(read_outline("* CRO: Win\n  * VP, Field Ops: Sell\n    * VP Field Ops KR: Close 5 deals"), known=known)
    assert [(owner.name, owner.kind, owner.identity, owner.under) for owner in found.owners] == [
        ("CRO", "TEAM", None, None),
        ("vp  field-ops", "PERSON", "per_1", "cro"),
    ]


def test_what_stands_below_a_key_result_aligns_to_it() -> None:
    found = planned("* A: Win\n  * A KR: Sell 5 ships\n    * B: Build them")
    [result] = found.objectives[0].key_results
    target = found.objectives[1].aligned_to
    assert target is not None
    assert (target.kind, target.key) == ("KEY_RESULT", result.key)


def test_key_results_listed_after_their_objective_belong_to_it() -> None:
    assert drawn(planned("* Objective 1: Win\n* KR 1: Sell 5 ships\n* KR 2: Sing")) == (
        "company: Win\n  - INCREASE 0 → 5 ships: Sell 5 ships\n  - BINARY: Sing"
    )


def test_a_section_names_the_owner_of_what_stands_below() -> None:
    assert drawn(planned("# OKRs 2031\n## Sales\n- Win the north. Sell 5 ships\n- Sing.")) == (
        "Sales: Win the north\n  - INCREASE 0 → 5 ships: Sell 5 ships\nSales: Sing"
    )


def test_several_owners_share_an_objective() -> None:
    [objective] = planned("* Sales; Service: Win together").objectives
    assert (objective.owner, objective.co_owners) == ("sales", ("service",))


def test_retrospectives_are_texts_of_their_unit() -> None:
    found = planned(MIXED)
    [text] = [text for text in found.texts if text.kind == "RETROSPECTIVE" and text.owner]
    assert (text.owner, text.text) == ("pilots", "- GOOD\n  - Calm weather\n- BAD\n  - Fog\n- TRY\n  - Radar")


def test_long_lines_overflow_into_description_and_notes() -> None:
    words = " ".join(f"word{number}" for number in range(250))
    found = planned(f"* A: {words}")
    [objective] = found.objectives
    assert len(objective.title) <= 500 and "word249" in objective.description
    endless = "x" * 50_000
    [text] = [text for text in planned(f"* {endless}").texts if text.text][:1]
    assert sum(len(one.text) for one in planned(f"* {endless}").texts) == 50_000 and len(text.text) == 20_000


LINES = some.builds(
    "".join,
    some.tuples(
        some.sampled_from(["", " ", "  ", "\t", "    ", "      ", "\t\t"]),
        some.sampled_from(["", "* ", "- ", "1. ", "# ", "## ", "### 2. ", "1. 1. ", "- [x] ", "```", "---", "| "]),
        some.sampled_from(["", "Sales: ", "**VP Ops: ", "Ops KR: ", "KR: ", "[Team](https://a.org/x,y): ", "A; B: "]),
        some.lists(
            some.sampled_from(
                ["Grow", "Retrospective", "by 20%", "to 5", "from 8", "hire 2", ", and", ". Then", "; next", "e.g.",
                 "[a. b, c](https://a.org/d.e)", "`code`", "(see", ")", "**", "*", "99.95%", "$5M", "=> 60%", "=>",
                 "=> done", ": 6/10 (60%)", "Source 5 and hire 2", ": Sourced 5, Hired 1 (50%)", "étoile", "\u202e", "x" * 300]
            ) | some.text(some.characters(exclude_categories=["Cc", "Cs"]), max_size=12),
            max_size=6,
        ).map(" ".join),
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(some.lists(LINES, min_size=1, max_size=12))
def test_any_outline_keeps_every_line(lines: list[str]) -> None:
    text = "\n".join(["* A: start", *lines])
    outline = read_outline(text)
    found = plan(outline)
    assert lost_lines(found, outline.source) == []
    assert len(set(keys(found))) == len(keys(found))
    assert all(len(one.title) <= 500 and len(one.description) <= 20_000 for one in found.objectives)
