"""What the tests of this folder look at: the files of the repository and what they import."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend" / "plumbline"
FRONTEND = ROOT / "frontend" / "src"
GENERATED = ("backend/plumbline/migrations/", "frontend/src/graphql/generated/")
DOMAINS = (
    "organization",
    "identity",
    "cycles",
    "okrs",
    "reviews",
    "conversations",
    "notifications",
    "insights",
    "exchange",
    "meetings",
    "announcements",
    "library",
    "handovers",
    "coaching",
    "conversations",
    "one_to_ones",
    "development",
    "embeds",
    "saved_views",
)
EDGE = ("types", "choices", "inputs", "payloads", "user_errors", "gates", "queries", "mutations", "subscriptions")
ROLES = ("models", "policy", "reads", "service", *EDGE)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is, or is about to be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return tuple(sorted(path for path in paths if path.is_file()))


def files(*endings: str, under: str = "") -> list[Path]:
    """Files written by people, by ending and folder; generated ones are left out."""
    return [
        path
        for path in tracked()
        if path.name.endswith(endings) and name(path).startswith(under) and not name(path).startswith(GENERATED)
    ]


def name(path: Path) -> str:
    """A file as messages call it: from the top of the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """The text of a file; what is not UTF-8 is left out, so that pictures do no harm."""
    return path.read_text("utf-8", errors="ignore")


@cache
def tree(path: Path) -> ast.Module:
    """A Python file as a syntax tree."""
    return ast.parse(text(path), filename=name(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a Python file imports: `from a import b` gives `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name(path)}:{node.lineno}: write the import in full: `from plumbline.… import …`."
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def role(path: Path) -> tuple[str, str] | None:
    """Domain and role of a module: ("okrs", "reads") for okrs/reads.py and for anything in okrs/reads/.

    A module under its own noun has the role "pure"; None outside the domain folders.
    """
    parts = path.relative_to(BACKEND).with_suffix("").parts if path.is_relative_to(BACKEND) else ()
    if len(parts) < 2 or parts[0] not in DOMAINS or parts[1] == "__init__":
        return None
    return parts[0], parts[1] if parts[1] in ROLES else "pure"


def domain_files(*roles: str) -> list[Path]:
    """The domain modules in any of these roles."""
    return [path for path in files(".py") if (found := role(path)) and found[1] in roles]


def operations() -> dict[str, str]:
    """The GraphQL documents written in the frontend, by file and line."""
    found = {}
    for path in files(".ts", ".tsx", under="frontend/src/"):
        for match in re.finditer(r"\b(?:graphql|gql)\(\s*(?:/\*.*?\*/\s*)?`([^`]*)`", text(path)):
            found[f"{name(path)}:{text(path)[: match.start()].count(chr(10)) + 1}"] = match[1]
    return found
