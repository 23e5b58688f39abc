"""Trees as indented text: one name per line, two spaces per step down."""

from collections.abc import Iterable

from plumbline.okrs.goals import Edge
from plumbline.okrs.tree import Place, TreeRow


def rows_of(outline: str) -> list[TreeRow]:
    """Rows of a drawn tree; ids count from 1 down the page, position is the place among the siblings."""
    rows: list[TreeRow] = []
    above: list[int] = []
    for number, line in enumerate(filter(str.strip, outline.splitlines()), start=1):
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth:] = [number]
        parent_id = above[depth - 1] if depth else None
        rows.append(TreeRow(number, parent_id, float(number), line.strip()))
    return rows


def drawn(places: Iterable[Place], rows: Iterable[TreeRow]) -> str:
    """The outline of places; a row kept only on the way to a match stands in brackets."""
    titles = {row.id: row.title for row in rows}
    return "".join(
        "  " * place.depth + (titles[place.id] if place.matches else f"({titles[place.id]})") + "\n" for place in places
    )


def edges_of(outline: str, *, primary: bool = False) -> tuple[list[Edge], dict[int, int], dict[str, int]]:
    """A drawn graph: who stands under a goal contributes to it; "=" before a name makes it a key result of it.

    A name drawn twice is one goal. Gives the edges, key results' objectives, and ids by name.
    """
    ids: dict[str, int] = {}
    objective_of: dict[int, int] = {}
    edges: list[Edge] = []
    above: list[int] = []
    for line in filter(str.strip, outline.splitlines()):
        depth, word = (len(line) - len(line.lstrip())) // 2, line.strip()
        goal_id = ids.setdefault(word.lstrip("="), len(ids) + 1)
        above[depth:] = [goal_id]
        if word.startswith("="):
            objective_of[goal_id] = above[depth - 1]
        elif depth:
            edges.append(Edge(goal_id, above[depth - 1], primary=primary))
    return edges, objective_of, ids
