"""ETags: an answer that would be the same again is not worked out again.

Only queries that are asked by GET and by the hash of a document get one. The tag is weak: it stands for what is said
and not for its bytes, whichever way they are compressed.
"""

from collections.abc import Awaitable, Callable, Collection
from hashlib import sha256

import orjson
import strawberry
from graphql import (
    FieldNode,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    print_schema,
    visit,
)

from plumbline import __version__
from plumbline.engine import Reads
from plumbline.organization.viewer import Viewer
from plumbline.web.asked import Asked
from plumbline.web.documents import Document
from plumbline.web.heads import head_of

Stamp = Callable[[Reads], Awaitable[str | None]]
"""A text that differs whenever what the viewer can see differs; None when that cannot be told right now."""

HEADERS = {"cache-control": "private, no-cache", "vary": "accept, accept-encoding, cookie, authorization"}


class Tags:
    """Makes tags from a stamp of what the viewer sees, for documents that show nothing else.

    `unrecorded` are the fields (`Type.field`) whose value may change although the stamp does not: a document with one of
    them gets no tag.
    """

    def __init__(self, schema: strawberry.Schema, stamp: Stamp, *, unrecorded: Collection[str]) -> None:
        self._core = schema._schema
        self._stamp = stamp
        self._unrecorded = frozenset(unrecorded)
        self._server = sha256(f"{__version__} {print_schema(self._core)}".encode()).hexdigest()
        self._stamped: dict[str, bool] = {}

    async def tag(self, ask: Asked, viewer: Viewer | None, reads: Reads) -> str | None:
        """The tag of what is asked, or None if it has none. Reads the stamp and nothing else."""
        if viewer is None or ask.hash is None or ask.request.scope.get("method") != "GET" or not ask.only_reads:
            return None
        if not self._is_stamped(ask.hash, ask.document):
            return None
        stamp = await self._stamp(reads)
        if stamp is None:
            return None
        facts = [
            self._server,
            stamp,
            sorted(viewer.scopes),
            ask.hash,
            ask.operation_name,
            ask.variables,
            ask.with_cost,
            ask.media_type,
        ]
        return f'W/"{sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest()[:40]}"'

    def _is_stamped(self, hash_: str, document: Document) -> bool:
        """Whether all that a document shows is in the stamp; found out once, for there are only so many trusted ones."""
        known = self._stamped.get(hash_)
        if known is None and document.node is not None:
            seen = _Selected(self._core)
            visit(document.node, TypeInfoVisitor(seen.types, seen))
            known = self._stamped[hash_] = not seen.fields & self._unrecorded
        return bool(known)


def is_known(ask: Asked, tag: str) -> bool:
    """Whether the client has the answer with this tag already."""
    header = head_of(ask.request).get("if-none-match", "")
    return tag.removeprefix("W/") in (each.strip().removeprefix("W/") for each in header.split(","))


class _Selected(Visitor):
    """Collects which fields of which types are selected."""

    def __init__(self, schema: GraphQLSchema) -> None:
        super().__init__()
        self.types = TypeInfo(schema)
        self.fields: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.types.get_parent_type()
        if parent is not None:
            self.fields.add(f"{get_named_type(parent).name}.{node.name.value}")
