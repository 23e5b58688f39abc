"""Tables of identity: accounts, their sessions and access tokens, one-time links, and the counters against guessing.

Nothing here can be used if it is read by a thief: passwords are argon2id hashes, everything else that opens a door
is kept as the SHA-256 (hex) of a random secret.
"""

from tortoise import fields
from tortoise.models import Model

from plumbline.identity.words import InvitationKind
from plumbline.organization.models import Person
from plumbline.organization.viewer import Role


class Account(Model):
    """Someone or something that may sign in. `email` is kept in lower case; without a password only tokens work."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: fields.OneToOneNullableRelation[Person] = fields.OneToOneField(
        "plumbline.Person", null=True, on_delete=fields.RESTRICT, related_name="account"
    )
    email = fields.CharField(max_length=254, unique=True)
    password_hash = fields.CharField(max_length=200, null=True)
    role = fields.CharEnumField(Role, max_length=16)
    active = fields.BooleanField(db_default=True)
    created_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "account"


class Session(Model):
    """One signed-in browser; gone once signed out. It ends after 14 idle days, and at `expires_at` in any case."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "plumbline.Account", db_index=True, on_delete=fields.CASCADE, related_name="sessions"
    )
    token_sha256 = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        app = "plumbline"
        table = "session"


class AccessToken(Model):
    """A key for programs. `hint` is the last four characters; `scopes` are words separated by spaces."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "plumbline.Account", db_index=True, on_delete=fields.CASCADE, related_name="tokens"
    )
    name = fields.CharField(max_length=100)
    hint = fields.CharField(max_length=4)
    token_sha256 = fields.CharField(max_length=64, unique=True)
    scopes = fields.CharField(max_length=100)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "access_token"


class Invitation(Model):
    """A one-time link. A SETUP one names no one yet; an INVITE one names the e-mail address it was made for."""

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharEnumField(InvitationKind, max_length=16)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "plumbline.Person", null=True, db_index=True, on_delete=fields.CASCADE, related_name="invitations"
    )
    email = fields.CharField(max_length=254, null=True)
    role = fields.CharEnumField(Role, max_length=16)
    token_sha256 = fields.CharField(max_length=64, unique=True)
    invited_by: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "plumbline.Account", null=True, db_index=True, on_delete=fields.SET_NULL, related_name="invitations"
    )
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "invitation"


class SignInAttempt(Model):
    """Failed sign-ins since `since` of one subject: the SHA-256 of an address, or of a name at an address."""

    id = fields.BigIntField(primary_key=True, generated=False)
    subject = fields.CharField(max_length=64, unique=True)
    failures = fields.IntField(db_default=0)
    since = fields.DatetimeField(db_index=True)

    class Meta:
        app = "plumbline"
        table = "sign_in_attempt"
