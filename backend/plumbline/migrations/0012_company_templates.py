from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from plumbline.library.words import BusinessFunction
from plumbline.okrs.words import ObjectiveKind


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0011_notifications")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CompanyTemplate",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                ("title", fields.CharField(max_length=500)),
                ("why", fields.TextField(null=True, unique=False)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="COMMITTED: COMMITTED\nASPIRATIONAL: ASPIRATIONAL\nLEARNING: LEARNING",
                        enum_type=ObjectiveKind,
                        max_length=16,
                    ),
                ),
                (
                    "function",
                    fields.CharEnumField(
                        description="STRATEGY: STRATEGY\nPRODUCT: PRODUCT\nENGINEERING: ENGINEERING\nDATA: DATA\nSECURITY: SECURITY\nDESIGN: DESIGN\nMARKETING: MARKETING\nSALES: SALES\nCUSTOMER_SUCCESS: CUSTOMER_SUCCESS\nSUPPORT: SUPPORT\nOPERATIONS: OPERATIONS\nFINANCE: FINANCE\nPEOPLE: PEOPLE\nLEGAL: LEGAL",
                        enum_type=BusinessFunction,
                        max_length=24,
                    ),
                ),
                ("key_results", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                (
                    "from_objective",
                    fields.ForeignKeyField(
                        "plumbline.Objective",
                        source_field="from_objective_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="templates",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "saved_by",
                    fields.ForeignKeyField(
                        "plumbline.Person",
                        source_field="saved_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="templates",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("saved_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(db_default=1)),
            ],
            options={
                "table": "company_template",
                "app": "plumbline",
                "unique_together": (("from_objective",),),
                "pk_attr": "id",
                "table_description": "An objective as it read when somebody saved it, for others to begin with. It is a copy: later edits stay apart.",
            },
            bases=["Model"],
        ),
    ]
