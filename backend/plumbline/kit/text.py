"""Input from outside, made clean once at the door: texts and numbers."""

import math
import unicodedata
from decimal import Decimal

from plumbline.kit.errors import Blank, Invalid, OutOfRange, TooLong

LARGEST_NUMBER = 99_999_999_999
MOST_DIGITS = 15
MOST_DECIMALS = 6

_LAYOUT = frozenset("\n\t")
# Unassigned code points pass: the newest emoji are unassigned to an older Python.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs"})
_NEWLINES = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n"})


def clean_text(value: str, *, longest: int, lines: bool) -> str:
    """The text in NFC without space around it, at most `longest` characters.

    With `lines`, newline and tab may stand inside and all line ends become a newline.
    Raises Blank when nothing is left, TooLong, and Invalid for control characters and lone
    surrogates.
    """
    if len(value) > 4 * longest + 1_000:
        raise TooLong(f"At most {longest} characters, please.")
    if lines:
        value = value.replace("\r\n", "\n").replace("\r", "\n").translate(_NEWLINES)
    text = unicodedata.normalize("NFC", value.strip())
    # What is printable holds neither; most texts are, and need not be looked at letter by letter.
    for character in "" if text.isprintable() else text:
        if lines and character in _LAYOUT:
            continue
        if unicodedata.category(character) in _REFUSED_CATEGORIES:
            raise Invalid("The text contains a character that cannot be shown.")
    if not text:
        raise Blank("Please write something.")
    if len(text) > longest:
        raise TooLong(f"At most {longest} characters, please.")
    return text


def clean_number(value: float) -> float:
    """A finite number within ±99,999,999,999, at most 15 digits, at most 6 of them decimals.

    Minus zero becomes zero. Raises OutOfRange.
    """
    try:
        number = float(value)
    except OverflowError:
        raise OutOfRange(f"Numbers go up to ±{LARGEST_NUMBER:,}.") from None
    if not math.isfinite(number) or abs(number) > LARGEST_NUMBER:
        raise OutOfRange(f"Numbers go up to ±{LARGEST_NUMBER:,}.")
    _, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)
    if len(digits) > MOST_DIGITS or -exponent > MOST_DECIMALS:
        raise OutOfRange(f"At most {MOST_DIGITS} digits, {MOST_DECIMALS} of them decimals.")
    return number + 0.0
