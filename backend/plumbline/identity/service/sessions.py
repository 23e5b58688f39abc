"""Signing in and out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from plumbline.database import Row, Sql, current, transaction
from plumbline.identity.errors import WrongPassword
from plumbline.identity.keys import new_key, sha256_of
from plumbline.identity.models import Session
from plumbline.identity.passwords import password_matches
from plumbline.identity.reads import Presence
from plumbline.identity.service.attempts import count_attempt, forgive_attempts
from plumbline.kit import clock
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import new_id

LONGEST_SESSION = timedelta(days=30)

_ACCOUNT = """
    select a.id, a.password_hash, a.email from account a left join person p on p.id = a.person_id
    where a.active and (p.id is null or p.active)"""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: `key` goes into the cookie and is stored nowhere."""

    key: str
    account_id: int
    expires_at: datetime


async def sign_in(email: str, password: str, *, address: str, former_key: str | None = None) -> SignedIn:
    """A session for the right name and password; the former one of this browser ends.

    Checking takes as long for unknown names. Raises WrongPassword, TooManyAttempts, Overloaded.
    """
    name = email.strip().lower()[:254]
    account = await _candidate(name, address)
    fits = await password_matches(account["password_hash"] if account else None, password)
    if account is None or not fits:
        raise WrongPassword
    return await _admit(account, name=name, address=address, former_key=former_key)


@transaction
async def sign_out(key: str) -> None:
    """End the session with this key; an unknown one is no error."""
    await current().run(Sql("delete from session where token_sha256 = :sha", sha=sha256_of(key)))


@transaction
async def demo_sign_in(person_id: int, *, former_key: str | None = None) -> SignedIn:
    """A session without a password, in a database that is marked as a demo and nowhere else. Raises NotFound.

    Whoever calls this makes sure that the asker sits at this machine.
    """
    rows = await current().rows(
        Sql(
            _ACCOUNT + " and a.person_id = :person_id and exists (select 1 from unit where parent_id is null and demo)",
            person_id=person_id,
        )
    )
    if not rows:
        raise NotFound("There is no such person in a demo.")
    return await open_session(rows[0]["id"], former_key=former_key)


@transaction
async def note_use(presence: Presence) -> None:
    """Remember that the session or token was used now."""
    table = "session" if presence.session_id is not None else "access_token"
    await current().run(
        Sql(
            f"update {table} set last_used_at = :now where id = :id",
            now=clock.now(),
            id=presence.session_id or presence.token_id,
        )
    )


async def open_session(account_id: int, *, former_key: str | None = None) -> SignedIn:
    """A new session; the former one and what has expired go. Inside a transaction."""
    now, key = clock.now(), new_key()
    await current().run(
        Sql(
            "delete from session where token_sha256 = :former or (account_id = :account_id and expires_at <= :now)",
            former=sha256_of(former_key or ""),
            account_id=account_id,
            now=now,
        )
    )
    expires_at = now + LONGEST_SESSION
    await Session.create(
        id=new_id(),
        account_id=account_id,
        token_sha256=sha256_of(key),
        created_at=now,
        last_used_at=now,
        expires_at=expires_at,
    )
    return SignedIn(key, account_id, expires_at)


@transaction
async def _candidate(name: str, address: str) -> Row | None:
    await count_attempt(name=name, address=address)
    rows = await current().rows(Sql(_ACCOUNT + " and a.email = :email", email=name.replace("\0", "")))
    return rows[0] if rows else None


@transaction
async def _admit(account: Row, *, name: str, address: str, former_key: str | None) -> SignedIn:
    """The account may have been closed, or its password changed, while this one was checked: so it is held and asked."""
    checked = {"id": account["id"], "hash": account["password_hash"]}
    held = await current().run(
        Sql("update account set active = active where id = :id and active and password_hash = :hash", **checked)
    )
    if not held:
        raise WrongPassword
    await forgive_attempts(name=name, address=address)
    return await open_session(account["id"], former_key=former_key)
