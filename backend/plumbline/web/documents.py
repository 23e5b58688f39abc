"""GraphQL documents, parsed and validated once per text."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    FieldsOnCorrectTypeRule,
    GraphQLError,
    KnownFragmentNamesRule,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from plumbline.web.crowding import crowding_errors
from plumbline.web.errors import BadRequest, Code
from plumbline.web.literals import literal_errors

Check = Callable[[DocumentNode], list[GraphQLError]]
"""Finds the errors of a document."""

MOST_KEPT = 512

MOST_TOLD = 10
"""Errors of one document; finding what each misspelt name may have meant takes its time."""

LONGEST = 64 * 1024
"""Characters of a document; the rest of a body is for variables."""

_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
"""The specification's, and Strawberry's own of input types."""

_NAMES = (FieldsOnCorrectTypeRule, KnownFragmentNamesRule)

_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document that may run, or the errors that say why it may not."""

    node: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()
    operations: Mapping[str | None, OperationDefinitionNode] = field(default_factory=dict)
    """By their names; under None the only one."""


class Documents:
    """Parses and validates; the last few hundred texts are remembered, good and bad ones alike.

    `limits` finds the errors of a document that costs too much. It runs before all rules, because some of those take
    quadratic time over what it refuses.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        *,
        limits: Check | None = None,
        tokens: int = 2_000,
        trusted: Mapping[str, str] | None = None,
        trusted_only: bool = False,
    ) -> None:
        self._schema = schema
        self._limits = limits or (lambda _node: [])
        self._tokens = tokens
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._trusted = dict(trusted or {})
        self._trusted_only = trusted_only

    def trust(self, texts: Mapping[str, str]) -> None:
        """Know these documents by the SHA-256 of their texts."""
        self._trusted |= texts

    def read(self, text: str) -> Document:
        """The document of a text."""
        document = self._kept.pop(text, None) or self._made(text)
        self._kept[text] = document
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return document

    def text_of(self, parameters: Mapping[str, Any]) -> tuple[str, str | None]:
        """The text that a request means, and the hash if that is all it brings. Raises BadRequest."""
        text = parameters.get("query")
        named = parameters.get("documentId") or _persisted(parameters.get("extensions"))
        if text is None and named is not None:
            return self._named(named)
        if not isinstance(text, str) or not text:
            raise BadRequest("The body needs a `query`: the text of a GraphQL document.")
        if named is None and not self._trusted_only:
            return text, None
        digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
        if named is not None and _hash_in(named) != digest:
            raise BadRequest("The hash does not belong to this `query`.")
        if self._trusted_only and digest not in self._trusted:
            raise BadRequest(
                "This server answers only documents that it knows: send the `documentId` of one.",
                status=HTTPStatus.FORBIDDEN,
                code=Code.FORBIDDEN,
            )
        return text, None

    def _named(self, named: object) -> tuple[str, str]:
        hash_ = _hash_in(named)
        if hash_ is None or hash_ not in self._trusted:
            raise BadRequest("PersistedQueryNotFound", status=HTTPStatus.NOT_FOUND, code=Code.PERSISTED_QUERY_NOT_FOUND)
        return self._trusted[hash_], hash_

    def _made(self, text: str) -> Document:
        try:
            node = parse(text, max_lexical_tokens=self._tokens, max_comments=self._tokens, max_source_length=LONGEST)
        except GraphQLError as wrong:
            return Document(None, (wrong,))
        core = self._schema._schema
        errors = crowding_errors(node) or literal_errors(node) or self._limits(node)
        # Names first: they are quick to look up, and hundreds of wrong ones would be compared with each other.
        errors = errors or validate(core, node, _NAMES, max_errors=MOST_TOLD)
        errors = errors or validate(core, node, _RULES, max_errors=MOST_TOLD)
        return Document(None, tuple(errors)) if errors else Document(node, operations=_operations(node))


def _operations(node: DocumentNode) -> dict[str | None, OperationDefinitionNode]:
    found = [each for each in node.definitions if isinstance(each, OperationDefinitionNode)]
    named: dict[str | None, OperationDefinitionNode] = {each.name.value: each for each in found if each.name}
    return named | {None: found[0]} if len(found) == 1 else named


def _hash_in(named: object) -> str | None:
    match = _HASH.fullmatch(named) if isinstance(named, str) else None
    return match[1] if match else None


def _persisted(extensions: object) -> object:
    named = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    return named.get("sha256Hash") if isinstance(named, dict) else None
