"""Saving a record only if nobody else has saved it meanwhile."""

from collections.abc import Mapping
from typing import Any

from tortoise.expressions import F
from tortoise.models import Model

from plumbline.kit.errors import NotFound, VersionConflict


async def save_version(table: type[Model], record_id: int, if_version: int, values: Mapping[str, Any]) -> None:
    """Store the values and raise the record's version by one, in one statement.

    Raises VersionConflict when its version is not `if_version` any more, NotFound when it is gone.
    """
    if await table.filter(id=record_id, version=if_version).update(**values, version=F("version") + 1):
        return
    if not await table.filter(id=record_id).exists():
        raise NotFound("There is no such thing.", path=("id",))
    raise VersionConflict(
        "Somebody else saved first. Look at what it says now, then decide.",
        current=record_id,
        kind=table._meta.db_table,
    )
