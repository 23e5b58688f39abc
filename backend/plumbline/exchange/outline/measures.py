"""From the words of a key result to its measure: what is clear becomes numbers, the rest BINARY."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plumbline.exchange.outline.amounts import LARGEST, Amount, amounts
from plumbline.exchange.outline.sentences import MASK, masked, spoken

MeasureWord = Literal["INCREASE", "DECREASE", "AT_LEAST", "AT_MOST", "IN_BAND", "BINARY"]

_UP = r"increas\w*|grow\w*|rais\w+|lift\w*|boost\w*|improv\w+|expand\w*|gain\w*|rais\w+|add"
_DOWN = r"decreas\w*|reduc\w+|lower\w*|cut(?:ting)?|shrink\w*|shorten\w*|drop\w*|trim\w*|minimi[sz]\w+"
_RISING = re.compile(rf"\b(?:{_UP})\b", re.IGNORECASE)
_FALLING = re.compile(rf"\b(?:{_DOWN})\b", re.IGNORECASE)
_KEEPING = re.compile(r"\b(?:keep|maintain|preserve|retain|stay|remain|hold|sustain)\w*\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:at least\s+|[><]=?\s*|[≥≤]\s*|another\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+~?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|under|below|at|over|above)\s+~?$", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:<=?\s*|≤\s*|\b(?:below|under|less than|fewer than|lower than|at most|no more than|up to|within"
    r"|maximum of|max\.?|equal to or less than|less than or equal to)\s+)$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:>=?\s*|≥\s*|\b(?:above|over|more than|greater than|higher than|at least|no less than|minimum of"
    r"|min\.?)\s+)$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^\s*(?:or|and)\s+(?:more|higher|above|better|greater)\b", re.IGNORECASE)
_OR_LESS = re.compile(r"^\s*(?:or|and)\s+(?:less|fewer|lower|below)\b", re.IGNORECASE)
_CHANGE_NOUN = re.compile(r"^\s*(?:lift|increase|growth|rise|uplift|improvement)\b", re.IGNORECASE)
_DROP_NOUN = re.compile(r"^\s*(?:decrease|reduction|drop|cut|fewer|less)\b", re.IGNORECASE)
_BARE_CHANGE = re.compile(rf"^(?:{_UP}|{_DOWN})\b.*%\.?$", re.IGNORECASE)
_LEVEL_BEFORE = re.compile(r"\b(?:to|at|of|is|reach|achieve|hit|than)\s+$", re.IGNORECASE)
_TIMES = re.compile(r"^(double|triple|quadruple)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_SHARE_OF = re.compile(r"^\s+(?:of|/)\s+$")
_LESS_IS_BETTER = re.compile(
    r"\b(?:time|(?<=\w )close|cycle|fill|ramp|response|resolution|latency|reply|lead time|mttr|mttp)\b", re.IGNORECASE
)
_PREPOSITIONS = frozenset("to at of from by than least most over above under below reach achieve hit > < >= <=".split())
_PART_OF = re.compile(r"\b(?:of|in|at|for|per|within|across|from|to|on|over)\b[^,;]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the numbers it needs, as `plumbline.okrs.measures.MeasureFacts` wants them.

    INCREASE and DECREASE have start and target, AT_LEAST and AT_MOST a target, IN_BAND low and high.
    """

    measure: MeasureWord
    start: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""


BINARY = Measured("BINARY")


@dataclass(frozen=True, slots=True)
class _Words:
    """A key result's text without links, the same with brackets blanked, and the numbers in it."""

    full: str
    open: str
    inside: tuple[Amount, ...]
    outside: tuple[Amount, ...]

    def before(self, amount: Amount) -> str:
        return self.full[max(0, amount.start - 40) : amount.start]

    def after(self, amount: Amount) -> str:
        return self.full[amount.end : amount.end + 40]


