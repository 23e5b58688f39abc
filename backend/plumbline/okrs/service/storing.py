"""The stored numbers of goals, written as sets: one statement a table, whatever the number of goals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbline.database import Dialect, Sql
from plumbline.database.recordset import recordset
from plumbline.events.outbox import Happening
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.standing import Report

_OBJECTIVE_NUMBERS = {
    "progress": "double precision",
    "automatic_progress": "double precision",
    "expected": "double precision",
    "pace": "text",
    "confidence": "double precision",
    "health": "text",
    "derived_health": "text",
}
_OBJECTIVE_REPORT = {"last_check_in_at": "timestamptz"}
_KEY_RESULT_NUMBERS = {
    "progress": "double precision",
    "raw_progress": "double precision",
    "current_value": "double precision",
    "expected": "double precision",
    "pace": "text",
    "confidence": "double precision",
    "health": "text",
}
_KEY_RESULT_REPORT = {
    "status": "text",
    "latest_check_in_id": "bigint",
    "last_check_in_at": "timestamptz",
    "due_at": "timestamptz",
    "outdated_at": "timestamptz",
    "unlooked_at": "timestamptz",
    "unlooked": "boolean",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be stored anew.

    `moved` are goals whose numbers differ, bottom up; `numbers` are those of every goal that is written.
    `reports` are of key results, `last_check_ins` of objectives; `objective_of` maps key results to theirs.
    """

    moved: list[int]
    numbers: Mapping[int, Numbers]
    reports: Mapping[int, Report]
    last_check_ins: Mapping[int, datetime | None]
    objective_of: Mapping[int, int]

    @property
    def touched(self) -> list[int]:
        """The objectives that differ themselves, or by one of their key results."""
        return sorted({self.objective_of.get(id_, id_) for id_ in (*self.moved, *self.reports)})


def moves(difference: Difference) -> list[Happening]:
    """What is announced of a difference."""
    return [Happening("objective.moved", "objective", id_, objective_id=id_) for id_ in difference.touched]


def stored(dialect: Dialect, difference: Difference) -> list[Sql]:
    """The statements that store a difference: at most one for objectives and one for key results."""
    objectives: list[dict[str, Any]] = []
    key_results: list[dict[str, Any]] = []
    for id_, numbers in difference.numbers.items():
        if id_ in difference.objective_of:
            report = difference.reports.get(id_)
            row = {name: getattr(report, name, None) for name in _KEY_RESULT_REPORT} | {"reread": report is not None}
            key_results.append(row | _row(id_, numbers, _KEY_RESULT_NUMBERS))
        else:
            last = difference.last_check_ins
            row = {"last_check_in_at": last.get(id_), "reread": id_ in last}
            objectives.append(row | _row(id_, numbers, _OBJECTIVE_NUMBERS))
    statements = []
    if objectives:
        statements.append(_update(dialect, "objective", objectives, _OBJECTIVE_NUMBERS, _OBJECTIVE_REPORT))
    if key_results:
        statements.append(_update(dialect, "key_result", key_results, _KEY_RESULT_NUMBERS, _KEY_RESULT_REPORT))
    return statements


def _row(id_: int, numbers: Numbers, columns: Mapping[str, str]) -> dict[str, Any]:
    return {"id": id_} | {name: getattr(numbers, name) for name in columns}


def _update(
    dialect: Dialect,
    table: str,
    rows: list[dict[str, Any]],
    numbers: Mapping[str, str],
    report: Mapping[str, str],
) -> Sql:
    """Numbers are written in every row; what was reported, where it was read again."""
    places = [f"{name} = v.{name}" for name in numbers]
    places += [f"{name} = case when v.reread then v.{name} else {table}.{name} end" for name in report]
    values = recordset(dialect, rows, {"id": "bigint", **numbers, "reread": "boolean", **report})
    return Sql(f"update {table} set {', '.join(places)} from") + values + Sql(f"where {table}.id = v.id")
