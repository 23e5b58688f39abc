"""One-time links: the first admin of an installation, and people who are asked in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from plumbline.database import Row, Sql, current, transaction
from plumbline.events.outbox import record
from plumbline.identity import policy, reads
from plumbline.identity.errors import LinkSpent
from plumbline.identity.keys import new_key, sha256_of
from plumbline.identity.models import Account, Invitation
from plumbline.identity.names import clean_email, clean_name
from plumbline.identity.passwords import acceptable_password, password_hash_of
from plumbline.identity.service.sessions import SignedIn, open_session
from plumbline.identity.words import InvitationKind
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.organization.models import Person
from plumbline.organization.service import create_person
from plumbline.organization.viewer import Role, Viewer

SETUP_VALID = timedelta(hours=24)
INVITATION_VALID = timedelta(days=7)

_INSTALLER = Viewer(role=Role.ADMIN)
"""Who makes the first person: there is nobody yet in whose name it could be done."""


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A link that was just made; `key` is never to be seen again."""

    id: int
    person_id: int | None
    key: str
    expires_at: datetime


@transaction
async def make_setup_link() -> str | None:
    """The key of a new link for the first admin, in place of the ones before; None when somebody can sign in already."""
    if not await reads.needs_setup(current()):
        return None
    await current().run(
        Sql("delete from invitation where kind = :kind and used_at is null", kind=InvitationKind.SETUP.value)
    )
    made = await _make(InvitationKind.SETUP, Role.ADMIN, valid=SETUP_VALID)
    return made.key


@transaction
async def invite(
    viewer: Viewer,
    *,
    email: str,
    role: Role,
    name: str | None = None,
    person_id: int | None = None,
    unit_id: int | None = None,
) -> NewInvitation:
    """A link with which someone chooses a password: a person without one yet, or a new one called `name` in a unit.

    The links made before for the same address stop working. Raises Forbidden, NotFound, Duplicate when the address or
    person can sign in already, Blank, TooLong, Invalid.
    """
    if not policy.can_invite(viewer):
        raise Forbidden("Only an admin may invite people.")
    if role is Role.SERVICE:
        raise Invalid("Services are not invited; they use tokens.", path=("role",))
    address = clean_email(email)
    invited = person_id or await _person_at(address)
    await _refuse_accounts(address, invited)
    if invited is None:
        called = clean_name(name or "", longest=200)
        invited = await create_person(viewer, unit_id=unit_id, name=called, email=address)
    await current().run(Sql("delete from invitation where email = :email and used_at is null", email=address))
    made = await _make(
        InvitationKind.INVITE, role, valid=INVITATION_VALID, email=address, person_id=invited, by=viewer.account_id
    )
    await record("person.invited", "person", invited)
    return made


async def accept_invitation(key: str, *, password: str, former_key: str | None = None) -> SignedIn:
    """The account of the person invited, with this password, and its first session.

    Raises LinkSpent, Blank, TooLong, Invalid, Overloaded.
    """
    invitation = await _looked_up(key, InvitationKind.INVITE)
    email: str = invitation["email"]
    password_hash = await password_hash_of(acceptable_password(password, email=email))
    return await _enter(key, InvitationKind.INVITE, password_hash, email=email, former_key=former_key)


async def complete_setup(key: str, *, name: str, email: str, password: str, former_key: str | None = None) -> SignedIn:
    """The first admin: person, account and session. The company is made afterwards, on the set-up screen.

    Raises LinkSpent, Blank, TooLong, Invalid, Overloaded.
    """
    await _looked_up(key, InvitationKind.SETUP)
    address, name = clean_email(email), clean_name(name, longest=200)
    password_hash = await password_hash_of(acceptable_password(password, email=address))
    return await _enter(key, InvitationKind.SETUP, password_hash, email=address, name=name, former_key=former_key)


@transaction
async def _looked_up(key: str, kind: InvitationKind) -> Row:
    row = await reads.invitation_by_key(current(), token_sha256=sha256_of(key), now=clock.now())
    if row is None or row["kind"] != kind:
        raise LinkSpent
    return row


@transaction
async def _enter(
    key: str, kind: InvitationKind, password_hash: str, *, email: str, former_key: str | None, name: str = ""
) -> SignedIn:
    """Use the link up and open the door; of two who try at once, one gets in."""
    invitation = await _looked_up(key, kind)
    now = clock.now()
    used = await current().run(
        Sql("update invitation set used_at = :now where id = :id and used_at is null", now=now, id=invitation["id"])
    )
    if not used or (kind is InvitationKind.SETUP and not await reads.needs_setup(current())):
        raise LinkSpent
    person_id = invitation["person_id"]
    if kind is InvitationKind.SETUP:
        person_id = await create_person(_INSTALLER, name=name, email=email)
    await _refuse_accounts(email, person_id)
    account = await Account.create(
        id=new_id(),
        person_id=person_id,
        email=email,
        password_hash=password_hash,
        role=Role(invitation["role"]),
        created_at=now,
    )
    await record("account.created", "person", person_id)
    return await open_session(account.id, former_key=former_key)


async def _make(
    kind: InvitationKind,
    role: Role,
    *,
    valid: timedelta,
    email: str | None = None,
    person_id: int | None = None,
    by: int | None = None,
) -> NewInvitation:
    key, now = new_key(), clock.now()
    made = await Invitation.create(
        id=new_id(),
        kind=kind,
        person_id=person_id,
        email=email,
        role=role,
        token_sha256=sha256_of(key),
        invited_by_id=by,
        created_at=now,
        expires_at=now + valid,
    )
    return NewInvitation(made.id, person_id, key, made.expires_at)


async def _person_at(email: str) -> int | None:
    person = await Person.get_or_none(email=email)
    return person.id if person else None


async def _refuse_accounts(email: str, person_id: int | None) -> None:
    if await Account.filter(email=email).exists():
        raise Duplicate("Somebody can already sign in with this e-mail address.", path=("email",))
    if person_id is None:
        return
    if not await Person.filter(id=person_id, active=True).exists():
        raise NotFound("There is no such person.", path=("personId",))
    if await Account.filter(person_id=person_id).exists():
        raise Duplicate("This person can sign in already.", path=("personId",))
