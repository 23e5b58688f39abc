"""What may be done with goals."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import Refused
from plumbline.okrs import service
from plumbline.okrs.inputs import entries, key_results, objectives, reports
from plumbline.okrs.inputs.entries import GOALS, number, perhaps
from plumbline.okrs.payloads import (
    AlignmentPayload,
    BlockerPayload,
    CascadePayload,
    CascadeResult,
    CheckInPayload,
    CheckInResult,
    InitiativePayload,
    KeyResultPayload,
    ObjectivePayload,
    affected,
)
from plumbline.okrs.service import Handed, Moved, Result
from plumbline.okrs.types import Alignment, Blocker, CheckIn, Initiative, KeyResult, Objective
from plumbline.organization.gates import SignedIn
from plumbline.organization.mutations import row
from plumbline.organization.user_errors import attempted, user_error

Made = tuple[int, Moved]


def _objective(info: Info, made: Made | None, errors: Any) -> ObjectivePayload:
    objective_id, moved = made or (None, None)
    found = row(info, Objective, objective_id)
    return ObjectivePayload(objective=found, affected=affected(info, moved), user_errors=errors)


def _key_result(info: Info, made: Made | None, errors: Any) -> KeyResultPayload:
    key_result_id, moved = made or (None, None)
    found = row(info, KeyResult, key_result_id)
    return KeyResultPayload(key_result=found, affected=affected(info, moved), user_errors=errors)


@strawberry.type
class ObjectiveMutations:
    """What may be done with objectives."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Write an objective with its key results and edges."
    )
    async def objective_create(self, info: Info, input: objectives.ObjectiveCreateInput) -> ObjectivePayload:
        async def use_case() -> Made:
            entry = entries.objective(input)
            return await service.create_objective(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Change what is said of an objective.")
    async def objective_update(self, info: Info, input: objectives.ObjectiveUpdateInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_, changes, why = number(input.id, "obj", field="id"), entries.objective_changes(input), input.reason
            return id_, await service.update_objective(
                info.context.viewer, id_, changes, if_version=input.if_version, reason=entries.reason(why)
            )

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Put an objective under another goal, or under none."
    )
    async def objective_move(self, info: Info, input: objectives.ObjectiveMoveInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_ = number(input.id, "obj", field="id")
            return id_, await service.move_objective(
                info.context.viewer,
                id_,
                to_id=perhaps(input.to_id, *GOALS, field="toId"),
                position=input.position,
                if_version=input.if_version,
                reason=entries.reason(input.reason),
            )

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Hand a draft to the lead of the unit above.")
    async def objective_propose(self, info: Info, input: objectives.ObjectiveStepInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_ = number(input.id, "obj", field="id")
            return id_, await service.propose(info.context.viewer, id_, if_version=input.if_version)

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Give a proposal back to its owners, as a draft with a comment."
    )
    async def objective_return(self, info: Info, input: objectives.ObjectiveReturnInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_, comment = number(input.id, "obj", field="id"), input.comment
            moved = await service.give_back(info.context.viewer, id_, comment=comment, if_version=input.if_version)
            return id_, moved

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Publish a draft or a proposal.")
    async def objective_publish(self, info: Info, input: objectives.ObjectiveStepInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_ = number(input.id, "obj", field="id")
            return id_, await service.publish(info.context.viewer, id_, if_version=input.if_version)

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Hand an objective down: drafts for others, aligned to it."
    )
    async def objective_cascade(self, info: Info, input: objectives.ObjectiveCascadeInput) -> CascadePayload:
        async def use_case() -> list[Handed]:
            viewer, key = info.context.viewer, input.idempotency_key
            objective_id = number(input.objective_id, "obj", field="objectiveId")
            drafts = [entries.handed_down(each, objective_id) for each in input.drafts]
            return (await service.cascade(viewer, objective_id, drafts, idempotency_key=key))[0]

        made, errors = await attempted(info, use_case())
        return CascadePayload(results=[_handed(info, *each) for each in enumerate(made or ())], user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Close a published objective early, with an outcome."
    )
    async def objective_close(self, info: Info, input: objectives.ObjectiveCloseInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_ = number(input.id, "obj", field="id")
            return id_, await service.close(
                info.context.viewer,
                id_,
                outcome=input.outcome,
                score=input.score,
                note=input.note,
                if_version=input.if_version,
            )

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Hide an objective from lists, or bring it back.")
    async def objective_archive(self, info: Info, input: objectives.ObjectiveArchiveInput) -> ObjectivePayload:
        async def use_case() -> Made:
            id_ = number(input.id, "obj", field="id")
            return id_, await service.archive(
                info.context.viewer,
                id_,
                archived=input.archived,
                reason=entries.reason(input.reason),
                if_version=input.if_version,
            )

        return _objective(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Set the edge from a goal up to a goal.")
    async def alignment_set(self, info: Info, input: objectives.AlignmentSetInput) -> AlignmentPayload:
        async def use_case() -> Made:
            from_id, edge = number(input.from_id, *GOALS, field="fromId"), entries.alignment(input.to)
            return await service.align(info.context.viewer, from_id, edge, reason=entries.reason(input.reason))

        made, errors = await attempted(info, use_case())
        alignment_id, moved = made or (None, None)
        found = row(info, Alignment, alignment_id)
        return AlignmentPayload(alignment=found, affected=affected(info, moved), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take an edge away.")
    async def alignment_remove(self, info: Info, input: objectives.AlignmentRemoveInput) -> AlignmentPayload:
        async def use_case() -> Moved:
            from_id, to_id = number(input.from_id, *GOALS, field="fromId"), number(input.to_id, *GOALS, field="toId")
            why = entries.reason(input.reason)
            return await service.remove_alignment(info.context.viewer, from_id, to_id, reason=why)

        moved, errors = await attempted(info, use_case())
        return AlignmentPayload(alignment=None, affected=affected(info, moved), user_errors=errors)


@strawberry.type
class KeyResultMutations:
    """What may be done with key results, their check-ins and their initiatives."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Add a key result to an objective.")
    async def key_result_create(self, info: Info, input: key_results.KeyResultCreateInput) -> KeyResultPayload:
        async def use_case() -> Made:
            return await service.create_key_result(
                info.context.viewer,
                number(input.objective_id, "obj", field="objectiveId"),
                entries.key_result(input.key_result),
                idempotency_key=input.idempotency_key,
                reason=entries.reason(input.reason),
            )

        return _key_result(info, *await attempted(info, use_case()))

    @strawberry.mutation(permission_classes=[SignedIn], description="Change a key result.")
    async def key_result_update(self, info: Info, input: key_results.KeyResultUpdateInput) -> KeyResultPayload:
        async def use_case() -> Made:
            id_, changes, why = number(input.id, "kr", field="id"), entries.key_result_changes(input), input.reason
            return id_, await service.update_key_result(
                info.context.viewer, id_, changes, if_version=input.if_version, reason=entries.reason(why)
            )

        return _key_result(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Stop counting a key result; what was reported stays."
    )
    async def key_result_drop(self, info: Info, input: key_results.KeyResultDropInput) -> KeyResultPayload:
        async def use_case() -> Made:
            id_, why = number(input.id, "kr", field="id"), entries.reason(input.reason)
            return id_, await service.drop_key_result(info.context.viewer, id_, if_version=input.if_version, reason=why)

        return _key_result(info, *await attempted(info, use_case()))

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Report on up to 100 key results; each stands alone."
    )
    async def check_in_create(self, info: Info, input: reports.CheckInCreateInput) -> CheckInPayload:
        async def use_case() -> tuple[list[Result], Moved]:
            service.require_few(input.check_ins)
            return await service.check_in(info.context.viewer, [each for _, each in fit])

        fit, unfit = _sorted_out(input.check_ins[: service.MOST_CHECK_INS])
        made, errors = await attempted(info, use_case())
        results, moved = made or ([], None)
        found = dict(zip((place for place, _ in fit), results, strict=False)) | unfit
        shown = [] if errors else [_result(info, found[place], place) for place in range(len(input.check_ins))]
        return CheckInPayload(results=shown, affected=affected(info, moved), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Mark a blocker as resolved.")
    async def blocker_resolve(self, info: Info, input: reports.BlockerResolveInput) -> BlockerPayload:
        async def use_case() -> int:
            return await service.resolve_blocker(info.context.viewer, number(input.id, "blk", field="id"))

        resolved, errors = await attempted(info, use_case())
        return BlockerPayload(blocker=row(info, Blocker, resolved), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Plan work for a goal.")
    async def initiative_create(self, info: Info, input: reports.InitiativeCreateInput) -> InitiativePayload:
        async def use_case() -> int:
            goal_id, key = number(input.goal_id, *GOALS, field="goalId"), input.idempotency_key
            planned = entries.initiative(input)
            return await service.create_initiative(info.context.viewer, goal_id, planned, idempotency_key=key)

        made, errors = await attempted(info, use_case())
        return InitiativePayload(initiative=row(info, Initiative, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change an initiative.")
    async def initiative_update(self, info: Info, input: reports.InitiativeUpdateInput) -> InitiativePayload:
        async def use_case() -> int:
            id_, changes = number(input.id, "ini", field="id"), entries.initiative_changes(input)
            return await service.update_initiative(info.context.viewer, id_, changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return InitiativePayload(initiative=row(info, Initiative, changed), user_errors=errors)


def _sorted_out(given: list[reports.CheckInInput]) -> tuple[list[tuple[int, Any]], dict[int, Result]]:
    """Reports that can be handed on, with their places, and the results of those whose ids lead nowhere."""
    fit, unfit = [], {}
    for place, each in enumerate(given):
        try:
            fit.append((place, entries.check_in(each)))
        except Refused as refusal:
            unfit[place] = Result(refusals=(refusal,))
    return fit, unfit


def _handed(info: Info, place: int, handed: Handed) -> CascadeResult:
    at = ("input", "drafts", str(place))
    return CascadeResult(
        objective=row(info, Objective, handed.objective_id),
        repeated=handed.repeated,
        user_errors=[user_error(info, refusal, at=at) for refusal in handed.refusals],
    )


def _result(info: Info, result: Result, place: int) -> CheckInResult:
    at = ("input", "checkIns", str(place))
    return CheckInResult(
        check_in=row(info, CheckIn, result.check_in_id),
        repeated=result.repeated,
        overtaken=result.overtaken,
        user_errors=[user_error(info, refusal, at=at) for refusal in result.refusals],
    )