def measure_of(text: str) -> Measured:
    """The measure a key result's words state, BINARY where they state none clearly."""
    full = spoken(text)
    bare = masked(full).replace(MASK, " ")
    words = _Words(full, bare, tuple(amounts(full)), tuple(amounts(bare)))
    for rule in _RULES:
        found = rule(words)
        if found is not None and _holds(found):
            return found
    return BINARY


def rising(target: float, unit: str, start: float = 0.0) -> Measured:
    """From start to target, as INCREASE or DECREASE by their order."""
    return Measured("INCREASE" if target > start else "DECREASE", start=start, target=target, unit=unit)


def _holds(found: Measured) -> bool:
    numbers = [n for n in (found.start, found.target, found.low, found.high) if n is not None]
    if any(abs(number) > LARGEST for number in numbers):
        return False
    if found.measure == "IN_BAND":
        return found.low is not None and found.high is not None and found.low <= found.high
    return found.measure not in ("INCREASE", "DECREASE") or found.start != found.target


def _from_to(words: _Words) -> Measured | None:
    """ "from 8 to 10", "to 2.0 from 1.4", "under 5 minutes (from 10+ minutes)"."""
    starts = [amount for amount in words.inside if _FROM.search(words.before(amount))]
    ends = [amount for amount in words.inside if _TO.search(words.before(amount))]
    if len(starts) != 1 or len(ends) != 1 or starts[0] == ends[0]:
        return None
    units = {"%", "USD", "EUR", "GBP"}
    start, target = starts[0], ends[0]
    if start.value == target.value:
        return BINARY
    unit = target.unit if target.is_duration or target.unit in units else start.unit or target.unit
    if start.unit in units and target.unit not in units and target.unit != "":
        return None
    return rising(target.value, unit, start.value)


def _by(words: _Words) -> Measured | None:
    """ "Increase … by 20%" is 0 → 20 in "% change", or start → 1.2 × start where "(from 4k)" names it."""
    for amount in words.outside:
        ahead = words.before(amount)
        if not _BY.search(ahead):
            continue
        sign = _direction(words.full[: amount.start])
        if sign == 0:
            continue
        start = next((one for one in words.inside if _FROM.search(words.before(one))), None)
        if amount.unit != "%":
            base = start.value if start else 0.0
            return rising(round(base + sign * amount.value, 6), amount.unit, base)
        if start is None:
            return rising(sign * amount.value, "% change")
        return rising(round(start.value * (1 + sign * amount.value / 100), 6), start.unit, start.value)
    return None


def _direction(text: str) -> int:
    """1 for the last word of growing, −1 for one of shrinking, 0 for neither."""
    ups = [found.start() for found in _RISING.finditer(text)]
    downs = [found.start() for found in _FALLING.finditer(text)]
    if not ups and not downs:
        return 0
    return 1 if max(ups, default=-1) > max(downs, default=-1) else -1


def _times(words: _Words) -> Measured | None:
    """ "Double lead flow" is 100 % more."""
    found = _TIMES.match(words.full)
    if found is None or words.outside:
        return None
    more = {"double": 100.0, "triple": 200.0, "quadruple": 300.0}[found[1].lower()]
    return rising(more, "% change")


def _change(words: _Words) -> Measured | None:
    """ "20% lift in traffic", "Increase live chat leads 20%"."""
    if len(words.outside) != 1 or words.outside[0].unit != "%":
        return None
    amount = words.outside[0]
    if _CHANGE_NOUN.match(words.after(amount)):
        return rising(amount.value, "% change")
    if _DROP_NOUN.match(words.after(amount)):
        return rising(-amount.value, "% change")
    bare = words.open.strip()
    ahead = words.before(amount)
    if _BARE_CHANGE.match(bare) and not (_LEVEL_BEFORE.search(ahead) or _BOUND.search(ahead)):
        return rising(_direction(bare) * amount.value, "% change")
    return None


_BOUND = re.compile(f"{_BELOW.pattern}|{_ABOVE.pattern}", re.IGNORECASE)


