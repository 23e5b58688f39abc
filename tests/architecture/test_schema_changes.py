"""The contract changes only in the open: every difference from the released one is in its changelog."""

import re
from datetime import date

import pytest
from graphql import GraphQLSchema, build_schema
from graphql.utilities.find_schema_changes import (
    BreakingChange,
    DangerousChange,
    SafeChangeType,
    find_schema_changes,
)

from tests.architecture.sources import ROOT

RELEASED = ROOT / "docs" / "schema" / "released.graphql"
PRESENT = ROOT / "schema.graphql"
CHANGELOG = ROOT / "docs" / "schema-changelog.md"
HEADINGS = ("Breaking", "May surprise", "Safe")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
DEPRECATED = re.compile(r'@deprecated(?:\(reason: "(?P<reason>[^"]*)"\))?')


def differences(old: GraphQLSchema, new: GraphQLSchema) -> dict[str, list[str]]:
    """What is different, by how much it matters, in graphql-core's words."""
    found: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    for change in find_schema_changes(old, new):
        if change.type is SafeChangeType.DESCRIPTION_CHANGED:
            continue
        breaking, dangerous = isinstance(change, BreakingChange), isinstance(change, DangerousChange)
        found["Breaking" if breaking else "May surprise" if dangerous else "Safe"].append(change.description)
    return found


def told(changelog: str) -> dict[str, list[str]]:
    """The lines of what is not yet released, by their headings; a line may go on in the next one."""
    newest = changelog.partition("\n## Not yet released\n")[2].partition("\n## ")[0]
    parts = [part.partition("\n") for part in newest.split("\n### ")[1:]]
    return {
        heading.strip(): [" ".join(item.split()) for item in re.split(r"^- ", body, flags=re.M)[1:]]
        for heading, _, body in parts
    }


def faults(old: GraphQLSchema, new: GraphQLSchema, changelog: str) -> list[str]:
    """What the changelog leaves out, and what it says that is not so."""
    real, lines = differences(old, new), told(changelog)
    found: list[str] = []
    for heading in HEADINGS:
        said = lines.get(heading, [])
        found += [f"under {heading}, add: - {each}" for each in real[heading] if not _named(each, said)]
        found += [f"under {heading}, this is not so: {each}" for each in said if not _is_real(each, real[heading])]
        if heading == "Breaking":
            found += [f"say what clients are to do about: {each}" for each in said if each in real[heading]]
    return found


def _named(change: str, lines: list[str]) -> bool:
    return any(line.startswith(change) for line in lines)


def _is_real(line: str, changes: list[str]) -> bool:
    return any(line.startswith(change) for change in changes)


def test_every_difference_from_the_released_contract_is_in_the_changelog() -> None:
    released, present = build_schema(RELEASED.read_text("utf-8")), build_schema(PRESENT.read_text("utf-8"))
    found = faults(released, present, CHANGELOG.read_text("utf-8"))
    assert not found, f"{CHANGELOG.name}:\n" + "\n".join(found)


def test_what_is_deprecated_says_why_and_until_when() -> None:
    for match in DEPRECATED.finditer(PRESENT.read_text("utf-8")):
        when = DATE.search(match["reason"] or "")
        assert when, f"Write the reason and the day: {match[0]}"
        date.fromisoformat(when[0])


OLD = "type Query { goal(id: ID!): String, plum: String } enum Health { GOOD BAD }"
CHANGES = {
    "type Query { goal(id: ID!): String } enum Health { GOOD BAD }": "Breaking",
    "type Query { goal(id: ID!, day: String!): String, plum: String } enum Health { GOOD BAD }": "Breaking",
    "type Query { goal(id: ID!): String, plum: String } enum Health { GOOD BAD UGLY }": "May surprise",
    "type Query { goal(id: ID!): String, plum: String, pear: String } enum Health { GOOD BAD }": "Safe",
}


@pytest.mark.parametrize("new, heading", CHANGES.items())
def test_a_change_has_to_be_named_where_it_belongs(new: str, heading: str) -> None:
    old, present = build_schema(OLD), build_schema(new)
    (change,) = differences(old, present)[heading]
    assert faults(old, present, "\n## Not yet released\n")
    wrong = next(each for each in HEADINGS if each != heading)
    assert faults(old, present, f"\n## Not yet released\n\n### {wrong}\n\n- {change}\n")
    line = f"- {change}\n  Ask for something else.\n"
    assert not faults(old, present, f"\n## Not yet released\n\n### {heading}\n\n{line}")
    if heading == "Breaking":
        assert faults(old, present, f"\n## Not yet released\n\n### {heading}\n\n- {change}\n")


def test_the_changelog_names_nothing_that_did_not_change() -> None:
    old = build_schema(OLD)
    assert faults(old, old, "\n## Not yet released\n\n### Safe\n\n- Field Query.pear was added.\n")
    assert not faults(
        old, old, "\n## Not yet released\n\n### Safe\n\n## 0.1.0\n\n### Safe\n\n- Field Query.x was added.\n"
    )
