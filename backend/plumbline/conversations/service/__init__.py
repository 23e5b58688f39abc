"""What can be done in conversations: one function, one verb, one transaction."""

from plumbline.conversations.service.commenting import comment, edit_comment, remove_comment
from plumbline.conversations.service.feedback import (
    agree_to_share,
    answer_feedback,
    ask_feedback,
    decline_feedback,
    give_feedback,
    stop_sharing,
)
from plumbline.conversations.service.recognizing import recognize, remove_recognition
from plumbline.conversations.service.rewards import create_reward, update_reward

__all__ = [
    "agree_to_share",
    "answer_feedback",
    "ask_feedback",
    "comment",
    "create_reward",
    "decline_feedback",
    "edit_comment",
    "give_feedback",
    "recognize",
    "remove_comment",
    "remove_recognition",
    "stop_sharing",
    "update_reward",
]
