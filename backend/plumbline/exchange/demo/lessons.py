"""What the demo company says of its closed cycles: retrospectives of units, and why key results were missed."""

from dataclasses import dataclass

from plumbline.reviews.words import MissCause


@dataclass(frozen=True, slots=True)
class Lesson:
    """A unit's retrospective."""

    worked: str
    did_not_work: str
    to_change: str


LESSONS: dict[str, Lesson] = {
    "company": Lesson(
        "Three priorities on one page. Everybody could say what came first.",
        "Half of the key results were still numbers of work done, not of what it changed.",
        "No objective is published without a baseline. Fewer of them: five for the company.",
    ),
    "product": Lesson(
        "Planners in the room every second week: what they did not understand never shipped.",
        "Two objectives depended on Devices and nobody had asked Devices.",
        "Align before publishing, and say no when the other side has no room.",
    ),
    "sales": Lesson(
        "One list of utilities for everybody, and a call before every letter.",
        "Tenders took all of March; the pipeline for the summer began too late.",
        "Two days a week for the pipeline, whatever tender is due.",
    ),
    "operations": Lesson(
        "Weekly check-ins showed the supplier's delay five weeks before it hurt.",
        "We watched it and did not act.",
        "A blocker that is two weeks old goes to whoever can resolve it.",
    ),
}
CAUSES = (
    (MissCause.STARTED_LATE, "The first weeks went into finishing the cycle before."),
    (MissCause.DEPENDENCY, "It waited for a part that came in the last week."),
    (MissCause.TOO_MANY_GOALS, "The same two people stood behind four key results."),
    (MissCause.WRONG_APPROACH, "What we tried did not move the number."),
)
POST_MORTEM = "We promised it before we knew what it hung on. Next time we ask first and promise then."
