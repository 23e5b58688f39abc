"""Keyset cursors: the sort values of the last row seen, in a form that says nothing by itself."""

import base64
import binascii
import json
import math
from datetime import date, datetime

from plumbline.kit.errors import Invalid

Key = str | int | float | bool | None | date | datetime

_LONGEST = 2_000


class BadCursor(Invalid):
    """The text was not given out as a cursor of this list."""


def encode_cursor(values: tuple[Key, ...]) -> str:
    """A cursor that stands after the row with these sort values."""
    packed = json.dumps([_packed(value) for value in values], separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def decode_cursor(text: str, length: int) -> tuple[Key, ...]:
    """The sort values in a cursor of a list that sorts by `length` values. Raises BadCursor."""
    if len(text) > _LONGEST or not text.isascii():
        raise BadCursor("Unknown cursor.")
    try:
        padded = text + "=" * (-len(text) % 4)
        packed = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        values = tuple(_unpacked(value) for value in packed) if isinstance(packed, list) else ()
    except (binascii.Error, ValueError, RecursionError):
        raise BadCursor("Unknown cursor.") from None
    if len(values) != length or encode_cursor(values) != text:
        raise BadCursor("Unknown cursor.")
    return values


def _packed(value: Key) -> object:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return value


def _unpacked(value: object) -> Key:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and "\0" not in value:
        value.encode()  # a lone surrogate is a ValueError
        return value
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, dict) and len(value) == 1:
        kind, text = next(iter(value.items()))
        if isinstance(text, str) and kind in ("t", "d"):
            return datetime.fromisoformat(text) if kind == "t" else date.fromisoformat(text)
    raise ValueError("not a cursor value")
