"""What may be done to the organization."""

from typing import Any

import strawberry

from plumbline.engine import Info, Ref
from plumbline.organization import inputs, service
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.inputs import entered, number
from plumbline.organization.service import cadences, piloting, priorities
from plumbline.organization.types import Company, Membership, Person, Priority, Team, Unit
from plumbline.organization.user_errors import UserError, attempted

ERRORS = "Why nothing was changed; empty when it was."


@strawberry.type(description="The company after the change.")
class CompanyPayload:
    """The company after the change."""

    company: Company | None = strawberry.field(description="The company.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The strategic priority after the change.")
class PriorityPayload:
    """The strategic priority after the change."""

    priority: Priority | None = strawberry.field(description="The priority.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The team after the change.")
class TeamPayload:
    """The team after the change."""

    team: Team | None = strawberry.field(description="The team.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The person after the change.")
class PersonPayload:
    """The person after the change."""

    person: Person | None = strawberry.field(description="The person.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The membership after the change.")
class MembershipPayload:
    """The membership after the change."""

    membership: Membership | None = strawberry.field(description="The membership.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The unit after the change.")
class UnitPayload:
    """The unit after the change."""

    unit: Unit | None = strawberry.field(description="The unit.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


def row(info: Info, type_: type, key: int | None) -> Any:
    """Promise what was changed; null when nothing was."""
    return None if key is None else info.context.row(type_, key)


@strawberry.type
class OrganizationMutations:
    """What may be done to the organization."""

    @strawberry.mutation(permission_classes=[Admin], description="Make the one company of this installation.")
    async def company_create(self, info: Info, input: inputs.CompanyCreateInput) -> CompanyPayload:
        made, errors = await attempted(info, service.create_company(info.context.viewer, **entered(input)))
        return CompanyPayload(company=row(info, Company, made), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn],
        description="Say how often check-ins are due in a unit, and whether the units below must keep to it.",
    )
    async def cadence_set(self, info: Info, input: inputs.CadenceSetInput) -> UnitPayload:
        async def use_case() -> int:
            entry = None if input.cadence is None else input.cadence.entry()
            return await cadences.set_cadence(
                info.context.viewer,
                number(input.unit_id, "com", "team", field="unitId"),
                entry,
                locked=input.locked,
                if_version=input.if_version,
            )

        changed, errors = await attempted(info, use_case())
        unit = None if changed is None else Ref("Company" if str(input.unit_id).startswith("com_") else "Team", changed)
        return UnitPayload(unit=info.context.refer(unit), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Change what is said of the company.")
    async def company_update(self, info: Info, input: inputs.CompanyUpdateInput) -> CompanyPayload:
        async def use_case() -> int:
            changes = entered(input, "id", "if_version")
            company_id = number(input.id, "com")
            return await service.update_company(info.context.viewer, company_id, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return CompanyPayload(company=row(info, Company, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Let a unit into the pilot; the first begins it.")
    async def pilot_unit_add(self, info: Info, input: inputs.PilotUnitAddInput) -> CompanyPayload:
        async def use_case() -> int:
            return await piloting.add_pilot_unit(info.context.viewer, entered(input)["unit_id"])

        company_id, errors = await attempted(info, use_case())
        return CompanyPayload(company=row(info, Company, company_id), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Take a unit out of the pilot; never the last.")
    async def pilot_unit_remove(self, info: Info, input: inputs.PilotUnitRemoveInput) -> CompanyPayload:
        async def use_case() -> int:
            return await piloting.remove_pilot_unit(info.context.viewer, entered(input)["unit_id"])

        company_id, errors = await attempted(info, use_case())
        return CompanyPayload(company=row(info, Company, company_id), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="End the pilot: everybody comes in.")
    async def pilot_end(self, info: Info, input: inputs.PilotEndInput) -> CompanyPayload:
        async def use_case() -> int:
            number(input.company_id, "com", field="companyId")
            return await piloting.end_pilot(info.context.viewer)

        company_id, errors = await attempted(info, use_case())
        return CompanyPayload(company=row(info, Company, company_id), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Add a strategic priority.")
    async def priority_create(self, info: Info, input: inputs.PriorityCreateInput) -> PriorityPayload:
        made, errors = await attempted(info, priorities.create_priority(info.context.viewer, **entered(input)))
        return PriorityPayload(priority=row(info, Priority, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Change or archive a strategic priority.")
    async def priority_update(self, info: Info, input: inputs.PriorityUpdateInput) -> PriorityPayload:
        async def use_case() -> int:
            changes = entered(input, "id", "if_version")
            priority_id = number(input.id, "prio")
            return await priorities.update_priority(
                info.context.viewer, priority_id, changes, if_version=input.if_version
            )

        changed, errors = await attempted(info, use_case())
        return PriorityPayload(priority=row(info, Priority, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Add a team under the company or a team.")
    async def team_create(self, info: Info, input: inputs.TeamCreateInput) -> TeamPayload:
        async def use_case() -> int:
            return await service.create_team(info.context.viewer, **entered(input))

        made, errors = await attempted(info, use_case())
        return TeamPayload(team=row(info, Team, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change or archive a team.")
    async def team_update(self, info: Info, input: inputs.TeamUpdateInput) -> TeamPayload:
        async def use_case() -> int:
            changes = entered(input, "id", "if_version")
            team_id = number(input.id, "team")
            return await service.update_team(info.context.viewer, team_id, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return TeamPayload(team=row(info, Team, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Put a team under another unit, its goals intact.")
    async def team_move(self, info: Info, input: inputs.TeamMoveInput) -> TeamPayload:
        async def use_case() -> int:
            team_id, parent_id = number(input.id, "team"), number(input.parent_id, "com", "team", field="parentId")
            viewer = info.context.viewer
            return await service.move_team(viewer, team_id, parent_id=parent_id, if_version=input.if_version)

        moved, errors = await attempted(info, use_case())
        return TeamPayload(team=row(info, Team, moved), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Add a person, without an account yet.")
    async def person_create(self, info: Info, input: inputs.PersonCreateInput) -> PersonPayload:
        async def use_case() -> int:
            return await service.create_person(info.context.viewer, **entered(input))

        made, errors = await attempted(info, use_case())
        return PersonPayload(person=row(info, Person, made), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Change a person: an admin anyone, others themselves."
    )
    async def person_update(self, info: Info, input: inputs.PersonUpdateInput) -> PersonPayload:
        async def use_case() -> int:
            changes = entered(input, "id", "if_version")
            person_id = number(input.id, "per")
            return await service.update_person(info.context.viewer, person_id, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return PersonPayload(person=row(info, Person, changed), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Put a person into a unit, or change how they are in it."
    )
    async def membership_set(self, info: Info, input: inputs.MembershipSetInput) -> MembershipPayload:
        async def use_case() -> int:
            return await service.set_membership(info.context.viewer, **entered(input))

        changed, errors = await attempted(info, use_case())
        return MembershipPayload(membership=row(info, Membership, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take a person out of a unit.")
    async def membership_remove(self, info: Info, input: inputs.MembershipRemoveInput) -> PersonPayload:
        async def use_case() -> int:
            return await service.remove_membership(info.context.viewer, **entered(input))

        person_id, errors = await attempted(info, use_case())
        return PersonPayload(person=row(info, Person, person_id), user_errors=errors)
