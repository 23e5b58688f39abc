"""GraphQL documents, parsed and validated once per text."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import strawberry
from graphql import ASTValidationRule, DocumentNode, GraphQLError, parse, specified_rules, validate
from strawberry.schema.schema import validate_document

from plumbline.web.crowding import crowding_errors
from plumbline.web.errors import BadRequest, Code

MOST_KEPT = 512

LONGEST = 64 * 1024
"""Characters of a document; the rest of a body is for variables."""

_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document that may run, or the errors that say why it may not."""

    node: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()


class Documents:
    """Parses and validates; the last few hundred texts are remembered, good and bad ones alike.

    `limits` are the rules that bound what a document may cost. They run before all others, because some of those take
    quadratic time over what the limits refuse.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        *,
        limits: Iterable[type[ASTValidationRule]] = (),
        tokens: int = 2_000,
        trusted: Mapping[str, str] | None = None,
    ) -> None:
        self._schema = schema
        self._limits = tuple(limits)
        self._tokens = tokens
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._trusted = dict(trusted or {})

    def read(self, text: str) -> Document:
        """The document of a text."""
        document = self._kept.pop(text, None) or self._made(text)
        self._kept[text] = document
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return document

    def text_of(self, parameters: Mapping[str, Any]) -> str:
        """The text that a request means, written out or named by its hash. Raises BadRequest."""
        text = parameters.get("query")
        named = parameters.get("documentId") or _persisted(parameters.get("extensions"))
        if text is None and named is not None:
            return self._named(named)
        if not isinstance(text, str) or not text:
            raise BadRequest("The body needs a `query`: the text of a GraphQL document.")
        if (
            isinstance(named, str)
            and (match := _HASH.fullmatch(named))
            and match[1] != sha256(text.encode()).hexdigest()
        ):
            raise BadRequest("The hash does not belong to this `query`.")
        return text

    def _named(self, named: object) -> str:
        match = _HASH.fullmatch(named) if isinstance(named, str) else None
        if match is None or match[1] not in self._trusted:
            raise BadRequest("PersistedQueryNotFound", status=HTTPStatus.NOT_FOUND, code=Code.PERSISTED_QUERY_NOT_FOUND)
        return self._trusted[match[1]]

    def _made(self, text: str) -> Document:
        try:
            node = parse(text, max_lexical_tokens=self._tokens, max_comments=self._tokens, max_source_length=LONGEST)
        except GraphQLError as wrong:
            return Document(None, (wrong,))
        core = self._schema._schema
        errors = crowding_errors(node) or validate(core, node, self._limits, max_errors=5)
        errors = errors or validate_document(core, node, tuple(specified_rules))
        return Document(None, tuple(errors)) if errors else Document(node)


def _persisted(extensions: object) -> object:
    named = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    return named.get("sha256Hash") if isinstance(named, dict) else None
