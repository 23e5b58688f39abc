"""The choices of notifications, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.notifications.words import Because, NotificationKind, ReminderStep

choice(
    NotificationKind,
    GOAL_CHANGED="A published goal of a running cycle was changed with a reason; `subject` is the Change.",
    GOAL_ALIGNED="Somebody aligned a goal to one of theirs; `subject` is the Alignment.",
    OBJECTIVE_HANDED_DOWN="A draft was written for them to say what they contribute to a goal above.",
    OBJECTIVE_PROPOSED="An objective waits for their review.",
    OBJECTIVE_RETURNED="Their proposal was given back; `subject` is the ObjectiveReturn.",
    OBJECTIVE_PUBLISHED="Their proposal was published.",
    BLOCKER_NAMED="A blocker names them as who must act; `subject` is the Blocker.",
    ANNOUNCED="A unit asks them to read its goals; `subject` is the Announcement.",
    COMMENTED="Somebody commented on a goal of theirs, in a thread of theirs, or mentions them; `subject` is the Comment.",
    THANKED="Somebody thanks them; `subject` is the Recognition.",
    FEEDBACK_ASKED="Somebody asks them for feedback; `subject` is the Feedback.",
    FEEDBACK_GIVEN="Somebody gave them feedback; `subject` is the Feedback.",
    FEEDBACK_DECLINED="Somebody whom they asked gives no feedback; `subject` is the Feedback.",
    FEEDBACK_SHARED="Two people agree that they read feedback to somebody whose manager they are; `subject` is the Feedback.",
    CHECK_INS_DUE="Check-ins wait for them, or for those whom they lead; `subject` is the Reminder. It goes when all are answered.",
    PERSON_LEFT="Somebody has left for whom goals wait; `subject` is the Person.",
    ONE_TO_ONE_STARTED="Somebody started a 1:1 with them; `subject` is the OneToOne. It goes when that has ended.",
)
choice(
    Because,
    OWNS="They answer for the goal.",
    ABOVE="They answer for a goal that it contributes to, or aligns to.",
    BELOW="They answer for a goal that contributes to it, over any number of steps.",
    WROTE="They wrote it, or something else in the same thread.",
    REVIEWS="They review it.",
    NAMED="It names them: as who must act, is mentioned, is thanked or is spoken to.",
    MANAGES="They are the manager of whom it is about.",
    MEMBER="They are in the unit that it names, or in one below it.",
    REPORTS="They report on it.",
    LEADS="They lead the unit, or the nearest one above it that has a lead; or are an admin where none has.",
)
choice(
    ReminderStep,
    DUE="It is due.",
    DAY_AFTER="It is due since a day or more.",
    GRACE_OVER="It is overdue beyond grace; told to whoever leads those who report.",
)
