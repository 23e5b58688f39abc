"""How the organization looks in GraphQL."""

import strawberry

from plumbline.engine import VIEWER, Connection, Rows, batch, column, derived, identifier, many, one, page, refer
from plumbline.organization import choices as choices
from plumbline.organization import pacing
from plumbline.organization.policy import can_edit_person, can_edit_team, can_manage
from plumbline.organization.reads import (
    COMPANIES,
    MEMBERS_OF,
    MEMBERSHIPS,
    MEMBERSHIPS_OF,
    PEOPLE,
    PRIORITIES,
    PRIORITIES_OF,
    REPORTS_OF,
    TEAMS,
    TEAMS_UNDER,
    cadences_in_force,
    leads_of,
    led_by,
    paths_of,
    pilot_units,
    unit_id,
    unit_ways,
)
from plumbline.organization.viewer import Role, Viewer
from plumbline.organization.words import CadenceInterval, Weekday

VERSION = "Rises with each edit; an update names the version it was made from."
CAN_EDIT = "Whether the viewer may change it."


def _manages(viewer: Viewer) -> bool:
    return can_manage(viewer)


def _years(years: str) -> list[int]:
    return [int(year) for year in years.split()]


@strawberry.interface(description="Anything that can be fetched again by its id.")
class Node:
    """Anything that can be fetched again by its id."""

    id: strawberry.ID = column("id", description="Opaque; stays the same for ever.")


@strawberry.interface(description="Anyone who can answer for an objective, a key result or an initiative.")
class Owner(Node):
    """Anyone who can answer for a goal."""

    name: str = column("name", description="What they are called.")


@strawberry.type(description="How often check-ins are due, by the clock of whoever reports.")
class Cadence(Rows):
    """How often check-ins are due."""

    interval: CadenceInterval = column("interval", description="How often.")
    days: int | None = column("days", description="Every so many days; with CUSTOM alone.")
    weekday: Weekday = column("weekday", description="On which day of the week; CUSTOM looks at none.")
    at: str = column("at", description="At which time, such as 09:00.")
    own: bool = column("own", description="Whether the unit says so itself.")
    unit: "Unit | None" = column("unit", description="The unit that says so; none for the usual cadence of nobody's.")
    locked: bool = column("locked", description="Whether the units below that one must keep to it.")


@strawberry.interface(description="A part of the organization: the company or a team.")
class Unit(Owner):
    """A part of the organization."""

    lead: "Person | None" = batch(leads_of, "id", description="Who leads it.")
    path: list["Unit"] = batch(paths_of, "id", description="The units from the company down to this one, it included.")
    teams: Connection["Team"] = page(TEAMS_UNDER, description="The teams right below it.")
    members: Connection["Person"] = page(
        MEMBERS_OF, description="Its people; with `deep`, those of the units below too."
    )
    mission: str | None = column("mission", description="What it is for.")
    cadence: Cadence = batch(
        cadences_in_force, "id", description="How often check-ins are due in it: its own cadence, or what it inherits."
    )


@strawberry.type(description="The root unit.")
class Company(Unit, Rows):
    """The root unit."""

    load = COMPANIES
    vision: str | None = column("vision", description="What the world looks like when it succeeds.")
    guidelines: str | None = column("guidelines", description="The company's own advice on writing OKRs.")
    time_zone: str = column("time_zone", description="The zone whose days the company counts, such as Europe/Berlin.")
    fiscal_start_month: int = column(
        "fiscal_start_month", description="The month, 1 to 12, in which its year begins; years of cycles begin there."
    )
    cadence_interval: CadenceInterval | None = column(
        "cadence_interval", description="How often check-ins are due; none means weekly."
    )
    grace_days: int = derived(
        pacing.grace_days,
        "grace_days",
        description="The whole days after a due moment before a key result is outdated.",
    )
    behind_limit: float = derived(
        pacing.behind_limit,
        "behind_limit",
        description="How far progress may lag behind what is expected and still be on pace, as a share of the way.",
    )
    far_behind_limit: float = derived(
        pacing.far_behind_limit,
        "far_behind_limit",
        description="How far it may lag before it is far behind, as a share of the way.",
    )
    priorities: list["Priority"] = many(PRIORITIES_OF, description="Its strategic priorities, in their order.")
    pilot_units: list[Unit] = batch(
        pilot_units,
        "id",
        description="The units that try Plumbline first; none: everybody takes part. Others are told nothing.",
    )
    demo: bool = column("demo", description="Whether this is the demo company.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(_manages, VIEWER, description=CAN_EDIT)


@strawberry.type(description="A unit under the company or under another team.")
class Team(Unit, Rows):
    """A unit under another one."""

    load = TEAMS
    parent_id: strawberry.ID = derived(unit_id, "parent_id", "parent_kind", description="The unit above it.")
    parent: Unit = refer(unit_ways("parent_id", "parent_kind"), description="The unit above it.")
    archived: bool = column("archived", description="Whether it is no longer shown in lists.")
    merged_into: "Team | None" = one(TEAMS, "merged_into_id", description="The team that it went into.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(can_edit_team, VIEWER, "id", description=CAN_EDIT)


@strawberry.type(description="An employee, or somebody who was one.")
class Person(Owner, Rows):
    """An employee."""

    load = PEOPLE
    email: str | None = column("email", description="Their e-mail address.")
    title: str | None = column("title", description="Their job.")
    time_zone: str = column("time_zone", description="Where their day is; check-ins fall due by it.")
    active: bool = column("active", description="False for somebody who has left.")
    manager_id: strawberry.ID | None = identifier("manager_id", "per", description="Who manages them.")
    manager: "Person | None" = one(PEOPLE, "manager_id", description="Who manages them.")
    reports: Connection["Person"] = page(REPORTS_OF, description="Who they manage directly.")
    memberships: list["Membership"] = many(MEMBERSHIPS_OF, description="The units they are in.")
    version: int = column("version", description=VERSION)
    viewer_can_edit: bool = derived(can_edit_person, VIEWER, "id", description=CAN_EDIT)


@strawberry.type(description="A strategic priority that company objectives cite.")
class Priority(Node, Rows):
    """A strategic priority."""

    load = PRIORITIES
    name: str = column("name", description="What it is called.")
    why: str | None = column("why", description="Why it matters now.")
    position: int = column("position", description="Its place among the priorities.")
    years: list[int] = derived(_years, "years", description="The years it is for.")
    version: int = column("version", description=VERSION)


@strawberry.type(description="A person in a unit.")
class Membership(Node, Rows):
    """A person in a unit."""

    load = MEMBERSHIPS
    unit: Unit = refer(unit_ways("unit_id", "unit_kind"), description="The unit.")
    person: Person = one(PEOPLE, "person_id", description="The person.")
    lead: bool = column("lead", description="Whether the person leads the unit.")
    home: bool = column("home", description="Whether it is the person's home team.")


@strawberry.type(name="Viewer", description="Who is asking.")
class Asker(Rows):
    """Who is asking."""

    person: Person | None = one(PEOPLE, "person_id", description="None for a service account.")
    role: Role = column("role", description="What the account may do everywhere.")
    leads: list[Unit] = batch(led_by, "person_id", description="The units the viewer leads.")
    viewer_can_manage: bool = derived(_manages, VIEWER, description="Whether the viewer may change the organization.")
