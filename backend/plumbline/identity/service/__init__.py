"""The use-cases of identity: one function, one verb."""

from plumbline.identity.errors import LinkSpent, TooManyAttempts, WrongCurrentPassword, WrongPassword
from plumbline.identity.service.accounts import change_password, update_account
from plumbline.identity.service.invitations import (
    NewInvitation,
    accept_invitation,
    complete_setup,
    invite,
    make_setup_link,
)
from plumbline.identity.service.reactions import follow_email, keep_an_admin
from plumbline.identity.service.sessions import SignedIn, demo_sign_in, note_use, sign_in, sign_out
from plumbline.identity.service.tokens import NewToken, create_token, create_token_for, revoke_token

__all__ = [
    "LinkSpent",
    "NewInvitation",
    "NewToken",
    "SignedIn",
    "TooManyAttempts",
    "WrongCurrentPassword",
    "WrongPassword",
    "accept_invitation",
    "change_password",
    "complete_setup",
    "create_token",
    "create_token_for",
    "demo_sign_in",
    "follow_email",
    "invite",
    "keep_an_admin",
    "make_setup_link",
    "note_use",
    "revoke_token",
    "sign_in",
    "sign_out",
    "update_account",
]
