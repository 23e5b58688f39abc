"""The tables of findings that somebody has dismissed, and of dashboards."""

from tortoise import fields
from tortoise.models import Model

from plumbline.insights.words import FindingKind
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Dismissal(Model):
    """A finding of an objective that does not apply, and why. Without a key result it is the objective's own.

    `other` is the other objective of a finding about two; `about` what it was about, as `Finding.said_about` tells it.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "dismissals", db_index=False)
    objective_id: int
    key_result: Optional = maybe("KeyResult", "dismissals", db_index=False)
    key_result_id: int | None
    other: Optional = maybe("Objective", "dismissals_of_likeness", db_index=False)
    other_id: int | None
    kind = fields.CharEnumField(FindingKind, max_length=24)
    about = fields.CharField(max_length=64, null=True)
    reason = fields.TextField()
    by: Optional = maybe("Person", "dismissals", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "finding_dismissal"
        indexes = (("objective_id", "kind"),)


class OwnerDismissal(Model):
    """A finding of a unit or a person in a cycle that does not apply, and why."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Optional = maybe("Unit", "dismissals", db_index=False)
    unit_id: int | None
    person: Optional = maybe("Person", "dismissals_about", db_index=False)
    person_id: int | None
    cycle: Required = link("Cycle", "dismissals", db_index=False)
    cycle_id: int
    kind = fields.CharEnumField(FindingKind, max_length=24)
    about = fields.CharField(max_length=64)
    reason = fields.TextField()
    by: Optional = maybe("Person", "owner_dismissals", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "owner_finding_dismissal"
        unique_together = (("cycle", "unit", "kind"), ("cycle", "person", "kind"))


class Dashboard(Model):
    """Which pictures a unit looks at, in which order; one a unit. `pictures` names them, separated by spaces."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = link("Unit", "dashboards", db_index=False)
    unit_id: int
    title = fields.CharField(max_length=200)
    pictures = fields.TextField()
    by: Optional = maybe("Person", "dashboards", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "dashboard"
        unique_together = (("unit",),)
