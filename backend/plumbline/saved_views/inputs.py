"""What is entered about saved views."""

from datetime import datetime

import strawberry
from strawberry import field

from plumbline.okrs.words import Health
from plumbline.organization.inputs import number
from plumbline.saved_views import choices as choices
from plumbline.saved_views.state import State
from plumbline.saved_views.words import AlignmentShape

IF_VERSION = "The version the change was made from."
KEY = "Your own name for this call: the same again has no second effect."


@strawberry.input(description="The alignment page as it is to be opened; what is left out is as the page begins.")
class SavedViewStateInput:
    """The alignment page as it is to be opened; what is left out is as the page begins."""

    shape: AlignmentShape | None = field(default=None, description="How it is drawn.")
    cycle_id: strawberry.ID | None = field(default=None, description="Of which cycle; none: of the running one.")
    as_of: datetime | None = field(default=None, description="The instant looked back to; none: now.")
    since: datetime | None = field(default=None, description="From when on differences are told.")
    team_id: strawberry.ID | None = field(default=None, description="Only this unit's and those below it.")
    owner_id: strawberry.ID | None = field(default=None, description="Only this owner's.")
    health: list[Health] = field(default_factory=list, description="Only in one of these.")
    findings: bool = field(default=False, description="Only those with findings.")
    text: str | None = field(default=None, description="Only those with these words.")
    focus_id: strawberry.ID | None = field(default=None, description="The objective whose branch is shown alone.")
    selected_id: strawberry.ID | None = field(default=None, description="The objective that is selected.")
    panel_open: bool = field(default=False, description="Whether the panel of the selected one is open.")
    fold_level: int | None = field(default=None, description="Down to which level it is open.")
    toggled_ids: list[strawberry.ID] = field(
        default_factory=list, description="Objectives that are the other way round."
    )
    zoom: float | None = field(default=None, description="The scale of the picture.")
    x: float | None = field(default=None, description="What stands in the middle, across, in units of the picture.")
    y: float | None = field(default=None, description="What stands in the middle, down, in units of the picture.")

    def state(self) -> State:
        """As the rules know it."""
        given = {name: getattr(self, name) for name in State.__slots__}
        return State(**given | {"health": tuple(self.health), "toggled_ids": tuple(self.toggled_ids)})


@strawberry.input(description="A view to be kept.")
class SavedViewCreateInput:
    """A view to be kept."""

    idempotency_key: strawberry.ID = field(description=KEY)
    name: str = field(description="Its name.")
    unit_id: strawberry.ID | None = field(default=None, description="Share it with this unit; none: keep it private.")
    state: SavedViewStateInput = field(description="The state of the page.")


@strawberry.input(description="A view, changed; what is left out stays.")
class SavedViewUpdateInput:
    """A view, changed; what is left out stays."""

    id: strawberry.ID = field(description="The view.")
    name: str | None = field(default=strawberry.UNSET, description="Its name.")
    unit_id: strawberry.ID | None = field(
        default=strawberry.UNSET, description="Share it with this unit; none: keep it private."
    )
    state: SavedViewStateInput | None = field(default=strawberry.UNSET, description="The state of the page.")
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="A view to be removed.")
class SavedViewRemoveInput:
    """A view to be removed."""

    id: strawberry.ID = field(description="The view.")


def unit_number(unit_id: strawberry.ID | None) -> int | None:
    """The unit to share with. Raises NotFound."""
    return None if unit_id is None else number(unit_id, "com", "team", field="unitId")
