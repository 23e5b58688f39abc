"""Who is told of something that happened.

A goal here is an objective or a key result. People answer for a goal when they own or co-own it or lead a unit that does;
a key result without an owner of its own is answered for by whoever answers for its objective.

A change is told to who answers for the goal (OWNS; of a key result also for its objective), for each goal that it
CONTRIBUTES to directly (ABOVE: one step up), and for each published goal that CONTRIBUTES to it over any number of steps
(BELOW: every step down). An objective takes its key results along: what one of them contributes to is a step up, what
contributes to one of them, and the key result itself, a step down. From a key result the way leads through itself alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from plumbline.notifications.words import Because, NotificationKind

NEAREST = (
    Because.REVIEWS,
    Because.NAMED,
    Because.OWNS,
    Because.WROTE,
    Because.ABOVE,
    Because.BELOW,
    Because.MEMBER,
    Because.MANAGES,
    Because.REPORTS,
    Because.LEADS,
)
"""Who is concerned in several ways is told for the first of these."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What people are told of: what happened to which goal, when, and who did it (none for a program).

    `shown` are the objectives that it speaks of: whoever does not see all of them is not told.
    """

    kind: NotificationKind
    subject_id: int
    objective_id: int | None
    key_result_id: int | None
    by_id: int | None
    at: datetime
    shown: frozenset[int] = frozenset()
    newly_under: int | None = None
    """For the change by which a goal was aligned, the goal it was aligned to: who answers for that is told of the alignment instead."""


@dataclass(frozen=True, slots=True)
class Concern:
    """That a person is concerned, and by which goal of theirs where that tells."""

    person_id: int
    because: Because
    through: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A person who is told of a matter, and why."""

    matter: Matter
    person_id: int
    because: Because


Sees = Callable[[int, int], bool]
"""Whether a person sees an objective."""


def told(matter: Matter, concerns: Iterable[Concern], sees: Sees) -> list[Told]:
    """Who is told, each once and for the nearest reason: never who did it, nor who may not see what it is about."""
    concerned = list(concerns)
    new_targets = {
        each.person_id for each in concerned if each.because is Because.ABOVE and each.through == matter.newly_under
    }
    nearest: dict[int, Because] = {}
    for concern in concerned:
        if concern.person_id == matter.by_id:
            continue
        if matter.newly_under is not None and concern.because is Because.ABOVE and concern.person_id in new_targets:
            continue
        known = nearest.setdefault(concern.person_id, concern.because)
        if NEAREST.index(concern.because) < NEAREST.index(known):
            nearest[concern.person_id] = concern.because
    return [
        Told(matter, person_id, because)
        for person_id, because in sorted(nearest.items())
        if all(sees(person_id, objective_id) for objective_id in matter.shown)
    ]
