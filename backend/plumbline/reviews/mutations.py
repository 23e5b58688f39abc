"""What may be done in a review."""

import strawberry

from plumbline.cycles.mutations import CyclePayload
from plumbline.cycles.types import Cycle
from plumbline.engine import Info
from plumbline.okrs.inputs.entries import number
from plumbline.okrs.payloads import ObjectivePayload, affected
from plumbline.okrs.service import Moved
from plumbline.okrs.types import Objective
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.mutations import row
from plumbline.organization.user_errors import attempted
from plumbline.reviews import inputs, service
from plumbline.reviews.payloads import RetrospectivePayload
from plumbline.reviews.service.carrying import CarryEntry
from plumbline.reviews.types import Retrospective


@strawberry.type
class ReviewMutations:
    """What may be done in a review."""

    @strawberry.mutation(
        permission_classes=[SignedIn],
        description="Score an objective and its key results, while their cycle is graded.",
    )
    async def objective_grade(self, info: Info, input: inputs.ObjectiveGradeInput) -> ObjectivePayload:
        async def use_case() -> int:
            return await service.grade_objective(info.context.viewer, input.entry(), if_version=input.if_version)

        graded, errors = await attempted(info, use_case())
        return ObjectivePayload(objective=row(info, Objective, graded), affected=[], user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Let an unfinished objective go on in a later cycle, or end it."
    )
    async def objective_carry(self, info: Info, input: inputs.ObjectiveCarryInput) -> ObjectivePayload:
        async def use_case() -> tuple[int, Moved]:
            id_ = number(input.id, "obj", field="id")
            entry = CarryEntry(id_, input.decision, input.cycle_id, input.with_values, input.reason)
            return await service.carry_over(info.context.viewer, entry)

        carried, errors = await attempted(info, use_case())
        objective_id, moved = carried or (None, None)
        found = row(info, Objective, objective_id)
        return ObjectivePayload(objective=found, affected=affected(info, moved), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Write a unit's retrospective of a cycle.")
    async def retrospective_save(self, info: Info, input: inputs.RetrospectiveSaveInput) -> RetrospectivePayload:
        async def use_case() -> int:
            unit_id, cycle_id = input.places
            return await service.save_retrospective(
                info.context.viewer,
                unit_id=unit_id,
                cycle_id=cycle_id,
                worked=input.worked,
                did_not_work=input.did_not_work,
                to_change=input.to_change,
                if_version=input.if_version,
            )

        saved, errors = await attempted(info, use_case())
        return RetrospectivePayload(retrospective=row(info, Retrospective, saved), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Close a cycle that has been graded.")
    async def cycle_close(self, info: Info, input: inputs.CycleCloseInput) -> CyclePayload:
        async def use_case() -> int:
            cycle_id = number(input.id, "cyc", field="id")
            return await service.close_cycle(
                info.context.viewer, cycle_id, accept_proposals=input.accept_proposals, if_version=input.if_version
            )

        closed, errors = await attempted(info, use_case())
        return CyclePayload(cycle=row(info, Cycle, closed), user_errors=errors)
