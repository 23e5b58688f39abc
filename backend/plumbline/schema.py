"""The domains' queries and mutations joined into one schema, and the fields that upper folders add to lower types."""

import strawberry
from strawberry.types.base import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from plumbline.announcements.mutations import AnnouncementMutations
from plumbline.announcements.queries import AnnouncementQueries
from plumbline.announcements.types import Announcement, AskerAnnouncements, UnitAnnouncements
from plumbline.coaching.mutations import CoachingMutations
from plumbline.coaching.queries import CoachingQueries
from plumbline.coaching.types import AskerCoaching, CoachingSession
from plumbline.conversations import types as conversations
from plumbline.conversations.mutations import CommentMutations, FeedbackMutations, RecognitionMutations
from plumbline.conversations.queries import ConversationQueries
from plumbline.cycles.mutations import CycleMutations
from plumbline.cycles.queries import CycleQueries
from plumbline.cycles.types import Cycle
from plumbline.development.mutations import DevelopmentMutations
from plumbline.development.types import AskerDevelopment, Aspiration, DevelopmentStep, PersonDevelopment
from plumbline.embeds.mutations import EmbedMutations
from plumbline.embeds.types import Embed, ObjectiveEmbeds, UnitEmbeds
from plumbline.engine import Joined
from plumbline.exchange.mutations import ExchangeMutations
from plumbline.handovers.mutations import HandoverMutations
from plumbline.handovers.queries import HandoverQueries
from plumbline.handovers.types import PersonHandovers, UnitLeavers
from plumbline.identity.mutations import IdentityMutations
from plumbline.identity.types import PersonAccount, ViewerTokens
from plumbline.insights import types as insights
from plumbline.insights.mutations import InsightMutations
from plumbline.insights.queries import InsightQueries
from plumbline.library.mutations import LibraryMutations
from plumbline.library.queries import LibraryQueries
from plumbline.library.types import ObjectiveLibrary
from plumbline.meetings.mutations import MeetingMutations
from plumbline.meetings.queries import MeetingQueries
from plumbline.meetings.types import Meeting, MeetingPoint, UnitMeetings
from plumbline.notifications.mutations import NotificationMutations
from plumbline.notifications.queries import NotificationQueries
from plumbline.notifications.subscriptions import NotificationSubscriptions
from plumbline.notifications.types import (
    AskerNotifications,
    Notification,
    Reminder,
    UnitReminders,
)
from plumbline.okrs import types as okrs
from plumbline.okrs.mutations import KeyResultMutations, ObjectiveMutations
from plumbline.okrs.payloads import LoopError
from plumbline.okrs.queries import GoalQueries
from plumbline.okrs.subscriptions import GoalSubscriptions
from plumbline.one_to_ones.mutations import OneToOneMutations
from plumbline.one_to_ones.queries import OneToOneQueries
from plumbline.one_to_ones.types import OneToOne, OneToOneAction, OneToOneNote
from plumbline.organization.mutations import OrganizationMutations
from plumbline.organization.queries import OrganizationQueries
from plumbline.organization.types import Asker, Company, Membership, Owner, Person, Priority, Team, Unit
from plumbline.organization.user_errors import InputError, VersionConflictError
from plumbline.reviews import types as reviews
from plumbline.reviews.mutations import ReviewMutations
from plumbline.reviews.payloads import UnscoredError
from plumbline.saved_views.mutations import SavedViewMutations
from plumbline.saved_views.types import AskerSavedViews, SavedView


@strawberry.type(description="What may be asked.")
class Query(
    OrganizationQueries,
    CycleQueries,
    GoalQueries,
    InsightQueries,
    MeetingQueries,
    AnnouncementQueries,
    NotificationQueries,
    LibraryQueries,
    HandoverQueries,
    CoachingQueries,
    ConversationQueries,
    OneToOneQueries,
):
    """What may be asked."""


@strawberry.type(description="What may be done.")
class Mutation(
    OrganizationMutations,
    IdentityMutations,
    CycleMutations,
    ObjectiveMutations,
    KeyResultMutations,
    ReviewMutations,
    InsightMutations,
    ExchangeMutations,
    MeetingMutations,
    AnnouncementMutations,
    EmbedMutations,
    SavedViewMutations,
    NotificationMutations,
    LibraryMutations,
    HandoverMutations,
    CoachingMutations,
    RecognitionMutations,
    CommentMutations,
    FeedbackMutations,
    OneToOneMutations,
    DevelopmentMutations,
):
    """What may be done."""


@strawberry.type(description="What may be followed.")
class Subscription(GoalSubscriptions, NotificationSubscriptions):
    """What may be followed."""


