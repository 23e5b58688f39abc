"""How goals look in GraphQL."""

from plumbline.okrs import choices as choices
from plumbline.okrs.types import filters as filters
from plumbline.okrs.types.attached import (
    AskerGoals,
    OwnerObjectives,
    PersonGoals,
    PriorityObjectives,
    UnitNumbers,
)
from plumbline.okrs.types.goals import (
    Alignment,
    Blocker,
    Change,
    CheckIn,
    CheckInDue,
    Explanation,
    ExplanationItem,
    Goal,
    Initiative,
    KeyResult,
    Milestone,
    Objective,
    ObjectiveReturn,
    PhasedTarget,
)
from plumbline.okrs.types.numbers import Below, HealthCount, UnitStats, WhatIf
from plumbline.okrs.types.trees import (
    ObjectiveChanges,
    ObjectiveTreeColumns,
    ObjectiveTreeConnection,
    ObjectiveTreeDifferences,
    ObjectiveTreeEdge,
    SearchConnection,
    SearchEdge,
)

__all__ = [
    "Alignment",
    "AskerGoals",
    "Below",
    "Blocker",
    "Change",
    "CheckIn",
    "CheckInDue",
    "Explanation",
    "ExplanationItem",
    "Goal",
    "HealthCount",
    "Initiative",
    "KeyResult",
    "Milestone",
    "Objective",
    "ObjectiveChanges",
    "ObjectiveReturn",
    "ObjectiveTreeColumns",
    "ObjectiveTreeConnection",
    "ObjectiveTreeDifferences",
    "ObjectiveTreeEdge",
    "OwnerObjectives",
    "PersonGoals",
    "PhasedTarget",
    "PriorityObjectives",
    "SearchConnection",
    "SearchEdge",
    "UnitNumbers",
    "UnitStats",
    "WhatIf",
]
