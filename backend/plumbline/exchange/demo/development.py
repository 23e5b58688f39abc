"""What people of the demo company aspire to, the steps they take, and whom they let look."""

from dataclasses import dataclass

from plumbline.development.words import DevelopmentStepState


@dataclass(frozen=True, slots=True)
class DemoStep:
    """A development step, its days counted from today, and the key of an objective that helps to take it."""

    title: str
    starts: int
    due: int
    state: DevelopmentStepState
    objective: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DemoDevelopment:
    """Where a person wants to get to, and how; people by their keys."""

    person: str
    aspiration: str
    why: str
    steps: tuple[DemoStep, ...]
    readers: tuple[str, ...]


_STATE = DevelopmentStepState
DEVELOPMENTS = (
    DemoDevelopment(
        "nadia-benali",
        "Lead the listening work, not only the filters",
        "I want to decide what we listen for. In two years I would like to run a small team of signal people.",
        (
            DemoStep("Explain our confidence circle to a utility in person", -70, -20, _STATE.DONE),
            DemoStep(
                "Spend three night shifts with crews",
                -25,
                30,
                _STATE.DOING,
                "p-nadia",
                "Porto first; ask Sipho for two.",
            ),
            DemoStep("Mentor somebody who is new to acoustics", 20, 150, _STATE.PLANNED),
            DemoStep("Take the course on leading without a title", 60, 120, _STATE.PLANNED),
        ),
        ("yuki",),
    ),
    DemoDevelopment(
        "adaeze",
        "Run engineering without being in every room",
        "The weekly review should work without me, and decisions should not wait until I have read them.",
        (
            DemoStep("Let two leads run the weekly review in turn", -40, 25, _STATE.DOING, "p-adaeze"),
            DemoStep("Write how we decide, on one page", 5, 45, _STATE.PLANNED),
        ),
        ("ines",),
    ),
)
