"""The table of saved views."""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs.models.links import Optional, Required, link, maybe


class SavedView(Model):
    """How somebody looked at the alignment of goals; `state` is JSON, as `state.py` reads it. Without a unit it is private."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=120)
    unit: Optional = maybe("Unit", "saved_views")
    unit_id: int | None
    by: Required = link("Person", "saved_views")
    by_id: int
    state = fields.TextField()
    at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "saved_view"
