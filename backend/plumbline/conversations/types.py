"""How conversations look in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.conversations import choices as choices
from plumbline.conversations.policy import can_name_rewards, can_remove_recognition, can_speak
from plumbline.conversations.reads.comments import (
    ANSWERS_TO,
    COMMENTS,
    COMMENTS_ON_CHECK_IN,
    COMMENTS_ON_KEY_RESULT,
    COMMENTS_ON_OBJECTIVE,
    editable,
    is_set,
    mentions,
    removable,
)
from plumbline.conversations.reads.feedback import FEEDBACK, agrees, answerable, other_agrees, shareable, shared
from plumbline.conversations.reads.recognitions import (
    RECOGNITIONS,
    RECOGNITIONS_FOR,
    RECOGNITIONS_IN,
    RECOGNITIONS_OF,
    REWARDS,
    recipients,
)
from plumbline.conversations.words import FeedbackState, RecognitionSize
from plumbline.engine import VIEWER, Connection, Rows, batch, column, derived, identifier, one, page
from plumbline.okrs.reads.tables import CHECK_INS, KEY_RESULTS, OBJECTIVES
from plumbline.okrs.types import CheckIn, KeyResult, Objective
from plumbline.organization.reads import PEOPLE
from plumbline.organization.types import VERSION, Node, Owner, Person


@strawberry.type(description="Something that a thank-you may carry, named by the company.")
class Reward(Node, Rows):
    """Something that a thank-you may carry."""

    load = REWARDS
    name: str = column("name", description="What it is called.")
    description: str | None = column("description", description="What it is, and how one gets it.")
    archived: bool = column("archived", description="Whether it is given no more.")
    version: int = column("version", description=VERSION)


@strawberry.type(description="A public thank-you for a goal or a check-in, seen by whoever sees the goal.")
class Recognition(Node, Rows):
    """A public thank-you for a goal or a check-in."""

    load = RECOGNITIONS
    by: Person = one(PEOPLE, "by_id", description="Who thanks.")
    recipients: list[Owner] = batch(recipients, "id", description="Who is thanked: people and teams, by name.")
    objective: Objective = one(OBJECTIVES, "objective_id", description="The objective it is for, or belongs to.")
    key_result: KeyResult | None = one(
        KEY_RESULTS, "key_result_id", description="The key result it is for; none where it is the objective itself."
    )
    check_in: CheckIn | None = one(CHECK_INS, "check_in_id", description="The check-in it is for, if it is for one.")
    size: RecognitionSize = column("size", description="How big it is.")
    text: str = column("text", description="What for.")
    reward: Reward | None = one(REWARDS, "reward_id", description="The reward that goes with it.")
    at: datetime = column("at", description="When.")
    viewer_can_remove: bool = derived(
        can_remove_recognition, VIEWER, "by_id", description="Whether the viewer may take it back."
    )


@strawberry.type(description="Something said about a goal or a check-in, seen by whoever sees the goal.")
class Comment(Node, Rows):
    """Something said about a goal or a check-in."""

    load = COMMENTS
    author: Person = one(PEOPLE, "author_id", description="Who said it.")
    text: str | None = column("text", description="What, in plain text; none once it was removed.")
    at: datetime = column("at", description="When.")
    edited_at: datetime | None = column("edited_at", description="When the author changed it last.")
    is_removed: bool = derived(is_set, "removed_at", description="Whether it was taken away; its place stays.")
    mentions: list[Person] = batch(mentions, "id", description="Whom it mentions, by name.")
    objective: Objective = one(OBJECTIVES, "objective_id", description="The objective it is about, or belongs to.")
    key_result: KeyResult | None = one(
        KEY_RESULTS, "key_result_id", description="The key result it is about; none where it is the objective itself."
    )
    check_in: CheckIn | None = one(
        CHECK_INS, "check_in_id", description="The check-in it is about, if it is about one."
    )
    answers_id: strawberry.ID | None = identifier(
        "answers_id", "cmt", description="The comment it answers; none for the first of a thread."
    )
    answers: Connection["Comment"] = page(
        ANSWERS_TO, description="What was answered, the oldest first; an answer has none."
    )
    viewer_can_edit: bool = derived(
        editable, VIEWER, "author_id", "removed_at", description="Whether the viewer may change it."
    )
    viewer_can_remove: bool = derived(
        removable, VIEWER, "author_id", "removed_at", description="Whether the viewer may take it away."
    )
    version: int = column("version", description=VERSION)


@strawberry.type(
    description="What one person says to another about how they worked on a goal; between the two of them."
)
class Feedback(Node, Rows):
    """What one person says to another about how they worked on a goal."""

    load = FEEDBACK
    about: Person = one(PEOPLE, "about_id", description="Whom it is for and about.")
    giver: Person = one(PEOPLE, "giver_id", description="Who gives it, or is asked for it.")
    objective: Objective | None = one(
        OBJECTIVES, "objective_id", description="The objective it is about, if the viewer sees it."
    )
    key_result: KeyResult | None = one(
        KEY_RESULTS, "key_result_id", description="The key result it is about; none where it is the objective itself."
    )
    state: FeedbackState = column("state", description="How far it has come.")
    question: str | None = column("question", description="What was asked.")
    text: str | None = column("text", description="What was said.")
    asked_at: datetime | None = column("asked_at", description="When it was asked for; none: nobody asked.")
    answered_at: datetime | None = column("answered_at", description="When it was given or declined.")
    at: datetime = column("at", description="When something happened to it last.")
    viewer_can_answer: bool = derived(
        answerable, VIEWER, "giver_id", "state", description="Whether the viewer is asked and has not answered."
    )
    viewer_can_share: bool = derived(
        shareable,
        VIEWER,
        "about_id",
        "giver_id",
        "state",
        description="Whether the viewer is one of the two, who decide whether the manager reads it.",
    )
    viewer_agrees: bool = derived(
        agrees,
        VIEWER,
        "about_id",
        "about_agrees_at",
        "giver_agrees_at",
        description="Whether the viewer, as one of the two, agrees that the manager reads it.",
    )
    other_agrees: bool = derived(
        other_agrees,
        VIEWER,
        "about_id",
        "about_agrees_at",
        "giver_agrees_at",
        description="Whether the other of the two agrees.",
    )
    is_shared: bool = derived(
        shared,
        "about_agrees_at",
        "giver_agrees_at",
        description="Whether the manager of whom it is about reads it: both agree.",
    )


@strawberry.type
class ObjectiveConversations:
    """What conversations add to an objective."""

    comments: Connection[Comment] = page(
        COMMENTS_ON_OBJECTIVE,
        description="What was said about the objective itself, thread by thread, the oldest first.",
    )
    recognitions: Connection[Recognition] = page(
        RECOGNITIONS_FOR, description="Thank-yous for it, its key results and their check-ins, the latest first."
    )
    viewer_can_comment: bool = derived(
        can_speak, VIEWER, description="Whether the viewer may comment on it and thank for it."
    )


@strawberry.type
class KeyResultConversations:
    """What conversations add to a key result."""

    comments: Connection[Comment] = page(
        COMMENTS_ON_KEY_RESULT,
        description="What was said about the key result itself, thread by thread, the oldest first.",
    )


@strawberry.type
class CheckInConversations:
    """What conversations add to a check-in."""

    comments: Connection[Comment] = page(
        COMMENTS_ON_CHECK_IN, description="What was said about it, thread by thread, the oldest first."
    )


@strawberry.type
class UnitConversations:
    """What conversations add to every unit."""

    recognitions: Connection[Recognition] = page(
        RECOGNITIONS_IN, description="Thank-yous to it, the units below and the people of these, the latest first."
    )


@strawberry.type
class PersonConversations:
    """What conversations add to a person."""

    recognitions: Connection[Recognition] = page(RECOGNITIONS_OF, description="Thank-yous to them, the latest first.")


@strawberry.type
class AskerConversations:
    """What conversations add to the viewer."""

    can_thank: bool = derived(can_speak, VIEWER, description="Whether the viewer may comment, thank and give feedback.")
    can_name_rewards: bool = derived(
        can_name_rewards, VIEWER, description="Whether the viewer keeps the list of rewards."
    )
