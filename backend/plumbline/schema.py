"""The domains' queries and mutations joined into one schema, and the fields that upper folders add to lower types."""

import strawberry

from plumbline.cycles.mutations import CycleMutations
from plumbline.cycles.queries import CycleQueries
from plumbline.cycles.types import Cycle
from plumbline.engine import Joined
from plumbline.exchange.mutations import ExchangeMutations
from plumbline.identity.mutations import IdentityMutations
from plumbline.identity.types import PersonAccount, ViewerTokens
from plumbline.okrs import types as okrs
from plumbline.okrs.mutations import KeyResultMutations, ObjectiveMutations
from plumbline.okrs.payloads import LoopError
from plumbline.okrs.queries import GoalQueries
from plumbline.organization.mutations import OrganizationMutations
from plumbline.organization.queries import OrganizationQueries
from plumbline.organization.types import Asker, Company, Membership, Owner, Person, Priority, Team, Unit
from plumbline.organization.user_errors import InputError, VersionConflictError


@strawberry.type(description="What may be asked.")
class Query(OrganizationQueries, CycleQueries, GoalQueries):
    """What may be asked."""


@strawberry.type(description="What may be done.")
class Mutation(
    OrganizationMutations,
    IdentityMutations,
    CycleMutations,
    ObjectiveMutations,
    KeyResultMutations,
    ExchangeMutations,
):
    """What may be done."""


@strawberry.type
class AskerFields(okrs.AskerCheckInsDue, ViewerTokens):
    """What upper folders add to the viewer."""


@strawberry.type
class PersonFields(okrs.PersonGoals, PersonAccount):
    """What upper folders add to a person."""


schema = Joined(
    Query,
    mutation=Mutation,
    types=[
        Company,
        Team,
        Person,
        Priority,
        Membership,
        Cycle,
        okrs.Objective,
        okrs.KeyResult,
        okrs.CheckIn,
        okrs.Alignment,
        okrs.Blocker,
        okrs.Change,
        okrs.Initiative,
        okrs.Milestone,
        InputError,
        LoopError,
        VersionConflictError,
    ],
    attached={
        Owner: okrs.OwnerObjectives,
        Unit: okrs.UnitNumbers,
        Person: PersonFields,
        Priority: okrs.PriorityObjectives,
        Asker: AskerFields,
    },
)
