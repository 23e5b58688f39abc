"""The rules' plain refusals, as the refusals that users are told of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from plumbline.kit import errors
from plumbline.okrs import refusals


class StartEqualsTarget(errors.Refused):
    """Start and target are the same."""

    code: ClassVar[str] = "START_EQUALS_TARGET"


class TargetAgainstDirection(errors.Refused):
    """The target lies on the wrong side of the start."""

    code: ClassVar[str] = "TARGET_AGAINST_DIRECTION"


class MixedUnits(errors.Refused):
    """The contributing key results have other units."""

    code: ClassVar[str] = "MIXED_UNITS"


class AlignmentLoop(errors.Refused):
    """The edge would make a goal contribute to itself; `data` lists the ids of the goals on the way round."""

    code: ClassVar[str] = "LOOP"


class InTheFuture(errors.Refused):
    """A check-in dated later than now."""

    code: ClassVar[str] = "IN_THE_FUTURE"


class LessVisible(errors.Refused):
    """The target is seen by fewer than what aligns to it."""

    code: ClassVar[str] = "LESS_VISIBLE"


_KINDS: dict[str, type[errors.Refused]] = {
    kind.code: kind
    for kind in (
        errors.Invalid,
        errors.OutOfRange,
        errors.Duplicate,
        errors.NotFound,
        StartEqualsTarget,
        TargetAgainstDirection,
        MixedUnits,
    )
}


@contextmanager
def told(*path: str) -> Iterator[None]:
    """Turn what a pure rule refuses into what the user is told, blamed on `path`."""
    try:
        yield
    except refusals.AlignmentLoop as loop:
        raise AlignmentLoop(loop.message, path=path, data=loop.loop) from None
    except refusals.NotTheNewest as newer:
        raise errors.VersionConflict(newer.message, current=newer.current_id, kind="check_in", path=path) from None
    except refusals.RuleBroken as broken:
        raise _KINDS[broken.code](broken.message, path=path) from None


@contextmanager
def within(*path: str) -> Iterator[None]:
    """Blame what is refused inside on a field further out."""
    try:
        yield
    except errors.Refused as refusal:
        raise refusal.at(*path) from None
