"""The choices of coaching, as GraphQL shows them."""

from plumbline.coaching.words import CoachingReply, HelpKind
from plumbline.engine.choices import choice

choice(
    HelpKind,
    OUTDATED="Key results whose check-ins are overdue beyond grace.",
    NEVER_REPORTED="Key results overdue beyond grace that nobody has ever checked in on.",
    LOW_CONFIDENCE="Key results whose reporter hardly believes in them: confidence below 0.4.",
    FINDINGS="Findings that nobody has dismissed.",
)
choice(CoachingReply, ACCEPTED="They come.", DECLINED="They do not come.")
