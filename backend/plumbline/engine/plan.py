"""Plans: what a selection asks of each level, compiled once per document."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLLeafType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import FieldDetails
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from plumbline.database.sql import Dialect
from plumbline.engine.branches import Branches
from plumbline.engine.connection import Cursors
from plumbline.engine.fields import RowField
from plumbline.engine.json_sql import Written
from plumbline.engine.rows import Layout, Rows, Table
from plumbline.engine.sources import (
    Batch,
    Column,
    Derived,
    Given,
    Many,
    One,
    Paged,
    Source,
    Within,
)

PLANS = 512
"""How many plans are kept."""

Details = list[FieldDetails]
Collect = Callable[[GraphQLObjectType, Details], dict[str, Details]]
"""The selected fields of an object type under some field nodes, as the specification merges them."""


@dataclass(eq=False)
class Carried:
    """The layout that the rows of one read share, however their selection is spread.

    `nodes` may be selected beside `edges { node }`; both are the same rows.
    """

    layout: Layout
    cursors: Cursors


@dataclass(eq=False)
class Entry:
    """One field of an answer: its key, where its values come from, and what is below.

    `written` is how each database writes the rows below, as far as it is decided: False where it cannot.
    `around` is what stands around the nodes of a page: None until it is decided. `arguments` are those of the field where
    no variable is among them. `branches` are statements that write all there is below.
    """

    key: str
    source: Source | None
    type: GraphQLOutputType
    details: Details
    parent: str
    definition: GraphQLField | None = None
    prefix: str = ""
    carried: Carried | None = None
    plans: dict[str, "Plan"] = field(default_factory=dict)
    written: dict[Dialect, Written | Literal[False]] = field(default_factory=dict)
    around: "Around | Literal[False] | None" = None
    arguments: Mapping[str, Any] | None = None
    branches: Branches = field(default_factory=Branches)

    @cached_property
    def leaf(self) -> GraphQLLeafType | None:
        """Its type where that is a leaf and no list."""
        bare = self.type.of_type if is_non_null_type(self.type) else self.type
        return bare if is_leaf_type(bare) else None

    @cached_property
    def leads(self) -> bool:
        """Whether there is more to it than leaves of this level: a read, rows below, a list."""
        return isinstance(self.source, Batch | Many | Paged) or self.leaf is None

    @property
    def name(self) -> str:
        """The field's name in the schema."""
        return self.details[0].node.name.value

    @property
    def nodes(self) -> list[FieldNode]:
        """The field nodes, for errors."""
        return [detail.node for detail in self.details]

    @property
    def named(self) -> GraphQLNamedType:
        """The type below lists and non-null."""
        return get_named_type(self.type)


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """A page of which only the nodes differ: the JSON before and after their items."""

    before: str
    nodes: Entry
    after: str


@dataclass(eq=False)
class Plan:
    """What one selection asks of the rows of one object type."""

    type: GraphQLObjectType
    table: Table | None
    entries: list[Entry]
    keys: list[str]
    layout: Layout
    carried: Carried | None = None
    branches: Branches = field(default_factory=Branches)

    @cached_property
    def marks(self) -> list[bytes]:
        """What stands before each value in the JSON of an object."""
        return [f'{"," if at else "{"}"{key}":'.encode() for at, key in enumerate(self.keys)]


class Planner:
    """Compiles entries. `collect` is graphql-core's own collection, with this request's variables."""

    def __init__(self, schema: GraphQLSchema, collect: Collect) -> None:
        self.schema = schema
        self.collect = collect

    def plan(self, entry: Entry, type_: GraphQLObjectType) -> Plan:
        """The plan for the rows of one type under an entry."""
        plan = entry.plans.get(type_.name)
        if plan is None:
            plan = entry.plans[type_.name] = self._compiled(entry, type_)
        return plan

    def carry(self, entry: Entry) -> Plan:
        """The plan of rows that are read together with their parent's key."""
        assert isinstance(entry.source, Many | Paged)
        read = entry.source.read
        if entry.carried is None:
            layout = Layout()
            paged = isinstance(entry.source, Paged)
            entry.carried = Carried(layout, Cursors(read.order if paged else (), layout))
        named = entry.named
        if not is_object_type(named):
            raise TypeError(f"{entry.parent}.{entry.key} reads rows, which have one type")
        return self.plan(entry, named)

    def _compiled(self, entry: Entry, type_: GraphQLObjectType) -> Plan:
        definition = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        origin = cast(type, getattr(definition, "origin", object))
        table = origin.load if issubclass(origin, Rows) else None
        of_page = isinstance(entry.source, Paged)
        layout = Layout() if entry.carried is None or of_page else entry.carried.layout
        plan = Plan(type_, table, [], [], layout, entry.carried)
        for key, details in self.collect(type_, entry.details).items():
            made = self._entry(plan, key, details)
            if made is not None:
                plan.entries.append(made)
        plan.keys = [made.key for made in plan.entries]
        return plan

    def _entry(self, plan: Plan, key: str, details: Details) -> Entry | None:
        name = details[0].node.name.value
        definition = self.schema.get_field(plan.type, name)
        if definition is None:
            return None
        entry = Entry(key, None, definition.type, details, plan.type.name, definition)
        if name == "__typename":
            return entry
        entry.source = _source(definition, plan.type)
        entry.prefix = _prefix(entry, plan.table)
        self._select(plan, entry)
        return entry

    def _select(self, plan: Plan, entry: Entry) -> None:
        """Ask the layout for what the entry needs, and look ahead through carried rows."""
        source = entry.source
        for name in inputs_of(source):
            if isinstance(name, str):
                plan.layout[name]
        if isinstance(source, Many | Paged):
            self.carry(entry)
        if isinstance(source, Within) and plan.carried and source.part in ("edges", "nodes", "node"):
            entry.carried = plan.carried
            self.plan(entry, cast(GraphQLObjectType, entry.named))


def inputs_of(source: Source | None) -> Sequence[str | Given]:
    """The columns, and whatever else, that a source takes from its row."""
    match source:
        case Column(name):
            return (name,)
        case Derived(_, inputs) | Batch(_, inputs):
            return inputs
        case One(_, name) | Many(_, name) | Paged(_, name):
            return (name,)
        case _:
            return ()


def _source(definition: GraphQLField, type_: GraphQLObjectType) -> Source:
    field_ = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if isinstance(field_, RowField):
        return field_.source
    if isinstance(field_, StrawberryField) and field_.is_basic_field:
        return Column(field_.python_name)
    raise TypeError(f"{type_.name} has rows, so its fields need a source: {field_!r} has none")


def _prefix(entry: Entry, table: Table | None) -> str:
    source = entry.source
    if not isinstance(source, Column):
        return ""
    if source.prefix or entry.named.name != "ID" or table is None or source.name != table.key:
        return source.prefix
    return table.prefix


class PlanCache:
    """Entries of promises, by the identity of what was compiled. Bounded; the oldest leave.

    An entry holds the nodes it was compiled from, so that their ids cannot be reused.
    """

    def __init__(self, most: int = PLANS) -> None:
        self.most = most
        self.entries: OrderedDict[Any, tuple[Any, Entry]] = OrderedDict()

    def entry(self, key: Any, keep: Any, make: Callable[[], Entry]) -> Entry:
        """The entry of this key, made when it is new; `keep` lives as long as it does."""
        found = self.entries.get(key)
        if found is None:
            found = self.entries[key] = (keep, make())
            if len(self.entries) > self.most:
                self.entries.popitem(last=False)
        else:
            self.entries.move_to_end(key)
        return found[1]
