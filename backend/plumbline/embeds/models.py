"""The table of embeds: what a link shows, who made it, and until when. The link itself is kept as its SHA-256 only."""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs.models.links import Optional, Required, link, maybe


class Embed(Model):
    """A link to an objective or a unit, one of the two; it opens nothing from `expires_at` on, nor once `revoked_at` is set."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Optional = maybe("Objective", "embeds")
    objective_id: int | None
    unit: Optional = maybe("Unit", "embeds")
    unit_id: int | None
    by: Required = link("Person", "embeds")
    by_id: int
    key_sha256 = fields.CharField(max_length=64, unique=True)
    at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "embed"
