"""The read engine: knows GraphQL and rows, no OKR words. See docs/engine.md."""

from plumbline.engine.connection import Page
from plumbline.engine.context import Asked, Context, Info
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
from plumbline.engine.limits import Limits, limits_check
from plumbline.engine.list_text import ordering, selected
from plumbline.engine.listed import listed
from plumbline.engine.proof import Proof, Unproved
from plumbline.engine.reads import PAST, Past, Reads, present
from plumbline.engine.refusals import BadInput, TimedOut, TooComplex
from plumbline.engine.relation import Relation, beyond, page_size
from plumbline.engine.rows import Ref, Row, Rows, Table
from plumbline.engine.schema import Joined
from plumbline.engine.sources import NOW, VIEWER, Read, ReadWithExtras
from plumbline.engine.types import Connection, Edge, PageInfo
from plumbline.engine.ways import Way, Ways
from plumbline.engine.writer import written

__all__ = [
    "NOW",
    "PAST",
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
    "Past",
    "Proof",
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
    "Unproved",
    "Way",
    "Ways",
    "arguments_of",
    "batch",
    "beyond",
    "column",
    "derived",
    "identifier",
    "limits_check",
    "listed",
    "many",
    "one",
    "ordering",
    "page",
    "page_size",
    "present",
    "refer",
    "selected",
    "within",
    "written",
]
