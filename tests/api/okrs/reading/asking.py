"""Documents in, answers out, and trees as indented text."""

import logging
from collections.abc import Sequence
from typing import Any

from plumbline.database import reading
from plumbline.engine import Context
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema

logging.getLogger("strawberry.execution").disabled = True


async def answer(viewer: Viewer, text: str, /, **variables: Any) -> Any:
    """The data of a document that has no errors."""
    result = await schema.execute(text, variables, context_value=Context(viewer, reading=reading))
    assert not result.errors, result.errors
    return result.data


async def codes(viewer: Viewer, text: str, /, **variables: Any) -> list[Any]:
    """The codes of the errors."""
    result = await schema.execute(text, variables, context_value=Context(viewer, reading=reading))
    return [
        (error.extensions or {}).get("code") or getattr(error.original_error, "code", None)
        for error in result.errors or ()
    ]


def drawn(edges: Sequence[Any]) -> str:
    """A tree's edges as indented text; a row that is only on the way stands in brackets."""
    return "".join(
        "  " * edge["depth"] + (title if edge["matches"] else f"({title})") + "\n"
        for edge in edges
        for title in [edge["node"]["title"]]
    )


TREE = """
query ($root: TreeRootInput!, $cycleId: ID, $first: Int, $after: String, $maxDepth: Int, $filter: ObjectiveFilter) {
  objectiveTree(
    root: $root, cycleId: $cycleId, first: $first, after: $after, maxDepth: $maxDepth, filter: $filter
  ) {
    totalCount revision
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { depth matches cursor node { id title parentObjectiveId } }
  }
}
"""


async def tree(viewer: Viewer, root: dict[str, str], **variables: Any) -> Any:
    """A page of a tree."""
    return (await answer(viewer, TREE, root=root, **variables))["objectiveTree"]


def titles(nodes: Sequence[Any]) -> list[str]:
    """The titles of goals."""
    return [node["title"] for node in nodes]
