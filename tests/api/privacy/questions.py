"""Every question the schema allows, written from the schema itself: each field, each argument, each connection."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_required_argument,
)

SCHEMA = build_schema((Path(__file__).parents[3] / "schema.graphql").read_text())
PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
LONGEST = 20_000
"""Characters of an answer's shape in one question, fragments written out."""

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Question:
    """A document with its variables written in; `name` says what it asks about."""

    name: str
    text: str


@dataclass
class Asker:
    """Writes questions. `values` are what each argument may be, as GraphQL literals; `ids` those of each type."""

    values: Values
    ids: Mapping[str, Sequence[str]]
    schema: GraphQLSchema = field(default=SCHEMA)

    def roots(self) -> Iterator[Question]:
        """Each field of the query type with each value of each of its arguments, two levels deep."""
        query = self.schema.query_type
        assert query is not None
        for name, each in query.fields.items():
            selected = self._selection(get_named_type(each.type), 1)
            given = self._given(name, each)
            together = max(1, LONGEST // (len(selected) + 200))
            for first in range(0, len(given), together):
                calls = (f"q{n}: {name}{each}" for n, each in enumerate(given[first : first + together]))
                parts = " ".join(f"{call} {{ ...all }}" for call in calls)
                fragment = f"fragment all on {get_named_type(each.type)} {selected}"
                yield Question(f"{name} {given[first]}", f"{{ {parts} }} {fragment}")

    def inside(self) -> Iterator[Question]:
        """Each field of each type with an id, on all there are of that type, hidden ones too; two levels below."""
        for kind, ids in self.ids.items():
            type_ = self.schema.type_map[kind]
            assert isinstance(type_, GraphQLObjectType)
            for name, each in type_.fields.items():
                if not is_composite_type(get_named_type(each.type)):
                    continue
                calls = [f"{name}{given}" for given in self._given(name, each)]
                selected = self._selection(get_named_type(each.type), 1)
                wanted = [f"{calls[0]} {selected}"]
                flat = self._selection(get_named_type(each.type), 0)
                wanted += [f"v{place}: {call} {flat}" for place, call in enumerate(calls[1:])]
                for first in range(0, len(ids), 100):
                    known = ", ".join(f'"{id_}"' for id_ in ids[first : first + 100])
                    leaves = self._leaves(type_, "")
                    body = f"... on {kind} {{ {leaves} {' '.join(wanted)} }}"
                    yield Question(f"{kind}.{name}", f"{{ nodes(ids: [{known}]) {{ __typename {body} }} }}")

    def _given(self, name: str, each: GraphQLField) -> list[str]:
        """The ways to call a field: with what it needs, then with each further argument once."""
        needed = [key for key, argument in each.args.items() if is_required_argument(argument)]
        plain: list[list[str]] = [[]]
        for key in needed:
            plain = [[*before, f"{key}: {value}"] for before in plain for value in self._of(name, key)]
        more = [key for key in each.args if key not in needed and self._of(name, key)]
        further = [[*plain[0], f"{key}: {value}"] for key in more for value in self._of(name, key)]
        return [f"({', '.join(given)})" if given else "" for given in [*plain, *further]]

    def _of(self, name: str, key: str) -> Sequence[str]:
        return self.values.get(f"{name}.{key}", self.values.get(key, ()))

    def _selection(self, type_: GraphQLNamedType, depth: int) -> str:
        """All leaves of a type and, `depth` levels further, of what its fields lead to."""
        if isinstance(type_, GraphQLInterfaceType):
            kinds = self.schema.get_possible_types(type_)
            each = (f"... on {kind.name} {{ {self._leaves(kind, f'{kind.name}_')} }}" for kind in kinds)
            return f"{{ __typename {' '.join(each)} }}"
        assert isinstance(type_, GraphQLObjectType)
        if "pageInfo" in type_.fields:
            return self._connection(type_, depth)
        parts = [self._leaves(type_, "")]
        for name, each in type_.fields.items():
            below = get_named_type(each.type)
            if is_composite_type(below) and (depth or not self._has_id(below)) and not _needs(each.args):
                parts.append(f"{name} {self._selection(below, max(depth - 1, 0))}")
        return f"{{ {' '.join(parts)} }}"

    def _connection(self, type_: GraphQLObjectType, depth: int) -> str:
        edge = get_named_type(type_.fields["edges"].type)
        assert isinstance(edge, GraphQLObjectType)
        node = self._selection(get_named_type(edge.fields["node"].type), depth)
        return f"{{ {self._leaves(type_, '')} {PAGE} edges {{ {self._leaves(edge, '')} node {node} }} }}"

    def _leaves(self, type_: GraphQLObjectType, prefix: str) -> str:
        names = (name for name, each in type_.fields.items() if is_leaf_type(get_named_type(each.type)))
        return " ".join(f"{prefix}{name}: {name}" if prefix else name for name in names)

    def _has_id(self, type_: GraphQLNamedType) -> bool:
        """Whether it stands for itself, or leads to what does; the others are parts of what they hang on."""
        if isinstance(type_, GraphQLInterfaceType):
            return True
        assert isinstance(type_, GraphQLObjectType)
        return (
            any(is_composite_type(get_named_type(each.type)) for each in type_.fields.values()) or "id" in type_.fields
        )


def _needs(arguments: Mapping[str, GraphQLArgument]) -> bool:
    return any(is_required_argument(argument) for argument in arguments.values())
