"""What becomes of an account: its role, whether it is open, its password."""

from plumbline.database import Row, Sql, current, transaction
from plumbline.events.outbox import record
from plumbline.identity import policy
from plumbline.identity.errors import WrongCurrentPassword
from plumbline.identity.models import Account, Session
from plumbline.identity.passwords import acceptable_password, password_hash_of, password_matches
from plumbline.identity.service.attempts import count_attempt, forgive_attempts
from plumbline.identity.service.sessions import SignedIn, open_session
from plumbline.kit.errors import Forbidden, Invalid, NotFound
from plumbline.organization.service import hold_organization
from plumbline.organization.viewer import Role, Viewer

_OTHER_ADMINS = """
    select 1 from account a left join person p on p.id = a.person_id
    where a.id <> :id and a.active and a.role = :admin and (p.id is null or p.active) limit 1"""


@transaction
async def update_account(
    viewer: Viewer, person_id: int, *, role: Role | None = None, active: bool | None = None
) -> int:
    """Change what a person's account may do, or close and reopen it; None leaves a thing as it is.

    Closing ends its sessions, for good. Returns the person's id. Raises Forbidden, NotFound without an account, and
    Invalid for a service's role or when nobody would be left to administer.
    """
    if not policy.can_change_accounts(viewer):
        raise Forbidden("Only an admin may change accounts.")
    if role is Role.SERVICE:
        raise Invalid("A person cannot have the role of a service.", path=("role",))
    await hold_organization()
    account = await Account.get_or_none(person_id=person_id)
    if account is None:
        raise NotFound("This person has no account yet.", path=("personId",))
    new_role = role or account.role
    stays_active = account.active if active is None else active
    if account.active and account.role is Role.ADMIN and not (stays_active and new_role is Role.ADMIN):
        blamed = "role" if stays_active else "active"
        await refuse_without_admins(account.id, blamed)
    await Account.filter(id=account.id).update(role=new_role, active=stays_active)
    if not stays_active:
        await Session.filter(account_id=account.id).delete()
    await record("account.updated", "person", person_id)
    return person_id


async def change_password(viewer: Viewer, key: str, *, current_password: str, new: str, address: str) -> SignedIn:
    """A new password and, in place of the session `key`, a new session; all others of the account end.

    A wrong guess of the current one counts like a wrong sign-in. Raises Forbidden for tokens, WrongCurrentPassword,
    TooManyAttempts, Overloaded, and Blank, TooLong or Invalid, blamed on `new`.
    """
    if viewer.account_id is None or not policy.can_change_own_password(viewer):
        raise Forbidden("Passwords are changed in the app, by someone who is signed in there.")
    account = await _account(viewer.account_id)
    password = acceptable_password(new, email=account["email"], field="new")
    await _count(account["email"], address)
    if not await password_matches(account["password_hash"], current_password):
        raise WrongCurrentPassword
    return await _replace(account, await password_hash_of(password), key=key, address=address)


async def refuse_without_admins(account_id: int, blamed: str) -> None:
    """Raises Invalid, blamed on a field, when no other account administers. Inside a transaction."""
    if not await current().rows(Sql(_OTHER_ADMINS, id=account_id, admin=Role.ADMIN.value)):
        raise Invalid("This is the only administrator. Make somebody else one first.", path=(blamed,))


@transaction
async def _account(account_id: int) -> Row:
    rows = await current().rows(Sql("select id, email, password_hash from account where id = :id", id=account_id))
    return rows[0]


@transaction
async def _count(name: str, address: str) -> None:
    await count_attempt(name=name, address=address)


@transaction
async def _replace(account: Row, password_hash: str, *, key: str, address: str) -> SignedIn:
    """Of two changes at once one wins; an account that was closed while the password was checked stays closed."""
    changed = await current().run(
        Sql(
            "update account set password_hash = :new where id = :id and active and password_hash = :old",
            new=password_hash,
            id=account["id"],
            old=account["password_hash"],
        )
    )
    if not changed:
        raise WrongCurrentPassword
    await forgive_attempts(name=account["email"], address=address)
    await Session.filter(account_id=account["id"]).delete()
    return await open_session(account["id"], former_key=key)
