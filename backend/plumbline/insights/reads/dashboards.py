"""Dashboards of units, which everybody sees who sees the unit."""

from collections.abc import Sequence

from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Table
from plumbline.insights.words import PictureKind

DASHBOARDS = Table(
    "dashboard", prefix="dash", expressions={"unit_kind": "select u.kind from unit u where u.id = t.unit_id"}
)


async def dashboards_of(reads: Reads, keys: Sequence[int]) -> dict[int, Ref]:
    """The dashboard of each unit that has one."""
    rows = await reads.rows(Sql("select unit_id, id from dashboard where unit_id in :ids", ids=list(keys)))
    return {row[0]: Ref("Dashboard", row[1]) for row in rows}


def pictures_in(text: str) -> list[PictureKind]:
    """The pictures as they are stored, in their order."""
    return [PictureKind(each) for each in text.split()]
