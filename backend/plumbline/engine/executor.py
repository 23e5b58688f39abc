"""Where the engine meets graphql-core: promises are kept here, everything else stays stock."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, cast

from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLOutputType,
    ListValueNode,
    ObjectValueNode,
    OperationType,
    ValueNode,
    VariableNode,
    is_non_null_type,
)
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from orjson import Fragment
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments

from plumbline.engine.context import Asked, Context
from plumbline.engine.faults import Completed, Fault
from plumbline.engine.plan import Details, Entry, PlanCache, Planner
from plumbline.engine.reads import PAST
from plumbline.engine.run import Run
from plumbline.kit.errors import Refused

ERRORS = 50
"""How many errors of one promise are told."""

_plans = PlanCache()


class BreadthFirst(StrawberryGraphQLCoreExecutionContext):
    """Strawberry's executor, with promises kept level by level."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stock = self.is_awaitable
        self.is_awaitable = lambda value: type(value) is not Asked and stock(value)  # type: ignore[assignment] # a method is replaced on purpose
        self._waiting: dict[Entry, list[Waiting]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._renewed_for: Any = None

    def build_per_event_executor(self, payload: Any) -> Any:
        """Each event of a subscription reads from a snapshot of its own."""
        executor = cast(BreadthFirst, super().build_per_event_executor(payload))
        executor._waiting, executor._running = {}, set()
        executor._renewed_for = None
        return executor

    def execute_operation(self, serially: bool | None = None) -> Any:
        """Execute, and let the snapshot go at the end whatever happened."""
        result = super().execute_operation(serially)
        if isinstance(self.context_value, Context) and self.is_awaitable(result):
            return self._closed(result)
        return result

    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: Any,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Complete a value; a promise, or a list with one in it, is the engine's."""
        if type(result) is Asked or (type(result) is list and _promising(result)):
            return self._kept(return_type, field_details_list, info, path, result)
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    async def _closed(self, running: Awaitable[ExecutionResult]) -> ExecutionResult:
        context: Context = self.context_value
        try:
            result = await running
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)
            await context.reads.close()
            # The helpers hold this executor: with them everything of a request would wait for the garbage collector.
            del self.async_helpers
        if context.stopped is not None and self.operation.operation is OperationType.QUERY:
            return ExecutionResult(None, [_told(context.stopped, None, None)])
        return result

    async def _kept(self, type_: GraphQLOutputType, details: Details, info: Any, path: Path, result: Any) -> Any:
        done = await self._answer(type_, details, info, path, result)
        where = path.as_list()
        for fault in done.faults[:ERRORS]:
            error = _told(fault.error, fault, [*where, *fault.path])
            if fault.fatal:
                raise error
            self.collected_errors.add(error, _path(path, fault.path))
        value = done.values[0]
        return Fragment(value) if type(value) is bytes else value

    async def _answer(
        self, type_: GraphQLOutputType, details: Details, info: Any, path: Path, result: Any
    ) -> Completed:
        """Promises of one field that are made in the same turn of the loop are kept together."""
        await self._renewed(path)
        asked = result if type(result) is Asked else None
        entry = self._entry(type_, details, info, asked)
        waiting = Waiting(result, asyncio.get_running_loop().create_future())
        group = self._waiting.get(entry)
        if group is not None and _together(group[0].result, result):
            group.append(waiting)
        else:
            self._waiting[entry] = group = [waiting]
            task = asyncio.create_task(self._run(entry, type_, group))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await waiting.future

    async def _run(self, entry: Entry, type_: GraphQLOutputType, group: list["Waiting"]) -> None:
        """A task of its own: a place that is given up does not take the others with it."""
        if self._waiting.get(entry) is group:
            del self._waiting[entry]
        run = Run(self.context_value, self._planner(), self._arguments, is_alone=self._is_alone(group))
        try:
            first = group[0].result
            if type(first) is Asked and first.past is not None:
                PAST.set(first.past)
            if type(first) is Asked and first.source is not None:
                values = await run.read(entry, [one.result.key for one in group], first.args)
            else:
                values = [_refs(one.result) for one in group]
            done = await run.complete(entry, type_, values, None)
        except Exception as error:
            nodes = entry.nodes
            fatal = is_non_null_type(type_)
            done = Completed(
                [None] * len(group),
                [Fault(place, (), error, nodes, fatal) for place in range(len(group))],
            )
        for place, one in enumerate(group):
            mine = [fault for fault in done.faults if fault.place == place]
            if not one.future.done():
                one.future.set_result(Completed([done.values[place]], mine))

    def _is_alone(self, group: list["Waiting"]) -> bool:
        """Whether these rows are all that is read: of a query one promise, of a mutation's payload those of one field."""
        operation = self.operation
        selections = operation.selection_set.selections
        if len(selections) > 1 or not isinstance(selections[0], FieldNode) or type(group[0].result) is not Asked:
            return False
        if operation.operation is OperationType.MUTATION:
            return len(self._running) == 1
        return operation.operation is OperationType.QUERY and len(group) == 1

    async def _renewed(self, path: Path) -> None:
        """A field of a mutation, and an event, must see what was written before it."""
        kind = self.operation.operation
        if kind is OperationType.QUERY:
            return
        root = path
        while root.prev is not None:
            root = root.prev
        if self._renewed_for != root.key:
            self._renewed_for = root.key
            await self.context_value.reads.close()

    def _entry(self, type_: GraphQLOutputType, details: Details, info: Any, asked: Any) -> Entry:
        source = asked.source if asked else None
        booleans = tuple(
            (name, value) for name, value in self.variable_values.coerced.items() if value is True or value is False
        )
        nodes = tuple(id(detail.node) for detail in details)
        read = None if source is None else getattr(source, "read", None) or source.function
        key = (id(self.schema), nodes, str(type_), str(info.parent_type), id(read), booleans)

        def made() -> Entry:
            name = info.parent_type.name
            definition = self.schema.get_field(info.parent_type, info.field_name)
            return Entry(info.field_name, source, type_, details, name, definition)

        return _plans.entry(key, (self.schema, read), made)

    def _planner(self) -> Planner:
        return Planner(self.schema, lambda type_, details: self.collect_subfields(type_, details)[0])

    def _arguments(self, entry: Entry) -> Mapping[str, Any]:
        """A field's arguments as its declaration types them; what was not given is not there."""
        definition = entry.definition
        if definition is None or not definition.args:
            return {}
        if entry.arguments is not None:
            return entry.arguments
        first = entry.details[0]
        values = get_argument_values(
            definition,
            first.node,
            self.variable_values,
            first.fragment_variable_values,
            self.hide_suggestions,
        )
        field = definition.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
        converter = self.schema.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].schema_converter
        arguments = convert_arguments(values, field.arguments, converter.scalar_registry, converter.config)
        if not any(_has_variable(each.value) for each in first.node.arguments or ()):
            entry.arguments = arguments  # the same for every request
        return arguments


