"""Saving a record only if nobody else has saved it meanwhile."""

from collections.abc import Mapping
from typing import Any

from tortoise.expressions import F
from tortoise.models import Model

from plumbline.kit.errors import NotFound, VersionConflict

_STAMPS = frozenset({"updated_at", "edited_at", "written_at", "written_by_id", "by_id"})
"""Fields that say when a record was saved last, and by whom: another time in each attempt."""


async def save_version(
    table: type[Model], record_id: int, if_version: int, values: Mapping[str, Any], *, same: bool | None = None
) -> bool:
    """Store the values and raise the record's version by one, in one statement. Returns whether they were stored.

    They are not where its version went on and it says them already: whoever sends a change again because the answer was
    lost is not told that somebody else saved first, and there is nothing to do. Where more is said than these values, the
    caller knows whether all of it stands there: `same`.
    Raises VersionConflict when the version is not `if_version` any more and it says otherwise, NotFound when it is gone.
    """
    if await table.filter(id=record_id, version=if_version).update(**values, version=F("version") + 1):
        return True
    record = await table.get_or_none(id=record_id)
    if record is None:
        raise NotFound("There is no such thing.", path=("id",))
    if same is None:
        same = not values.keys() <= _STAMPS and says(record, values)
    if same:
        return False
    raise VersionConflict(
        "Somebody else saved first. Look at what it says now, then decide.",
        current=record_id,
        kind=table._meta.db_table,
    )


def says(record: Model, values: Mapping[str, Any]) -> bool:
    """Whether a record has these values already, whenever and by whomever it was saved."""
    fields = record._meta.fields_map
    said = values.keys() - _STAMPS
    return all(getattr(record, name) == fields[name].to_python_value(values[name]) for name in said)
