"""Tables of conversations: comments with whom they mention, thank-yous with whom they thank, rewards, feedback.

What hangs on a goal names its objective; the key result and the check-in only where it is about one of these.
"""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from plumbline.conversations.words import FeedbackState, RecognitionSize
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Reward(Model):
    """Something that a thank-you may carry, named by the company. It is archived and never deleted."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=200)
    description = fields.TextField(null=True)
    archived = fields.BooleanField(db_default=False)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "reward"


class Recognition(Model):
    """A public thank-you for a goal or a check-in."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "recognitions", db_index=False)
    objective_id: int
    key_result: Optional = maybe("KeyResult", "recognitions", db_index=False)
    key_result_id: int | None
    check_in: Optional = maybe("CheckIn", "recognitions", db_index=False)
    check_in_id: int | None
    by: Required = link("Person", "recognitions_given")
    by_id: int
    size = fields.CharEnumField(RecognitionSize, max_length=16)
    text = fields.TextField()
    reward: Optional = maybe("Reward", "recognitions", db_index=False)
    reward_id: int | None
    at = fields.DatetimeField()
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "recognition"
        indexes: Any = (Index(fields=("objective_id", "at", "id")), Index(fields=("at", "id")))


class RecognitionRecipient(Model):
    """Who is thanked: exactly one of the two columns is set."""

    id = fields.BigIntField(primary_key=True, generated=False)
    recognition: Required = link("Recognition", "recipients")
    recognition_id: int
    person: Optional = maybe("Person", "recognitions")
    person_id: int | None
    unit: Optional = maybe("Unit", "recognitions")
    unit_id: int | None

    class Meta:
        app = "plumbline"
        table = "recognition_recipient"


class Comment(Model):
    """Something said about a goal or a check-in; one that answers another stands under it, one level deep.

    A removed one keeps its place and loses its text.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "comments", db_index=False)
    objective_id: int
    key_result: Optional = maybe("KeyResult", "comments")
    key_result_id: int | None
    check_in: Optional = maybe("CheckIn", "comments")
    check_in_id: int | None
    answers: Optional = maybe("Comment", "answered_by", db_index=False)
    answers_id: int | None
    author: Required = link("Person", "comments", db_index=False)
    author_id: int
    text = fields.TextField(null=True)
    at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    removed_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "comment"
        indexes: Any = (Index(fields=("objective_id", "at", "id")), Index(fields=("answers_id", "at", "id")))


class CommentMention(Model):
    """That a comment mentions a person."""

    id = fields.BigIntField(primary_key=True, generated=False)
    comment: Required = link("Comment", "mentions", db_index=False)
    comment_id: int
    person: Required = link("Person", "mentions", db_index=False)
    person_id: int

    class Meta:
        app = "plumbline"
        table = "comment_mention"
        unique_together = (("comment", "person"),)


class Feedback(Model):
    """What one person says to another about how they worked on a goal, asked for or not.

    `about_agrees_at` and `giver_agrees_at` are set while each of the two agrees that the manager of `about` reads it.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    about: Required = link("Person", "feedback")
    about_id: int
    giver: Required = link("Person", "feedback_given")
    giver_id: int
    objective: Required = link("Objective", "feedback")
    objective_id: int
    key_result: Optional = maybe("KeyResult", "feedback", db_index=False)
    key_result_id: int | None
    state = fields.CharEnumField(FeedbackState, max_length=16)
    question = fields.TextField(null=True)
    text = fields.TextField(null=True)
    asked_at = fields.DatetimeField(null=True)
    answered_at = fields.DatetimeField(null=True)
    about_agrees_at = fields.DatetimeField(null=True)
    giver_agrees_at = fields.DatetimeField(null=True)
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "feedback"
