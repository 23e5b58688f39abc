"""Who may do what with accounts."""

from plumbline.organization.viewer import Role, Viewer

ACCOUNT_SCOPE = "account"
"""Only a signed-in browser has it: a token can neither make tokens nor invite nor change accounts, so a leaked one cannot outlive itself."""

SESSION_SCOPES = frozenset({"read", "write", ACCOUNT_SCOPE})


def can_manage_own_tokens(viewer: Viewer) -> bool:
    """Everyone, from the app."""
    return ACCOUNT_SCOPE in viewer.scopes


def can_revoke_token(viewer: Viewer, *, of_account_id: int) -> bool:
    """Whoever it speaks for, and an admin, from the app."""
    return ACCOUNT_SCOPE in viewer.scopes and (viewer.account_id == of_account_id or viewer.role is Role.ADMIN)


def can_change_own_password(viewer: Viewer) -> bool:
    """Everyone, from the app."""
    return ACCOUNT_SCOPE in viewer.scopes


def can_change_accounts(viewer: Viewer) -> bool:
    """An admin, from the app."""
    return ACCOUNT_SCOPE in viewer.scopes and viewer.role is Role.ADMIN


def can_invite(viewer: Viewer) -> bool:
    """An admin, from the app."""
    return ACCOUNT_SCOPE in viewer.scopes and viewer.role is Role.ADMIN
