"""Nobody is quick by answering something else: answers are compared before they are timed."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from benchmarks.load import Load, answers
from benchmarks.rounds import Turn

SPELLED_OTHERWISE = {"id", "rowId", "owner", "unitByOwnerUnitId", "personByOwnerPersonId"}


class Unequal(AssertionError):
    """Two servers answered differently; the message says where."""


def same_answers(turns: Mapping[str, Turn], names: Sequence[str]) -> None:
    """Their answers are equal as JSON, each for each body. Raises Unequal."""
    first, *others = (name for name in names if name in turns)
    expected = answers_of(turns[first].load)
    for name in others:
        for one, other in zip(expected, answers_of(turns[name].load), strict=True):
            if one != other:
                raise Unequal(f"{first} and {name}: {difference(one, other)}")


def same_rows(turns: Mapping[str, Turn]) -> None:
    """All give the same objectives, key results and owners, in whatever order and names. Raises Unequal."""
    (first, of_first), *others = turns.items()
    expected = [rows_in(answer) for answer in answers_of(of_first.load)]
    for name, turn in others:
        for one, other in zip(expected, map(rows_in, answers_of(turn.load)), strict=True):
            if one != other:
                odd = next((pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]), None)
                raise Unequal(f"{first} and {name}: {len(one)} rows and {len(other)}; the first that differ: {odd}")


def answers_of(load: Load) -> list[Any]:
    """The parsed answers to the bodies of a load. Raises Unequal for what is not an answer."""
    found = []
    for status, body in asyncio.run(answers(load)):
        content = orjson.loads(body) if status == 200 else {}
        if status != 200 or content.get("errors") or not content.get("data"):
            raise Unequal(f"{load.path} answered {status}: {body[:500]!r}")
        found.append(content)
    return found


def rows_in(answer: Any) -> list[str]:
    """Every objective and key result of an answer by its fields, ids aside, and the names of owners."""
    return sorted(_rows(answer))


def _rows(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _rows(each)
    elif isinstance(value, dict):
        if "health" in value:
            plain = {k: _number(v) for k, v in value.items() if not isinstance(v, dict | list)}
            plain = {k: v for k, v in plain.items() if k not in SPELLED_OTHERWISE}
            yield orjson.dumps([sorted(plain.items()), _owner(value)]).decode()
        for name, each in value.items():
            if name not in SPELLED_OTHERWISE:
                yield from _rows(each)


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, int) else value  # JavaScript writes 1.0 as 1


def _owner(value: dict[str, Any]) -> str:
    owners = [value.get(name) for name in ("owner", "unitByOwnerUnitId", "personByOwnerPersonId")]
    return next((str(owner["name"]) for owner in owners if owner), "")


def difference(one: Any, other: Any, at: str = "") -> str:
    """Where two JSON values differ first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in [*one, *other]:
            if one.get(name) != other.get(name):
                return difference(one.get(name), other.get(name), f"{at}.{name}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, pair in enumerate(zip(one, other, strict=True)):
            if pair[0] != pair[1]:
                return difference(*pair, f"{at}[{place}]")
    return f"{at}: {str(one)[:200]} and {str(other)[:200]}"
