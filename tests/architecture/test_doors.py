"""One way in for each thing: SQL, models, transactions, root fields."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import BACKEND, EDGE, domain_files, files, imports, name, text, tree

STRANGERS_TO_SQL = ("pure", "models", *EDGE)
STRANGERS_TO_MODELS = ("pure", "policy", "reads", *EDGE)
BY_HAND = re.compile(
    r"BEGIN( IMMEDIATE| EXCLUSIVE| DEFERRED| TRANSACTION)?;?|START TRANSACTION.*|COMMIT;?|ROLLBACK.*|SAVEPOINT.*"
)
OWN_TRANSACTIONS = ("in_transaction", "atomic", "start_transaction", "_in_transaction", "savepoint")


def backend(*but_not: str) -> list[Path]:
    closed = tuple(f"backend/plumbline/{room}" for room in but_not)
    return [path for path in files(".py") if path.is_relative_to(BACKEND) and not name(path).startswith(closed)]


def test_only_reads_policy_and_service_know_sql() -> None:
    wrong = [
        f"{name(path)}:{line}: {module}"
        for path in domain_files(*STRANGERS_TO_SQL)
        for line, module in imports(path)
        if module.startswith("plumbline.database")
    ]
    assert not wrong, "Write the statement in reads (or the condition in policy) and call that:\n" + "\n".join(wrong)


def test_rows_are_read_through_reads_and_models_only_by_service() -> None:
    wrong = [
        f"{name(path)}:{line}: {module}"
        for path in domain_files(*STRANGERS_TO_MODELS)
        for line, module in imports(path)
        if ".models" in f".{module}" and module.startswith("plumbline.")
    ]
    advice = "A read goes through reads, where `visible` stands in the same statement; a write through service:\n"
    assert not wrong, advice + "\n".join(wrong)


def test_only_service_and_models_import_the_orm() -> None:
    strangers = domain_files(*STRANGERS_TO_MODELS)
    wrong = [
        f"{name(path)}:{line}: {module}"
        for path in strangers
        for line, module in imports(path)
        if module.split(".")[0] in ("tortoise", "pypika_tortoise", "apsw", "asyncpg", "aiosqlite", "sqlite3")
    ]
    assert not wrong, "Tables are in models, writes in service, statements in reads:\n" + "\n".join(wrong)


def test_a_transaction_is_opened_only_by_the_database_room() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in backend("database", "migrations")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in OWN_TRANSACTIONS)
        or (isinstance(node, ast.Attribute) and node.attr in OWN_TRANSACTIONS)
        or (isinstance(node, ast.Constant) and BY_HAND.fullmatch(str(node.value).strip()))
    ]
    advice = "Use `@transaction` from plumbline.database: it is shielded from cancellation and retries conflicts:\n"
    assert not wrong, advice + "\n".join(wrong)


def test_only_the_settings_and_the_command_read_the_environment() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in backend("settings.py", "migrations", "cli")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv") and ast.unparse(node.value) == "os"
    ]
    assert not wrong, "Add a field to Settings and pass it in:\n" + "\n".join(wrong)


def test_only_the_clock_and_the_identifiers_read_time() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}: {ast.unparse(node)}"
        for path in backend("kit", "migrations")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("datetime.now", "datetime.utcnow", "date.today")
    ]
    assert not wrong, "Ask plumbline.kit.clock, so that a test can freeze it:\n" + "\n".join(wrong)


def test_no_test_stands_in_for_the_database() -> None:
    wrong = [
        name(path)
        for path in files(".py", under="tests/")
        if "unittest.mock" in text(path) and "architecture" not in path.parts
    ]
    assert not wrong, "Use a real database (see tests/conftest.py); never a mocked one:\n" + "\n".join(wrong)
