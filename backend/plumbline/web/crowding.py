"""A limit on how often one name is selected at one place, because checking that such fields agree is quadratic.

It bounds the rule "fields in a set can merge" before that rule runs; the measure itself is linear.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

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

MOST_ALIKE = 30
"""Selections of one response name at one place, fragments written out."""

MOST_DEFINITIONS = 100

Container = OperationDefinitionNode | FragmentDefinitionNode

_ENOUGH = MOST_ALIKE + 1


def crowding_errors(document: DocumentNode) -> list[GraphQLError]:
    """At most one error, with the code QUERY_TOO_COMPLEX."""
    containers = [node for node in document.definitions if isinstance(node, Container)]
    fragments = {node.name.value: node for node in containers if isinstance(node, FragmentDefinitionNode)}
    if len(containers) > MOST_DEFINITIONS:
        message = f"A document may have {MOST_DEFINITIONS} operations and fragments, not {len(containers)}."
        return [_error(message, containers[0])]
    counted = _counted_fragments(fragments)
    for container in containers:
        for selections in _selection_sets(container.selection_set):
            for name, times in _names(selections, counted).items():
                if times > MOST_ALIKE:
                    return [_error(f"At one place, `{name[:100]}` may be selected {MOST_ALIKE} times.", container)]
    return []


def _error(message: str, node: Container) -> GraphQLError:
    return GraphQLError(message, node, extensions={"code": "QUERY_TOO_COMPLEX"})


def _counted_fragments(fragments: dict[str, FragmentDefinitionNode]) -> dict[str, Counter[str]]:
    """How often each fragment selects each name at its top; those it spreads come before it, each counted once."""
    counted: dict[str, Counter[str]] = {}
    begun: set[str] = set()
    waiting = list(fragments)
    while waiting:
        name = waiting[-1]
        begun.add(name)
        top = fragments[name].selection_set
        inner = next((each for each in _spread_at(top) if each in fragments and each not in begun), None)
        if inner is not None:
            waiting.append(inner)
            continue
        if name not in counted:
            counted[name] = _names(top, counted)
        waiting.pop()
    return counted


def _names(selections: SelectionSetNode, counted: dict[str, Counter[str]]) -> Counter[str]:
    names: Counter[str] = Counter()
    spread: set[str] = set()
    for node in _at_one_place(selections):
        if isinstance(node, FieldNode):
            names[(node.alias or node.name).value] += 1
        elif node.name.value not in spread:
            spread.add(node.name.value)
            for name, times in counted.get(node.name.value, Counter[str]()).items():
                names[name] = min(names[name] + times, _ENOUGH)
    return names


def _spread_at(selections: SelectionSetNode) -> Iterable[str]:
    return [node.name.value for node in _at_one_place(selections) if isinstance(node, FragmentSpreadNode)]


def _at_one_place(selections: SelectionSetNode) -> Iterator[FieldNode | FragmentSpreadNode]:
    """Fields and spreads of a selection set, inline fragments opened."""
    stack = [selections]
    while stack:
        for node in stack.pop().selections:
            if isinstance(node, InlineFragmentNode):
                stack.append(node.selection_set)
            elif isinstance(node, FieldNode | FragmentSpreadNode):
                yield node


def _selection_sets(top: SelectionSetNode) -> Iterator[SelectionSetNode]:
    """Every place where fields stand together: the top and what hangs below fields."""
    stack = [top]
    while stack:
        selections = stack.pop()
        yield selections
        for node in _at_one_place(selections):
            if isinstance(node, FieldNode) and node.selection_set:
                stack.append(node.selection_set)
