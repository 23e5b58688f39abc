"""What people say of hidden goals, and of one that everybody sees."""

from collections.abc import Mapping
from typing import Any

from plumbline.conversations import service as conversations
from plumbline.conversations.service.commenting import CommentEntry
from plumbline.conversations.service.recognizing import RecognitionEntry
from plumbline.conversations.words import RecognitionSize
from plumbline.database import Sql, reading
from plumbline.organization.viewer import Viewer
from tests.factories import ADMIN, World

TEAMS = ("zyxteam",)
"""Words of what Eve says; Ben says the rest."""


async def spoken_of(world: World, hidden: Mapping[str, int]) -> None:
    """Comments, thanks and feedback about the hidden objectives by their words, each text with the word in it."""
    reward = await conversations.create_reward(ADMIN, name="A day off", description=None, idempotency_key="reward")
    ben, eve = await world.viewer("Ben"), await world.viewer("Eve")
    for word, objective_id in {**hidden, "seen": world.goals["Sell more"]}.items():
        who = eve if word in TEAMS else ben
        await _commented(who, world, objective_id, word)
        if who is eve:
            continue
        other = world.people["Dan" if word == "seen" else "Eve"]
        if word == "seen" or "private" in word:
            said: dict[str, Any] = {"size": RecognitionSize.BIG, "text": f"{word} thanks", "reward_id": reward}
            entry = RecognitionEntry(objective_id, (other,), (world.units["Tech"],), **said)
            await conversations.recognize(who, entry, idempotency_key=word)
            about: dict[str, Any] = {"goal_id": objective_id, "idempotency_key": f"feedback {word}"}
            await conversations.give_feedback(who, other, text=f"{word} feedback", **about)
    dan = await world.viewer("Dan")
    entry = RecognitionEntry(world.goals["Deals"], (world.people["Ben"],), (), RecognitionSize.SMALL, "Dan thanks")
    await conversations.recognize(dan, entry, idempotency_key="dan")


async def _commented(who: Viewer, world: World, objective_id: int, word: str) -> None:
    """A thread on the objective, its first key result and that one's first check-in."""
    for goal_id in await _places(objective_id):
        mentions = (world.people["Dan"],)
        first = await conversations.comment(
            who, CommentEntry(goal_id, f"{word} said", mentions=mentions), idempotency_key=f"{word} {goal_id}"
        )
        answer = CommentEntry(goal_id, f"{word} answered", first)
        await conversations.comment(who, answer, idempotency_key=f"{word} {goal_id} answer")


async def _places(objective_id: int) -> list[int]:
    first = "select min(id) as id from key_result where objective_id = :id"
    checked = f"select min(id) as id from check_in where key_result_id in ({first})"
    async with reading() as connection:
        rows = await connection.rows(Sql(f"{first} union all {checked}", id=objective_id))
    return [objective_id, *(row[0] for row in rows if row[0] is not None)]
