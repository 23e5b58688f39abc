"""Identifiers: positive 63-bit numbers that rise with time, and their public spelling.

Bits, high to low: 42 of milliseconds since 2024-01-01 UTC (enough until the year 2163), 21 random.
The public form is a prefix that names the type and 13 Crockford base32 characters: `obj_0003N7…`.
"""

import secrets
import threading
import time
from collections.abc import Iterable
from datetime import datetime

from plumbline.kit.errors import NotFound

_EPOCH_MS = 1_704_067_200_000
_RANDOM_BITS = 21
_BITS = 63
_LENGTH = 13
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TRIPLES = [first + second + third for first in _ALPHABET for second in _ALPHABET for third in _ALPHABET]
_TRIPLE = len(_TRIPLES) - 1
_DIGIT = {letter: value for value, letter in enumerate(_ALPHABET)}

_lock = threading.Lock()
_last = 0


class UnknownId(ValueError):
    """The text is not the public form of any identifier."""


def new_id() -> int:
    """A number never given before by this process and larger than all before it."""
    global _last
    moment = time.time_ns() // 1_000_000 - _EPOCH_MS
    number = (moment << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    with _lock:
        _last = number if number > _last else _last + 1
        return _last


def least_id(instant: datetime) -> int:
    """No number that was given from this instant on is smaller; before 2024 every number is larger."""
    return max(0, int(instant.timestamp() * 1_000) - _EPOCH_MS) << _RANDOM_BITS


def encode(prefix: str, number: int) -> str:
    """The public form of an identifier: `encode("obj", 1)` is `obj_0000000000001`."""
    return f"{_head(f'{prefix}_', number >> 30)}{_TRIPLES[number >> 15 & _TRIPLE]}{_TRIPLES[number & _TRIPLE]}"


def encode_all(prefix: str, numbers: Iterable[int]) -> list[str]:
    """The public forms of many identifiers, in their order; three times as fast as one by one."""
    return _spelled(f"{prefix}_", numbers)


def letters_all(numbers: Iterable[int]) -> list[str]:
    """What comes after prefix and mark in the public forms of these identifiers."""
    return _spelled("", numbers)


def _spelled(begun: str, numbers: Iterable[int]) -> list[str]:
    heads = _Heads(begun)
    return [
        f"{heads[number >> 30]}{_TRIPLES[number >> 15 & _TRIPLE]}{_TRIPLES[number & _TRIPLE]}" for number in numbers
    ]


class _Heads(dict[int, str]):
    """All but the last six characters; identifiers made within half a second share them."""

    def __init__(self, begun: str) -> None:
        super().__init__()
        self.begun = begun

    def __missing__(self, high: int) -> str:
        head = self[high] = _head(self.begun, high)
        return head


def _head(begun: str, high: int) -> str:
    if not 0 <= high < 1 << _BITS - 30:
        raise ValueError("identifiers have 63 bits")
    return f"{begun}{_ALPHABET[high >> 30]}{_TRIPLES[high >> 15 & _TRIPLE]}{_TRIPLES[high & _TRIPLE]}"


def decode(text: str) -> tuple[str, int]:
    """Prefix and number of a public form. Only the exact spelling `encode` gives is known.

    Raises UnknownId.
    """
    prefix, mark, letters = text.rpartition("_")
    if not (mark and prefix.isascii() and prefix.isalpha() and prefix.islower()):
        raise UnknownId(text)
    if len(letters) != _LENGTH:
        raise UnknownId(text)
    number = 0
    for letter in letters:
        if letter not in _DIGIT:
            raise UnknownId(text)
        number = number << 5 | _DIGIT[letter]
    if number >= 1 << _BITS:
        raise UnknownId(text)
    return prefix, number


def number_of(text: str, *prefixes: str) -> int:
    """The number in a public form with one of these prefixes. Raises NotFound: a foreign form leads nowhere."""
    try:
        prefix, number = decode(text)
    except UnknownId:
        prefix, number = "", 0
    if prefix not in prefixes:
        raise NotFound("There is no such thing, or you may not see it.")
    return number
