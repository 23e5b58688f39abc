"""How announcements look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.announcements.policy import can_announce, can_see_readers
from plumbline.announcements.reads import (
    ANNOUNCEMENTS,
    READERS,
    WAITING,
    announced,
    audiences,
    read_by_viewer,
    readings,
    unread,
)
from plumbline.cycles.reads import CYCLES
from plumbline.cycles.types import Cycle
from plumbline.engine import VIEWER, Connection, Rows, batch, column, derived, one, page, refer
from plumbline.organization.reads import PEOPLE, unit_id, unit_ways
from plumbline.organization.types import Node, Person, Unit


@strawberry.type(description="A unit's goals of a cycle, told to its people and to those of the units below.")
class Announcement(Node, Rows):
    """A unit's goals of a cycle, told to its people and to those of the units below."""

    load = ANNOUNCEMENTS
    unit_id: strawberry.ID = derived(unit_id, "unit_id", "unit_kind", description="Whose goals were announced.")
    unit: Unit = refer(unit_ways("unit_id", "unit_kind"), description="Whose goals were announced.")
    cycle: Cycle = one(CYCLES, "cycle_id", description="The cycle they are for.")
    text: str | None = column("text", description="What was said with it.")
    by: Person | None = one(PEOPLE, "by_id", description="Who announced them; none for a program.")
    at: datetime = column("at", description="When.")
    viewer_has_read: bool = batch(read_by_viewer, "id", description="Whether the viewer has read it.")
    audience_count: int | None = batch(
        audiences, "id", "unit_id", description="How many people it is for; none for whoever does not answer for them."
    )
    read_count: int | None = batch(
        readings, "id", "unit_id", description="How many of these have read it; none as for `audienceCount`."
    )
    readers: Connection[Person] = page(
        READERS, description="Who has read it, by name; empty for whoever does not answer for the unit."
    )
    not_read_by: Connection[Person] = page(
        WAITING, description="Who it is for and has not read it, by name; empty as `readers` is."
    )
    viewer_can_see_readers: bool = derived(
        can_see_readers, VIEWER, "unit_id", description="Whether the viewer is told who has read it."
    )


@strawberry.type
class UnitAnnouncements:
    """What announcements add to every unit."""

    announcement: Announcement | None = batch(announced, "id", description="What it has announced in a cycle.")
    viewer_can_announce: bool = derived(
        can_announce, VIEWER, "id", description="Whether the viewer may announce its goals."
    )


@strawberry.type
class AskerAnnouncements:
    """What announcements add to the viewer."""

    unread_announcements: list[Announcement] = batch(
        unread, "person_id", description="What was announced to the viewer and not read yet, the latest first."
    )
