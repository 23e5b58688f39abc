"""The hand-written endpoints: what to read, one statement after another, and how the rows become an answer.

Each is a generator of (statement, values) that is sent the rows, so that one text serves both drivers: an asynchronous
one, and one in a thread.
"""

from collections.abc import Generator, Iterable, Sequence
from hashlib import sha256
from typing import Any

from benchmarks.documents import LEVELS
from benchmarks.floor.statements import Statements
from plumbline.kit.ids import encode

Row = Sequence[Any]
Reading = Generator[tuple[str, tuple[Any, ...]], Sequence[Row], dict[str, Any]]
Names = dict[int, dict[str, Any]]

_PREFIXES = {"COMPANY": "com", "TEAM": "team", "PERSON": "per"}


class NotSignedIn(Exception):
    """The token opens nothing."""


def tree(of: Statements, token: str, _: int) -> Reading:
    """All objectives of the company with owners and key results, four levels."""
    yield from _signed_in(of, token)
    company = (yield of.company, ())[0]
    levels = [(yield of.of_unit, (company[0],))]
    for _level in range(1, LEVELS):
        levels.append((yield of.below, ([row[1] for row in levels[-1]],)))
    rows = [row for level in levels for row in level]
    measured = _key_results((yield of.key_results, ([row[1] for row in rows],)))
    names = _names((yield of.owners, (_owner_ids(rows),)))
    below: dict[int, list[dict[str, Any]]] = {}
    for depth in range(LEVELS - 1, -1, -1):
        above: dict[int, list[dict[str, Any]]] = {}
        for row in levels[depth]:
            shaped = _objective(row, measured, names)
            if depth < LEVELS - 1:
                shaped["contributions"] = {"nodes": below.get(row[1], [])[:100]}
            above.setdefault(row[0], []).append(shaped)
        below = above
    objectives = {"nodes": below.get(company[0], [])[:100]}
    return {"data": {"company": {"id": encode("com", company[0]), "name": company[1], "objectives": objectives}}}


def page(of: Statements, token: str, person_id: int) -> Reading:
    """What one person owns."""
    yield from _signed_in(of, token)
    person = (yield of.person, (person_id,))[0]
    rows = yield of.of_person, (person_id,)
    measured = _key_results((yield of.key_results, ([row[1] for row in rows],)))
    names = {person_id: {"id": encode("per", person_id), "name": person[1]}}
    objectives = {"nodes": [_objective(row, measured, names) for row in rows[:50]]}
    shaped = {"id": encode("per", person_id), "name": person[1], "title": person[2], "objectives": objectives}
    return {"data": {"person": shaped}}


def _signed_in(of: Statements, token: str) -> Generator[tuple[str, tuple[Any, ...]], Sequence[Row], None]:
    found = yield of.token, (sha256(token.encode()).hexdigest(),)
    if not found:
        raise NotSignedIn
    yield of.rights, (found[0][1],)


def _owner_ids(rows: Iterable[Row]) -> list[int]:
    return list({row[10] if row[11] is None else row[11] for row in rows} - {None})


def _names(rows: Iterable[Row]) -> Names:
    return {number: {"id": encode(_PREFIXES[kind], number), "name": name} for number, kind, name in rows}


def _key_results(rows: Iterable[Row]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for objective_id, number, title, unit, start, current, target, progress, health in rows:
        shaped = {
            "id": encode("kr", number),
            "title": title,
            "unit": unit,
            "startValue": start,
            "currentValue": current,
            "targetValue": target,
            "progress": progress,
            "health": health,
        }
        found.setdefault(objective_id, []).append(shaped)
    return found


def _objective(row: Row, measured: dict[int, list[dict[str, Any]]], names: Names) -> dict[str, Any]:
    _, number, title, kind, level, state, health, progress, confidence, due_on, unit_id, person_id = row
    return {
        "id": encode("obj", number),
        "title": title,
        "kind": kind,
        "level": level,
        "state": state,
        "health": health,
        "progress": progress,
        "confidence": confidence,
        "dueOn": due_on,
        "owner": names.get(unit_id if person_id is None else person_id),
        "keyResults": {"nodes": measured.get(number, [])[:50]},
    }
