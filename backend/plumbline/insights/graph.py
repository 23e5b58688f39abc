"""What is found in the graph around an objective and in what an owner has, each in a sentence with its numbers."""

import statistics
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plumbline.insights.metrics import Metric
from plumbline.insights.quality import Finding
from plumbline.insights.words import FindingKind
from plumbline.okrs.words import Level

MOST_OBJECTIVES = {Level.COMPANY: 5, Level.TEAM: 4, Level.INDIVIDUAL: 4}
FEWEST_CONTRIBUTIONS = 2
"""Fewer than so many contributions make no silo."""
FEWEST_OWNERS, MOST_KEY_RESULTS, SPREADS, TIMES = 5, 5, 3, 2.5
"""An overload is told among at least so many owners, above so many key results, so many spreads above the middle, and so
many times the middle."""
_NORMAL = 1.4826
"""The median distance from the median of a normal distribution, as a standard deviation."""


@dataclass(frozen=True, slots=True)
class Other:
    """The other objective of a finding about two, and whose it is."""

    id: int
    title: str
    owner: str


def near_duplicate(title: str, other: Other) -> Finding:
    """An objective of another unit says nearly the same."""
    message = f"“{other.title}” of {other.owner} says nearly the same: do it together, or say how they differ."
    about = f"{title}\n{other.title}"
    values = {"title": other.title, "owner": other.owner}
    return Finding(FindingKind.NEAR_DUPLICATE, message, other_id=other.id, about=about, values=values)


def opposite(metric: Metric, key_result_id: int | None, place: int, against: Metric, other: Other) -> Finding:
    """A key result of another objective pulls the metric the other way."""
    message = f"“{against.title}” of {other.owner} pulls the same metric the other way: agree on what counts more."
    about = f"{metric}\n{against}"
    values = {"title": against.title, "owner": other.owner}
    return Finding(FindingKind.OPPOSITE, message, key_result_id, place, other_id=other.id, about=about, values=values)


@dataclass(frozen=True, slots=True)
class Holding:
    """What an owner has in a cycle: objectives, key results to answer for, contributions in all and those from within."""

    level: Level
    objectives: int = 0
    key_results: int = 0
    contributions: int = 0
    own_contributions: int = 0


@dataclass(frozen=True, slots=True)
class Loads:
    """What the owners of a kind who answer for key results have to carry: how many they are, the middle, one spread."""

    owners: int = 0
    middle: float = 0.0
    spread: float = 0.0

    def is_overload(self, key_results: int) -> bool:
        """Whether it is far more than what they have, by the median and the median distance from it."""
        if self.owners < FEWEST_OWNERS or key_results <= MOST_KEY_RESULTS:
            return False
        return key_results >= TIMES * self.middle and key_results > self.middle + SPREADS * self.spread


def loads_of(key_results: Collection[int]) -> Loads:
    """The loads of owners who answer for so many key results each."""
    if not key_results:
        return Loads()
    middle = statistics.median(key_results)
    spread = _NORMAL * statistics.median(abs(each - middle) for each in key_results)
    return Loads(len(key_results), middle, spread)


def owner_findings(holding: Holding, loads: Loads) -> Iterator[Finding]:
    """What is found in what an owner has. `loads` are those of the owners of its kind, itself included."""
    most = MOST_OBJECTIVES[holding.level]
    if holding.objectives > most:
        message = (
            f"{holding.objectives} objectives in one cycle are more than anybody keeps in sight; {most} are enough."
        )
        values = {"count": holding.objectives, "most": most}
        yield Finding(FindingKind.TOO_MANY_OBJECTIVES, message, size=holding.objectives, values=values)
    if (
        holding.level is not Level.INDIVIDUAL
        and holding.contributions >= FEWEST_CONTRIBUTIONS
        and holding.contributions == holding.own_contributions
    ):
        message = f"All {holding.contributions} contributions come from its own people: nobody else helps, or says that they do."
        count = holding.contributions
        yield Finding(FindingKind.SILO, message, size=count, values={"count": count})
    if loads.is_overload(holding.key_results):
        message = f"Answers for {holding.key_results} key results; half of the {loads.owners} who have any have at most {loads.middle:g}."
        carried: dict[str, float] = {"count": holding.key_results, "owners": loads.owners, "middle": loads.middle}
        yield Finding(FindingKind.OVERLOAD, message, size=holding.key_results, values=carried)
