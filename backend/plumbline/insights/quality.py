"""Checks of how an objective is written, deterministic and explained; none of them blocks anything.

The rules are the domain's, section "Quality checks". Word lists belong to a language; English is the one there is.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plumbline.insights.english import ACTIVITIES
from plumbline.insights.metrics import Metric
from plumbline.insights.wording import words_of
from plumbline.insights.words import FindingKind
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource

SHORTEST_TITLE, LONGEST_TITLE = 4, 18
FEWEST_KEY_RESULTS, MOST_KEY_RESULTS = 3, 5
SURE, DOUBTFUL = 0.9, 0.3
SKIPPED = 2
"""Levels up from which on a unit between is passed over."""

_METRIC = re.compile(r"\d|%|\bpercent\b|\bper cent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeyResultText:
    """What is looked at of a key result; `first_confidence` is that of its first check-in, `metric` what it wants."""

    id: int | None
    title: str
    measure: Measure
    indicator: Indicator | None = None
    first_confidence: float | None = None
    metric: Metric | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """What is looked at of an objective.

    `steps_up` are the levels between its owner and that of each thing it aligns to, directly or by a key result:
    1 from a person to the home team. None: not known yet.
    """

    title: str
    description: str | None
    level: Level
    cites_priority: bool
    progress_from: ProgressSource = ProgressSource.BOTH
    owner_left: bool = False
    key_results: tuple[KeyResultText, ...] = ()
    steps_up: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found, in a sentence that says what to do; of a key result by its place and id.

    `other_id` is the other objective of a finding about two. `about` is what was looked at: a finding that was
    dismissed comes back when it is another. Where there is a `size`, it comes back when that has grown.
    `values` are what stands in the sentence, for whoever words it by its kind.
    """

    kind: FindingKind
    message: str
    key_result_id: int | None = None
    place: int | None = None
    other_id: int | None = None
    about: str = ""
    size: int | None = None
    values: Mapping[str, float | str] = field(default_factory=dict)

    @property
    def said_about(self) -> str:
        """`about` or `size` as a dismissal keeps it."""
        return hashlib.sha256(self.about.encode()).hexdigest() if self.size is None else str(self.size)

    def covered_by(self, dismissed_about: str | None) -> bool:
        """Whether a dismissal of what was said about it then still holds; an old one that kept nothing always does."""
        if dismissed_about is None:
            return True
        if self.size is None:
            return self.said_about == dismissed_about
        return dismissed_about.isdecimal() and self.size <= int(dismissed_about)


def findings_of(objective: ObjectiveText) -> list[Finding]:
    """All findings, the objective's own first, then those of its key results in their order."""
    return [*_of_objective(objective), *_of_all(objective), *_of_each(objective.key_results), *_of_graph(objective)]


def _of_objective(of: ObjectiveText) -> Iterator[Finding]:
    if _METRIC.search(of.title):
        message = "Say where you are going; the number belongs into a key result."
        yield Finding(FindingKind.METRIC_IN_TITLE, message, about=of.title)
    words = len(words_of(of.title))
    if not SHORTEST_TITLE <= words <= LONGEST_TITLE:
        how = "Say a little more" if words < SHORTEST_TITLE else "Say it shorter"
        yield Finding(
            FindingKind.TITLE_LENGTH,
            f"{how}: a title of {SHORTEST_TITLE} to {LONGEST_TITLE} words is remembered, this one has {words}.",
            about=of.title,
            values={"words": words, "fewest": SHORTEST_TITLE, "most": LONGEST_TITLE},
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
            about=str(count),
            values={"count": count, "fewest": FEWEST_KEY_RESULTS, "most": MOST_KEY_RESULTS},
        )
    if count and all(each.indicator is Indicator.LAGGING for each in of.key_results):
        message = "Add a key result that shows early whether you are on the way."
        yield Finding(FindingKind.ALL_LAGGING, message, about=str(count))
    sure = [each.first_confidence for each in of.key_results if each.first_confidence is not None]
    mean = round(sum(sure) / len(sure), 6) if sure else None
    if mean is not None and mean > SURE:
        message = "Everybody was sure at the start: ask for more, or call it everyday work."
        yield Finding(FindingKind.SANDBAGGING, message, about=str(count))
    if mean is not None and mean < DOUBTFUL:
        message = "Hardly anybody believed in it at the start: ask for less, or say what it takes."
        yield Finding(FindingKind.WISHFUL, message, about=str(count))


def _of_each(key_results: Iterable[KeyResultText]) -> Iterator[Finding]:
    for place, each in enumerate(key_results):
        if each.measure is Measure.BINARY:
            message = "Give it a number: done or not says nothing until the last day."
            yield Finding(FindingKind.NO_NUMBER, message, each.id, place, about=each.title)
        first = next(iter(words_of(each.title)), "").lower()
        if first in ACTIVITIES and each.measure is not Measure.MILESTONES:
            word = each.title.strip().split()[0]
            message = f"“{word}” is something you do; say what changes by it."
            yield Finding(FindingKind.ACTIVITY, message, each.id, place, about=each.title, values={"word": word})


def _of_graph(of: ObjectiveText) -> Iterator[Finding]:
    if of.steps_up is None or of.level is Level.COMPANY:
        return
    if not of.steps_up:
        yield Finding(FindingKind.NOT_ALIGNED, "Align it to what it helps, or say why it stands alone.")
    elif min(of.steps_up) >= SKIPPED:
        message = "It skips a level: align it to an objective of the unit between, which helps the one above."
        yield Finding(FindingKind.LEVEL_SKIP, message, about=str(min(of.steps_up)))
