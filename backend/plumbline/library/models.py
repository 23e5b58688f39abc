"""Tables of the library: what the company has saved as templates."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from plumbline.library.words import BusinessFunction
from plumbline.okrs.models.links import Optional, Required, link, maybe
from plumbline.okrs.words import ObjectiveKind


class CompanyTemplate(Model):
    """An objective as it read when somebody saved it, for others to begin with. It is a copy: later edits stay apart."""

    id = fields.BigIntField(primary_key=True, generated=False)
    title = fields.CharField(max_length=500)
    why = fields.TextField(null=True)
    kind = fields.CharEnumField(ObjectiveKind, max_length=16)
    function = fields.CharEnumField(BusinessFunction, max_length=24)
    key_results: Any = fields.JSONField()
    from_objective: Required = link("Objective", "templates", db_index=False)
    from_objective_id: int
    saved_by: Optional = maybe("Person", "templates", db_index=False)
    saved_by_id: int | None
    saved_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "company_template"
        unique_together = (("from_objective",),)
