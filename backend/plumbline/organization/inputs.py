"""What is entered about the organization."""

from typing import Any

import strawberry
from strawberry import UNSET

from plumbline.kit.errors import Refused
from plumbline.kit.ids import number_of
from plumbline.organization import choices as choices
from plumbline.organization.service.cadences import CadenceEntry
from plumbline.organization.words import CadenceInterval, Weekday

SENT_AGAIN = "Names this call among the viewer's: sent again with the same content it makes nothing more."
"""What the key says of calls that may come without one."""

IDS = {"manager_id": ("per",), "unit_id": ("com", "team"), "parent_id": ("com", "team"), "person_id": ("per",)}


def entered(given: Any, *without: str) -> dict[str, Any]:
    """The fields of an input that were given, ids as numbers. Absent, null and a value are three things."""
    values = {name: value for name, value in vars(given).items() if value is not UNSET and name not in without}
    return {name: _number(name, value) for name, value in values.items()}


def number(id: strawberry.ID, *prefixes: str, field: str = "id") -> int:
    """The number of an id that has one of these prefixes. Raises NotFound, blamed on the field."""
    try:
        return number_of(id, *prefixes)
    except Refused as refusal:
        raise refusal.at(field) from None


def _number(name: str, value: Any) -> Any:
    return number(value, *IDS[name], field=name) if name in IDS and value is not None else value


@strawberry.input(description="The one company of this installation.")
class CompanyCreateInput:
    """The one company of this installation."""

    name: str = strawberry.field(description="What it is called.")
    time_zone: str = strawberry.field(description="The zone whose days it counts, such as Europe/Berlin.")
    mission: str | None = strawberry.field(default=UNSET, description="What it is for.")
    vision: str | None = strawberry.field(default=UNSET, description="What the world looks like when it succeeds.")


