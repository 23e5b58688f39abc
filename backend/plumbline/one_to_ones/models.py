"""Tables of 1:1s: the two and when they talk, what they note, what they will do."""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs.models.links import Optional, Required, link, maybe
from plumbline.one_to_ones.words import OneToOneInterval


class OneToOne(Model):
    """A recurring conversation. `weekday` 0 is Monday, `at` a wall-clock time of the starter's zone.

    `looks_back_to` is the instant that its first date since `starts_on` looks back to.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    starter: Required = link("Person", "one_to_ones_started")
    starter_id: int
    guest: Required = link("Person", "one_to_ones_joined")
    guest_id: int
    interval = fields.CharEnumField(OneToOneInterval, max_length=16)
    weekday = fields.IntField()
    at = fields.CharField(max_length=5)
    starts_on = fields.DateField()
    looks_back_to = fields.DatetimeField()
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    ended_by: Optional = maybe("Person", "one_to_ones_ended", db_index=False)
    ended_by_id: int | None
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "one_to_one"


class OneToOneNote(Model):
    """What the two have noted of one date, together."""

    id = fields.BigIntField(primary_key=True, generated=False)
    one_to_one: Required = link("OneToOne", "notes", db_index=False)
    one_to_one_id: int
    held_on = fields.DateField()
    text = fields.TextField(null=True)
    written_by: Required = link("Person", "one_to_one_notes", db_index=False)
    written_by_id: int
    written_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "one_to_one_note"
        unique_together = (("one_to_one", "held_on"),)


class OneToOneAction(Model):
    """What one of the two will do by a day, agreed on a date."""

    id = fields.BigIntField(primary_key=True, generated=False)
    one_to_one: Required = link("OneToOne", "actions")
    one_to_one_id: int
    held_on = fields.DateField()
    text = fields.TextField()
    owner: Required = link("Person", "one_to_one_actions", db_index=False)
    owner_id: int
    due_on = fields.DateField(null=True)
    done_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "one_to_one_action"