def _band(words: _Words) -> Measured | None:
    """ "Keep … between 20 and 30%"."""
    if len(words.inside) != 2 or not _BETWEEN.search(words.before(words.inside[0])):
        return None
    low, high = words.inside
    if words.full[low.end : high.start].strip().lower() not in ("and", "to", "–", "-"):
        return None
    return Measured("IN_BAND", low=low.value, high=high.value, unit=high.unit or low.unit)


def _bound(words: _Words) -> Measured | None:
    """A limit to keep: "below 1%", "> 90% of …", "maintain 4.0 or higher", "Preserve 100% of …"."""
    keeping = _KEEPING.search(words.full) is not None
    pool = words.inside if keeping else words.outside
    if len({amount.value for amount in pool}) != 1:
        return None
    amount = pool[0]
    ahead, behind = words.before(amount), words.after(amount)
    if _BELOW.search(ahead) or _OR_LESS.match(behind):
        return Measured("AT_MOST", target=amount.value, unit=amount.unit)
    above = _ABOVE.search(ahead) or _OR_MORE.match(behind)
    if keeping and (above or amount.unit == "%"):
        return Measured("AT_LEAST", target=amount.value, unit=amount.unit)
    if above and not amount.adds_up:
        return Measured("AT_LEAST", target=amount.value, unit=amount.unit)
    return None


def _fall_to(words: _Words) -> Measured | None:
    """ "Decrease cost-per-lead to $230" from an unknown start: a limit to get under."""
    if len(words.outside) != 1 or not words.outside[0].value:
        return None
    amount = words.outside[0]
    if _FALLING.search(words.full[: amount.start]) and _TO.search(words.before(amount)):
        return Measured("AT_MOST", target=amount.value, unit=amount.unit)
    if amount.is_duration:
        quicker = _LESS_IS_BETTER.search(words.open) is not None and not _RISING.search(words.open)
        return Measured("AT_MOST", target=amount.value, unit=amount.unit) if quicker else BINARY
    return None


def _level(words: _Words) -> Measured | None:
    """A level or a count to reach, from nothing: "95% CSAT", "hire 2", "$5M", "increases to 10"."""
    if not words.outside:
        return rising(words.inside[0].value, words.inside[0].unit) if _one_in_brackets(words) else None
    amount = words.outside[0]
    if amount.value <= 0 or _names(words, amount) or _FALLING.search(words.full[: amount.start]):
        return None
    if len(words.outside) > 1:
        others = words.outside[1:]
        gaps = [words.open[amount.end : other.start] for other in others]
        shared = amount.start <= 12 and all(_PART_OF.search(gap) for gap in gaps)
        aims = _TO.search(words.before(amount)) and _RISING.search(words.full[: amount.start])
        whole = len(others) == 1 and _SHARE_OF.match(gaps[0]) is not None
        if not (shared or aims or whole):
            return None
    return rising(amount.value, amount.unit or _hires(words))


def _names(words: _Words, amount: Amount) -> bool:
    """ "Repair crane 4": a bare number at the end of a longer phrase is a name."""
    before = words.open[: amount.start].split()
    last = not words.open[amount.end :].strip(" .")
    return last and amount.unit == "" and len(before) > 1 and before[-1].lower() not in _PREPOSITIONS


def _one_in_brackets(words: _Words) -> bool:
    """ "GitLab visibility (5 sessions)": the only number, with what it counts, fills a bracket."""
    if len(words.inside) != 1 or not words.inside[0].unit or words.inside[0].value <= 0:
        return False
    amount = words.inside[0]
    size = len(amount.unit) if amount.unit != "%" else 0
    closed = words.full[amount.end :].lstrip()[size:].startswith(")")
    return words.full[: amount.start].endswith("(") and closed and not amount.is_duration


def _hires(words: _Words) -> str:
    return "hires" if re.match(r"hire", words.full, re.IGNORECASE) else ""


_RULES: tuple[Callable[[_Words], Measured | None], ...] = (
    _from_to,
    _by,
    _times,
    _change,
    _band,
    _bound,
    _fall_to,
    _level,
)
