"""Whether a piece of work is written so that everybody knows when it is done: specific, measurable, assigned, relevant, timed.

Deterministic, explained, and never blocking.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plumbline.insights.english import VAGUE
from plumbline.insights.words import SmartCriterion, SmartVerdict

FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", re.UNICODE)
_NUMBER = re.compile(r"\d|\b(?:all|both|each|every|half|one|two|three|four|five|ten|twelve|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InitiativeText:
    """What is looked at of an initiative; `last_day` is its goal's, None where it is not known."""

    title: str
    has_owner: bool
    due_on: date | None
    for_key_result: bool
    has_links: bool = False
    effort_days: float | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One of the five, what it says, and in a sentence why it is met or what to do; `values` stand in that."""

    criterion: SmartCriterion
    met: bool
    verdict: SmartVerdict
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


def smart_checks(of: InitiativeText) -> list[Check]:
    """All five, in the order of the word."""
    return [_specific(of), _measurable(of), _assigned(of), _relevant(of), _timed(of)]


def _specific(of: InitiativeText) -> Check:
    words = [word.lower() for word in _WORD.findall(of.title)]
    vague = next((word for word in words if word in VAGUE), None)
    if len(words) < FEWEST_WORDS:
        return _unmet(
            SmartCriterion.SPECIFIC, SmartVerdict.TOO_SHORT, "Say what is done, to what: three words or more."
        )
    if vague is not None:
        message = f"“{vague}” can mean anything; name the thing that will be there."
        return _unmet(SmartCriterion.SPECIFIC, SmartVerdict.VAGUE, message, word=vague)
    return _met(SmartCriterion.SPECIFIC, SmartVerdict.NAMED, "It names what is done.")


def _measurable(of: InitiativeText) -> Check:
    if _NUMBER.search(of.title):
        return _met(SmartCriterion.MEASURABLE, SmartVerdict.COUNTED, "It says how much or how many.")
    if of.effort_days is not None or of.has_links:
        message = "Its effort or its link says how much there is to do."
        return _met(SmartCriterion.MEASURABLE, SmartVerdict.SIZED, message)
    message = "Say how many, how long it takes, or link where it is kept."
    return _unmet(SmartCriterion.MEASURABLE, SmartVerdict.UNCOUNTED, message)


def _assigned(of: InitiativeText) -> Check:
    if of.has_owner:
        return _met(SmartCriterion.ASSIGNED, SmartVerdict.OWNED, "Somebody does it.")
    message = "Say who does it; what is everybody's is nobody's."
    return _unmet(SmartCriterion.ASSIGNED, SmartVerdict.UNOWNED, message)


def _relevant(of: InitiativeText) -> Check:
    if of.for_key_result:
        message = "It says which key result it moves."
        return _met(SmartCriterion.RELEVANT, SmartVerdict.FOR_A_KEY_RESULT, message)
    return _unmet(SmartCriterion.RELEVANT, SmartVerdict.FOR_NONE, "Choose the key result that it moves.")


def _timed(of: InitiativeText) -> Check:
    if of.due_on is None:
        return _unmet(SmartCriterion.TIMED, SmartVerdict.UNDATED, "Say by which day.")
    if of.last_day is not None and of.due_on > of.last_day:
        message = f"It ends after its goal does, on {of.last_day}."
        return _unmet(SmartCriterion.TIMED, SmartVerdict.TOO_LATE, message, day=of.last_day.isoformat())
    return _met(SmartCriterion.TIMED, SmartVerdict.DATED, "It has a day.")


def _met(criterion: SmartCriterion, verdict: SmartVerdict, message: str) -> Check:
    return Check(criterion, True, verdict, message)


def _unmet(criterion: SmartCriterion, verdict: SmartVerdict, message: str, **values: str) -> Check:
    return Check(criterion, False, verdict, message, values)
