"""People sign in with the e-mail address that stands on their page."""

import pytest

from plumbline.database import transaction
from plumbline.identity import service as identity
from plumbline.identity.models import Account
from plumbline.identity.service import WrongPassword
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from plumbline.settings import Settings

ADMIN = Viewer(account_id=1, role=Role.ADMIN, scopes=frozenset({"read", "write", "account"}))
PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
async def inviting(database: Settings) -> None:
    """An account that may invite."""
    await made_account()


@transaction
async def made_account() -> None:
    await Account.create(id=1, email="root@acme.example", role=Role.ADMIN, created_at=clock.now())


async def joined(name: str, email: str) -> int:
    """A person with an account."""
    invitation = await identity.invite(ADMIN, email=email, role=Role.MEMBER, name=name)
    await identity.accept_invitation(invitation.key, password=PASSWORD)
    assert invitation.person_id is not None
    return invitation.person_id


async def test_a_new_address_is_the_one_to_sign_in_with() -> None:
    ana = await joined("Ana", "ana@acme.example")
    await organization.update_person(ADMIN, ana, {"email": "Ana.Silva@acme.example"}, if_version=1)
    await identity.sign_in("ana.silva@acme.example", PASSWORD, address="198.51.100.1")
    with pytest.raises(WrongPassword):
        await identity.sign_in("ana@acme.example", PASSWORD, address="198.51.100.1")


async def test_nobody_takes_over_the_address_of_another_account() -> None:
    ana, ben = await joined("Ana", "ana@acme.example"), await joined("Ben", "ben@acme.example")
    await organization.update_person(ADMIN, ben, {"email": None}, if_version=1)
    with pytest.raises(Duplicate):
        await organization.update_person(ADMIN, ana, {"email": "ben@acme.example"}, if_version=1)
    await identity.sign_in("ana@acme.example", PASSWORD, address="198.51.100.1")
