"""Health: the one word shown on the map, and how it is derived. First match wins, so the order is the rule."""

from collections.abc import Collection, Iterable
from datetime import date

from plumbline.okrs.progress import exact_mean, rounded
from plumbline.okrs.words import Health, ProgressSource, Status

GRACE_DAYS = 3
A_THIRD = rounded(1 / 3)

SEVERITY = {Health.DONE: 0, Health.ON_TRACK: 1, Health.OUTDATED: 2, Health.AT_RISK: 3, Health.OFF_TRACK: 4}
"""How bad a health is; the others say nothing of that."""

_FROM_STATUS = {status: Health(status.value) for status in Status}
_ENDED = frozenset({Health.DONE, Health.CLOSED})
_OFF = frozenset({Health.OFF_TRACK})
_AT_RISK_OR_WORSE = frozenset({Health.OFF_TRACK, Health.AT_RISK})
_OUTDATED = frozenset({Health.OUTDATED})


def key_result_health(
    *, closed: bool, days_overdue: int, last_status: Status | None, grace_days: int = GRACE_DAYS
) -> Health:
    """Health of a key result that is fed by check-ins. Overdue beyond grace is OUTDATED, reported or never."""
    if closed:
        return Health.CLOSED
    if last_status is Status.DONE:
        return Health.DONE
    if days_overdue > grace_days:
        return Health.OUTDATED
    return Health.PENDING if last_status is None else _FROM_STATUS[last_status]


def health_from_key_results(healths: Iterable[Health]) -> Health:
    """The worst word of any key result; PENDING if all are (or there is none), DONE if all have ended."""
    found = set(healths)
    for worst in (Health.OFF_TRACK, Health.AT_RISK, Health.OUTDATED):
        if worst in found:
            return worst
    if found <= {Health.PENDING}:
        return Health.PENDING
    return Health.DONE if found <= _ENDED else Health.ON_TRACK


def health_from_contributions(items: Iterable[tuple[float, Health]]) -> Health:
    """From (weight, health): a third of the weight decides, so that one leaf never turns the company red.

    None, or none reported, is PENDING; so is a total weight of 0.
    """
    counted = [(weight, health) for weight, health in items if weight > 0]
    if all(health is Health.PENDING for _, health in counted):
        return Health.PENDING
    for words, verdict in (
        (_OFF, Health.OFF_TRACK),
        (_AT_RISK_OR_WORSE, Health.AT_RISK),
        (_OUTDATED, Health.OUTDATED),
    ):
        share = share_of(words, counted)
        if share is not None and share >= A_THIRD:
            return verdict
    return Health.ON_TRACK


def share_of(words: Collection[Health], items: Iterable[tuple[float, Health]]) -> float | None:
    """Which part of the weight, of (weight, health), has one of these words, rounded; None without any weight."""
    share = exact_mean((weight, float(health in words)) for weight, health in items)
    return None if share is None else rounded(share)


def objective_health(
    source: ProgressSource,
    *,
    key_results: Iterable[tuple[float, Health]],
    contributions: Iterable[tuple[float, Health]],
) -> Health:
    """Derived health of an open objective, by what drives it, from (weight, health) of what counts for it.

    BOTH and MANUAL look at the key results, and at contributions when there are none. Weight 0 is shown, not counted.
    """
    own = [health for weight, health in key_results if weight > 0]
    if source is ProgressSource.CONTRIBUTIONS or (not own and source is not ProgressSource.KEY_RESULTS):
        return health_from_contributions(contributions)
    return health_from_key_results(own)


def shown_health(derived: Health, stated: Health | None, stated_until: date | None, today: date) -> Health:
    """What the owner stated, until the next due day (`stated_until`; None: no day is due any more).

    OUTDATED and CLOSED are facts and are never hidden.
    """
    lapsed = stated_until is not None and today >= stated_until
    if stated is None or lapsed or derived in (Health.OUTDATED, Health.CLOSED):
        return derived
    return stated
