"""The rewards that a thank-you may carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plumbline.conversations.models import Reward
from plumbline.conversations.policy import can_name_rewards
from plumbline.database import transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, given, text
from plumbline.organization.policy import require
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

REWARD: Rules = {"name": Line(200, required=True), "description": text(2_000), "archived": given}


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    description: str | None


@transaction
async def create_reward(viewer: Viewer, *, name: str, description: str | None, idempotency_key: str) -> int:
    """Name a reward. Raises Forbidden, Blank, TooLong."""
    require(can_name_rewards(viewer))
    reward_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Named(name, description), reward_id)
    if made_before is not None:
        return made_before
    await Reward.create(id=reward_id, **cleaned({"name": name, "description": description}, REWARD))
    await record("reward.created", "reward", reward_id)
    return reward_id


@transaction
async def update_reward(viewer: Viewer, reward_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a reward, or give it no more. Raises Forbidden, NotFound, Blank, TooLong, VersionConflict."""
    require(can_name_rewards(viewer))
    if not await save_version(Reward, reward_id, if_version, cleaned(changes, REWARD)):
        return reward_id
    await record("reward.updated", "reward", reward_id)
    return reward_id
