"""Every statement that runs inside a block: how long it takes and how the database goes about it."""

import json
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from plumbline.database import Row, Sql
from plumbline.database.postgres import PostgresConnection
from plumbline.database.sqlite_connection import SqliteConnection

_RUNS = 5
_LARGE = 1_000
"""A table read whole matters from so many rows on."""
_WHOLE = re.compile(r"SCAN (objective|key_result|check_in|alignment|person|event|[tokpa])\b(?!.*USING)")

Ask = Callable[[Any, Sql], Awaitable[list[Row]]]


@dataclass
class Ran:
    """One statement: its text, the best time of five in milliseconds, its rows and the plan's rough edges."""

    text: str
    ms: float
    rows: int
    edges: list[str] = field(default_factory=list)
    plan: str = ""


@contextmanager
def recorded() -> Iterator[list[Ran]]:
    """The statements that read inside; each one is run again for its time and plan, which changes nothing."""
    found: list[Ran] = []
    plain: dict[Any, Ask] = {kind: kind.rows for kind in (PostgresConnection, SqliteConnection)}

    async def rows(self: Any, sql: Sql) -> list[Row]:
        ask, best = next(ask for kind, ask in plain.items() if isinstance(self, kind)), float("inf")
        answer: list[Row] = []
        for _ in range(_RUNS):
            begun = time.perf_counter()
            answer = await ask(self, sql)
            best = min(best, (time.perf_counter() - begun) * 1000)
        plan, edges = await _explained(self, sql, ask)
        found.append(Ran(" ".join(sql.text.split()), best, len(answer), edges, plan))
        return answer

    for kind in plain:
        kind.rows = rows
    try:
        yield found
    finally:
        for kind, method in plain.items():
            kind.rows = method


async def _explained(connection: Any, sql: Sql, ask: Ask) -> tuple[str, list[str]]:
    if re.match(r"\s*(insert|update|delete)\b", sql.text, re.IGNORECASE):
        return "", []
    if connection.dialect == "sqlite":
        steps = [row[3] for row in await ask(connection, Sql("explain query plan") + sql)]
        return "\n".join(steps), [step for step in steps if _WHOLE.match(step)]
    told = await ask(connection, Sql("explain (analyze, buffers, format json)") + sql)
    lines: list[str] = []
    edges: list[str] = []
    _walk(json.loads(told[0][0])[0]["Plan"], 0, lines, edges)
    return "\n".join(lines), edges


def _walk(node: dict[str, Any], depth: int, lines: list[str], edges: list[str]) -> None:
    name = f"{node['Node Type']} {node.get('Index Name') or node.get('Relation Name') or node.get('CTE Name') or ''}"
    loops, rows = node["Actual Loops"], node["Actual Rows"]
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Join Filter", 0)
    pages = node.get("Shared Hit Blocks", 0) + node.get("Shared Read Blocks", 0)
    lines.append(
        f"{'  ' * depth}{name} est={node['Plan Rows']} act={rows} loops={loops} removed={removed} pages={pages}"
        f" ms={node['Actual Total Time'] * loops:.2f} {node.get('Index Cond', '')}"
    )
    if node["Node Type"] == "Seq Scan" and (rows + removed) * loops >= _LARGE:
        edges.append(f"reads {node['Relation Name']} whole ({(rows + removed) * loops:,.0f} rows)")
    estimate = max(1, node["Plan Rows"]), max(1, rows)
    if max(estimate) / min(estimate) >= 100 and max(estimate) >= _LARGE:
        edges.append(f"{name.strip()}: {node['Plan Rows']:,} expected, {rows:,.0f} came")
    for child in node.get("Plans", ()):
        _walk(child, depth + 1, lines, edges)
