"""What mutations of goals answer."""

from collections.abc import Sequence
from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import Refused
from plumbline.okrs.reads.seen import seen_goals
from plumbline.okrs.service import Moved
from plumbline.okrs.types import Alignment, Blocker, CheckIn, Goal, Initiative, KeyResult, Objective
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError, UserErrorCode, writes_errors

AFFECTED = "Every goal whose stored number changed, bottom up, as far as the viewer sees it."


def seen(info: Info, goal_ids: Sequence[int]) -> Any:
    """Promise those of the goals that the viewer sees."""
    return info.context.batch(seen_goals, tuple(goal_ids)) if goal_ids else []


def affected(info: Info, moved: Moved | None) -> Any:
    """Promise the goals whose stored numbers changed."""
    return seen(info, moved.goal_ids if moved else [])


@strawberry.type(description="The edge would make a goal contribute to itself.")
class LoopError(UserError):
    """The edge would make a goal contribute to itself."""

    loop: list[Goal] = strawberry.field(description="The way round, as far as the viewer sees it.")


@strawberry.type(description="The objective after the change.")
class ObjectivePayload:
    """The objective after the change."""

    objective: Objective | None = strawberry.field(description="The objective.")
    affected: list[Goal] = strawberry.field(description=AFFECTED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of one draft.")
class CascadeResult:
    """What became of one draft."""

    objective: Objective | None = strawberry.field(description="The draft; none when it was refused.")
    repeated: bool = strawberry.field(description="The same key and content had made it before.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of the drafts, in their order.")
class CascadePayload:
    """What became of the drafts."""

    results: list[CascadeResult] = strawberry.field(description="One result a draft, in their order.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The key result after the change.")
class KeyResultPayload:
    """The key result after the change."""

    key_result: KeyResult | None = strawberry.field(description="The key result.")
    affected: list[Goal] = strawberry.field(description=AFFECTED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The edge after the change.")
class AlignmentPayload:
    """The edge after the change."""

    alignment: Alignment | None = strawberry.field(description="The edge; none once it is removed.")
    affected: list[Goal] = strawberry.field(description=AFFECTED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of one report.")
class CheckInResult:
    """What became of one report."""

    check_in: CheckIn | None = strawberry.field(description="The stored check-in; none when it was refused.")
    repeated: bool = strawberry.field(description="The same key and content had been stored before.")
    overtaken: bool = strawberry.field(description="There was a newer check-in than the client knew; both are kept.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="What became of the reports, in their order.")
class CheckInPayload:
    """What became of the reports."""

    results: list[CheckInResult] = strawberry.field(description="One result a report, in their order.")
    affected: list[Goal] = strawberry.field(description=AFFECTED)
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The blocker after the change.")
class BlockerPayload:
    """The blocker after the change."""

    blocker: Blocker | None = strawberry.field(description="The blocker.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The initiative after the change.")
class InitiativePayload:
    """The initiative after the change."""

    initiative: Initiative | None = strawberry.field(description="The initiative.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


def _loop_error(info: Info, refusal: Refused, path: list[str]) -> UserError:
    code = UserErrorCode(refusal.code)
    return LoopError(message=refusal.message, code=code, path=path, loop=seen(info, refusal.data or []))


writes_errors("LOOP", _loop_error)
