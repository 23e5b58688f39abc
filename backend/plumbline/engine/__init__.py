"""The read engine: knows GraphQL and rows, no OKR words. See docs/engine.md."""

from plumbline.engine.connection import Page
from plumbline.engine.context import Asked, Context, Info, Reads
from plumbline.engine.executor import BreadthFirst
from plumbline.engine.fields import (
    arguments_of,
    batch,
    column,
    derived,
    identifier,
    many,
    one,
    page,
    refer,
    within,
)
from plumbline.engine.limits import Limits, limits_rule
from plumbline.engine.refusals import BadInput, TimedOut, TooComplex
from plumbline.engine.relation import Relation, beyond, ordering, page_size, selected
from plumbline.engine.rows import Ref, Row, Rows, Table
from plumbline.engine.schema import Joined
from plumbline.engine.sources import NOW, VIEWER, Read, ReadWithExtras
from plumbline.engine.types import Connection, Edge, PageInfo

__all__ = [
    "NOW",
    "VIEWER",
    "Asked",
    "BadInput",
    "BreadthFirst",
    "Connection",
    "Context",
    "Edge",
    "Info",
    "Joined",
    "Limits",
    "Page",
    "PageInfo",
    "Read",
    "ReadWithExtras",
    "Reads",
    "Ref",
    "Relation",
    "Row",
    "Rows",
    "Table",
    "TimedOut",
    "TooComplex",
    "arguments_of",
    "batch",
    "beyond",
    "column",
    "derived",
    "identifier",
    "limits_rule",
    "many",
    "one",
    "ordering",
    "page",
    "page_size",
    "refer",
    "selected",
    "within",
]
