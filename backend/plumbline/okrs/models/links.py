"""How tables of goals point to others: never by a deletion that takes rows along."""

from typing import Any

from tortoise import fields

Optional = fields.ForeignKeyNullableRelation[Any]
Required = fields.ForeignKeyRelation[Any]


def link(to: str, related_name: str, *, db_index: bool = True) -> Any:
    """A link to a row that must be there."""
    return fields.ForeignKeyField(
        f"plumbline.{to}", related_name=related_name, db_index=db_index, on_delete=fields.RESTRICT
    )


def maybe(to: str, related_name: str, *, db_index: bool = True) -> Any:
    """A link to a row that may be there."""
    return fields.ForeignKeyField(
        f"plumbline.{to}", related_name=related_name, db_index=db_index, null=True, on_delete=fields.RESTRICT
    )
