"""What is entered in check-ins, about blockers and about initiatives."""

from datetime import date, datetime

import strawberry
from strawberry import UNSET

from plumbline.okrs.inputs.reasons import IF_VERSION, KEY, field
from plumbline.okrs.words import InitiativeState, Status


@strawberry.input(description="Something in the way.")
class BlockerInput:
    """Something in the way."""

    text: str = field(description="What is in the way.")
    needs_id: strawberry.ID | None = field(default=None, description="The person who must act.")


@strawberry.input(description="One report on a key result.")
class CheckInInput:
    """One report on a key result."""

    idempotency_key: strawberry.ID = field(description=KEY)
    key_result_id: strawberry.ID = field(description="The key result.")
    status: Status | None = field(
        default=None, description="How it stands. People say it; what a service reports takes it from pace."
    )
    value: float | None = field(default=None, description="The value now; none keeps the last one.")
    milestones_done: list[strawberry.ID] | None = field(default=None, description="All milestones that are done.")
    confidence: float | None = field(default=None, description="How sure that the target will be met, 0 to 1.")
    note: str | None = field(default=None, description="What there is to say.")
    blockers: list[BlockerInput] = field(default_factory=list, description="What is in the way.")
    happened_at: datetime | None = field(default=None, description="When it was so; now otherwise. Not the future.")
    age_seconds: int | None = field(default=None, description="How long ago it was written, from an offline queue.")
    seen_check_in_id: strawberry.ID | None = field(default=None, description="The latest check-in the client knew.")
    supersedes_id: strawberry.ID | None = field(default=None, description="The check-in it corrects.")
    withdraw: bool = field(default=False, description="Takes back the check-in it corrects.")


@strawberry.input(description="Reports on up to 100 key results; each stands alone.")
class CheckInCreateInput:
    """Reports on key results."""

    check_ins: list[CheckInInput] = field(description="The reports.")


@strawberry.input(description="Marks a blocker as resolved.")
class BlockerResolveInput:
    """Marks a blocker as resolved."""

    id: strawberry.ID = field(description="The blocker.")


@strawberry.input(description="Where the work of an initiative is kept, such as a ticket or a document.")
class InitiativeLinkInput:
    """Where the work of an initiative is kept."""

    url: str = field(description="A whole address that begins with https:// or http://.")
    title: str | None = field(default=None, description="What it is called; none: the address speaks for itself.")


@strawberry.input(description="Work to be planned for a goal.")
class InitiativeCreateInput:
    """Work to be planned for a goal."""

    idempotency_key: strawberry.ID = field(description=KEY)
    goal_id: strawberry.ID = field(description="The key result, or the objective as a whole.")
    title: str = field(description="What is done.")
    owner_id: strawberry.ID | None = field(default=None, description="Who does it.")
    state: InitiativeState = field(default=InitiativeState.PLANNED, description="Where it stands.")
    due_on: date | None = field(default=None, description="When it is due.")
    effort_days: float | None = field(default=None, description="What it takes, in days of one person.")
    links: list[InitiativeLinkInput] = field(default_factory=list, description="Where it is kept; at most 20.")


@strawberry.input(description="A change to an initiative; absent fields stay.")
class InitiativeUpdateInput:
    """A change to an initiative."""

    id: strawberry.ID = field(description="The initiative.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="What is done.")
    owner_id: strawberry.ID | None = field(default=UNSET, description="Who does it.")
    state: InitiativeState | None = field(default=UNSET, description="Where it stands.")
    due_on: date | None = field(default=UNSET, description="When it is due.")
    effort_days: float | None = field(default=UNSET, description="What it takes, in days of one person.")
    links: list[InitiativeLinkInput] | None = field(default=UNSET, description="All its links; none: no link.")
