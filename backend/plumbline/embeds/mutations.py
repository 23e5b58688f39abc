"""What may be done with embeds."""

import strawberry

from plumbline.embeds import inputs, service
from plumbline.engine import Info
from plumbline.kit.ids import encode
from plumbline.organization.gates import SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import ERRORS
from plumbline.organization.user_errors import UserError, attempted


@strawberry.type(description="The link that was made.")
class EmbedCreatePayload:
    """The link that was made."""

    id: strawberry.ID | None = strawberry.field(description="The embed, to revoke it by.")
    path: str | None = strawberry.field(description="Where it is shown, at this server; told this once.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The embed that opens nothing any more.")
class EmbedRevokePayload:
    """The embed that opens nothing any more."""

    id: strawberry.ID | None = strawberry.field(description="The embed.")
    user_errors: list[UserError] = strawberry.field(description=ERRORS)


@strawberry.type
class EmbedMutations:
    """What may be done with embeds."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Make a link that shows goals to whoever has it, read-only."
    )
    async def embed_create(self, info: Info, input: inputs.EmbedCreateInput) -> EmbedCreatePayload:
        async def use_case() -> tuple[int, str]:
            of = number(input.of_id, "obj", "com", "team", field="ofId")
            what = {"objective_id" if str(input.of_id).startswith("obj_") else "unit_id": of}
            key = input.idempotency_key
            return await service.make_embed(info.context.viewer, **what, days=input.days, idempotency_key=key)

        made, errors = await attempted(info, use_case())
        id_, path = (encode("emb", made[0]), f"/embed/{made[1]}") if made else (None, None)
        return EmbedCreatePayload(id=strawberry.ID(id_) if id_ else None, path=path, user_errors=errors)

    @strawberry.mutation(permission_classes=[SignedIn], description="Let a link open nothing from now on.")
    async def embed_revoke(self, info: Info, input: inputs.EmbedRevokeInput) -> EmbedRevokePayload:
        async def use_case() -> int:
            return await service.revoke_embed(info.context.viewer, number(input.id, "emb"))

        revoked, errors = await attempted(info, use_case())
        return EmbedRevokePayload(
            id=None if revoked is None else strawberry.ID(encode("emb", revoked)), user_errors=errors
        )
