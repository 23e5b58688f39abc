"""Access tokens: keys for programs, shown once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from plumbline.database import Sql, current, transaction
from plumbline.identity import policy
from plumbline.identity.keys import new_access_token, sha256_of
from plumbline.identity.models import AccessToken
from plumbline.identity.names import clean_name
from plumbline.identity.words import Scope
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Forbidden, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.viewer import Viewer

MOST_TOKENS = 50


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made; `secret` is never to be seen again."""

    id: int
    secret: str


@transaction
async def create_token(
    viewer: Viewer,
    *,
    name: str,
    scopes: Collection[Scope],
    expires_at: datetime | None,
    idempotency_key: str | None = None,
) -> NewToken:
    """A token that speaks for the viewer within `scopes`, until `expires_at` (None: until revoked).

    Sent again it gets a new secret, for nobody knows the one whose answer was lost.
    Raises Forbidden, Blank, TooLong, Invalid, IdempotencyKeyReused.
    """
    if viewer.account_id is None or not policy.can_manage_own_tokens(viewer):
        raise Forbidden("Tokens are made in the app, by someone who is signed in there.")
    token_id, said = new_id(), {"name": name, "scopes": sorted(set(scopes)), "expires_at": expires_at}
    before = await made_before(viewer, idempotency_key, token_id, "token", said)
    if before is None:
        return await _issue(viewer.account_id, token_id, name=name, scopes=scopes, expires_at=expires_at)
    secret = new_access_token()
    live = AccessToken.filter(id=before, revoked_at__isnull=True)
    if not await live.update(token_sha256=sha256_of(secret), hint=secret[-4:]):
        raise Invalid("The token that was made with this key has been revoked.", path=("idempotencyKey",))
    return NewToken(before, secret)


@transaction
async def create_token_for(
    email: str, *, name: str, scopes: Collection[Scope], expires_at: datetime | None
) -> NewToken:
    """The same from the command line, for any account. Raises NotFound, Blank, TooLong, Invalid."""
    rows = await current().rows(
        Sql("select id from account where email = :email and active", email=email.strip().lower())
    )
    if not rows:
        raise NotFound(f"No active account has the e-mail address {email}.")
    return await _issue(rows[0]["id"], new_id(), name=name, scopes=scopes, expires_at=expires_at)


@transaction
async def revoke_token(viewer: Viewer, token_id: int) -> None:
    """From now on the token opens nothing; doing it twice is no error. Raises NotFound."""
    rows = await current().rows(Sql("select account_id from access_token where id = :id", id=token_id))
    if not rows or not policy.can_revoke_token(viewer, of_account_id=rows[0]["account_id"]):
        raise NotFound("There is no such token.", path=("id",))
    await current().run(
        Sql(
            "update access_token set revoked_at = :now where id = :id and revoked_at is null",
            now=clock.now(),
            id=token_id,
        )
    )


async def _issue(
    account_id: int, token_id: int, *, name: str, scopes: Collection[Scope], expires_at: datetime | None
) -> NewToken:
    now, secret = clock.now(), new_access_token()
    if not scopes:
        raise Blank("A token needs a scope.", path=("scopes",))
    if expires_at is not None and expires_at <= now:
        raise Invalid("This instant has passed.", path=("expiresAt",))
    live = await current().rows(
        Sql("select count(*) as n from access_token where account_id = :id and revoked_at is null", id=account_id)
    )
    if live[0]["n"] >= MOST_TOKENS:
        raise Invalid(f"There are {MOST_TOKENS} tokens already; revoke one that is not needed.")
    await AccessToken.create(
        id=token_id,
        account_id=account_id,
        name=clean_name(name, longest=100),
        hint=secret[-4:],
        token_sha256=sha256_of(secret),
        scopes=" ".join(sorted(set(scopes))),
        created_at=now,
        expires_at=expires_at,
    )
    return NewToken(token_id, secret)
