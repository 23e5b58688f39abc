from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0007_dismissed_findings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Announcement",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="announcements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "plumbline.Cycle",
                        source_field="cycle_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="announcements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("text", fields.TextField(null=True, unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="announcements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "announcement",
                "app": "plumbline",
                "unique_together": (("unit", "cycle"),),
                "pk_attr": "id",
                "table_description": "A unit's goals of a cycle, told to its people and to those of the units below.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AnnouncementRead",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "announcement",
                    fields.ForeignKeyField(
                        "plumbline.Announcement",
                        source_field="announcement_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reads",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="announcements_read",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "announcement_read",
                "app": "plumbline",
                "unique_together": (("announcement", "person"),),
                "pk_attr": "id",
                "table_description": "That a person has read an announcement, once.",
            },
            bases=["Model"],
        ),
    ]
