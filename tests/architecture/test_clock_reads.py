"""Which reads look at the clock: what they give may change although nothing has been recorded."""

import ast

from tests.architecture.sources import BACKEND, name, text

BY_THE_DAY = {"company_day"}
"""The company's day is part of what answers are remembered by."""

UNRECORDED = {"answers_of", "check_ins_due", "rows_by_unit", "wins", "_said", "_outlook", "_with_said", "calendar_of"}
"""What they feed is in `schema.UNRECORDED`: explain, whatIf, checkInsDue, checkInRate and wins."""

WRITING = {"Calendar", "today", "calendar_in", "_report"}
"""They judge by a calendar that is given to them; writes give that of their transaction, and record what they store."""

REFUSING = {"past_of"}
"""They refuse by the clock; an answer with errors is not remembered."""


def looks_at_the_clock(function: ast.AST) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "now") or (isinstance(node, ast.Name) and node.id == "NOW")
        for node in ast.walk(function)
    )


def test_a_read_that_looks_at_the_clock_is_known_to_whoever_remembers_answers() -> None:
    rooms = [BACKEND / room for room in ("organization", "identity", "cycles", "okrs")]
    files = [
        path
        for room in rooms
        for path in sorted(room.rglob("*.py"))
        if path.name.startswith(("reads", "types")) or path.parent.name in ("reads", "types")
    ]
    found = {
        node.name: name(path)
        for path in files
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and looks_at_the_clock(node)
    }
    new = {
        f"{path}: {each}" for each, path in found.items() if each not in BY_THE_DAY | UNRECORDED | WRITING | REFUSING
    }
    assert not new, "Add the fields they feed to UNRECORDED in schema.py, and the functions here:\n" + "\n".join(new)
