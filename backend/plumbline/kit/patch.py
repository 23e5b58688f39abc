"""Values that came from outside for the fields of a record, cleaned by one table of rules."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from plumbline.kit.errors import Blank, Invalid, OutOfRange, Refused
from plumbline.kit.text import clean_number, clean_text

_TIME_OF_DAY = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]")

Rules = Mapping[str, Callable[[Any], Any]]
"""For each field, what makes its value clean or refuses it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; an empty one is refused where it is required, else it means none."""

    longest: int
    required: bool = False
    lines: bool = False

    def __call__(self, value: Any) -> str | None:
        if value is None or not str(value).strip():
            if self.required:
                raise Blank("Please write something.")
            return None
        return clean_text(value, longest=self.longest, lines=self.lines)


def text(longest: int) -> Line:
    """Several lines of text, none by default."""
    return Line(longest, lines=True)


def number(value: Any) -> float | None:
    """A bounded number, or none."""
    return None if value is None else clean_number(value)


def given(value: Any) -> Any:
    """Any value but none."""
    if value is None:
        raise Invalid("A value is needed here.")
    return value


def anything(value: Any) -> Any:
    """A value that its type has checked already."""
    return value


def time_zone(value: Any) -> str:
    """The name of a time zone, such as `Europe/Berlin`."""
    try:
        return ZoneInfo(str(given(value))).key
    except (ValueError, OSError, KeyError):
        raise Invalid("There is no time zone of that name; Europe/Berlin is one.") from None


def month(value: Any) -> int:
    """The number of a month, 1 to 12."""
    if not 1 <= given(value) <= 12:
        raise OutOfRange("A month is from 1 to 12.")
    return int(value)


def time_of_day(value: Any) -> str:
    """A wall-clock time, written like `09:00`."""
    if _TIME_OF_DAY.fullmatch(str(given(value))) is None:
        raise Invalid("A time of day is written like 09:00.")
    return str(value)


def cleaned(values: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The given values, each made clean by the rule of its field. Raises Refused with the field as its path."""
    found = {}
    for name, value in values.items():
        try:
            found[name] = rules[name](value)
        except Refused as refusal:
            raise refusal.at(name) from None
    return found
