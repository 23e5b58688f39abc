"""Identifiers: positive 63-bit numbers that rise with time, and their public spelling.

Bits, high to low: 42 of milliseconds since 2024-01-01 UTC (enough until the year 2163), 21 random.
The public form is a prefix that names the type and 13 Crockford base32 characters: `obj_0003N7…`.
"""

import secrets
import threading
import time

from plumbline.kit.errors import NotFound

_EPOCH_MS = 1_704_067_200_000
_RANDOM_BITS = 21
_BITS = 63
_LENGTH = 13
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
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


def encode(prefix: str, number: int) -> str:
    """The public form of an identifier: `encode("obj", 1)` is `obj_0000000000001`."""
    if not 0 <= number < 1 << _BITS:
        raise ValueError("identifiers have 63 bits")
    pairs = [_PAIRS[(number >> shift) & 1023] for shift in (50, 40, 30, 20, 10, 0)]
    return f"{prefix}_{_ALPHABET[number >> 60]}{''.join(pairs)}"


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
