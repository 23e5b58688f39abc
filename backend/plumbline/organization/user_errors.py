"""What a mutation answers when it refuses: user errors, made from the domain's refusals in one place."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any, TypeVar

import strawberry

from plumbline.engine import Info, Ref
from plumbline.engine.choices import choice
from plumbline.kit.errors import Refused, VersionConflict
from plumbline.organization.reads import units
from plumbline.organization.types import Node

T = TypeVar("T")


class UserErrorCode(StrEnum):
    """What a program may decide by; the message is for people."""

    BLANK = "BLANK"
    TOO_LONG = "TOO_LONG"
    INVALID = "INVALID"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    NOT_FOUND = "NOT_FOUND"
    FORBIDDEN = "FORBIDDEN"
    START_EQUALS_TARGET = "START_EQUALS_TARGET"
    TARGET_AGAINST_DIRECTION = "TARGET_AGAINST_DIRECTION"
    LOOP = "LOOP"
    VERSION_CONFLICT = "VERSION_CONFLICT"
    IN_THE_FUTURE = "IN_THE_FUTURE"
    CYCLE_LOCKED = "CYCLE_LOCKED"
    REASON_REQUIRED = "REASON_REQUIRED"
    MIXED_UNITS = "MIXED_UNITS"
    DUPLICATE = "DUPLICATE"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    LESS_VISIBLE = "LESS_VISIBLE"
    UNSCORED = "UNSCORED"
    ALREADY_CARRIED = "ALREADY_CARRIED"
    MEETING_CLOSED = "MEETING_CLOSED"


choice(
    UserErrorCode,
    BLANK="Something is needed and nothing was given.",
    TOO_LONG="A text or a list is longer than allowed.",
    INVALID="The value makes no sense here.",
    OUT_OF_RANGE="A number or a day outside its limits.",
    NOT_FOUND="There is no such thing, or the viewer may not see it.",
    FORBIDDEN="The viewer may not do this.",
    START_EQUALS_TARGET="A way from a value to the same value.",
    TARGET_AGAINST_DIRECTION="An increase that falls, or a decrease that rises.",
    LOOP="The goal would contribute to itself.",
    VERSION_CONFLICT="Somebody else saved first.",
    IN_THE_FUTURE="A check-in dated later than now.",
    CYCLE_LOCKED="The cycle's phase does not allow it.",
    REASON_REQUIRED="A published goal changes only with a reason.",
    MIXED_UNITS="A sum over different units.",
    DUPLICATE="There is one like it already.",
    IDEMPOTENCY_KEY_REUSED="The key was used with other content.",
    MEETING_CLOSED="The meeting is over.",
    LESS_VISIBLE="The target is seen by fewer people than what aligns to it.",
    UNSCORED="Published objectives have no score and outcome yet.",
    ALREADY_CARRIED="What becomes of the objective has been decided.",
)


@strawberry.interface(description="Why a mutation changed nothing.")
class UserError:
    """Why a mutation changed nothing."""

    message: str = strawberry.field(description="A sentence for people; programs read the code.")
    code: UserErrorCode = strawberry.field(description="What it is.")
    path: list[str] = strawberry.field(description="The input field that is to blame, from `input` inward.")


@strawberry.type(description="An input that was refused.")
class InputError(UserError):
    """An input that was refused."""


@strawberry.type(description="Somebody else saved first.")
class VersionConflictError(UserError):
    """Somebody else saved first."""

    current: Node = strawberry.field(description="What it says now.")


_TYPES = {
    "objective": "Objective",
    "key_result": "KeyResult",
    "check_in": "CheckIn",
    "initiative": "Initiative",
    "person": "Person",
    "priority": "Priority",
    "cycle": "Cycle",
    "meeting": "Meeting",
    "meeting_point": "MeetingPoint",
    "coaching_session": "CoachingSession",
    "reward": "Reward",
    "comment": "Comment",
    "aspiration": "Aspiration",
    "development_step": "DevelopmentStep",
    "one_to_one": "OneToOne",
    "one_to_one_note": "OneToOneNote",
    "one_to_one_action": "OneToOneAction",
}
Writer = Callable[[Info, Refused, list[str]], UserError]
_writers: dict[str, Writer] = {}


def writes_errors(code: str, writer: Writer) -> None:
    """Let refusals of this code become a user error of a type of their own."""
    _writers[code] = writer


def user_error(info: Info, refusal: Refused, *, at: tuple[str, ...] = ("input",)) -> UserError:
    """A refusal as the client sees it."""
    path = [_camel(part) for part in (*at, *refusal.path)]
    if isinstance(refusal, VersionConflict) and refusal.kind in ("unit", *_TYPES):
        return VersionConflictError(**_said(refusal, path), current=_current(info, refusal))
    writer = _writers.get(refusal.code)
    return writer(info, refusal, path) if writer else InputError(**_said(refusal, path))


async def attempted(info: Info, use_case: Awaitable[T]) -> tuple[T | None, list[UserError]]:
    """What a use-case returns, or the user errors it was refused with."""
    try:
        return await use_case, []
    except Refused as refusal:
        return None, [user_error(info, refusal)]


def _said(refusal: Refused, path: list[str]) -> dict[str, Any]:
    return {"message": refusal.message, "code": UserErrorCode(refusal.code), "path": path}


def _current(info: Info, refusal: VersionConflict) -> Any:
    if refusal.kind == "unit":
        return info.context.batch(units, refusal.current)
    return info.context.refer(Ref(_TYPES[refusal.kind], refusal.current))


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
