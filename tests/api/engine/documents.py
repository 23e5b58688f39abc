"""Random documents from a schema: whatever the specification lets a caller combine."""

from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    is_required_argument,
)


class Writer:
    """Writes one document; `deepest` is how many levels of fields it may have."""

    def __init__(self, schema: GraphQLSchema, random: Random, deepest: int = 6) -> None:
        self.schema, self.random, self.deepest = schema, random, deepest
        self.fragments: list[tuple[str, str, str]] = []
        self.near: dict[Any, list[Any]] = {}
        self.declared: list[str] = []
        self.variables: dict[str, Any] = {}

    def document(self) -> tuple[str, dict[str, Any]]:
        """A query and its variables. It may be invalid: fields may not merge."""
        body = self.selection(self.schema.query_type, 0)
        head = f"query Q({' '.join(self.declared)}) " if self.declared else "query Q "
        fragments = "\n".join(f"fragment {name} on {on} {text}" for name, on, text in self.fragments)
        return f"{head}{body}\n{fragments}", self.variables

    def lists(self, parents: str) -> tuple[str, dict[str, Any]]:
        """A query for lists of leaves under the objects that the root field `parents` leads to, such as `shelf(id: 1)`."""
        below = self.below(parents)
        lists = {name: each for name, each in below.fields.items() if self.lists_rows(each)}
        parts = [
            self.aliased(name, name[0]) + self.arguments(lists[name].args) + self.directive() + self.rows(lists[name])
            for name in self.random.choices(list(lists), k=self.random.randint(1, 3))
        ]
        head = f"query Q({' '.join(self.declared)})" if self.declared else "query Q"
        return f"{head} {{ {parents} {{ {' '.join(parts)} __typename }} }}", self.variables

    def branch(self, parents: str, *unplain: str) -> tuple[str, dict[str, Any]]:
        """A query for what is below `parents`, several levels of rows; the leaves named `unplain` are rare."""
        body = self.rows_below(self.below(parents), 0, unplain)
        head = f"query Q({' '.join(self.declared)})" if self.declared else "query Q"
        return f"{head} {{ {parents} {body} }}", self.variables

    def below(self, parents: str) -> Any:
        """The type that a root field, such as `shelf(id: 1)`, leads to."""
        assert self.schema.query_type is not None
        return get_named_type(self.schema.query_type.fields[parents.partition("(")[0]].type)

    def rows_below(self, type_: Any, depth: int, unplain: tuple[str, ...]) -> str:
        if is_abstract_type(type_):
            some = self.random.sample(self.schema.get_possible_types(type_), 1)
            return f"{{ __typename {' '.join(f'... on {each} {self.rows_below(each, depth, unplain)}' for each in some)} }}"
        leaves = [name for name, each in type_.fields.items() if is_leaf_type(get_named_type(each.type))]
        rare = 1 if self.random.random() < 0.05 else 0
        plain = [name for name in leaves if rare or name not in unplain]
        parts = [
            self.aliased(name, name[0])
            for name in self.random.sample(plain, self.random.randint(1, min(4, len(plain))))
        ]
        others = [name for name in type_.fields if name not in leaves and name not in unplain]
        for name in self.random.sample(
            others, min(len(others), self.random.randint(0, 2)) if depth < self.deepest else 0
        ):
            field = type_.fields[name]
            below: Any = get_named_type(field.type)
            nodes = None if is_abstract_type(below) else self.connected(below)
            inner = self.rows_below(nodes or below, depth + 1, unplain)
            written = self.aliased(name, name[0]) + self.arguments(field.args) + self.directive()
            parts.append(f"{written} {inner if nodes is None else f'{{ nodes {inner} }}'}")
        return f"{{ {' '.join(parts)} }}"

    def lists_rows(self, field: GraphQLField) -> bool:
        type_ = get_named_type(field.type)
        if not is_object_type(type_):
            return False
        return self.connected(type_) is not None or (
            is_list_type(get_nullable_type(field.type)) and "id" in type_.fields
        )

    def connected(self, type_: Any) -> Any:
        nodes = type_.fields.get("nodes")
        return None if nodes is None else get_named_type(nodes.type)

    def rows(self, field: GraphQLField) -> str:
        type_: Any = get_named_type(field.type)
        nodes = self.connected(type_)
        if nodes is None:
            return self.leaves(type_, 1)
        around = [self.random.choice(("", "__typename", "t2: __typename")) for _ in range(2)]
        return f"{{ {around[0]} {self.aliased('nodes', 'n')} {self.leaves(nodes, 1)} {around[1]} }}"

    def selection(self, type_: Any, depth: int) -> str:
        if depth and self.random.random() < 0.3:
            return self.leaves(type_, depth)
        parts = [self.part(type_, depth) for _ in range(self.random.randint(1, 3 if depth else 2))]
        named = " __typename" if self.random.random() < 0.5 or not any(parts) else ""
        return "{ " + " ".join(part for part in parts if part) + named + " }"

    def leaves(self, type_: Any, depth: int) -> str:
        """A few fields with nothing below them; of a connection its nodes, so that whole lists are of leaves."""
        fields = getattr(type_, "fields", {})
        nodes = fields.get("nodes")
        if nodes is not None and depth <= self.deepest:
            return "{ nodes " + self.leaves(get_named_type(nodes.type), depth + 1) + "}"
        names = [name for name, each in fields.items() if is_leaf_type(get_named_type(each.type))] or ["__typename"]
        chosen = self.random.sample(names, self.random.randint(1, min(len(names), 5)))
        return "{ " + " ".join(self.aliased(name, name[0]) for name in chosen) + " }"

    def part(self, type_: Any, depth: int) -> str:
        dice = self.random.random()
        if dice < 0.06:
            return self.aliased("__typename", "t") + self.directive()
        if dice < 0.16 and depth:
            return self.inline(type_, depth)
        if dice < 0.24 and depth:
            return self.spread(type_, depth)
        fields = {} if not hasattr(type_, "fields") else type_.fields
        shallow = [name for name, field in fields.items() if is_leaf_type(get_named_type(field.type))]
        names = list(fields) if depth < self.deepest else shallow
        if not names:
            return "__typename" if not is_abstract_type(type_) else self.inline(type_, depth)
        name = self.random.choice(names)
        return self.field(name, fields[name], depth) * (2 if self.random.random() < 0.05 else 1)

    def field(self, name: str, field: GraphQLField, depth: int) -> str:
        written = self.aliased(name, name[0]) + self.arguments(field.args) + self.directive()
        below = get_named_type(field.type)
        return written + ("" if is_leaf_type(below) else self.selection(below, depth + 1)) + " "

    def aliased(self, name: str, letter: str) -> str:
        return f"{letter}{self.random.randint(1, 3)}: {name}" if self.random.random() < 0.25 else name

    def inline(self, type_: Any, depth: int) -> str:
        on = self.random.choice(self.overlapping(type_))
        condition = "" if on is type_ and not is_abstract_type(type_) and self.random.random() < 0.5 else f"on {on} "
        return f"... {condition}{self.directive()}{self.selection(on, depth)}"

    def spread(self, type_: Any, depth: int) -> str:
        known = [name for name, on, _ in self.fragments if on == str(type_)]
        if known and self.random.random() < 0.4:
            return f"...{self.random.choice(known)}{self.directive()}"
        on = self.random.choice(self.overlapping(type_))
        text = self.selection(on, depth + 1)
        name = f"F{len(self.fragments)}"
        self.fragments.append((name, str(on), text))
        return f"...{name}{self.directive()}"

    def overlapping(self, type_: Any) -> list[Any]:
        if type_ not in self.near:
            self.near[type_] = self._overlapping(type_)
        return self.near[type_]

    def _overlapping(self, type_: Any) -> list[Any]:
        mine = set(self.schema.get_possible_types(type_) if is_abstract_type(type_) else [type_])
        others = [each for each in self.schema.type_map.values() if is_abstract_type(each) or is_object_type(each)]
        return [
            each
            for each in others
            if not each.name.startswith("__")
            and mine & set(self.schema.get_possible_types(each) if is_abstract_type(each) else [each])
        ]

    def directive(self) -> str:
        if self.random.random() > 0.08:
            return " "
        name, value = self.random.choice(("skip", "include")), self.random.choice((True, False))
        if self.random.random() < 0.5:
            return f" @{name}(if: {str(value).lower()}) "
        return f" @{name}(if: {self.variable('Boolean!', value)}) "

    def arguments(self, args: dict[str, GraphQLArgument]) -> str:
        given = [
            f"{name}: {self.value(arg.type, name)}"
            for name, arg in args.items()
            if is_required_argument(arg) or self.random.random() < 0.4
        ]
        return f"({', '.join(given)})" if given else ""

    def value(self, type_: GraphQLInputType, name: str) -> str:
        plain = self.plain(type_, name)
        if self.random.random() < 0.3:
            return self.variable(str(type_), plain)
        return literal(plain, get_named_type(type_))

    def variable(self, type_: str, value: Any) -> str:
        name = f"v{len(self.declared)}"
        self.variables[name] = value
        self.declared.append(f"${name}: {type_}")
        return f"${name}"

    def plain(self, type_: Any, name: str) -> Any:
        if is_non_null_type(type_):
            return self.plain(type_.of_type, name)
        if is_list_type(type_):
            return [self.plain(type_.of_type, name) for _ in range(self.random.randint(1, 4))]
        if isinstance(type_, GraphQLEnumType):
            return self.random.choice(list(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            return {key: self.plain(each.type, key) for key, each in type_.fields.items() if self.random.random() < 0.6}
        if type_.name == "Int":
            return self.random.choice((100, 300) if name == "longest" else (0, 1, 2, 3, 5))
        if type_.name == "Boolean":
            return self.random.choice((True, False))
        return self.random.choice(("WyJBIiwxXQ", "no cursor") if name == "after" else ("a", "o", "e", ""))


def literal(value: Any, type_: Any) -> str:
    """A value as GraphQL writes it."""
    if isinstance(value, list):
        return f"[{', '.join(literal(each, type_) for each in value)}]"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{key}: {literal(each, get_named_type(type_.fields[key].type))}" for key, each in value.items()
            )
            + "}"
        )
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and not isinstance(type_, GraphQLEnumType):
        return f'"{value}"'
    return str(value)
