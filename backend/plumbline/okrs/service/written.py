"""Several writing statements in one round trip."""

from collections.abc import Sequence

from plumbline.database import Sql, current


async def write_together(statements: Sequence[Sql]) -> None:
    """Run them all: as one statement on PostgreSQL, one after another on SQLite.

    None may rely on what another writes, or touch the same row; foreign keys among them are checked at the end.
    Raises DatabaseUnavailable, IntegrityError.
    """
    connection = current()
    if connection.dialect == "sqlite":
        for statement in statements:
            await connection.run(statement)
    elif statements:
        parts = [part for place, statement in enumerate(statements) for part in (_opening(place), statement)]
        await connection.run(Sql.join([*parts, Sql(") select 1")], " "))


def _opening(place: int) -> Sql:
    return Sql(f"), part_{place} as (" if place else "with part_0 as (")
