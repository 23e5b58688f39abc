"""Tables of announcements: what was announced, and who has read it."""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs.models.links import Optional, Required, link, maybe


class Announcement(Model):
    """A unit's goals of a cycle, told to its people and to those of the units below."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = link("Unit", "announcements", db_index=False)
    unit_id: int
    cycle: Required = link("Cycle", "announcements")
    cycle_id: int
    text = fields.TextField(null=True)
    by: Optional = maybe("Person", "announcements", db_index=False)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "announcement"
        unique_together = (("unit", "cycle"),)


class AnnouncementRead(Model):
    """That a person has read an announcement, once."""

    id = fields.BigIntField(primary_key=True, generated=False)
    announcement: Required = link("Announcement", "reads", db_index=False)
    announcement_id: int
    person: Required = link("Person", "announcements_read")
    person_id: int
    at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "announcement_read"
        unique_together = (("announcement", "person"),)
