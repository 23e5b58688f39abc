"""What may be done with accounts."""

from datetime import datetime

import strawberry
from strawberry import UNSET

from plumbline.engine import Info
from plumbline.identity import service
from plumbline.identity.types import AccessToken
from plumbline.identity.words import Scope
from plumbline.kit.ids import number_of
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.types import Person
from plumbline.organization.user_errors import UserError, attempted
from plumbline.organization.viewer import Role

ERRORS = "Why nothing was changed; empty when it was."


@strawberry.input(description="An access token to be made.")
class TokenCreateInput:
    """An access token to be made."""

    name: str = strawberry.field(description="What it is for, in at most 100 characters.")
    scopes: list[Scope] = strawberry.field(description="What it may be used for.")
    expires_at: datetime | None = strawberry.field(default=UNSET, description="When it ends by itself; absent: never.")
    idempotency_key: strawberry.ID | None = strawberry.field(
        default=None,
        description="Names this call among the viewer's: sent again with the same content it makes no second token; "
        "the one it made gets a new secret, and the former opens nothing any more.",
    )


@strawberry.type(description="The token that was made.")
class TokenCreatePayload:
    """The token that was made."""

    token: AccessToken | None = strawberry.field(description="The token.")
    secret: str | None = strawberry.field(description="The token itself, shown this once: send it as `Bearer …`.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.input(description="An access token to be revoked.")
class TokenRevokeInput:
    """An access token to be revoked."""

    id: strawberry.ID = strawberry.field(description="The token.")


@strawberry.type(description="The token that was revoked.")
class TokenRevokePayload:
    """The token that was revoked."""

    revoked_id: strawberry.ID | None = strawberry.field(description="The token; it opens nothing any more.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.input(description="Someone to be asked in.")
class PersonInviteInput:
    """Someone to be asked in."""

    email: str = strawberry.field(description="The address with which they will sign in.")
    role: Role = strawberry.field(default=Role.MEMBER, description="What their account may do everywhere.")
    person_id: strawberry.ID | None = strawberry.field(
        default=UNSET, description="Who it is; absent: the person with this address, or a new one."
    )
    name: str | None = strawberry.field(default=UNSET, description="What a new person is called.")
    unit_id: strawberry.ID | None = strawberry.field(default=UNSET, description="The unit a new person is at home in.")


@strawberry.type(description="The invitation that was made.")
class PersonInvitePayload:
    """The invitation that was made."""

    person: Person | None = strawberry.field(description="Who was asked in.")
    path: str | None = strawberry.field(description="The path of a one-time link on this site, shown this once.")
    expires_at: datetime | None = strawberry.field(description="When the link stops working.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.input(description="What is to change about a person's account.")
class AccountUpdateInput:
    """What is to change about a person's account."""

    person_id: strawberry.ID = strawberry.field(description="Whose account it is.")
    role: Role | None = strawberry.field(default=UNSET, description="What it may do everywhere; absent: as before.")
    active: bool | None = strawberry.field(
        default=UNSET, description="Whether it opens anything; closing it ends its sessions at once."
    )


@strawberry.type(description="The person whose account was changed.")
class AccountUpdatePayload:
    """The person whose account was changed."""

    person: Person | None = strawberry.field(description="The person.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class IdentityMutations:
    """What may be done with accounts."""

    @strawberry.mutation(permission_classes=[SignedIn], description="Make an access token for yourself.")
    async def token_create(self, info: Info, input: TokenCreateInput) -> TokenCreatePayload:
        use_case = service.create_token(
            info.context.viewer,
            name=input.name,
            scopes=input.scopes,
            expires_at=input.expires_at or None,
            idempotency_key=input.idempotency_key,
        )
        made, errors = await attempted(info, use_case)
        return TokenCreatePayload(
            token=info.context.row(AccessToken, made.id) if made else None,
            secret=made.secret if made else None,
            user_errors=errors,
        )

    @strawberry.mutation(permission_classes=[SignedIn], description="Revoke an access token, at once and for good.")
    async def token_revoke(self, info: Info, input: TokenRevokeInput) -> TokenRevokePayload:
        async def use_case() -> strawberry.ID:
            await service.revoke_token(info.context.viewer, number_of(input.id, "tok"))
            return input.id

        revoked_id, errors = await attempted(info, use_case())
        return TokenRevokePayload(revoked_id=revoked_id, user_errors=errors)

    @strawberry.mutation(permission_classes=[Admin], description="Make a link with which someone joins.")
    async def person_invite(self, info: Info, input: PersonInviteInput) -> PersonInvitePayload:
        async def use_case() -> service.NewInvitation:
            return await service.invite(
                info.context.viewer,
                email=input.email,
                role=input.role,
                name=input.name or None,
                person_id=number_of(input.person_id, "per") if input.person_id else None,
                unit_id=number_of(input.unit_id, "com", "team") if input.unit_id else None,
            )

        made, errors = await attempted(info, use_case())
        return PersonInvitePayload(
            person=info.context.row(Person, made.person_id) if made else None,
            path=f"/invitations/{made.key}" if made else None,
            expires_at=made.expires_at if made else None,
            user_errors=errors,
        )

    @strawberry.mutation(permission_classes=[Admin], description="Change a person's role, or let them in no more.")
    async def account_update(self, info: Info, input: AccountUpdateInput) -> AccountUpdatePayload:
        async def use_case() -> int:
            return await service.update_account(
                info.context.viewer,
                number_of(input.person_id, "per"),
                role=input.role or None,
                active=input.active if isinstance(input.active, bool) else None,
            )

        changed, errors = await attempted(info, use_case())
        return AccountUpdatePayload(
            person=info.context.row(Person, changed) if changed is not None else None, user_errors=errors
        )
