"""Short words to write the demo company's goals with: one per measure, one per season."""

from dataclasses import replace
from functools import partial

from plumbline.exchange.demo.content import (
    DemoInitiative,
    DemoKeyResult,
    DemoMilestone,
    DemoObjective,
    Fate,
    Kind,
    Season,
    WorkState,
)


def objective(
    season: Season,
    key: str,
    owner: str,
    title: str,
    why: str,
    *results: DemoKeyResult,
    to: str | None = None,
    kind: Kind = "COMMITTED",
    priority: str | None = None,
    co_owners: tuple[str, ...] = (),
    restricted: bool = False,
    private: bool = False,
) -> DemoObjective:
    """An objective whose key results' keys begin with its own; `to` is the goal above it."""
    return DemoObjective(
        key,
        season,
        owner,
        title,
        why,
        tuple(replace(result, key=f"{key}-{result.key}") for result in results),
        aligned_to=to,
        kind=kind,
        priority=priority,
        co_owners=co_owners,
        visibility="PRIVATE" if private else "TEAM" if restricted else "EVERYONE",
    )


running = partial(objective, "RUNNING")
last = partial(objective, "LAST")
before = partial(objective, "BEFORE_LAST")


def rise(
    key: str,
    title: str,
    start: float,
    target: float,
    unit: str = "",
    fate: Fate = "STEADY",
    *work: DemoInitiative,
    owner: str | None = None,
) -> DemoKeyResult:
    """More of it, from `start` to `target`."""
    return DemoKeyResult(key, title, "INCREASE", start, target, unit=unit, fate=fate, work=work, owner=owner)


def fall(
    key: str,
    title: str,
    start: float,
    target: float,
    unit: str = "",
    fate: Fate = "STEADY",
    *work: DemoInitiative,
    owner: str | None = None,
) -> DemoKeyResult:
    """Less of it, from `start` to `target`."""
    return DemoKeyResult(key, title, "DECREASE", start, target, unit=unit, fate=fate, work=work, owner=owner)


def at_least(
    key: str, title: str, target: float, unit: str = "", usual: float | None = None, fate: Fate = "STEADY"
) -> DemoKeyResult:
    """Never below `target`."""
    return DemoKeyResult(key, title, "AT_LEAST", target=target, unit=unit, usual=usual, fate=fate)


def at_most(
    key: str, title: str, target: float, unit: str = "", usual: float | None = None, fate: Fate = "STEADY"
) -> DemoKeyResult:
    """Never above `target`."""
    return DemoKeyResult(key, title, "AT_MOST", target=target, unit=unit, usual=usual, fate=fate)


def band(key: str, title: str, low: float, high: float, unit: str = "", fate: Fate = "STEADY") -> DemoKeyResult:
    """Between `low` and `high`, both included."""
    return DemoKeyResult(key, title, "IN_BAND", low=low, high=high, unit=unit, fate=fate)


def once(key: str, title: str, fate: Fate = "STEADY", *work: DemoInitiative) -> DemoKeyResult:
    """Done or not."""
    return DemoKeyResult(key, title, "BINARY", fate=fate, work=work)


def steps(key: str, title: str, *milestones: DemoMilestone, fate: Fate = "STEADY") -> DemoKeyResult:
    """One milestone after the other."""
    return DemoKeyResult(key, title, "MILESTONES", milestones=milestones, fate=fate)


def learn(key: str, title: str) -> DemoKeyResult:
    """Find out where we stand; there is no number yet."""
    return DemoKeyResult(key, title, "BASELINE")


def step(name: str, due: float, weight: float = 1.0) -> DemoMilestone:
    """A milestone due when this share of the cycle has passed."""
    return DemoMilestone(name, due, weight)


def work(title: str, state: WorkState = "DOING", owner: str | None = None) -> DemoInitiative:
    """A piece of work for a key result."""
    return DemoInitiative(title, state, owner)
