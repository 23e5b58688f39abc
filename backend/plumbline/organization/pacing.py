"""How far goals may lag behind before a word says so: the company's settings for pace and grace."""

from typing import Any

from plumbline.kit.errors import OutOfRange
from plumbline.kit.patch import number

USUAL_GRACE_DAYS = 3
USUAL_BEHIND = 0.0
USUAL_FAR_BEHIND = 0.25
MOST_GRACE_DAYS = 60


def grace_days(value: int | None) -> int:
    """The whole days after a due moment before a key result is outdated."""
    return USUAL_GRACE_DAYS if value is None else value


def behind_limit(value: float | None) -> float:
    """How far progress may lag behind what is expected and still be on pace, as a share of the way."""
    return USUAL_BEHIND if value is None else value


def far_behind_limit(value: float | None) -> float:
    """How far it may lag before it is far behind, as a share of the way."""
    return USUAL_FAR_BEHIND if value is None else value


def clean_grace(value: Any) -> int | None:
    """Days, 0 to 60; none means the usual ones. Raises OutOfRange."""
    if value is not None and not 0 <= value <= MOST_GRACE_DAYS:
        raise OutOfRange(f"The grace is from 0 to {MOST_GRACE_DAYS} days.")
    return None if value is None else int(value)


def clean_limit(value: Any) -> float | None:
    """A share of the way, 0 to 1; none means the usual one. Raises OutOfRange."""
    share = number(value)
    if share is not None and not 0 <= share <= 1:
        raise OutOfRange("A limit of pace is from 0 to 1.")
    return share


def check_order(behind: float | None, far_behind: float | None) -> None:
    """Refuse limits of which the stricter word comes first. Raises OutOfRange."""
    if far_behind_limit(far_behind) < behind_limit(behind):
        raise OutOfRange("Far behind begins no earlier than behind.", path=("farBehindLimit",))
