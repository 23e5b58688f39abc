"""Draws an import plan as an indented tree, and finds source lines again in it."""

import re

from plumbline.exchange.outline import ImportKeyResult, ImportObjective, ImportPlan

_WORD = re.compile(r"\w+")
_MARKERS = re.compile(r"^\s*(?:#{1,6}(?=\s|$)|(?:(?:[*+-]|\d{1,9}[.)])(?=\s|$)\s*)+)+")


def drawn(plan: ImportPlan) -> str:
    """One line per goal, indented by depth: owner, title, and for key results measure and value."""
    names = {owner.key: owner.name for owner in plan.owners}
    rows = []
    for objective in plan.objectives:
        indent = "  " * (objective.depth - 1)
        onto = " (to key result)" if objective.aligned_to and objective.aligned_to.kind == "KEY_RESULT" else ""
        rows.append(f"{indent}{names.get(objective.owner or '', 'company')}: {objective.title}{onto}")
        rows.extend(f"{indent}  - {_measure(one)}: {one.title}" for one in objective.key_results)
    return "\n".join(rows)


def _measure(one: ImportKeyResult) -> str:
    value = f" at {one.check_in.value:g}" if one.check_in else ""
    if one.measure == "BINARY":
        return f"BINARY{value}"
    if one.measure == "IN_BAND":
        return f"IN_BAND {one.low:g}..{one.high:g} {one.unit}{value}".replace("  ", " ")
    way = f"{one.start:g} → {one.target:g}" if one.start is not None else f"{one.target:g}"
    return f"{one.measure} {way} {one.unit}".strip() + value


def words_of_line(line: str) -> list[str]:
    """The words of a source line, without list markers, heading marks and the letters KR."""
    bare = line
    while marked := _MARKERS.match(bare):
        bare = bare[marked.end() :]
    bare = re.sub(r"^\s*\[[ xX]\]\s", "", bare)
    return [word for word in _WORD.findall(bare.casefold()) if word != "kr"]


def words_by_line(plan: ImportPlan) -> dict[int, set[str]]:
    """For each source line, every word of the items that claim it."""
    found: dict[int, set[str]] = {}
    for lines, text in _claims(plan):
        words = set(_WORD.findall(text.casefold()))
        for line in lines:
            found.setdefault(line, set()).update(words)
    return found


def lost_lines(plan: ImportPlan, source: tuple[str, ...]) -> list[str]:
    """The source lines that no item claims, or of which a word is nowhere on the items that claim it."""
    found = words_by_line(plan)
    return [
        f"{number}: {line}"
        for number, line in enumerate(source, start=1)
        if line.strip() and (number not in found or not set(words_of_line(line)) <= found[number])
    ]


def _claims(plan: ImportPlan) -> list[tuple[tuple[int, ...], str]]:
    goals: list[ImportObjective | ImportKeyResult] = list(plan.objectives)
    goals += [one for objective in plan.objectives for one in objective.key_results]
    claims = [(goal.lines, _words_on(goal)) for goal in goals]
    claims += [(owner.lines, owner.name) for owner in plan.owners]
    claims += [(text.lines, f"{text.heading} {text.text}") for text in plan.texts]
    return claims


def _words_on(goal: ImportObjective | ImportKeyResult) -> str:
    said = goal.check_in.note if isinstance(goal, ImportKeyResult) and goal.check_in else ""
    return " ".join([goal.title, goal.description, *goal.notes, said])
