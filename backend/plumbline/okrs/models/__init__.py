"""Tables of the goals: objectives, key results, what aligns them, and what is reported on them."""

from plumbline.okrs.models.goals import (
    TITLE_LENGTH,
    CoOwner,
    KeyResult,
    Milestone,
    NamedPerson,
    Objective,
    ObjectivePriority,
    PhasedTarget,
)
from plumbline.okrs.models.reports import (
    Alignment,
    Blocker,
    Change,
    CheckIn,
    Initiative,
    InitiativeLink,
    ObjectiveReturn,
    UnitNote,
)

__all__ = [
    "TITLE_LENGTH",
    "Alignment",
    "Blocker",
    "Change",
    "CheckIn",
    "CoOwner",
    "Initiative",
    "InitiativeLink",
    "KeyResult",
    "Milestone",
    "NamedPerson",
    "Objective",
    "ObjectivePriority",
    "ObjectiveReturn",
    "PhasedTarget",
    "UnitNote",
]
