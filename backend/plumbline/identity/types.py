"""How identity looks in GraphQL. Secrets have no field: the one answer that holds them is that of their making."""

from datetime import datetime

import strawberry

from plumbline.engine import Rows, batch, column, derived, many
from plumbline.identity import choices as choices
from plumbline.identity.reads import TOKENS, TOKENS_OF, openness_of, roles_of
from plumbline.identity.words import Scope
from plumbline.organization.viewer import Role


def _scopes(scopes: str) -> list[Scope]:
    return [Scope(word) for word in scopes.split()]


@strawberry.type(description="A key with which a program speaks for an account.")
class AccessToken(Rows):
    """A key with which a program speaks for an account."""

    load = TOKENS
    id: strawberry.ID = column("id", description="Opaque; names the token where it is revoked.")
    name: str = column("name", description="What its owner calls it.")
    hint: str = column("hint", description="Its last four characters.")
    scopes: list[Scope] = derived(_scopes, "scopes", description="What it may be used for.")
    created_at: datetime = column("created_at", description="When it was made.")
    expires_at: datetime | None = column("expires_at", description="When it ends by itself; never where null.")
    last_used_at: datetime | None = column("last_used_at", description="When it was last used, to the half hour.")


@strawberry.type
class ViewerTokens:
    """What this folder adds to the viewer."""

    tokens: list[AccessToken] = many(
        TOKENS_OF, "account_id", description="The access tokens of the viewer that were not revoked."
    )


@strawberry.type
class PersonAccount:
    """What this folder adds to a person."""

    role: Role | None = batch(
        roles_of, "id", description="What their account may do everywhere; null without an account."
    )
    can_sign_in: bool = batch(
        openness_of, "id", description="Whether they can come in: their account is open, and they are still here."
    )
