import base64
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.kit.paging import BadCursor, decode_cursor, encode_cursor

VALUES = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-(2**63), 2**63 - 1),
    some.floats(allow_nan=False, allow_infinity=False),
    some.text(some.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50),
    some.dates(),
    some.datetimes(timezones=some.just(UTC)),
)


@given(some.lists(VALUES, max_size=5))
def test_a_cursor_gives_back_the_values_it_was_made_of(values: list[Any]) -> None:
    assert decode_cursor(encode_cursor(tuple(values)), len(values)) == tuple(values)


@given(some.text(max_size=60))
def test_no_text_is_taken_for_a_cursor_by_chance(text: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(text, 2)


def test_a_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(BadCursor):
        decode_cursor(encode_cursor((1, "a")), 3)


def test_values_that_no_database_takes_are_refused() -> None:
    for value in ("a\0", "\ud800", float("nan"), float("inf"), 2**63, {"t": "x"}, {"x": 1}, [1]):
        packed = base64.urlsafe_b64encode(json.dumps([value]).encode()).decode().rstrip("=")
        with pytest.raises(BadCursor):
            decode_cursor(packed, 1)


def test_days_and_instants_are_told_apart() -> None:
    values = (date(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC))
    assert decode_cursor(encode_cursor(values), 2) == values
