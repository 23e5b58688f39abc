"""The questions of the organization, cycles and goals, joined."""

import logging

import strawberry

from plumbline.cycles.queries import CycleQueries
from plumbline.engine import Joined
from plumbline.okrs import types
from plumbline.okrs.queries import GoalQueries
from plumbline.organization.queries import OrganizationQueries
from plumbline.organization.types import Asker, Membership, Owner, Person, Priority, Unit

logging.getLogger("strawberry.execution").disabled = True


@strawberry.type(description="What may be asked.")
class Query(OrganizationQueries, CycleQueries, GoalQueries):
    """What may be asked."""


schema = Joined(
    Query,
    attached={
        Owner: types.OwnerObjectives,
        Unit: types.UnitNumbers,
        Person: types.PersonGoals,
        Priority: types.PriorityObjectives,
        Asker: types.AskerCheckInsDue,
    },
    types=[Membership, types.Blocker],
)
