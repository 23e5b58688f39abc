"""The tables of reviews. Scores and outcomes themselves stand in the goals' own rows, where trees read them."""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs.models.links import Optional, Required, link, maybe
from plumbline.reviews import words


class Grade(Model):
    """What was said with the score of a goal; its id is the goal's. `accepted`: proposed, and taken as it was."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "grades")
    objective_id: int
    note = fields.TextField(null=True)
    cause = fields.CharEnumField(words.MissCause, max_length=24, null=True)
    cause_note = fields.TextField(null=True)
    post_mortem = fields.TextField(null=True)
    accepted = fields.BooleanField(db_default=False)
    by: Optional = maybe("Person", "grades", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "grade"


class Retrospective(Model):
    """What a unit has learned in a cycle."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = link("Unit", "retrospectives", db_index=False)
    unit_id: int
    cycle: Required = link("Cycle", "retrospectives")
    cycle_id: int
    worked = fields.TextField(null=True)
    did_not_work = fields.TextField(null=True)
    to_change = fields.TextField(null=True)
    by: Optional = maybe("Person", "retrospectives", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "retrospective"
        unique_together = (("unit", "cycle"),)


class Carry(Model):
    """What becomes of an unfinished goal; its id is the goal's. Key results have rows of their own, without a decision."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "carries")
    objective_id: int
    to_id = fields.BigIntField(null=True, unique=True)
    decision = fields.CharEnumField(words.CarryDecision, max_length=16, null=True)
    with_values = fields.BooleanField(db_default=False)
    reason = fields.TextField(null=True)
    by: Optional = maybe("Person", "carries", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "carry"
