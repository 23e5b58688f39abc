from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0009_the_past")]

    initial = False

    operations = [
        ops.CreateModel(
            name="PilotUnit",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "unit",
                    fields.OneToOneField(
                        "plumbline.Unit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="pilot",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("added_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "pilot_unit",
                "app": "plumbline",
                "pk_attr": "id",
                "table_description": "A unit that tries Plumbline before the others do; while there is one, only those near such a unit come in.",
            },
            bases=["Model"],
        ),
    ]
