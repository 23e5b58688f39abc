from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0019_one_to_ones_told")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Dashboard",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="dashboards",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=200)),
                ("pictures", fields.TextField(unique=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="dashboards",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "dashboard",
                "app": "plumbline",
                "unique_together": (("unit",),),
                "pk_attr": "id",
                "table_description": "Which pictures a unit looks at, in which order; one a unit. `pictures` names them, separated by spaces.",
            },
            bases=["Model"],
        ),
    ]
