"""What a document may ask for at most, measured in one pass however its fragments are nested."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from plumbline.engine.refusals import TooComplex

MOST_TOLD = 5
"""Errors of one document."""

_MANY = 1_000_000_000
_INTROSPECTION = {"ofType": 12, "fields": 2, "inputFields": 2, "interfaces": 2, "possibleTypes": 2}

Container = OperationDefinitionNode | FragmentDefinitionNode


@dataclass(frozen=True)
class Limits:
    """Counts of a document with its fragments written out. `tokens` is for the parser.

    `under_itself` says how often a field may stand above itself, itself included. The fields of
    introspection have such limits whatever it says.
    """

    tokens: int = 2_000
    depth: int = 30
    aliases: int = 30
    root_fields: int = 20
    directives: int = 50
    fields: int = 5_000
    under_itself: Mapping[str, int] = field(default_factory=dict)


@dataclass
class _Size:
    """What a container asks for: sums of its fields, and the longest ways down."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0
    under: Counter[str] = field(default_factory=Counter)

    def meet(self, depth: int, under: Counter[str], *, aliased: bool) -> None:
        """Add one field that stands `depth` fields deep, itself included."""
        self.fields += 1
        self.aliases += aliased
        self.depth = max(self.depth, depth)
        for name, times in under.items():
            self.under[name] = max(self.under[name], times)

    def spread(self, inner: "_Size", depth: int, under: Counter[str]) -> None:
        """Add what a fragment asks for, spread below `depth` fields and `under` watched ones."""
        self.fields = min(self.fields + inner.fields, _MANY)
        self.aliases = min(self.aliases + inner.aliases, _MANY)
        self.depth = max(self.depth, depth + inner.depth)
        for name in under.keys() | inner.under.keys():
            self.under[name] = max(self.under[name], under[name] + inner.under[name])


def limits_check(limits: Limits) -> Callable[[DocumentNode], list[GraphQLError]]:
    """What finds the errors of a document that asks for more than these limits.

    It is linear in the document, so run it before the rules of the specification, some of which
    are not. Each refusal has the code QUERY_TOO_COMPLEX and names its limit.
    """
    watched = _INTROSPECTION | dict(limits.under_itself)

    def errors(document: DocumentNode) -> list[GraphQLError]:
        extensions = {"code": TooComplex.code}
        return [
            GraphQLError(message, node, extensions=extensions)
            for node, message in islice(_excesses(document, limits, watched), MOST_TOLD)
        ]

    return errors


def _excesses(document: DocumentNode, limits: Limits, watched: Mapping[str, int]) -> Iterator[tuple[Container, str]]:
    containers = [node for node in document.definitions if isinstance(node, Container)]
    fragments = {node.name.value: node for node in containers if isinstance(node, FragmentDefinitionNode)}
    directives = sum(_directives(node) for node in containers)
    if directives > limits.directives:
        yield containers[0], f"A document may have {limits.directives} directives, not {directives}."
    sizes: dict[str, _Size] = {}
    for operation in containers:
        if not isinstance(operation, OperationDefinitionNode):
            continue
        size = _size(operation, fragments, sizes, watched)
        roots = _root_fields(operation, fragments)
        for what, limit, found in (
            ("root fields", limits.root_fields, roots),
            ("levels of fields", limits.depth, size.depth),
            ("aliases", limits.aliases, size.aliases),
            ("fields, fragments written out,", limits.fields, size.fields),
        ):
            if found > limit:
                yield operation, f"An operation may have {limit:,} {what}; this one has more."
        for name, limit in watched.items():
            if size.under[name] > limit:
                yield operation, f"`{name}` may stand {limit} deep under itself; here it stands deeper."


def _size(
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    sizes: dict[str, _Size],
    watched: Mapping[str, int],
) -> _Size:
    """The size of an operation; those of its fragments are measured first, each once.

    A fragment that leads back to itself counts for nothing there: another rule refuses it.
    """
    begun: set[str] = set()
    waiting: list[tuple[Container, bool]] = [(operation, False)]
    while True:
        container, inner_known = waiting.pop()
        fragment = container.name.value if isinstance(container, FragmentDefinitionNode) else None
        if inner_known:
            size = _measured(container, sizes, watched)
            if fragment is None:
                return size
            sizes[fragment] = size
        elif fragment is None or (fragment not in begun and fragment not in sizes):
            begun.add(fragment or "")
            waiting.append((container, True))
            inner = (name for name in _spreads(container) if name in fragments)
            waiting += [(fragments[name], False) for name in inner if name not in sizes]


def _measured(container: Container, sizes: Mapping[str, _Size], watched: Mapping[str, int]) -> _Size:
    size = _Size()
    none: Counter[str] = Counter()
    stack = [(container.selection_set, 0, none)]
    while stack:
        selections, depth, under = stack.pop()
        spread: set[str] = set()
        for node in selections.selections:
            if isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name in sizes and name not in spread:
                    spread.add(name)
                    size.spread(sizes[name], depth, under)
            elif isinstance(node, InlineFragmentNode):
                stack.append((node.selection_set, depth, under))
            elif isinstance(node, FieldNode):
                below = under
                if node.name.value in watched:
                    below = under + Counter((node.name.value,))
                size.meet(depth + 1, below, aliased=node.alias is not None)
                if node.selection_set:
                    stack.append((node.selection_set, depth + 1, below))
    return size


def _selection_sets(container: Container) -> Iterator[SelectionSetNode]:
    stack: list[SelectionSetNode] = [container.selection_set]
    while stack:
        selections = stack.pop()
        yield selections
        for node in selections.selections:
            inner = None if isinstance(node, FragmentSpreadNode) else getattr(node, "selection_set", None)
            if inner is not None:
                stack.append(inner)


def _spreads(container: Container) -> list[str]:
    names = (
        node.name.value
        for selections in _selection_sets(container)
        for node in selections.selections
        if isinstance(node, FragmentSpreadNode)
    )
    return list(dict.fromkeys(names))


def _directives(container: Container) -> int:
    inside = sum(
        len(node.directives or ()) for selections in _selection_sets(container) for node in selections.selections
    )
    variables = container.variable_definitions or ()
    return inside + len(container.directives or ()) + sum(len(each.directives or ()) for each in variables)


def _root_fields(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> int:
    """How many answers the root has: fields of one response key are one."""
    keys: set[str] = set()
    seen: set[str] = set()
    stack = [operation.selection_set]
    while stack:
        for node in stack.pop().selections:
            if isinstance(node, FieldNode):
                keys.add((node.alias or node.name).value)
            elif isinstance(node, InlineFragmentNode):
                stack.append(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                if node.name.value in fragments:
                    stack.append(fragments[node.name.value].selection_set)
    return len(keys)
