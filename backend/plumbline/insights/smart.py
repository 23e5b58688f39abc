"""Whether a piece of work is written so that everybody knows when it is done: specific, measurable, assigned, relevant, timed.

Deterministic, explained, and never blocking.
"""

import re
from dataclasses import dataclass
from datetime import date

from plumbline.insights.english import VAGUE
from plumbline.insights.words import SmartCriterion

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
    """One of the five, and in a sentence why it is met or what to do."""

    criterion: SmartCriterion
    met: bool
    message: str


def smart_checks(of: InitiativeText) -> list[Check]:
    """All five, in the order of the word."""
    return [_specific(of), _measurable(of), _assigned(of), _relevant(of), _timed(of)]


def _specific(of: InitiativeText) -> Check:
    words = [word.lower() for word in _WORD.findall(of.title)]
    vague = next((word for word in words if word in VAGUE), None)
    if len(words) < FEWEST_WORDS:
        return Check(SmartCriterion.SPECIFIC, False, "Say what is done, to what: three words or more.")
    if vague is not None:
        return Check(SmartCriterion.SPECIFIC, False, f"“{vague}” can mean anything; name the thing that will be there.")
    return Check(SmartCriterion.SPECIFIC, True, "It names what is done.")


def _measurable(of: InitiativeText) -> Check:
    if _NUMBER.search(of.title):
        return Check(SmartCriterion.MEASURABLE, True, "It says how much or how many.")
    if of.effort_days is not None or of.has_links:
        return Check(SmartCriterion.MEASURABLE, True, "Its effort or its link says how much there is to do.")
    return Check(SmartCriterion.MEASURABLE, False, "Say how many, how long it takes, or link where it is kept.")


def _assigned(of: InitiativeText) -> Check:
    if of.has_owner:
        return Check(SmartCriterion.ASSIGNED, True, "Somebody does it.")
    return Check(SmartCriterion.ASSIGNED, False, "Say who does it; what is everybody's is nobody's.")


def _relevant(of: InitiativeText) -> Check:
    if of.for_key_result:
        return Check(SmartCriterion.RELEVANT, True, "It says which key result it moves.")
    return Check(SmartCriterion.RELEVANT, False, "Choose the key result that it moves.")


def _timed(of: InitiativeText) -> Check:
    if of.due_on is None:
        return Check(SmartCriterion.TIMED, False, "Say by which day.")
    if of.last_day is not None and of.due_on > of.last_day:
        return Check(SmartCriterion.TIMED, False, f"It ends after its goal does, on {of.last_day}.")
    return Check(SmartCriterion.TIMED, True, "It has a day.")
