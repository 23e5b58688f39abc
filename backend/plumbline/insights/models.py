"""The table of findings that somebody has dismissed."""

from tortoise import fields
from tortoise.models import Model

from plumbline.insights.words import FindingKind
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Dismissal(Model):
    """A finding of an objective that does not apply, and why. Without a key result it is the objective's own."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "dismissals", db_index=False)
    objective_id: int
    key_result: Optional = maybe("KeyResult", "dismissals", db_index=False)
    key_result_id: int | None
    kind = fields.CharEnumField(FindingKind, max_length=24)
    reason = fields.TextField()
    by: Optional = maybe("Person", "dismissals", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "finding_dismissal"
        indexes = (("objective_id", "kind"),)
