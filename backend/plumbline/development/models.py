"""Tables of development: what people aspire to, the steps they take, and who may look."""

from tortoise import fields
from tortoise.models import Model

from plumbline.development.words import DevelopmentStepState
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Aspiration(Model):
    """Where a person wants to get to."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: Required = link("Person", "aspirations")
    person_id: int
    title = fields.CharField(max_length=200)
    description = fields.TextField(null=True)
    created_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "aspiration"


class DevelopmentStep(Model):
    """A personal growth aim, with the aspiration that it serves; `done_at` is set while its state is DONE."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: Required = link("Person", "development_steps", db_index=False)
    person_id: int
    aspiration: Optional = maybe("Aspiration", "steps")
    aspiration_id: int | None
    title = fields.CharField(max_length=200)
    note = fields.TextField(null=True)
    starts_on = fields.DateField()
    due_on = fields.DateField()
    state = fields.CharEnumField(DevelopmentStepState, max_length=16)
    done_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "development_step"
        indexes = (("person_id", "due_on", "id"),)


class DevelopmentStepObjective(Model):
    """That an objective helps a person to take a step."""

    id = fields.BigIntField(primary_key=True, generated=False)
    step: Required = link("DevelopmentStep", "links", db_index=False)
    step_id: int
    objective: Required = link("Objective", "development_steps")
    objective_id: int

    class Meta:
        app = "plumbline"
        table = "development_step_objective"
        unique_together = (("step", "objective"),)


class DevelopmentReader(Model):
    """That a person has named somebody who may look at their development."""

    id = fields.BigIntField(primary_key=True, generated=False)
    person: Required = link("Person", "development_readers", db_index=False)
    person_id: int
    reader: Required = link("Person", "developments_read")
    reader_id: int

    class Meta:
        app = "plumbline"
        table = "development_reader"
        unique_together = (("person", "reader"),)