@strawberry.type
class AskerFields(
    okrs.AskerGoals,
    ViewerTokens,
    AskerAnnouncements,
    AskerNotifications,
    AskerCoaching,
    conversations.AskerConversations,
    AskerDevelopment,
    AskerSavedViews,
):
    """What upper folders add to the viewer."""


@strawberry.type
class PersonFields(
    okrs.PersonGoals, PersonAccount, PersonHandovers, conversations.PersonConversations, PersonDevelopment
):
    """What upper folders add to a person."""


@strawberry.type
class UnitFields(
    okrs.UnitNumbers,
    reviews.UnitReviews,
    UnitMeetings,
    UnitAnnouncements,
    UnitLeavers,
    conversations.UnitConversations,
    UnitReminders,
    insights.UnitDashboard,
    UnitEmbeds,
):
    """What upper folders add to a unit."""


@strawberry.type
class ObjectiveFields(
    reviews.ObjectiveReview,
    insights.ObjectiveFindings,
    ObjectiveLibrary,
    ObjectiveEmbeds,
    conversations.ObjectiveConversations,
):
    """What upper folders add to an objective."""


@strawberry.type
class KeyResultFields(reviews.KeyResultReview, conversations.KeyResultConversations):
    """What upper folders add to a key result."""


@strawberry.type
class OwnerFields(okrs.OwnerObjectives, insights.OwnerFindings):
    """What upper folders add to an owner."""


@strawberry.type
class CycleFields(reviews.CycleReview, insights.CycleFindings):
    """What upper folders add to a cycle."""


schema = Joined(
    Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[
        Company,
        Team,
        Person,
        Priority,
        Membership,
        Cycle,
        okrs.Objective,
        okrs.KeyResult,
        okrs.CheckIn,
        okrs.Alignment,
        okrs.Blocker,
        okrs.Change,
        okrs.ObjectiveReturn,
        okrs.Initiative,
        okrs.Milestone,
        Meeting,
        Announcement,
        Notification,
        Reminder,
        CoachingSession,
        conversations.Reward,
        conversations.Recognition,
        conversations.Comment,
        conversations.Feedback,
        MeetingPoint,
        Aspiration,
        DevelopmentStep,
        OneToOne,
        OneToOneAction,
        OneToOneNote,
        insights.Dashboard,
        InputError,
        LoopError,
        UnscoredError,
        VersionConflictError,
    ],
    attached={
        Owner: OwnerFields,
        Unit: UnitFields,
        Cycle: CycleFields,
        okrs.ObjectiveTreeColumns: insights.ColumnFindings,
        okrs.Objective: ObjectiveFields,
        okrs.Initiative: insights.InitiativeChecks,
        okrs.KeyResult: KeyResultFields,
        okrs.CheckIn: conversations.CheckInConversations,
        Person: PersonFields,
        Priority: okrs.PriorityObjectives,
        Asker: AskerFields,
    },
)

_OFF_THE_RECORD = (
    Meeting,
    MeetingPoint,
    Announcement,
    Notification,
    Reminder,
    CoachingSession,
    conversations.Feedback,
    conversations.Reward,
    OneToOne,
    OneToOneAction,
    OneToOneNote,
    Aspiration,
    DevelopmentStep,
    insights.Dashboard,
    Embed,
    SavedView,
)
_OF_UNITS = "announcement dashboard embeds findings lateReporterPage lateReporters meetings"
_OFTEN_ANEW = {
    "Company": _OF_UNITS,
    "Cycle": "findings",
    "Goal": "explain",
    "KeyResult": "explain",
    "Objective": "embeds explain",
    "Owner": "findings",
    "Person": "aspirations checkInsDue developmentReaders developmentSteps findings",
    "Query": "announcement coachingSession coachingSessions feedback feedbacks helpNeeded insights "
    "libraryTemplate libraryTemplates meeting meetings notifications objectiveChanges oneToOne "
    "oneToOnes rewards whatIf",
    "Team": _OF_UNITS,
    "Unit": _OF_UNITS,
    "UnitStats": "checkInRate explain",
    "Viewer": "checkInsDue coachingOffers developmentSharedBy reminders savedViews tokens unreadAnnouncements "
    "unreadNotificationCount wins",
}
UNRECORDED = frozenset(f"{kind}.{name}" for kind, names in _OFTEN_ANEW.items() for name in names.split()) | {
    f"{kind.__name__}.{to_camel_case(field.python_name)}"
    for kind in _OFF_THE_RECORD
    for field in get_object_definition(kind, strict=True).fields
}
"""Fields that may say something else although nothing has been recorded: they look at the clock, or at what only its
owner can see, or at meetings, announcements, notifications, rewards and templates, whose events move nobody's revision. Answers with
them are not remembered; a test finds the reads that look at the clock."""
