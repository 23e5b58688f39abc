"""What mutations of reviews answer."""

from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.kit.errors import Refused
from plumbline.okrs.payloads import seen
from plumbline.okrs.types import Goal
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError, UserErrorCode, writes_errors
from plumbline.reviews.types import Retrospective

MOST_NAMED = 100


@strawberry.type(description="The retrospective after the change.")
class RetrospectivePayload:
    """The retrospective after the change."""

    retrospective: Retrospective | None = strawberry.field(description="The retrospective.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="Published objectives have no score and outcome yet.")
class UnscoredError(UserError):
    """Published objectives have no score and outcome yet."""

    objectives: list[Goal] = strawberry.field(description=f"The first {MOST_NAMED} of them.")


def _unscored_error(info: Info, refusal: Refused, path: list[str]) -> UserError:
    code, missing = UserErrorCode(refusal.code), (refusal.data or [])[:MOST_NAMED]
    objectives: Any = seen(info, missing)
    return UnscoredError(message=refusal.message, code=code, path=path, objectives=objectives)


writes_errors("UNSCORED", _unscored_error)
