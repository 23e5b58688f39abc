"""What is entered about objectives and their edges."""

from datetime import date

import strawberry
from strawberry import UNSET

from plumbline.okrs.inputs.key_results import KeyResultInput
from plumbline.okrs.inputs.reasons import IF_VERSION, KEY, REASON, ChangeReasonInput, field
from plumbline.okrs.words import AlignmentKind, Health, ObjectiveKind, Outcome, ProgressSource, Visibility


@strawberry.input(description="An edge up to a goal.")
class AlignmentInput:
    """An edge up to a goal."""

    to_id: strawberry.ID = field(description="The objective or key result it goes to.")
    kind: AlignmentKind | None = field(default=None, description="CONTRIBUTES unless that would leak.")
    weight: float | None = field(default=None, description="How much it counts there; 1 for a new edge.")
    primary: bool | None = field(default=None, description="Whether it draws the tree; the first edge does.")


@strawberry.input(description="An objective to be written.")
class ObjectiveCreateInput:
    """An objective to be written."""

    idempotency_key: strawberry.ID = field(description=KEY)
    title: str = field(description="Where the owner is going; no number in it.")
    cycle_id: strawberry.ID = field(description="The cycle it is for.")
    owner_id: strawberry.ID = field(description="The company, team or person who answers for it.")
    description: str | None = field(default=None, description="Why it matters.")
    co_owner_ids: list[strawberry.ID] = field(default_factory=list, description="Who shares it.")
    named_person_ids: list[strawberry.ID] = field(default_factory=list, description="Who else sees it when PRIVATE.")
    priority_ids: list[strawberry.ID] = field(default_factory=list, description="The strategic priorities it cites.")
    kind: ObjectiveKind = field(default=ObjectiveKind.ASPIRATIONAL, description="What is promised.")
    visibility: Visibility = field(default=Visibility.EVERYONE, description="Who may know of it.")
    progress_from: ProgressSource = field(default=ProgressSource.BOTH, description="What drives its progress.")
    starts_on: date | None = field(default=None, description="Its first day; the cycle's otherwise.")
    due_on: date | None = field(default=None, description="Its last day; the cycle's otherwise.")
    key_results: list[KeyResultInput] = field(default_factory=list, description="How it is measured.")
    align_to: list[AlignmentInput] = field(default_factory=list, description="What it aligns to.")
    publish: bool = field(default=False, description="Publish it at once instead of keeping a draft.")


@strawberry.input(description="A change to an objective; absent fields stay.")
class ObjectiveUpdateInput:
    """A change to an objective."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    title: str | None = field(default=UNSET, description="Where the owner is going.")
    description: str | None = field(default=UNSET, description="Why it matters.")
    owner_id: strawberry.ID | None = field(default=UNSET, description="Who answers for it.")
    co_owner_ids: list[strawberry.ID] | None = field(default=UNSET, description="Who shares it.")
    named_person_ids: list[strawberry.ID] | None = field(default=UNSET, description="Who else sees it when PRIVATE.")
    priority_ids: list[strawberry.ID] | None = field(default=UNSET, description="The strategic priorities it cites.")
    kind: ObjectiveKind | None = field(default=UNSET, description="What is promised.")
    visibility: Visibility | None = field(default=UNSET, description="Who may know of it.")
    progress_from: ProgressSource | None = field(default=UNSET, description="What drives its progress.")
    manual_progress: float | None = field(default=UNSET, description="The number when progress is MANUAL, 0 to 1.")
    stated_health: Health | None = field(default=UNSET, description="What the owner says, until the next due day.")
    stated_health_note: str | None = field(default=UNSET, description="Why the owner says so.")
    starts_on: date | None = field(default=UNSET, description="Its first day.")
    due_on: date | None = field(default=UNSET, description="Its last day.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="Puts an objective under another goal, or under none.")
class ObjectiveMoveInput:
    """Puts an objective under another goal, or under none."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    to_id: strawberry.ID | None = field(default=None, description="The goal it goes under; null aligns it to nothing.")
    position: int | None = field(default=None, description="Its place among its siblings.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="Names an objective and the version it was read at.")
class ObjectiveStepInput:
    """Names an objective and the version it was read at."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="Gives a proposal back to its owners.")
class ObjectiveReturnInput:
    """Gives a proposal back to its owners."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    comment: str = field(description="What is to be changed; its owners read it.")


@strawberry.input(description="A draft for one owner.")
class CascadeDraftInput:
    """A draft for one owner."""

    owner_id: strawberry.ID = field(description="The team or person who is to answer for it.")
    to_id: strawberry.ID | None = field(
        default=None, description="What it aligns to: a key result of the objective; the objective itself otherwise."
    )
    title: str | None = field(default=None, description="What it is called; as what it aligns to otherwise.")


@strawberry.input(description="Hands an objective down as drafts of others.")
class ObjectiveCascadeInput:
    """Hands an objective down as drafts of others."""

    idempotency_key: strawberry.ID = field(description=KEY)
    objective_id: strawberry.ID = field(description="The objective, a draft or published.")
    drafts: list[CascadeDraftInput] = field(description="Up to 50, one for each owner; each stands alone.")


@strawberry.input(description="Closes a published objective early.")
class ObjectiveCloseInput:
    """Closes a published objective early."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    outcome: Outcome = field(description="How it ended.")
    score: float | None = field(default=None, description="The grade, 0 to 1.")
    note: str | None = field(default=None, description="What there is to say; needed when DROPPED.")


@strawberry.input(description="Hides an objective from lists, or brings it back.")
class ObjectiveArchiveInput:
    """Hides an objective from lists, or brings it back."""

    id: strawberry.ID = field(description="The objective.")
    if_version: int = field(description=IF_VERSION)
    archived: bool = field(default=True, description="False brings it back.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="Sets the edge from a goal up to a goal.")
class AlignmentSetInput:
    """Sets the edge from a goal up to a goal."""

    from_id: strawberry.ID = field(description="The goal that aligns.")
    to: AlignmentInput = field(description="What it aligns to, and how.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)


@strawberry.input(description="Takes an edge away.")
class AlignmentRemoveInput:
    """Takes an edge away."""

    from_id: strawberry.ID = field(description="The goal that aligns.")
    to_id: strawberry.ID = field(description="The goal it aligns to.")
    reason: ChangeReasonInput | None = field(default=None, description=REASON)
