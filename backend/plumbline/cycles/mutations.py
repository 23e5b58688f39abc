"""What may be done with cycles."""

from datetime import date
from typing import Any

import strawberry
from strawberry import UNSET

from plumbline.cycles import service
from plumbline.cycles.types import Cycle
from plumbline.cycles.words import CyclePhase, YearSplit
from plumbline.engine import Info
from plumbline.organization.gates import Admin
from plumbline.organization.inputs import SENT_AGAIN, entered, number
from plumbline.organization.mutations import ERRORS, row
from plumbline.organization.user_errors import UserError, attempted


@strawberry.input(description="A cycle to be made, in PLANNING.")
class CycleCreateInput:
    """A cycle to be made."""

    name: str = strawberry.field(description="What it is called; no two are called the same.")
    starts_on: date = strawberry.field(description="Its first day.")
    ends_on: date = strawberry.field(description="Its last day.")
    parent_id: strawberry.ID | None = strawberry.field(default=UNSET, description="The longer cycle around it.")
    idempotency_key: strawberry.ID | None = strawberry.field(default=UNSET, description=SENT_AGAIN)


@strawberry.input(description="A change to a cycle; absent fields stay.")
class CycleUpdateInput:
    """A change to a cycle."""

    id: strawberry.ID = strawberry.field(description="The cycle.")
    if_version: int = strawberry.field(description="The version the change was made from.")
    name: str | None = strawberry.field(default=UNSET, description="What it is called.")
    starts_on: date | None = strawberry.field(default=UNSET, description="Its first day.")
    ends_on: date | None = strawberry.field(default=UNSET, description="Its last day.")
    parent_id: strawberry.ID | None = strawberry.field(default=UNSET, description="The longer cycle around it.")


@strawberry.input(description="Moves a cycle one phase on, or one back with a reason.")
class CycleMoveInput:
    """Moves a cycle one phase on, or one back with a reason."""

    id: strawberry.ID = strawberry.field(description="The cycle.")
    if_version: int = strawberry.field(description="The version the move was made from.")
    to: CyclePhase = strawberry.field(description="The phase it goes to.")
    reason: str | None = strawberry.field(default=UNSET, description="Why it goes back.")


@strawberry.type(description="The cycle after the change.")
class CyclePayload:
    """The cycle after the change."""

    cycle: Cycle | None = strawberry.field(description="The cycle.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.input(description="A year of cycles to be made ahead.")
class CyclesPlanInput:
    """A year of cycles to be made ahead."""

    starts_on: date | None = strawberry.field(
        default=None,
        description="The first day of the year: the first of a month. Left out: of the company's next year.",
    )
    split: YearSplit = strawberry.field(default=YearSplit.QUARTERS, description="What it is divided into.")
    weeks: int | None = strawberry.field(default=None, description="The length of each, with WEEKS: 2 to 26.")


@strawberry.type(description="The year and the cycles inside it.")
class CyclesPayload:
    """The year and the cycles inside it."""

    cycles: list[Cycle] = strawberry.field(description="The year first; those that were there before as they are.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


def _entered(given: Any) -> dict[str, Any]:
    values = entered(given, "id", "if_version", "parent_id")
    if given.parent_id is not UNSET:
        values["parent_id"] = given.parent_id and number(given.parent_id, "cyc", field="parentId")
    return values


@strawberry.type
class CycleMutations:
    """What may be done with cycles."""

    @strawberry.mutation(permission_classes=[Admin], description="Make a cycle.")
    async def cycle_create(self, info: Info, input: CycleCreateInput) -> CyclePayload:
        async def use_case() -> int:
            return await service.create_cycle(info.context.viewer, **_entered(input))

        made, errors = await attempted(info, use_case())
        return CyclePayload(cycle=row(info, Cycle, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Rename a cycle, move its days or its place.")
    async def cycle_update(self, info: Info, input: CycleUpdateInput) -> CyclePayload:
        async def use_case() -> int:
            cycle_id, viewer = number(input.id, "cyc"), info.context.viewer
            return await service.update_cycle(viewer, cycle_id, _entered(input), if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return CyclePayload(cycle=row(info, Cycle, changed), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[Admin], description="Move a cycle one phase on, or one back with a reason."
    )
    async def cycle_move(self, info: Info, input: CycleMoveInput) -> CyclePayload:
        async def use_case() -> int:
            cycle_id, viewer, reason = number(input.id, "cyc"), info.context.viewer, input.reason or None
            return await service.move_cycle(viewer, cycle_id, to=input.to, reason=reason, if_version=input.if_version)

        moved, errors = await attempted(info, use_case())
        return CyclePayload(cycle=row(info, Cycle, moved), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[Admin], description="Make a year of cycles; those that are there stay as they are."
    )
    async def cycles_plan(self, info: Info, input: CyclesPlanInput) -> CyclesPayload:
        async def use_case() -> list[int]:
            viewer = info.context.viewer
            return await service.plan_cycles(viewer, starts_on=input.starts_on, split=input.split, weeks=input.weeks)

        made, errors = await attempted(info, use_case())
        return CyclesPayload(cycles=info.context.rows(Cycle, made or []), user_errors=errors)
