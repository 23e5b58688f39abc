"""What is entered about key results."""

from datetime import date

import strawberry
from strawberry import UNSET

from plumbline.okrs.inputs.reasons import IF_VERSION, KEY, REASON, ChangeReasonInput, field
from plumbline.okrs.words import Indicator, Measure, ScoredBy, ValueFrom

BY_PERCENT = (
    "Instead of a target: by how many percent of the start it is to rise or fall, above 0. "
    "Without a start it is measured in percent of change."
)


@strawberry.input(description="A step of a key result measured by milestones.")
class MilestoneInput:
    """A step of a key result measured by milestones."""

    name: str = field(description="What is done then.")
    due_on: date | None = field(default=None, description="When it is due; the key result's last day otherwise.")
    weight: float = field(default=1.0, description="How much it counts against the others.")
    id: strawberry.ID | None = field(default=None, description="The milestone it changes; none adds one.")


@strawberry.input(description="The value expected on a day between the first and the last.")
class PhasedTargetInput:
    """The value expected on a day."""

    on: date = field(description="The day.")
    value: float = field(description="The value.")


@strawberry.input(description="A key result to be added.")
class KeyResultInput:
    """A key result to be added."""

    title: str = field(description="What is measured.")
    measure: Measure = field(description="How it is measured.")
    description: str | None = field(default=None, description="More about it.")
    scored_by: ScoredBy = field(default=ScoredBy.LATEST, description="By the latest value, or the share kept.")
    value_from: ValueFrom = field(default=ValueFrom.CHECK_INS, description="Where its value comes from.")
    unit: str | None = field(default=None, description="A currency, %, a duration or free text.")
    start_value: float | None = field(default=None, description="Where it starts.")
    target_value: float | None = field(default=None, description="Where it is to be, or the bound to keep.")
    by_percent: float | None = field(default=None, description=BY_PERCENT)
    low_value: float | None = field(default=None, description="The low end of the band.")
    high_value: float | None = field(default=None, description="The high end of the band.")
    milestones: list[MilestoneInput] = field(default_factory=list, description="Its steps.")
    phased_targets: list[PhasedTargetInput] = field(default_factory=list, description="Values expected on the way.")
    indicator: Indicator | None = field(default=None, description="Whether it tells early or late.")
    starts_on: date | None = field(default=None, description="Its first day; the objective's otherwise.")
    due_on: date | None = field(default=None, description="Its last day; the objective's otherwise.")
    weight: float = field(default=1.0, description="How much it counts; 0 is shown and not counted.")
    owner_id: strawberry.ID | None = field(default=None, description="Who answers; the objective's owner otherwise.")
    reporter_id: strawberry.ID | None = field(default=None, description="The person who reports on it.")


@strawberry.input(description="A key result to be added to an objective.")
class KeyResultCreateInput:
    """A key result to be added to an objective."""

    idempotency_key: strawberry.ID = field(description=KEY)
    objective_id: strawberry.ID = field(description="The objective it measures.")
    key_result: KeyResultInput = field(description="The key result.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="A change to a key result; absent fields stay.")
class KeyResultUpdateInput:
    """A change to a key result."""

    id: strawberry.ID = field(description="The key result.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="What is measured.")
    description: str | None = field(default=UNSET, description="More about it.")
    measure: Measure | None = field(default=UNSET, description="How it is measured.")
    scored_by: ScoredBy | None = field(default=UNSET, description="By the latest value, or the share kept.")
    value_from: ValueFrom | None = field(default=UNSET, description="Where its value comes from.")
    unit: str | None = field(default=UNSET, description="A currency, %, a duration or free text.")
    start_value: float | None = field(default=UNSET, description="Where it starts.")
    target_value: float | None = field(default=UNSET, description="Where it is to be, or the bound to keep.")
    by_percent: float | None = field(default=UNSET, description=BY_PERCENT)
    low_value: float | None = field(default=UNSET, description="The low end of the band.")
    high_value: float | None = field(default=UNSET, description="The high end of the band.")
    milestones: list[MilestoneInput] | None = field(default=UNSET, description="Its steps, all of them.")
    phased_targets: list[PhasedTargetInput] | None = field(default=UNSET, description="Values expected on the way.")
    indicator: Indicator | None = field(default=UNSET, description="Whether it tells early or late.")
    starts_on: date | None = field(default=UNSET, description="Its first day.")
    due_on: date | None = field(default=UNSET, description="Its last day.")
    weight: float | None = field(default=UNSET, description="How much it counts.")
    owner_id: strawberry.ID | None = field(default=UNSET, description="Who answers; null for the objective's owner.")
    reporter_id: strawberry.ID | None = field(default=UNSET, description="The person who reports on it.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="Stops counting a key result.")
class KeyResultDropInput:
    """Stops counting a key result."""

    id: strawberry.ID = field(description="The key result.")
    if_version: int = field(description=IF_VERSION)
    reason: ChangeReasonInput | None = field(default=None, description=REASON)
