"""How saved views look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.engine import Rows, batch, column
from plumbline.okrs.words import Health
from plumbline.organization.types import Person, Unit
from plumbline.saved_views import choices as choices
from plumbline.saved_views.reads import saved_views, shareable
from plumbline.saved_views.words import AlignmentShape


@strawberry.type(description="The alignment page as it was left; what is null or empty is as the page begins.")
class SavedViewState(Rows):
    """The alignment page as it was left; ids of what the viewer may not see, or what is gone, are left out."""

    shape: AlignmentShape | None = column("shape", description="How it is drawn.")
    cycle_id: strawberry.ID | None = column("cycle_id", description="Of which cycle; none: of the running one.")
    as_of: datetime | None = column("as_of", description="The instant looked back to; none: now.")
    since: datetime | None = column("since", description="From when on differences are told; none: they are not.")
    team_id: strawberry.ID | None = column("team_id", description="Only this unit's and those below it.")
    owner_id: strawberry.ID | None = column("owner_id", description="Only this owner's.")
    health: list[Health] = column("health", description="Only in one of these.")
    findings: bool = column("findings", description="Only those with findings.")
    text: str | None = column("text", description="Only those with these words.")
    focus_id: strawberry.ID | None = column("focus_id", description="The objective whose branch is shown alone.")
    selected_id: strawberry.ID | None = column("selected_id", description="The objective that is selected.")
    panel_open: bool = column("panel_open", description="Whether the panel of the selected one is open.")
    fold_level: int | None = column("fold_level", description="Down to which level it is open.")
    toggled_ids: list[strawberry.ID] = column("toggled_ids", description="Objectives that are the other way round.")
    zoom: float | None = column("zoom", description="The scale of the picture.")
    x: float | None = column("x", description="What stands in the middle, across, in units of the picture.")
    y: float | None = column("y", description="What stands in the middle, down, in units of the picture.")


@strawberry.type(description="A state of the alignment page under a name; whoever opens it sees what they may see.")
class SavedView(Rows):
    """A state of the alignment page under a name; whoever opens it sees what they may see."""

    id: strawberry.ID = column("id", description="Its id.")
    name: str = column("name", description="Its name.")
    unit: Unit | None = column("unit", description="With whom it is shared; none: it is private.")
    by: Person = column("by", description="Who made it.")
    state: SavedViewState = column("state", description="The state of the page.")
    at: datetime = column("at", description="When it was saved last.")
    version: int = column("version", description="Moves with edits.")
    viewer_can_edit: bool = column("viewer_can_edit", description="Whether the viewer may change or remove it.")


@strawberry.type
class AskerSavedViews:
    """What saved views add to the viewer."""

    saved_views: list[SavedView] = batch(
        saved_views, "person_id", description="The viewer's own, and those shared with units around them, by name."
    )
    view_units: list[Unit] = batch(
        shareable, "person_id", description="The units with which the viewer may share a view, by name."
    )