class Waiting:
    """One place that waits for its promise, with others of the same field."""

    __slots__ = ("future", "result")

    def __init__(self, result: Any, future: "asyncio.Future[Completed]") -> None:
        self.result = result
        self.future = future


def _has_variable(value: ValueNode) -> bool:
    if isinstance(value, ListValueNode):
        return any(map(_has_variable, value.values))
    if isinstance(value, ObjectValueNode):
        return any(_has_variable(field.value) for field in value.fields)
    return isinstance(value, VariableNode)


def _promising(values: list[Any]) -> bool:
    return any(type(value) is Asked for value in values)


def _together(first: Any, other: Any) -> bool:
    """Whether two results of one field can be one read."""
    if type(first) is Asked and type(other) is Asked:
        return first.source is None and other.source is None
    return type(first) is type(other)


def _refs(result: Any) -> Any:
    if type(result) is Asked:
        return result.ref
    if type(result) is list:
        return [_refs(each) for each in result]
    return result


def _path(path: Path, below: tuple[str | int, ...]) -> Path:
    for key in below:
        path = path.add_key(key, None)
    return path


def _told(error: Exception, fault: Fault | None, path: list[str | int] | None) -> GraphQLError:
    """The error as the answer tells it; web masks what is INTERNAL."""
    nodes = fault.nodes if fault else None
    if isinstance(error, GraphQLError) and error.path is None:
        return GraphQLError(
            error.message,
            error.nodes or nodes,
            path=path,
            original_error=error.original_error or error,
            extensions=error.extensions,
        )
    code = error.code if isinstance(error, Refused) else "INTERNAL"
    return GraphQLError(str(error), nodes, path=path, original_error=error, extensions={"code": code})
