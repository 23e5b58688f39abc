"""The values of one field at one level where no statement is needed, and leaves as the answer shows them."""

from collections.abc import Iterable
from itertools import repeat
from typing import Any

from graphql import is_non_null_type

from plumbline.engine import faults
from plumbline.engine.context import Context
from plumbline.engine.faults import Completed, Fault
from plumbline.engine.leaves import completed_leaves
from plumbline.engine.plan import Entry, Plan
from plumbline.engine.rows import Ref
from plumbline.engine.sources import Column, Derived, Given, One, Within
from plumbline.engine.values import mapped
from plumbline.engine.views import View


def leaf_of(context: Context, plan: Plan, entry: Entry, view: View) -> Completed:
    """A field that needs no statement of its own."""
    if entry.source is None:
        return Completed([plan.type.name] * view.count, [])
    type_ = entry.type
    if is_non_null_type(type_):
        done = leaves_of(entry, type_.of_type, values_of(context, entry, view))
        return faults.required(done, entry)
    return faults.tolerated(leaves_of(entry, type_, values_of(context, entry, view)))


def leaves_of(entry: Entry, type_: Any, values: list[Any]) -> Completed:
    """Values of a leaf type; each that does not fit is a fault."""
    done, wrong = completed_leaves(type_, values, entry.prefix)
    nodes = entry.nodes if wrong else []
    return Completed(done, [Fault(place, (), error, nodes, True) for place, error in wrong])


def values_of(context: Context, entry: Entry, view: View) -> list[Any]:
    """What the rows have for a field; what is raised is each one's."""
    try:
        match entry.source:
            case Column(name):
                return view.column(name)
            case Within(part):
                return view.part(part)
            case One(_, name):
                named = entry.named.name
                keys = view.column(name)
                return [None if key is None else Ref(named, key) for key in keys]
            case Derived(function, inputs):
                return mapped(function, [_input(context, each, view) for each in inputs], view)
            case _:
                raise TypeError(f"{entry.parent}.{entry.key} has no source")
    except Exception as error:
        return [error] * view.count


def not_list(entry: Entry, value: Any) -> Exception:
    """What is wrong with a value that stands where a list must."""
    if isinstance(value, Exception):
        return value
    name = f"{entry.parent}.{entry.name}"
    return TypeError(f"Expected Iterable, but did not find one for field '{name}'.")


def _input(context: Context, name: str | Given, view: View) -> Iterable[Any]:
    if isinstance(name, str):
        return view.column(name)
    given = context.viewer if name is Given.VIEWER else context.now
    return repeat(given, view.count)
