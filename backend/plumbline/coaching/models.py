"""Tables of coaching: sessions that are offered, and what those invited have said."""

from tortoise import fields
from tortoise.models import Model

from plumbline.coaching.words import CoachingReply
from plumbline.okrs.models.links import Optional, Required, link, maybe


class CoachingSession(Model):
    """A slot that a coach offers to the members of a unit or to one person: exactly one of the two columns is set."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Optional = maybe("Unit", "coaching_sessions")
    unit_id: int | None
    person: Optional = maybe("Person", "coaching_sessions")
    person_id: int | None
    coach: Required = link("Person", "coaching_offered")
    coach_id: int
    topic = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField()
    minutes = fields.IntField()
    note = fields.TextField(null=True)
    cancelled_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "coaching_session"
        indexes = (("starts_at", "id"),)


class CoachingAnswer(Model):
    """What one who is invited has said; the last word counts."""

    id = fields.BigIntField(primary_key=True, generated=False)
    session: Required = link("CoachingSession", "answers", db_index=False)
    session_id: int
    person: Required = link("Person", "coaching_answers")
    person_id: int
    reply = fields.CharEnumField(CoachingReply, max_length=16)
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "coaching_answer"
        unique_together = (("session", "person"),)
