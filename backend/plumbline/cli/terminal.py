"""What can be typed. Every command ends with 0 only when it did what it says; errors are one line on standard error."""

import asyncio
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from plumbline.cli.errands import Errand, Failed, run_errand
from plumbline.database import FolderInUse
from plumbline.database.upgrading import migrate as migrate_database
from plumbline.exchange.outline import LARGEST_FILE
from plumbline.kit.errors import CannotStart, Refused, Unavailable
from plumbline.kit.memory import hold
from plumbline.settings import Settings, read_settings

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_data = click.option("--data", metavar="DIR", type=click.Path(path_type=Path), help="Folder of the SQLite database.")


@click.group
@click.version_option(package_name="plumbline")
def plumbline() -> None:
    """Plumbline: OKRs a company runs itself. Settings are PLUMBLINE_… variables; see the docs."""


@plumbline.command
@click.option("--host", help="Address to listen on (default 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65_535), help="Port to listen on (default 8000).")
@_data
def serve(host: str | None, port: int | None, data: Path | None) -> None:
    """Run the server; brings the database up to date first."""
    hold()
    from plumbline.cli.serving import serve as run_server

    run_server(read_settings().but(host=host, port=port, data=data), _say)


@plumbline.command
@click.option("--if-empty", is_flag=True, help="Do nothing, and that well, when there is a company already.")
@_data
def demo(if_empty: bool, data: Path | None) -> None:
    """Fill an empty database with the demo company."""
    settings = _of_present_shape(data)
    _run(settings, "demo", if_empty=if_empty)


@plumbline.command
@_data
def migrate(data: Path | None) -> None:
    """Bring the database up to date."""
    settings = read_settings().but(data=data)
    try:
        names = asyncio.run(migrate_database(settings))
    except FolderInUse:
        _run(settings, "migrate")
        return
    for name in names:
        _say(f"Migrated the database: {name}")
    if not names:
        _say("The database is up to date.")


@plumbline.group
def token() -> None:
    """Access tokens for programs."""


@token.command("create")
@click.option("--email", required=True, help="E-mail address of the account.")
@click.option("--name", default="Command line", help="What the list of tokens calls it.")
@click.option("--expires-in-days", type=click.IntRange(1, 3_650), help="Without it, it lasts until it is revoked.")
@_data
def create(email: str, name: str, expires_in_days: int | None, data: Path | None) -> None:
    """Make a token that speaks for an account, and print it alone."""
    _run(_present(data), "token", email=email, name=name, expires_in_days=expires_in_days)


@plumbline.group("import")
def import_() -> None:
    """Bring in what lives elsewhere."""


@import_.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cycle", required=True, metavar="NAME", help="The cycle they belong to; made if it is missing.")
@click.option("--from", "starts_on", type=_DAY, help="First day of a new cycle.")
@click.option("--to", "ends_on", type=_DAY, help="Last day of a new cycle.")
@click.option("--company", metavar="NAME", help="Name of the company, if it has to be made.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@_data
def outline(file: Path, starts_on: datetime | None, ends_on: datetime | None, data: Path | None, **more: Any) -> None:
    """Import the OKRs of one cycle from a nested Markdown document."""
    content = _content(file)
    _run(
        _of_present_shape(data),
        "outline",
        filename=file.name,
        content=content.decode("latin-1"),
        starts_on=starts_on.date().isoformat() if starts_on else None,
        ends_on=ends_on.date().isoformat() if ends_on else None,
        **more,
    )


@plumbline.command
def schema() -> None:
    """Print the GraphQL schema."""
    from plumbline.schema import schema as joined

    _say(joined.as_str())


@plumbline.command
@_data
def doctor(data: Path | None) -> None:
    """Check the settings and the database, and say what is wrong."""
    settings = _present(data)
    _say(f"Address: {settings.address}")
    if settings.dialect == "sqlite":
        _say(f"Data folder: {settings.data.absolute()}")
    _run(settings, "examine")


def main() -> NoReturn:
    """Run the command that was typed and end the process."""
    try:
        plumbline.main(standalone_mode=False)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("Stopped.", code=130)
    except click.ClickException as wrong:
        _fail(wrong.format_message(), code=wrong.exit_code)
    except Refused as refused:
        _fail(refused.message)
    except (CannotStart, Failed, Unavailable) as known:
        _fail(str(known))
    except Exception as surprise:
        if os.environ.get("PLUMBLINE_LOG_LEVEL") == "debug":
            raise
        _fail(
            f"Something unforeseen went wrong ({type(surprise).__name__}): PLUMBLINE_LOG_LEVEL=debug shows all of it."
        )
    sys.exit(0)


def _run(settings: Settings, errand: str, /, **arguments: Any) -> None:
    from plumbline.cli.doings import DOINGS

    asyncio.run(run_errand(settings, Errand(errand, arguments), DOINGS, _say))


def _present(data: Path | None) -> Settings:
    """Settings whose data folder is there: a mistyped one should not be made."""
    settings = read_settings().but(data=data)
    if settings.dialect == "sqlite" and not settings.sqlite_file.exists():
        raise CannotStart(
            f"There is no database in {settings.data.absolute()}: name the folder with --data or PLUMBLINE_DATA, "
            "or make one with plumbline migrate."
        )
    return settings


def _of_present_shape(data: Path | None) -> Settings:
    """Settings of a database that is made if need be and up to date."""
    settings = read_settings().but(data=data)
    with suppress(FolderInUse):  # then the server that uses it has migrated it
        asyncio.run(migrate_database(settings))
    return settings


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise Failed(f"{file} cannot be read ({problem.strerror}): name a file that this user may read.") from None
    if len(content) > LARGEST_FILE:
        raise Failed(f"{file} is larger than {LARGEST_FILE // 1_000:,} kB: import it in parts.")
    return content


def _say(line: str) -> None:
    click.echo(line)


def _fail(sentence: str, *, code: int = 1) -> NoReturn:
    click.echo(" ".join(sentence.split()), err=True)
    sys.exit(code)
