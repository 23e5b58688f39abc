"""The gates of root fields: each one names who may come in; what exactly they may do there is the domain's policy."""

from typing import Any, NoReturn

from graphql import GraphQLError, OperationType
from strawberry.permission import BasePermission
from strawberry.types import Info

from plumbline.organization.viewer import Role, Viewer


class Gate(BasePermission):
    """Lets a request in or refuses it with UNAUTHENTICATED or FORBIDDEN; plain functions, so promises pass through."""

    def has_permission(self, source: Any, info: Info, **kwargs: Any) -> bool:
        """True, or a GraphQLError with the code that says why not."""
        refuse_unless_admitted(self, info.context.viewer, info.operation.operation)
        return True

    def admits(self, viewer: Viewer) -> bool:
        """Whether someone who is signed in may come in."""
        return True

    @property
    def for_strangers(self) -> bool:
        """Whether somebody who is not signed in may come in."""
        return False


class Anyone(Gate):
    """Strangers too."""

    @property
    def for_strangers(self) -> bool:
        return True


class SignedIn(Gate):
    """Whoever has a session or a token."""


class Admin(Gate):
    """Admins."""

    def admits(self, viewer: Viewer) -> bool:
        """Admins and nobody else."""
        return viewer.role is Role.ADMIN


def refuse_unless_admitted(gate: Gate, viewer: Viewer | None, operation: OperationType) -> None:
    """Raises GraphQLError: UNAUTHENTICATED for a stranger, FORBIDDEN for a wrong role or a token without the scope."""
    if gate.for_strangers:
        return
    if viewer is None:
        _refuse("Please sign in.", "UNAUTHENTICATED")
    scope = "write" if operation is OperationType.MUTATION else "read"
    if scope not in viewer.scopes:
        _refuse(f"This token lacks the scope `{scope}`.", "FORBIDDEN")
    if not viewer.admitted:
        _refuse("Some teams try Plumbline first. Yours is not among them yet.", "FORBIDDEN")
    if not gate.admits(viewer):
        _refuse("You may not do this. An admin of your company can.", "FORBIDDEN")


def _refuse(message: str, code: str) -> NoReturn:
    raise GraphQLError(message, extensions={"code": code})
