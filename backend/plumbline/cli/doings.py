"""What the commands do to an open database: one function each, which says in lines what it did."""

import json
from datetime import date, timedelta

from plumbline.cli.errands import Doing, Failed, Say
from plumbline.database import Sql, reading
from plumbline.database.upgrading import pending_migrations
from plumbline.identity.service import create_token_for
from plumbline.identity.words import Scope
from plumbline.kit.clock import now


async def migrated(say: Say) -> None:
    """Say that there is nothing to do; a running server has migrated already."""
    async with reading() as connection:
        missing = await pending_migrations(connection)
    if missing:
        raise Failed(f"Stop the server before migrating: {', '.join(missing)} would change the database under it.")
    say("The database is up to date.")


async def demo(say: Say, *, if_empty: bool) -> None:
    """Fill an empty database with the demo company."""
    # Late: a year of invented life is only loaded by who wants it.
    from plumbline.exchange.service.filling import fill_with_demo

    async with reading() as connection:
        taken = await connection.rows(Sql("select name from unit where parent_id is null"))
    if taken and if_empty:
        say(f"The database already has the company {taken[0]['name']}.")
        return
    if taken:
        raise Failed(
            f"The database already has the company {taken[0]['name']}: the demo needs an empty one; "
            "name another folder with PLUMBLINE_DATA."
        )
    say(f"Made the demo company: {await fill_with_demo()}")


async def token(say: Say, *, email: str, name: str, expires_in_days: int | None) -> None:
    """Print a new access token and nothing else."""
    until = now() + timedelta(days=expires_in_days) if expires_in_days else None
    made = await create_token_for(email, name=name, scopes=[Scope.READ, Scope.WRITE], expires_at=until)
    say(made.secret)


async def outline(
    say: Say,
    *,
    filename: str,
    content: str,
    cycle: str,
    starts_on: str | None,
    ends_on: str | None,
    company: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import a nested document; `content` is the file in Latin-1, byte for byte."""
    from plumbline.exchange.service import import_outline

    report = await import_outline(
        content.encode("latin-1"),
        filename=filename,
        cycle=cycle,
        starts_on=date.fromisoformat(starts_on) if starts_on else None,
        ends_on=date.fromisoformat(ends_on) if ends_on else None,
        company=company,
        dry_run=dry_run,
    )
    if as_json:
        say(json.dumps(report, indent=2, ensure_ascii=False))
        return
    say("Would import:" if dry_run else "Imported:")
    for kind, count in report["items"].items():
        say(f"  {count} {kind}, {report['new'][kind]} of them new")
    for line in report["notUnderstood"]:
        say(f"  Kept as text, line {line['line']}: {line['text']}")


async def examine(say: Say) -> None:
    """Say what the database is and whether it is well. Fails when it is not."""
    async with reading() as connection:
        if connection.dialect == "sqlite":
            say(f"SQLite {(await connection.rows(Sql('select sqlite_version()')))[0][0]}")
            sound = (await connection.rows(Sql("pragma quick_check(1)")))[0][0] == "ok"
            loose = await connection.rows(Sql("pragma foreign_key_check"))
        else:
            say(f"PostgreSQL {(await connection.rows(Sql('show server_version')))[0][0]}")
            sound, loose = True, []
        missing = await pending_migrations(connection)
        if missing:
            raise Failed(f"Migrations are missing ({', '.join(missing)}): run plumbline migrate.")
        if not sound or loose:
            raise Failed("The database is damaged: restore the last backup.")
        for table in ("unit", "person", "objective", "key_result", "check_in"):
            count = (await connection.rows(Sql(f"select count(*) from {table}")))[0][0]
            say(f"{table.replace('_', ' ')}: {count:,}")
        jobs = await connection.rows(Sql("select name from job where failures > 0 order by name"))
    for job in jobs:
        say(f"The last run of the periodic work {job['name']} failed; the log says why.")
    say("All is well.")


DOINGS: dict[str, Doing] = {
    "migrate": migrated,
    "demo": demo,
    "token": token,
    "outline": outline,
    "examine": examine,
}
