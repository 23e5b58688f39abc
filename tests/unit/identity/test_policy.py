"""Who may do what with accounts: one line per cell."""

import pytest

from plumbline.identity.policy import SESSION_SCOPES, can_invite, can_manage_own_tokens, can_revoke_token
from plumbline.organization.viewer import Role, Viewer

TOKEN_SCOPES = frozenset({"read", "write"})


def viewer(role: Role, *, in_the_app: bool) -> Viewer:
    return Viewer(account_id=1, person_id=1, role=role, scopes=SESSION_SCOPES if in_the_app else TOKEN_SCOPES)


@pytest.mark.parametrize("role", list(Role))
def test_everyone_makes_and_revokes_their_own_tokens_in_the_app_only(role: Role) -> None:
    for in_the_app in (True, False):
        assert can_manage_own_tokens(viewer(role, in_the_app=in_the_app)) is in_the_app
        assert can_revoke_token(viewer(role, in_the_app=in_the_app), of_account_id=1) is in_the_app


@pytest.mark.parametrize("role", list(Role))
def test_only_an_admin_in_the_app_invites_and_revokes_the_tokens_of_others(role: Role) -> None:
    for in_the_app in (True, False):
        allowed = role is Role.ADMIN and in_the_app
        assert can_invite(viewer(role, in_the_app=in_the_app)) is allowed
        assert can_revoke_token(viewer(role, in_the_app=in_the_app), of_account_id=2) is allowed
