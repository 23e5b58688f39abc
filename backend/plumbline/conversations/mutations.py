"""What may be done in conversations."""

from collections.abc import Sequence

import strawberry

from plumbline.conversations import inputs, service
from plumbline.conversations.payloads import (
    CommentPayload,
    FeedbackPayload,
    RecognitionPayload,
    RecognitionRemovePayload,
    RewardPayload,
)
from plumbline.conversations.service.commenting import CommentEntry
from plumbline.conversations.service.recognizing import RecognitionEntry
from plumbline.conversations.types import Comment, Feedback, Recognition, Reward
from plumbline.engine import Info
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import row
from plumbline.organization.user_errors import attempted


def _about(id: strawberry.ID) -> int:
    return number(id, "obj", "kr", "chk", field="aboutId")


def _people(ids: Sequence[strawberry.ID]) -> tuple[int, ...]:
    return tuple(number(each, "per", field="mentionIds") for each in ids)


def _thanked(input: inputs.RecognitionCreateInput) -> RecognitionEntry:
    people = [each for each in input.recipient_ids if each.startswith("per_")]
    teams = [each for each in input.recipient_ids if not each.startswith("per_")]
    return RecognitionEntry(
        about_id=_about(input.about_id),
        people=tuple(number(each, "per", field="recipientIds") for each in people),
        teams=tuple(number(each, "team", field="recipientIds") for each in teams),
        size=input.size,
        text=input.text,
        reward_id=number(input.reward_id, "rwd", field="rewardId") if input.reward_id else None,
    )


@strawberry.type
class RecognitionMutations:
    """What may be done with thank-yous and rewards."""

    @strawberry.mutation(permission_classes=[Admin], description="Name a reward that a thank-you may carry.")
    async def reward_create(self, info: Info, input: inputs.RewardCreateInput) -> RewardPayload:
        use_case = service.create_reward(
            info.context.viewer,
            name=input.name,
            description=input.description,
            idempotency_key=input.idempotency_key,
        )
        made, errors = await attempted(info, use_case)
        return RewardPayload(reward=row(info, Reward, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Change a reward, or give it no more.")
    async def reward_update(self, info: Info, input: inputs.RewardUpdateInput) -> RewardPayload:
        async def use_case() -> int:
            id_ = number(input.id, "rwd")
            return await service.update_reward(info.context.viewer, id_, input.changes, if_version=input.if_version)

        changed, errors = await attempted(info, use_case())
        return RewardPayload(reward=row(info, Reward, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Thank people and teams for a goal or a check-in.")
    async def recognition_create(self, info: Info, input: inputs.RecognitionCreateInput) -> RecognitionPayload:
        async def use_case() -> int:
            entry = _thanked(input)
            return await service.recognize(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        made, errors = await attempted(info, use_case())
        return RecognitionPayload(recognition=row(info, Recognition, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take a thank-you back.")
    async def recognition_remove(self, info: Info, input: inputs.RecognitionRemoveInput) -> RecognitionRemovePayload:
        async def use_case() -> int:
            return await service.remove_recognition(info.context.viewer, number(input.id, "rcg"))

        removed, errors = await attempted(info, use_case())
        return RecognitionRemovePayload(removed_id=input.id if removed else None, user_errors=errors)


@strawberry.type
class CommentMutations:
    """What may be done with comments."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Say something about a goal or a check-in, or answer what was said."
    )
    async def comment_create(self, info: Info, input: inputs.CommentCreateInput) -> CommentPayload:
        async def use_case() -> int:
            answers = number(input.answers_id, "cmt", field="answersId") if input.answers_id else None
            entry = CommentEntry(_about(input.about_id), input.text, answers, _people(input.mention_ids))
            return await service.comment(info.context.viewer, entry, idempotency_key=input.idempotency_key)

        made, errors = await attempted(info, use_case())
        return CommentPayload(comment=row(info, Comment, made), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Change what one has said.")
    async def comment_update(self, info: Info, input: inputs.CommentUpdateInput) -> CommentPayload:
        async def use_case() -> int:
            mentions = None if input.mention_ids is None else _people(input.mention_ids)
            id_ = number(input.id, "cmt")
            return await service.edit_comment(
                info.context.viewer, id_, text=input.text, mentions=mentions, if_version=input.if_version
            )

        changed, errors = await attempted(info, use_case())
        return CommentPayload(comment=row(info, Comment, changed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take a comment away; its place stays.")
    async def comment_remove(self, info: Info, input: inputs.CommentRemoveInput) -> CommentPayload:
        async def use_case() -> int:
            return await service.remove_comment(info.context.viewer, number(input.id, "cmt"))

        removed, errors = await attempted(info, use_case())
        return CommentPayload(comment=row(info, Comment, removed), user_errors=errors)


@strawberry.type
class FeedbackMutations:
    """What may be done with feedback."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Ask somebody for feedback on a goal that both see."
    )
    async def feedback_ask(self, info: Info, input: inputs.FeedbackAskInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.ask_feedback(
                info.context.viewer,
                number(input.person_id, "per", field="personId"),
                goal_id=number(input.goal_id, "obj", "kr", field="goalId"),
                question=input.question,
                idempotency_key=input.idempotency_key,
            )

        asked, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, asked), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Give somebody feedback on a goal that both see.")
    async def feedback_give(self, info: Info, input: inputs.FeedbackGiveInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.give_feedback(
                info.context.viewer,
                number(input.person_id, "per", field="personId"),
                goal_id=number(input.goal_id, "obj", "kr", field="goalId"),
                text=input.text,
                idempotency_key=input.idempotency_key,
            )

        given, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, given), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Give the feedback that one was asked for.")
    async def feedback_answer(self, info: Info, input: inputs.FeedbackAnswerInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.answer_feedback(info.context.viewer, number(input.id, "fdb"), text=input.text)

        answered, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, answered), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Say that one gives no feedback.")
    async def feedback_decline(self, info: Info, input: inputs.FeedbackDeclineInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.decline_feedback(info.context.viewer, number(input.id, "fdb"))

        declined, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, declined), user_errors=errors)

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Agree, as one of the two, that the manager reads the feedback."
    )
    async def feedback_share(self, info: Info, input: inputs.FeedbackShareInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.agree_to_share(info.context.viewer, number(input.id, "fdb"))

        agreed, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, agreed), user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Take that agreement back.")
    async def feedback_unshare(self, info: Info, input: inputs.FeedbackUnshareInput) -> FeedbackPayload:
        async def use_case() -> int:
            return await service.stop_sharing(info.context.viewer, number(input.id, "fdb"))

        taken, errors = await attempted(info, use_case())
        return FeedbackPayload(feedback=row(info, Feedback, taken), user_errors=errors)
