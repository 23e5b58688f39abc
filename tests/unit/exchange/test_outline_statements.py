import pytest

from plumbline.exchange.outline.sentences import clauses, pieces, sentences, shortened
from plumbline.exchange.outline.statements import owner_name, statement


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One", "Two!", "Three?"]),
        ("Reach 99.95% on GitLab.com. Ship 2.0. Done", ["Reach 99.95% on GitLab.com", "Ship 2.0", "Done"]),
        ("Help, e.g. The big ones, etc. Then stop.", ["Help, e.g. The big ones, etc. Then stop"]),
        ("Score vs. time. Dir. Smith agrees.", ["Score vs. time", "Dir. Smith agrees"]),
        ("Read [a. B, c](https://x.org/a. Yes). Act", ["Read [a. B, c](https://x.org/a. Yes)", "Act"]),
        ("See https://x.org/a.b. Next", ["See https://x.org/a.b", "Next"]),
        ("Use `a. B` (or c. D). Go", ["Use `a. B` (or c. D)", "Go"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("120% of plan, pipeline 3x, and 100% of quota", ["120% of plan", "pipeline 3x", "100% of quota"]),
        ("No late ships; two new cranes", ["No late ships", "two new cranes"]),
        ("Improve direct signup, trial, and renewal", ["Improve direct signup, trial, and renewal"]),
        ("Sell 5,000 units, driving growth", ["Sell 5,000 units, driving growth"]),
        ("Finish by Aug 11, 2018 at last", ["Finish by Aug 11, 2018 at last"]),
        ("Improve tests (a, b), lower the cost", ["Improve tests (a, b)", "lower the cost"]),
    ],
)
def test_enumerations_split_only_into_parts_that_stand_alone(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


@pytest.mark.parametrize(
    ("text", "role", "owners", "body", "outcome"),
    [
        ("CEO: Great team. ELO score", "ANY", ("CEO",), "Great team. ELO score", ""),
        ("**CRO: Build.** => done", "ANY", ("CRO",), "Build.", "done"),
        ("*Fellow*: Find 3", "ANY", ("Fellow",), "Find 3", ""),
        ("VP Ops KR:Drive to 99.96%", "KEY_RESULT", ("VP Ops",), "Drive to 99.96%", ""),
        ("KR 2: Hire 3", "KEY_RESULT", (), "Hire 3", ""),
        ("Objective 1: Grow", "OBJECTIVE", (), "Grow", ""),
        ("[Team A](https://a.org): Go", "ANY", ("Team A",), "Go", ""),
        ("[Growth: Iterate](https://a.org)", "ANY", ("Growth",), "[Iterate](https://a.org)", ""),
        ("Dev, Secure; Enablement: Tell", "ANY", ("Dev, Secure", "Enablement"), "Tell", ""),
        ("Dir. Partners: Sign", "ANY", ("Dir. Partners",), "Sign", ""),
        ("Grow revenue: five logos", "ANY", (), "Grow revenue: five logos", ""),
        ("[Improve speed](https://a.org): 45%", "ANY", (), "[Improve speed](https://a.org)", "45%"),
        ("see https://a.org", "ANY", (), "see https://a.org", ""),
        ("Geo: Ship =>100%", "ANY", ("Geo",), "Ship", "100%"),
        ("Geo: Keep x >= 5", "ANY", ("Geo",), "Keep x >= 5", ""),
        ("Geo: Finish 10: [4/10 (40%)](https://a.org)", "ANY", ("Geo",), "Finish 10", "[4/10 (40%)](https://a.org)"),
        ("Geo: Ship v1.0 (100%)", "ANY", ("Geo",), "Ship v1.0", "(100%)"),
        ("Geo: Move in April - 0% done - late", "ANY", ("Geo",), "Move in April", "0% done - late"),
        ("Geo: Plan made. 50% complete", "ANY", ("Geo",), "Plan made.", "50% complete"),
        ("Geo: Source 5: Sourced 5 => 100%", "ANY", ("Geo",), "Source 5", "Sourced 5 => 100%"),
        ("Geo: Raise it to 100%", "ANY", ("Geo",), "Raise it to 100%", ""),
        ("Geo:", "ANY", ("Geo",), "", ""),
    ],
)
def test_a_line_comes_apart_into_owner_body_and_outcome(
    text: str, role: str, owners: tuple[str, ...], body: str, outcome: str
) -> None:
    said = statement(text)
    assert (said.role, said.owners, said.body, said.outcome) == (role, owners, body, outcome)


@pytest.mark.parametrize(
    ("text", "name"),
    [("VPE", "VPE"), ("**Director of Support**", "Director of Support"), ("Hire two directors.", None),
     ("https://a.org", None), ("Increase speed", None)],
)  # fmt: skip
def test_a_line_that_is_only_a_name_is_an_owner(text: str, name: str | None) -> None:
    assert owner_name(text) == name


def test_long_texts_are_cut_between_words_and_outside_links() -> None:
    head, rest = shortened("word " * 10 + "[a b](c)", 54)
    assert len(head) <= 54 and rest == "[a b](c)" and head.endswith("…")
    assert pieces("aa bb cc", 5) == ["aa bb", "cc"]
    assert "".join(pieces("a" * 25, 10)) == "a" * 25
