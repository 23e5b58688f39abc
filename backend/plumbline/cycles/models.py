"""The table of cycles."""

from tortoise import fields
from tortoise.models import Model

from plumbline.cycles.words import CyclePhase


class Cycle(Model):
    """A period with a first and a last day (both inclusive), optionally inside a longer one."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=100, unique=True)
    starts_on = fields.DateField()
    ends_on = fields.DateField()
    phase = fields.CharEnumField(CyclePhase, max_length=16, db_default=CyclePhase.PLANNING.value)
    parent: fields.ForeignKeyNullableRelation["Cycle"] = fields.ForeignKeyField(
        "plumbline.Cycle", null=True, db_index=True, on_delete=fields.RESTRICT, related_name="cycles"
    )
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "cycle"
