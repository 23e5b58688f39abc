"""What an import or the demo has left in the database, as tests look at it."""

import re
from dataclasses import replace
from typing import Any

from plumbline.database import Sql, current, reading, transaction
from plumbline.exchange.outline import ImportPlan
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.reads.nodes import subgraph
from plumbline.okrs.rollup import recomputed
from tests.recomputing import reported_anew
from tests.unit.exchange.outline_drawing import words_of_line

TABLES = (
    "unit",
    "person",
    "membership",
    "cycle",
    "objective",
    "key_result",
    "alignment",
    "check_in",
    "unit_note",
    "event",
)
_WORD = re.compile(r"\w+")
_GOALS = """
select imported_from, title || ' ' || coalesce(description, '') from objective where imported_from is not null
union all
select imported_from, title || ' ' || coalesce(description, '') from key_result where imported_from is not null
union all
select imported_from, heading || ' ' || text from unit_note
union all
select k.imported_from, i.note from check_in i join key_result k on k.id = i.key_result_id where i.note is not null
"""
_TREE = """
select o.id, o.parent_objective_id, o.title, coalesce(u.name, p.name), o.parent_key_result_id
from objective o join cycle c on c.id = o.cycle_id
left join unit u on u.id = o.owner_unit_id left join person p on p.id = o.owner_person_id
order by c.starts_on, o.position, o.id
"""
_KEY_RESULTS = """
select objective_id, measure, start_value, target_value, low_value, high_value, unit, current_value, status, title
from key_result order by objective_id, position
"""


async def rows(text: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement in a snapshot of its own."""
    async with reading() as connection:
        return [tuple(row) for row in await connection.rows(Sql(text, **values))]


async def counts() -> dict[str, int]:
    """How many rows each table has."""
    return {table: (await rows(f"select count(*) from {table}"))[0][0] for table in TABLES}


async def tree() -> str:
    """The objectives as an indented tree: owner, title, and for key results measure and values."""
    objectives, results = await rows(_TREE), await rows(_KEY_RESULTS)

    def below(parent: int | None, depth: int) -> list[str]:
        lines = []
        for id_, above, title, owner, key_result in objectives:
            if above != parent:
                continue
            lines.append(f"{'  ' * depth}{owner}: {title}{' (to key result)' if key_result else ''}")
            lines += [f"{'  ' * depth}  - {_measure(*row[1:])}" for row in results if row[0] == id_]
            lines += below(id_, depth + 1)
        return lines

    return "\n".join(below(None, 0))


def _measure(measure: str, *values: Any) -> str:
    *numbers, unit, current, status, title = values
    way = " ".join(f"{number:g}" for number in numbers if number is not None)
    value = "" if current is None else f" {current:g}"
    said = f" at{value} {status}" if status else ""
    return f"{' '.join(part for part in (measure, way, unit) if part)}{said}: {title}"


async def depth() -> int:
    """The levels of the tree of objectives."""
    above = {row[0]: row[1] for row in await rows(_TREE)}

    def level(id_: int | None) -> int:
        return 0 if id_ is None else 1 + level(above[id_])

    return max(level(id_) for id_ in above)


async def lost(plan: ImportPlan, source: tuple[str, ...], digests: dict[str, str]) -> list[str]:
    """The source lines of which a word is on no stored item that the plan made of that line."""
    words: dict[str, set[str]] = {}
    for digest, text in await rows(_GOALS):
        words.setdefault(digest, set()).update(_WORD.findall(text.casefold()))
    found: dict[int, set[str]] = {}
    claims = [(goal.key, goal.lines) for goal in plan.objectives]
    claims += [(one.key, one.lines) for objective in plan.objectives for one in objective.key_results]
    claims += [(text.key, text.lines) for text in plan.texts]
    for key, lines in claims:
        for line in lines:
            found.setdefault(line, set()).update(words[digests[key]])
    names = {row[0] for row in await rows("select name from unit union select name from person")}
    for owner in plan.owners:
        assert owner.name in names
        for line in owner.lines:
            found.setdefault(line, set()).update(_WORD.findall(owner.name.casefold()))
    return [
        line
        for number, line in enumerate(source, start=1)
        if line.strip() and not set(words_of_line(line)) <= found.get(number, set())
    ]


@transaction
async def differences() -> dict[int, tuple[Numbers, Numbers]]:
    """Goals whose stored numbers differ from those computed again from the check-ins up."""
    found = await current().rows(Sql("select id from objective union all select id from key_result"))
    graph, days = await subgraph(current(), [row[0] for row in found]), await calendar()
    reported = await reported_anew(graph.key_results, days)
    nodes = {id_: replace(node, numbers=reported[id_].numbers) for id_, node in graph.key_results.items()}
    objectives, limits = graph.objectives.values(), days.limits
    fresh = recomputed(objectives, nodes.values(), graph.edges, today=days.today, limits=limits)
    stored = {id_: node.numbers for kind in (graph.objectives, graph.key_results) for id_, node in kind.items()}
    return {id_: (stored[id_], numbers) for id_, numbers in fresh.items() if stored[id_] != numbers}
