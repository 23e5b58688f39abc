"""What puts an objective on the agenda of a meeting, and where it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.meetings.words import MeetingKind, Topic

LOOKS_BACK = {
    MeetingKind.WEEKLY: timedelta(days=7),
    MeetingKind.MONTHLY: timedelta(days=31),
    MeetingKind.OTHER: timedelta(days=14),
}
"""How far a first meeting looks back; later ones look back to the one before."""

_TROUBLE = ("AT_RISK", "OFF_TRACK")


Stand = tuple[float | None, int]
"""Where a key result stood: its value, and how many of its milestones were done."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A key result now and when the last meeting closed."""

    before: Stand
    now: Stand
    reached_before: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a meeting knows of one objective. `ended` says that it was closed since, `achieved` how."""

    health: str
    measured: Sequence[Measured] = ()
    is_blocked: bool = False
    ended: bool = False
    achieved: bool = False


def moved(measured: Measured) -> bool:
    """Whether what is measured stands elsewhere than at the last meeting."""
    return measured.before != measured.now


def topics(reviewed: Reviewed) -> tuple[Topic, ...]:
    """Why the objective is talked about; none: it is not."""
    any_moved = any(moved(each) for each in reviewed.measured)
    won = reviewed.achieved or any(each.reached and not each.reached_before for each in reviewed.measured)
    if reviewed.health == "CLOSED":
        return (Topic.WIN,) if reviewed.achieved else ((Topic.MOVED,) if reviewed.ended else ())
    holds = {
        Topic.BLOCKED: reviewed.is_blocked,
        Topic.AT_RISK: reviewed.health in _TROUBLE,
        Topic.OUTDATED: reviewed.health == "OUTDATED",
        Topic.STUCK: not any_moved and reviewed.health in ("ON_TRACK", *_TROUBLE),
        Topic.WIN: won,
        Topic.MOVED: any_moved,
    }
    return tuple(topic for topic, true in holds.items() if true)


def place(found: Sequence[Topic], health: str) -> tuple[int, int]:
    """Where an objective stands on the agenda: by its first topic, what is off track before what is at risk."""
    return list(Topic).index(found[0]), 0 if health == "OFF_TRACK" else 1


def title_of(given: str | None, kind: MeetingKind, unit: str, day: date) -> str:
    """What a meeting is called: the title that it was given, else its kind, unit and day."""
    word = {MeetingKind.WEEKLY: "Weekly review", MeetingKind.MONTHLY: "Monthly review", MeetingKind.OTHER: "Review"}
    return given or f"{word[kind]} of {unit}, {day}"
