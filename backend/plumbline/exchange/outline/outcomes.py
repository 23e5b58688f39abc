"""What stands after `=>`: a clear number or a plain done becomes a value, anything else a note."""

import re
from dataclasses import dataclass
from typing import Literal

from plumbline.exchange.outline.amounts import LARGEST
from plumbline.exchange.outline.measures import Measured, rising
from plumbline.exchange.outline.sentences import MASK, masked, spoken

_WHOLE_WORDS = r"(?:complete|completed|completion|done|achieved|ready|finished|reached)"
_PERCENT = re.compile(
    rf"^\(?~?(?P<share>[-−+]?\d{{1,9}}(?:\.\d{{1,6}})?)\s?%\)?"
    rf"(?=\s*$|\s*[.,;:({MASK}–-]|\s+{_WHOLE_WORDS}\b|\s+[A-Z\[])"
)
_COUNT = re.compile(r"^(?P<count>\d{1,9}(?:\.\d{1,6})?)\s*(?:/|of)\s*(?P<whole>\d{1,9}(?:\.\d{1,6})?)\b(?!\s*%)")
_DONE = re.compile(rf"^{_WHOLE_WORDS}\s*(?:[.!,;:]|$|\s{MASK})", re.IGNORECASE)
_NOT_STARTED = re.compile(r"^not\s+(?:yet\s+)?started\s*(?:[.!,;:]|$)", re.IGNORECASE)
_ARROW = re.compile(r"\s=>\s")
_ANY_PERCENT = re.compile(r"\d\s?%")
_PART = re.compile(
    r"^(?:(?P<verb>[A-Za-z]+)\s+~?(?P<count>\d{1,9})|~?(?P<first>\d{1,9})(?:\\?\*)?\s+(?P<after>[A-Za-z]+))\b"
    r"(?:\s\((?P<share>\d{1,6}(?:\.\d+)?)%)?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an outcome says: a share in percent, a count (of a whole), done, or not started."""

    kind: Literal["SHARE", "COUNT", "DONE", "NOT_STARTED"]
    number: float = 0.0
    whole: float = 0.0


def reading(outcome: str) -> Reading | None:
    """What the outcome clearly says, or None; of two outcomes on one line the first that is clear."""
    found = (_reading(part.strip()) for part in _ARROW.split(outcome))
    return next((one for one in found if one is not None), None)


def _reading(outcome: str) -> Reading | None:
    said = spoken(outcome).strip("*_ ")
    if _NOT_STARTED.match(said):
        return Reading("NOT_STARTED")
    if _DONE.match(masked(said)) or _DONE.match(said):
        return Reading("DONE")
    if count := _COUNT.match(said):
        return Reading("COUNT", float(count["count"]), float(count["whole"]))
    share = _PERCENT.match(said)
    if share is None or _ANY_PERCENT.search(masked(said), share.end()):
        return None
    return Reading("SHARE", float(share["share"].replace("−", "-")))


def reported(measured: Measured, found: Reading) -> tuple[Measured, float | None]:
    """The measure and the value the outcome reports in it; None where it fits no value.

    A BINARY key result reported as "80%" or "7 of 8" turns out to be counted, and becomes an INCREASE.
    """
    measured = _counted(measured, found)
    value = _value(measured, found)
    if value is None or abs(value) > LARGEST:
        return measured, None
    return measured, round(value, 6)


def part_readings(outcome: str, titles: list[str], measured: list[Measured]) -> list[Reading] | None:
    """ "20 sourced (100%), hired 1 (50%)" against "Source 20 …", "hire 1 …": one reading for each, or None."""
    parts = re.split(r",\s+", outcome)
    if len(parts) < len(titles):
        return None
    readings = []
    for title, measure, part in zip(titles, measured, parts, strict=False):
        found = _PART.match(part.strip())
        if found is None or (found["verb"] or found["after"]).lower()[:4] != title.lower()[:4]:
            return None
        if measure.measure == "BINARY" and found["share"]:
            readings.append(Reading("SHARE", float(found["share"])))
        else:
            readings.append(Reading("COUNT", float(found["count"] or found["first"])))
    return readings


def _counted(measured: Measured, found: Reading) -> Measured:
    if measured.measure != "BINARY":
        return measured
    if found.kind == "SHARE":
        return rising(100.0, "% complete")
    if found.kind == "COUNT" and found.whole > 0:
        return rising(found.whole, "")
    return measured


def _value(measured: Measured, found: Reading) -> float | None:
    if found.kind == "DONE":
        return _end(measured)
    if found.kind == "NOT_STARTED":
        return 0.0 if measured.measure == "BINARY" else measured.start
    if measured.measure == "BINARY":
        return None
    if found.kind == "SHARE":
        return _from_share(measured, found.number)
    if measured.unit == "%" or measured.start not in (0.0, None) or measured.unit == "% change":
        return _from_share(measured, 100 * found.number / found.whole) if found.whole else None
    return found.number


def _from_share(measured: Measured, share: float) -> float | None:
    """A bare percentage is the reading itself for a level in %, else the share of the way."""
    level = measured.unit == "% complete" or (measured.unit == "%" and not measured.start)
    if level:
        return share
    if measured.start is None or measured.target is None:
        return _end(measured) if share == 100 else None
    return measured.start + share / 100 * (measured.target - measured.start)


def _end(measured: Measured) -> float | None:
    """The value at which the measure is met."""
    if measured.measure == "BINARY":
        return 1.0
    return measured.target
