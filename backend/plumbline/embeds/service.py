"""What can be done with embeds: one function, one verb, one transaction."""

from datetime import timedelta
from typing import Any

from plumbline.database import current, transaction
from plumbline.embeds.models import Embed
from plumbline.embeds.policy import can_embed, can_embed_unit, can_revoke, is_open
from plumbline.events.outbox import reacts_to, record
from plumbline.identity.keys import new_key, sha256_of
from plumbline.kit import clock
from plumbline.kit.errors import Invalid, NotFound, OutOfRange
from plumbline.kit.ids import new_id
from plumbline.okrs.models import Objective
from plumbline.okrs.policy import can_see
from plumbline.okrs.reads.ownership import owned_by_id
from plumbline.organization.models import Unit
from plumbline.organization.policy import require
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer

LONGEST_DAYS = 365
"""A link lives no longer; make a new one."""


@transaction
async def make_embed(
    viewer: Viewer,
    *,
    objective_id: int | None = None,
    unit_id: int | None = None,
    days: int,
    idempotency_key: str | None = None,
) -> tuple[int, str]:
    """Make a link to an objective or a unit for so many days: its id and its key, which is told this once.

    Sent again it gets a new key, for nobody knows the one whose answer was lost.
    Raises NotFound, Forbidden, OutOfRange, IdempotencyKeyReused, and Invalid while an objective is not everybody's.
    """
    if unit_id is not None:
        await _hold_unit(viewer, unit_id)
    else:
        await _hold_objective(viewer, objective_id or 0)
    if not 1 <= days <= LONGEST_DAYS:
        raise OutOfRange(f"A link lives from 1 to {LONGEST_DAYS} days.", path=("days",))
    embed_id, key, now = new_id(), new_key(), clock.now()
    what: dict[str, Any] = {"objective_id": objective_id, "unit_id": unit_id, "by_id": viewer.person_id}
    before = await made_before(viewer, idempotency_key, embed_id, "embed", {**what, "days": days})
    if before is not None:
        if not await Embed.filter(id=before, revoked_at__isnull=True).update(key_sha256=sha256_of(key)):
            raise Invalid("The link that was made with this key has been revoked.", path=("idempotencyKey",))
        return before, key
    until = now + timedelta(days=days)
    await Embed.create(id=embed_id, key_sha256=sha256_of(key), at=now, expires_at=until, **what)
    await record("embed.created", "embed", embed_id)
    return embed_id, key


@transaction
async def revoke_embed(viewer: Viewer, embed_id: int) -> int:
    """Let a link open nothing from now on; again changes nothing. Raises NotFound, also for what is not the viewer's."""
    embed = await Embed.get_or_none(id=embed_id)
    if embed is None or not can_revoke(viewer, may_embed=await _may_embed(viewer, embed), by_id=embed.by_id):
        raise NotFound("There is no such link.", path=("id",))
    if await Embed.filter(id=embed_id, revoked_at__isnull=True).update(revoked_at=clock.now()):
        await record("embed.revoked", "embed", embed_id)
    return embed_id


async def _may_embed(viewer: Viewer, embed: Embed) -> bool:
    if embed.unit_id is not None:
        return can_embed_unit(viewer, embed.unit_id)
    owned = await owned_by_id(current(), [embed.objective_id or 0])
    return any(can_embed(viewer, each) for each in owned.values())


async def _hold_unit(viewer: Viewer, unit_id: int) -> None:
    if not await Unit.filter(id=unit_id, archived=False).exists():
        raise NotFound("There is no such team.", path=("ofId",))
    require(can_embed_unit(viewer, unit_id))


async def _hold_objective(viewer: Viewer, objective_id: int) -> None:
    owned = (await owned_by_id(current(), [objective_id])).get(objective_id)
    if owned is None or not can_see(viewer, owned):
        raise NotFound("There is no such objective.", path=("ofId",))
    require(can_embed(viewer, owned))
    if not is_open(owned) or await Objective.filter(id=objective_id, archived=True).exists():
        raise Invalid("Only a published objective that everybody may see can be embedded.", path=("ofId",))


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """The links to a team go with it: they show the goals of the other, which have taken its own in."""
    await Embed.filter(unit_id=team_id).update(unit_id=await merged_into(team_id))
