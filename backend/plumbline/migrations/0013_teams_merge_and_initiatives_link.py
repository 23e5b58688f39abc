from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0012_company_templates")]

    initial = False

    operations = [
        ops.CreateModel(
            name="InitiativeLink",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                (
                    "initiative",
                    fields.ForeignKeyField(
                        "plumbline.Initiative",
                        source_field="initiative_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="links",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("url", fields.TextField(unique=False)),
                ("title", fields.CharField(null=True, max_length=200)),
                ("position", fields.IntField(db_default=0)),
            ],
            options={
                "table": "initiative_link",
                "app": "plumbline",
                "unique_together": (("initiative", "position"),),
                "pk_attr": "id",
                "table_description": "An address where the work of an initiative is kept, such as a ticket or a document.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Initiative",
            name="effort_days",
            field=fields.FloatField(null=True),
        ),
        ops.AddField(
            model_name="Unit",
            name="merged_into_id",
            field=fields.BigIntField(null=True),
        ),
    ]
