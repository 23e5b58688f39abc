"""The environment, read once into one frozen object. Every wrong value is named at start."""

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plumbline.kit.errors import CannotStart

PREFIX = "PLUMBLINE_"


class SettingsError(CannotStart):
    """A PLUMBLINE_ variable that is wrong or unknown; the message names it and says what is right."""


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ValueError(f"a whole number from {least:,} to {most:,}")
        return int(text)

    return read


def _text(text: str) -> str:
    if not text or not text.isprintable():
        raise ValueError("a text of one line")
    return text


def _word(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return text.lower()

    return read


def _switch(text: str) -> bool:
    return _word("0", "1", "false", "true", "no", "yes")(text) in ("1", "true", "yes")


def _folder(text: str) -> Path:
    return Path(_text(text)).expanduser()


def _existing(text: str) -> Path:
    path = _folder(text)
    if not path.exists():
        raise ValueError("a folder or file that exists")
    return path


def _postgres(text: str) -> str:
    if urlsplit(text).scheme not in ("postgres", "postgresql"):
        raise ValueError("a PostgreSQL address: postgres://user:password@host:5432/name")
    return text


def _site(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("an address like https://okr.example.com")
    return text.rstrip("/")


def _hosts(text: str) -> tuple[str, ...]:
    sites = tuple(text.split())
    if not all(re.fullmatch(r"https?://[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?", site) for site in sites) or not sites:
        raise ValueError("addresses like https://wiki.example.com, separated by spaces")
    return sites


def _setting(default: Any, read: Callable[[str], Any], about: str) -> Any:
    return field(default=default, metadata={"read": read, "about": about})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All that can be set. `PLUMBLINE_PORT` sets `port`, and so on."""

    database_url: str = _setting("", _postgres, "PostgreSQL address; unset: one SQLite file")
    database_connections: int = _setting(10, _whole(2, 500), "PostgreSQL connections per pool")
    data: Path = _setting(Path("data"), _folder, "folder of the SQLite file and the socket")
    host: str = _setting("127.0.0.1", _text, "address to listen on")
    port: int = _setting(8000, _whole(1, 65_535), "port to listen on")
    public_url: str = _setting("", _site, "address people type; unset: http://host:port")
    workers: int = _setting(1, _whole(1, 64), "server processes; more than 1 needs PostgreSQL")
    log_level: str = _setting("info", _word("debug", "info", "warning", "error"), "least log level")
    allow_http: bool = _setting(False, _switch, "serve plain http beyond localhost")
    documents: Path | None = _setting(None, _existing, "documents to know: a folder of .graphql files, or JSON")
    trusted_only: bool = _setting(False, _switch, "answer only known documents, and no introspection")
    body_bytes: int = _setting(262_144, _whole(1_000, 100_000_000), "largest request body")
    tokens: int = _setting(2_000, _whole(100, 1_000_000), "most tokens of a GraphQL document")
    depth: int = _setting(30, _whole(2, 100), "deepest selection")
    contributions: int = _setting(12, _whole(1, 100), "how often `contributions` may stand under itself")
    aliases: int = _setting(30, _whole(0, 10_000), "most aliases of a document")
    root_fields: int = _setting(20, _whole(1, 1_000), "most fields at the root")
    directives: int = _setting(50, _whole(0, 10_000), "most directives of a document")
    objects: int = _setting(100_000, _whole(100, 100_000_000), "most objects of an answer")
    requests_per_minute: int = _setting(60_000, _whole(1, 100_000_000), "most GraphQL requests a minute of one asker")
    seconds: int = _setting(10, _whole(1, 600), "longest time for one request, in seconds")
    reader_seconds: int = _setting(30, _whole(1, 3_600), "longest time an unread answer is kept, in seconds")
    embed_hosts: tuple[str, ...] = _setting((), _hosts, "sites that may show embeds in a frame, separated by spaces")
    notification_days: int = _setting(90, _whole(1, 36_500), "days after which read notifications are deleted")

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgres`."""
        return "postgres" if self.database_url else "sqlite"

    @property
    def sqlite_file(self) -> Path:
        """The SQLite file, whether or not it is in use."""
        return self.data / "plumbline.sqlite3"

    @property
    def address(self) -> str:
        """What people type to get here, without a slash at the end."""
        if self.public_url:
            return self.public_url
        host = "localhost" if self.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else self.host
        return f"http://{host}:{self.port}"

    def but(self, **changes: Any) -> "Settings":
        """The same settings with some changed; None changes nothing."""
        return checked(replace(self, **{k: v for k, v in changes.items() if v is not None}))


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises SettingsError naming every wrong or unknown variable."""
    known = {PREFIX + each.name.upper(): each for each in fields(Settings)}
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for variable, text in sorted(environment.items()):
        if not variable.startswith(PREFIX) or (variable in known and text == ""):
            continue
        if variable not in known:
            wrong.append(f"{variable} is not a setting{_meant(variable, list(known))}")
            continue
        try:
            values[known[variable].name] = known[variable].metadata["read"](text.strip())
        except ValueError as expected:
            wrong.append(f"{variable} must be {expected}")
    if wrong:
        raise SettingsError("; ".join(wrong) + ".")
    return checked(Settings(**values))


def checked(settings: Settings) -> Settings:
    """The settings, if they go together. Raises SettingsError."""
    if settings.workers > 1 and not settings.database_url:
        raise SettingsError(
            "PLUMBLINE_WORKERS above 1 needs PostgreSQL: set PLUMBLINE_DATABASE_URL, or leave one worker."
        )
    return settings


def _meant(variable: str, known: list[str]) -> str:
    near = difflib.get_close_matches(variable, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
