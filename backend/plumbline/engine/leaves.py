"""Completion of leaves: one pass over a column where every value is as it should be."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from math import isfinite
from typing import Any

from graphql import GraphQLEnumType, GraphQLLeafType
from graphql.pyutils import Undefined, inspect
from strawberry.schema.schema_converter import CustomGraphQLEnumType

from plumbline.kit import ids

Convert = Callable[[Any], Any]
NoneType = type(None)

_INT = 2**31


def completed_leaves(
    type_: GraphQLLeafType, values: list[Any], prefix: str
) -> tuple[list[Any], list[tuple[int, Exception]]]:
    """The values as the answer shows them, None where null, and what was wrong with which."""
    kinds = set(map(type, values))
    if kinds <= {NoneType}:
        return values, []
    done = _quickly(type_, values, kinds - {NoneType}, prefix)
    if done is not None:
        return done, []
    convert = conversion(type_, prefix)
    if not any(issubclass(kind, Exception) for kind in kinds):
        try:
            return [None if value is None else convert(value) for value in values], []
        except Exception:
            return one_by_one(convert, values)
    return one_by_one(convert, values)


def _quickly(type_: GraphQLLeafType, values: list[Any], kinds: set[type], prefix: str) -> list[Any] | None:
    """The whole column in passes that run in C; None where it has to be looked at value by value."""
    if prefix:
        return ids.encode_all(prefix, values) if kinds == {int} and None not in values else None
    if isinstance(type_, CustomGraphQLEnumType):
        try:
            return list(map(_names(type_).__getitem__, values))
        except (KeyError, TypeError):
            return None
    quick = _QUICK.get(type_.name)
    return None if quick is None else quick(values, kinds)


@cache
def _names(type_: CustomGraphQLEnumType) -> dict[Any, str | None]:
    """The name of a member by itself, by its value and by its name; a value goes before another's name."""
    known: dict[Any, str | None] = {None: None}
    for name, each in type_.values.items():
        known |= {type_.wrapped_cls(each.value): name, each.value: name, str(each.value): name}
    for name in type_.values:
        known.setdefault(name, name)
    return known


def one_by_one(convert: Convert, values: Sequence[Any]) -> tuple[list[Any], list[tuple[int, Exception]]]:
    """Each value converted; one that cannot be is None, with its error."""
    done: list[Any] = []
    wrong: list[tuple[int, Exception]] = []
    for place, value in enumerate(values):
        if value is None or isinstance(value, Exception):
            done.append(None)
            if value is not None:
                wrong.append((place, value))
            continue
        try:
            done.append(convert(value))
        except Exception as error:  # whatever a scalar raises is the field's error
            done.append(None)
            wrong.append((place, error))
    return done, wrong


def conversion(type_: GraphQLLeafType, prefix: str) -> Convert:
    """How one value of a leaf type is written, as the type itself says it."""
    if prefix:
        return partial(_identified, type_, prefix)
    if isinstance(type_, GraphQLEnumType):
        return partial(_enumerated, type_, {})
    if type_.name == "DateTime":
        return partial(_moment, type_)
    if type_.name == "Date":
        return cache(partial(_day, type_))
    return partial(_coerced, type_)


def _coerced(type_: GraphQLLeafType, value: Any) -> Any:
    done = type_.coerce_output_value(value)
    if done is None or done is Undefined:
        raise TypeError(
            f"Expected `{inspect(type_)}.coerce_output_value({inspect(value)})`"
            f" to return non-nullable value, returned: {inspect(done)}"
        )
    return done


def _identified(type_: GraphQLLeafType, prefix: str, value: Any) -> Any:
    return ids.encode(prefix, value) if type(value) is int else _coerced(type_, value)


def _enumerated(type_: GraphQLEnumType, known: dict[Any, str], value: Any) -> str:
    """An enum's member, or what a column keeps of it: the member's value or its name."""
    name = known.get(value)
    if name is None:
        if isinstance(type_, CustomGraphQLEnumType) and not isinstance(value, type_.wrapped_cls):
            value_of = {str(each.value): key for key, each in type_.values.items()}
            name = value_of.get(str(value)) or (value if value in type_.values else None)
        name = known[value] = name or _coerced(type_, value)
    return name


def _moment(type_: GraphQLLeafType, value: Any) -> Any:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return _coerced(type_, value)


def _day(type_: GraphQLLeafType, value: Any) -> Any:
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    elif isinstance(value, datetime):
        value = value.date()
    return _coerced(type_, value)


def _texts(values: list[Any], kinds: set[type]) -> list[Any] | None:
    return values if kinds == {str} else None


def _whole(values: list[Any], kinds: set[type]) -> list[Any] | None:
    if kinds != {int}:
        return None
    known = [value for value in values if value is not None]
    return values if min(known) >= -_INT and max(known) < _INT else None


def _days(values: list[Any], kinds: set[type]) -> list[Any] | None:
    return None if kinds != {date} or None in values else list(map(cache(date.isoformat), values))


def _numbers(values: list[Any], kinds: set[type]) -> list[Any] | None:
    # What is not finite makes the sum so; large numbers may too, and are then looked at one by one.
    return values if kinds == {float} and isfinite(sum(filter(None, values))) else None


def _truths(values: list[Any], kinds: set[type]) -> list[Any] | None:
    if kinds == {bool}:
        return values
    if kinds <= {int, bool}:
        return [None if value is None else value != 0 for value in values]
    return None


_QUICK: dict[str, Callable[[list[Any], set[type]], list[Any] | None]] = {
    "String": _texts,
    "ID": _texts,
    "Int": _whole,
    "Float": _numbers,
    "Boolean": _truths,
    "Date": _days,
}
