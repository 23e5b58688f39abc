"""The GraphQL types of Relay connections. A connection with more to say is declared from the words."""

from typing import Generic, TypeVar

import strawberry

from plumbline.engine.fields import column, within

Node = TypeVar("Node")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = column("has_next_page", description="Whether there is more after it.")
    has_previous_page: bool = column("has_previous_page", description="Whether there is something before it.")
    start_cursor: str | None = column("start_cursor", description="The cursor of its first row.")
    end_cursor: str | None = column("end_cursor", description="The cursor of its last row: the next page's `after`.")


@strawberry.type(description="One row of a page.")
class Edge(Generic[Node]):
    """One row of a page."""

    cursor: str = within("cursor", description="The place of this row in the list.")
    node: Node = within("node", description="The row.")


@strawberry.type(description="One page of a list.")
class Connection(Generic[Node]):
    """One page of a list."""

    edges: list[Edge[Node]] = within("edges", description="The rows with their places.")
    nodes: list[Node] = within("nodes", description="The rows.")
    page_info: PageInfo = within("page_info", description="Where this page stands in the list.")
    total_count: int = within("total", description="How many rows there are on all pages.")
