"""Tables of the organization: the company and its teams, people, memberships, strategic priorities, and what calls have made."""

from tortoise import fields
from tortoise.models import Model

from plumbline.organization.words import CadenceInterval, UnitKind


class Unit(Model):
    """The company (the one unit without a parent) or a team, at any depth.

    The columns after `time_zone` say how check-ins are asked for; null inherits from the unit above. Only the company's
    `fiscal_start_month`, 1 to 12, counts. A team that went into another is archived, and `merged_into_id` says where it is now.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    parent: fields.ForeignKeyNullableRelation["Unit"] = fields.ForeignKeyField(
        "plumbline.Unit", null=True, db_index=True, on_delete=fields.RESTRICT, related_name="teams"
    )
    kind = fields.CharEnumField(UnitKind, max_length=16)
    name = fields.CharField(max_length=200)
    position = fields.IntField(db_default=0)
    mission = fields.TextField(null=True)
    vision = fields.TextField(null=True)
    guidelines = fields.TextField(null=True)
    time_zone = fields.CharField(max_length=64, db_default="UTC")
    cadence_interval = fields.CharEnumField(CadenceInterval, max_length=16, null=True)
    cadence_days = fields.IntField(null=True)
    cadence_weekday = fields.IntField(null=True)
    cadence_time = fields.CharField(max_length=5, null=True)
    cadence_locked = fields.BooleanField(db_default=False)
    fiscal_start_month = fields.IntField(db_default=1)
    grace_days = fields.IntField(null=True)
    behind_limit = fields.FloatField(null=True)
    far_behind_limit = fields.FloatField(null=True)
    archived = fields.BooleanField(db_default=False)
    merged_into_id = fields.BigIntField(null=True)
    demo = fields.BooleanField(db_default=False)
    version = fields.IntField(db_default=1)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "unit"


class Priority(Model):
    """A strategic priority of the company; `years` are listed as text, separated by spaces."""

    id = fields.BigIntField(primary_key=True, generated=False)
    company: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "plumbline.Unit", db_index=True, on_delete=fields.RESTRICT, related_name="priorities"
    )
    name = fields.CharField(max_length=200)
    why = fields.TextField(null=True)
    position = fields.IntField(db_default=0)
    years = fields.CharField(max_length=200, db_default="")
    archived = fields.BooleanField(db_default=False)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "priority"


class Person(Model):
    """An employee. Leavers stay, inactive: their goals and words keep an author."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=200)
    email = fields.CharField(max_length=254, null=True, unique=True)
    title = fields.CharField(max_length=200, null=True)
    time_zone = fields.CharField(max_length=64, db_default="UTC")
    manager: fields.ForeignKeyNullableRelation["Person"] = fields.ForeignKeyField(
        "plumbline.Person", null=True, db_index=True, on_delete=fields.RESTRICT, related_name="reports"
    )
    active = fields.BooleanField(db_default=True)
    version = fields.IntField(db_default=1)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "person"


class Membership(Model):
    """A person in a unit. At most one membership of a person is the home one (a partial unique index holds it)."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "plumbline.Unit", on_delete=fields.RESTRICT, related_name="memberships"
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "plumbline.Person", db_index=True, on_delete=fields.RESTRICT, related_name="memberships"
    )
    lead = fields.BooleanField(db_default=False)
    home = fields.BooleanField(db_default=False)

    class Meta:
        app = "plumbline"
        table = "membership"
        unique_together = (("unit", "person"),)


class PilotUnit(Model):
    """A unit that tries Plumbline before the others do; while there is one, only those near such a unit come in."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: fields.OneToOneRelation[Unit] = fields.OneToOneField(
        "plumbline.Unit", on_delete=fields.RESTRICT, related_name="pilot"
    )
    added_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "pilot_unit"


class IdempotencyKey(Model):
    """What a key of an account has made, so that a repeated call answers the same and writes nothing."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account_id = fields.BigIntField()
    key = fields.CharField(max_length=200)
    body_digest = fields.CharField(max_length=64)
    result_id = fields.BigIntField()
    created_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "idempotency_key"
        unique_together = (("account_id", "key"),)
