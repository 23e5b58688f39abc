"""Checks of how an objective is written, deterministic and explained; none of them blocks anything.

The rules are the domain's, section "Quality checks". Word lists belong to a language; English is the one there is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plumbline.insights.english import ACTIVITIES
from plumbline.insights.words import FindingKind
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource

SHORTEST_TITLE, LONGEST_TITLE = 4, 18
FEWEST_KEY_RESULTS, MOST_KEY_RESULTS = 3, 5
SURE, DOUBTFUL = 0.9, 0.3

_METRIC = re.compile(r"\d|%|\bpercent\b|\bper cent\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class KeyResultText:
    """What is looked at of a key result; `first_confidence` is that of its first check-in."""

    id: int | None
    title: str
    measure: Measure
    indicator: Indicator | None = None
    first_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """What is looked at of an objective.

    `aligned_to` are the levels of what it aligns to, directly or by a key result; None: not known yet.
    """

    title: str
    description: str | None
    level: Level
    cites_priority: bool
    progress_from: ProgressSource = ProgressSource.BOTH
    owner_left: bool = False
    key_results: tuple[KeyResultText, ...] = ()
    aligned_to: frozenset[Level] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found, in a sentence that says what to do; of a key result by its place and id."""

    kind: FindingKind
    message: str
    key_result_id: int | None = None
    place: int | None = None


def findings_of(objective: ObjectiveText) -> list[Finding]:
    """All findings, the objective's own first, then those of its key results in their order."""
    return [*_of_objective(objective), *_of_all(objective), *_of_each(objective.key_results), *_of_graph(objective)]


def _of_objective(of: ObjectiveText) -> Iterator[Finding]:
    if _METRIC.search(of.title):
        yield Finding(FindingKind.METRIC_IN_TITLE, "Say where you are going; the number belongs into a key result.")
    words = len(_WORD.findall(of.title))
    if not SHORTEST_TITLE <= words <= LONGEST_TITLE:
        how = "Say a little more" if words < SHORTEST_TITLE else "Say it shorter"
        yield Finding(
            FindingKind.TITLE_LENGTH,
            f"{how}: a title of {SHORTEST_TITLE} to {LONGEST_TITLE} words is remembered, this one has {words}.",
        )
    if not (of.description or "").strip():
        yield Finding(FindingKind.NO_WHY, "Say why it matters: people follow a reason further than a title.")
    if of.level is Level.COMPANY and not of.cites_priority:
        yield Finding(FindingKind.NO_PRIORITY, "Name the strategic priority that this objective serves.")
    if of.owner_left:
        yield Finding(FindingKind.OWNER_LEFT, "Its owner has left; somebody else has to answer for it.")


def _of_all(of: ObjectiveText) -> Iterator[Finding]:
    count = len(of.key_results)
    if of.progress_from is not ProgressSource.CONTRIBUTIONS and not FEWEST_KEY_RESULTS <= count <= MOST_KEY_RESULTS:
        yield Finding(
            FindingKind.KEY_RESULT_COUNT,
            f"{FEWEST_KEY_RESULTS} to {MOST_KEY_RESULTS} key results keep it measurable and in sight; it has {count}.",
        )
    if count and all(each.indicator is Indicator.LAGGING for each in of.key_results):
        yield Finding(FindingKind.ALL_LAGGING, "Add a key result that shows early whether you are on the way.")
    sure = [each.first_confidence for each in of.key_results if each.first_confidence is not None]
    mean = round(sum(sure) / len(sure), 6) if sure else None
    if mean is not None and mean > SURE:
        yield Finding(
            FindingKind.SANDBAGGING, "Everybody was sure at the start: ask for more, or call it everyday work."
        )
    if mean is not None and mean < DOUBTFUL:
        yield Finding(
            FindingKind.WISHFUL, "Hardly anybody believed in it at the start: ask for less, or say what it takes."
        )


def _of_each(key_results: Iterable[KeyResultText]) -> Iterator[Finding]:
    for place, each in enumerate(key_results):
        if each.measure is Measure.BINARY:
            message = "Give it a number: done or not says nothing until the last day."
            yield Finding(FindingKind.NO_NUMBER, message, each.id, place)
        first = next(iter(_WORD.findall(each.title)), "").lower()
        if first in ACTIVITIES and each.measure is not Measure.MILESTONES:
            message = f"“{each.title.strip().split()[0]}” is something you do; say what changes by it."
            yield Finding(FindingKind.ACTIVITY, message, each.id, place)


def _of_graph(of: ObjectiveText) -> Iterator[Finding]:
    if of.aligned_to is None or of.level is Level.COMPANY:
        return
    if not of.aligned_to:
        yield Finding(FindingKind.NOT_ALIGNED, "Align it to what it helps, or say why it stands alone.")
    elif of.level is Level.INDIVIDUAL and of.aligned_to == {Level.COMPANY}:
        message = "It skips the team: align it to an objective of the team, which helps the company's."
        yield Finding(FindingKind.LEVEL_SKIP, message)
