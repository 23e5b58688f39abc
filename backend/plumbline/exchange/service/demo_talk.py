"""What people of the demo company say to each other, as if on the days before."""

from collections.abc import Mapping

from plumbline.conversations.service import (
    answer_feedback,
    ask_feedback,
    comment,
    create_reward,
    give_feedback,
    recognize,
)
from plumbline.conversations.service.commenting import CommentEntry
from plumbline.conversations.service.recognizing import RecognitionEntry
from plumbline.conversations.words import RecognitionSize
from plumbline.exchange.demo.talk import COMMENTS, FEEDBACK, REWARDS, THANKS, DemoComment, DemoFeedback
from plumbline.exchange.service.demo_company import FOUNDER, House
from plumbline.organization.viewer import Role, Viewer


async def talk(house: House, goals: Mapping[str, int]) -> None:
    """Let them say it now; `goals` are the ids of goals by their keys."""
    rewards = {name: await _reward(house, name, about) for name, about in REWARDS}
    for said in COMMENTS:
        await _comment(house, goals, said)
    for thanks in THANKS:
        entry = RecognitionEntry(
            about_id=goals[thanks.about],
            people=tuple(house.people[each] for each in thanks.people),
            teams=tuple(house.units[each] for each in thanks.units),
            size=RecognitionSize(thanks.size),
            text=thanks.text,
            reward_id=rewards[thanks.reward] if thanks.reward else None,
        )
        await recognize(_viewer(house, thanks.by), entry, idempotency_key=f"demo thanks {thanks.about}")
    for feedback in FEEDBACK:
        await _feedback(house, goals, feedback)


async def _reward(house: House, name: str, about: str) -> int:
    admin = Viewer(account_id=house.accounts["noor"], role=FOUNDER.role)
    return await create_reward(admin, name=name, description=about, idempotency_key=f"demo reward {name}")


async def _comment(house: House, goals: Mapping[str, int], said: DemoComment) -> None:
    about_id, mentions = goals[said.about], tuple(house.people[each] for each in said.mentions)
    first = await comment(
        _viewer(house, said.author),
        CommentEntry(about_id, said.text, mentions=mentions),
        idempotency_key=f"demo {said.about}",
    )
    for place, (author, text) in enumerate(said.answers):
        entry = CommentEntry(about_id, text, answers_id=first)
        await comment(_viewer(house, author), entry, idempotency_key=f"demo {said.about} {place}")


async def _feedback(house: House, goals: Mapping[str, int], said: DemoFeedback) -> None:
    about, giver, goal_id = _viewer(house, said.about), _viewer(house, said.giver), goals[said.goal]
    key = f"demo feedback {said.goal}"
    if said.question is None:
        assert about.person_id is not None
        words = said.text or ""
        await give_feedback(giver, about.person_id, goal_id=goal_id, text=words, idempotency_key=key)
        return
    asked = await ask_feedback(
        about, house.people[said.giver], goal_id=goal_id, question=said.question, idempotency_key=key
    )
    if said.text is not None:
        await answer_feedback(giver, asked, text=said.text)


def _viewer(house: House, key: str) -> Viewer:
    return Viewer(account_id=house.accounts[key], person_id=house.people[key], role=Role.MEMBER)