@strawberry.input(description="A change to the company; absent fields stay.")
class CompanyUpdateInput:
    """A change to the company."""

    id: strawberry.ID = strawberry.field(description="The company.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    name: str | None = strawberry.field(default=UNSET, description="What it is called.")
    time_zone: str | None = strawberry.field(default=UNSET, description="The zone whose days it counts.")
    mission: str | None = strawberry.field(default=UNSET, description="What it is for.")
    vision: str | None = strawberry.field(default=UNSET, description="What the world looks like when it succeeds.")
    guidelines: str | None = strawberry.field(default=UNSET, description="The company's own advice on writing OKRs.")
    fiscal_start_month: int | None = strawberry.field(
        default=UNSET, description="The month, 1 to 12, in which its year begins."
    )
    grace_days: int | None = strawberry.field(
        default=UNSET, description="The whole days of grace, 0 to 60, before a key result is outdated; null for 3."
    )
    behind_limit: float | None = strawberry.field(
        default=UNSET, description="The share of the way, 0 to 1, up to which a lag is on pace; null for 0."
    )
    far_behind_limit: float | None = strawberry.field(
        default=UNSET, description="The share of the way, 0 to 1, beyond which a lag is far behind; null for 0.25."
    )
    cadence_interval: CadenceInterval | None = strawberry.field(
        default=UNSET,
        description="How often check-ins are due.",
        deprecation_reason="Use cadenceSet; goes after 2027-03-01.",
    )


@strawberry.input(description="How often check-ins are due.")
class CadenceInput:
    """How often check-ins are due."""

    interval: CadenceInterval = strawberry.field(description="How often.")
    days: int | None = strawberry.field(default=None, description="Every so many days, 1 to 366; with CUSTOM alone.")
    weekday: Weekday = strawberry.field(default=Weekday.MONDAY, description="On which day; CUSTOM looks at none.")
    at: str = strawberry.field(default="09:00", description="At which time, by the clock of whoever reports.")

    def entry(self) -> CadenceEntry:
        """As the use-case takes it."""
        return CadenceEntry(self.interval, self.days, self.weekday, self.at)


@strawberry.input(description="A cadence for a unit.")
class CadenceSetInput:
    """A cadence for a unit."""

    unit_id: strawberry.ID = strawberry.field(description="The company or a team.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    cadence: CadenceInput | None = strawberry.field(
        default=None, description="How often; none lets the unit inherit from the one above it."
    )
    locked: bool = strawberry.field(default=False, description="Whether the units below it must keep to it.")


@strawberry.input(description="A strategic priority to be added.")
class PriorityCreateInput:
    """A strategic priority to be added."""

    name: str = strawberry.field(description="What it is called.")
    why: str | None = strawberry.field(default=UNSET, description="Why it matters now.")
    position: int | None = strawberry.field(
        default=None, description="Its place among the priorities; left out: after all that are there."
    )
    years: list[int] = strawberry.field(default_factory=list, description="The years it is for.")
    idempotency_key: strawberry.ID | None = strawberry.field(default=UNSET, description=SENT_AGAIN)


@strawberry.input(description="A change to a strategic priority; absent fields stay.")
class PriorityUpdateInput:
    """A change to a strategic priority."""

    id: strawberry.ID = strawberry.field(description="The priority.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    name: str | None = strawberry.field(default=UNSET, description="What it is called.")
    why: str | None = strawberry.field(default=UNSET, description="Why it matters now.")
    position: int | None = strawberry.field(default=UNSET, description="Its place among the priorities.")
    years: list[int] | None = strawberry.field(default=UNSET, description="The years it is for.")
    archived: bool | None = strawberry.field(default=UNSET, description="Whether it is no longer shown.")


@strawberry.input(description="A unit that joins the pilot; the first one begins it.")
class PilotUnitAddInput:
    """A unit that joins the pilot."""

    unit_id: strawberry.ID = strawberry.field(description="The company or team.")


@strawberry.input(description="A unit that leaves the pilot.")
class PilotUnitRemoveInput:
    """A unit that leaves the pilot."""

    unit_id: strawberry.ID = strawberry.field(description="The company or team.")


@strawberry.input(description="Ends the pilot: everybody comes in.")
class PilotEndInput:
    """Ends the pilot: everybody comes in."""

    company_id: strawberry.ID = strawberry.field(description="The company.")


@strawberry.input(description="A team to be added.")
class TeamCreateInput:
    """A team to be added."""

    parent_id: strawberry.ID = strawberry.field(description="The company or team it is under.")
    name: str = strawberry.field(description="What it is called.")
    mission: str | None = strawberry.field(default=UNSET, description="What it is for.")
    idempotency_key: strawberry.ID | None = strawberry.field(default=UNSET, description=SENT_AGAIN)


@strawberry.input(description="A change to a team; absent fields stay.")
class TeamUpdateInput:
    """A change to a team."""

    id: strawberry.ID = strawberry.field(description="The team.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    name: str | None = strawberry.field(default=UNSET, description="What it is called.")
    mission: str | None = strawberry.field(default=UNSET, description="What it is for.")
    position: int | None = strawberry.field(default=UNSET, description="Its place among its siblings.")
    archived: bool | None = strawberry.field(default=UNSET, description="Whether it is no longer shown in lists.")


@strawberry.input(description="Puts a team under another unit.")
class TeamMoveInput:
    """Puts a team under another unit."""

    id: strawberry.ID = strawberry.field(description="The team.")
    if_version: int = strawberry.field(description="The version the move was made from.")
    parent_id: strawberry.ID = strawberry.field(description="The company or team it goes under.")


@strawberry.input(description="A person to be added, without an account yet.")
class PersonCreateInput:
    """A person to be added."""

    name: str = strawberry.field(description="What they are called.")
    email: str | None = strawberry.field(default=UNSET, description="Their e-mail address.")
    title: str | None = strawberry.field(default=UNSET, description="Their job.")
    time_zone: str | None = strawberry.field(
        default=UNSET, description="Where their day is; none given: where the company's is."
    )
    manager_id: strawberry.ID | None = strawberry.field(default=UNSET, description="Who manages them.")
    unit_id: strawberry.ID | None = strawberry.field(default=UNSET, description="Their home team.")
    lead: bool = strawberry.field(default=False, description="Whether they lead it.")
    idempotency_key: strawberry.ID | None = strawberry.field(default=UNSET, description=SENT_AGAIN)


@strawberry.input(description="A change to a person; absent fields stay.")
class PersonUpdateInput:
    """A change to a person."""

    id: strawberry.ID = strawberry.field(description="The person.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    name: str | None = strawberry.field(default=UNSET, description="What they are called.")
    email: str | None = strawberry.field(default=UNSET, description="Their e-mail address.")
    title: str | None = strawberry.field(default=UNSET, description="Their job.")
    time_zone: str | None = strawberry.field(default=UNSET, description="Where their day is.")
    manager_id: strawberry.ID | None = strawberry.field(default=UNSET, description="Who manages them.")
    active: bool | None = strawberry.field(default=UNSET, description="False for somebody who has left.")


@strawberry.input(description="How a person is in a unit.")
class MembershipSetInput:
    """How a person is in a unit."""

    person_id: strawberry.ID = strawberry.field(description="The person.")
    unit_id: strawberry.ID = strawberry.field(description="The company or team.")
    lead: bool = strawberry.field(default=False, description="Whether they lead it.")
    home: bool = strawberry.field(default=False, description="Whether it is their home team.")


@strawberry.input(description="Takes a person out of a unit.")
class MembershipRemoveInput:
    """Takes a person out of a unit."""

    person_id: strawberry.ID = strawberry.field(description="The person.")
    unit_id: strawberry.ID = strawberry.field(description="The company or team.")
