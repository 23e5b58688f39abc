"""What follows for accounts when people change."""

from plumbline.events.outbox import reacts_to
from plumbline.identity.models import Account
from plumbline.identity.service.accounts import refuse_without_admins
from plumbline.kit.errors import Duplicate
from plumbline.organization.models import Person
from plumbline.organization.viewer import Role


@reacts_to("person.updated")
async def follow_email(person_id: int) -> None:
    """People sign in with the address that stands on their page. Raises Duplicate when another account has it."""
    account = await Account.get_or_none(person_id=person_id)
    person = await Person.get(id=person_id)
    if account is None or person.email is None or account.email == person.email:
        return
    if await Account.filter(email=person.email).exclude(id=account.id).exists():
        raise Duplicate("Another account has this e-mail address.", path=("email",))
    await Account.filter(id=account.id).update(email=person.email)


@reacts_to("person.updated")
async def keep_an_admin(person_id: int) -> None:
    """Whoever leaves is shut out, so the last administrator cannot. Raises Invalid."""
    account = await Account.get_or_none(person_id=person_id, active=True, role=Role.ADMIN)
    if account is not None and await Person.filter(id=person_id, active=False).exists():
        await refuse_without_admins(account.id, "active")
