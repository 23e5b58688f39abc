"""What puts a goal of one of the two on the agenda of their 1:1, and where it stands there."""

from collections.abc import Iterable, Sequence

from plumbline.one_to_ones.words import OneToOneTopic

_ORDER = list(OneToOneTopic)


def topics(reviewed: Iterable[str], *, is_due: bool, is_praised: bool) -> tuple[OneToOneTopic, ...]:
    """Why a goal is talked about, from the topics that a review meeting would give it; none: it is not."""
    found = {OneToOneTopic(each) for each in reviewed if each in _ORDER}
    found |= {OneToOneTopic.DUE} if is_due else set()
    found |= {OneToOneTopic.PRAISED} if is_praised else set()
    return tuple(sorted(found, key=_ORDER.index))


def place(found: Sequence[OneToOneTopic], health: str) -> tuple[int, int]:
    """Where a goal stands on the agenda: by its first topic, what is off track before what is at risk."""
    return _ORDER.index(found[0]), 0 if health == "OFF_TRACK" else 1
