import ast
from pathlib import Path

import plumbline

ROOT = Path(plumbline.__file__).parent
ELSEWHERE = [
    path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in ("database", "migrations")
]
OPENERS = {
    "in_transaction",
    "atomic",
    "_in_transaction",
    "savepoint",
    "executescript",
    "execute_script",
    "get_connection",
}
DRIVERS = {"aiosqlite", "apsw", "asyncpg", "sqlite3", "psycopg"}
VERBS = ("begin", "commit", "rollback", "start transaction", "savepoint", "set transaction", "lock table")


def trespasses(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names]
            found += [f"imports {name}" for name in modules if name in OPENERS | {"tortoise.transactions"}]
            found += [f"imports {name}" for name in modules if name.split(".")[0] in DRIVERS]
        elif isinstance(node, ast.Attribute) and node.attr in OPENERS:
            found.append(f"calls .{node.attr}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip().lower()
            found += [
                f"says {verb}" for verb in VERBS if text == verb or text.startswith((f"{verb};", f"{verb} immediate"))
            ]
    return found


def test_nobody_but_the_database_room_opens_a_transaction() -> None:
    guilty = {
        str(path.relative_to(ROOT)): found for path in ELSEWHERE if (found := trespasses(ast.parse(path.read_text())))
    }
    assert not guilty, f"use @transaction from plumbline.database instead: {guilty}"


def test_the_search_for_trespassers_finds_them() -> None:
    for code in (
        "from tortoise.transactions import in_transaction",
        "from tortoise.transactions import atomic",
        "import asyncpg",
        "import aiosqlite.core",
        "await client._in_transaction().__aenter__()",
        "await connection.rows(Sql('BEGIN IMMEDIATE'))",
        "await connection.run(Sql('commit'))",
    ):
        assert trespasses(ast.parse(code)), code


def test_a_write_transaction_never_reaches_out_of_the_database() -> None:
    """A use-case may run twice when two transactions meet, so what it sends would be sent twice."""
    outside = {"httpx", "smtplib", "requests", "aiohttp", "subprocess"}
    for path in ELSEWHERE:
        tree = ast.parse(path.read_text())
        decorated = any(
            isinstance(node, ast.AsyncFunctionDef)
            and any(isinstance(each, ast.Name) and each.id == "transaction" for each in node.decorator_list)
            for node in ast.walk(tree)
        )
        imported = {
            name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        }
        assert not (decorated and imported & outside), path
