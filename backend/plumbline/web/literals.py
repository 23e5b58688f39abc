"""A limit on what is written out in one value or one list of arguments: checking such a thing is quadratic in its length.

Each unknown field of an object, for one, is told together with the whole object. The measure itself is linear.
"""

from collections.abc import Iterable, Iterator, Sequence

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
)

MOST_PARTS = 200
"""Arguments of one field, fields of one object, items of one list, variables of one operation."""

Container = OperationDefinitionNode | FragmentDefinitionNode


def literal_errors(document: DocumentNode) -> list[GraphQLError]:
    """At most one error, with the code QUERY_TOO_COMPLEX."""
    for container in document.definitions:
        if isinstance(container, Container) and any(len(parts) > MOST_PARTS for parts in _parts(container)):
            message = f"One value may have {MOST_PARTS} parts written out; send more as a variable."
            return [GraphQLError(message, container, extensions={"code": "QUERY_TOO_COMPLEX"})]
    return []


def _parts(container: Container) -> Iterator[Sequence[object]]:
    """Everything that stands in a row: arguments, fields of objects, items of lists, variables."""
    variables = container.variable_definitions or ()
    yield variables
    yield from _inside(each.default_value for each in variables if each.default_value)
    for directive in [*(container.directives or ()), *(each for one in variables for each in one.directives or ())]:
        yield from _of_arguments(directive.arguments)
    stack: list[SelectionSetNode] = [container.selection_set]
    while stack:
        for node in stack.pop().selections:
            yield from _of_arguments(getattr(node, "arguments", None))
            for directive in node.directives or ():
                yield from _of_arguments(directive.arguments)
            if inner := getattr(node, "selection_set", None):
                stack.append(inner)


def _of_arguments(arguments: Sequence[object] | None) -> Iterator[Sequence[object]]:
    if arguments:
        yield arguments
        yield from _inside(each.value for each in arguments)  # type: ignore[attr-defined] # of fields and of directives


def _inside(values: Iterable[ValueNode]) -> Iterator[Sequence[object]]:
    stack = list(values)
    while stack:
        value = stack.pop()
        if isinstance(value, ListValueNode):
            yield value.values
            stack.extend(value.values)
        elif isinstance(value, ObjectValueNode):
            yield value.fields
            stack.extend(each.value for each in value.fields)
