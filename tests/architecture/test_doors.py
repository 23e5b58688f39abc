"""One way in for each thing: SQL, models, transactions, root fields."""

import ast
import importlib
import re
from pathlib import Path

import strawberry
from strawberry.types import get_object_definition

from tests.architecture.sources import BACKEND, EDGE, domain_files, files, imports, name, text, tree

ROOT_FIELDS = {"field", "mutation", "subscription"}
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
        if module.split(".")[0] in ("tortoise", "pypika_tortoise", "asyncpg", "aiosqlite", "sqlite3")
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


def root_fields(path: Path) -> list[tuple[ast.AsyncFunctionDef | ast.FunctionDef, list[ast.expr]]]:
    functions = (each for each in ast.walk(tree(path)) if isinstance(each, ast.AsyncFunctionDef | ast.FunctionDef))
    return [(each, each.decorator_list) for each in functions if any(map(makes_a_field, each.decorator_list))]


def makes_a_field(decorator: ast.expr) -> bool:
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(call, ast.Attribute) and call.attr in ROOT_FIELDS and ast.unparse(call.value) == "strawberry"


def names_a_gate(decorators: list[ast.expr]) -> bool:
    keywords = [keyword.arg for each in decorators if isinstance(each, ast.Call) for keyword in each.keywords]
    return "permission_classes" in keywords


def test_every_root_field_names_its_gate() -> None:
    ungated = [
        f"{name(path)}:{function.lineno}: {function.name}"
        for path in domain_files("queries", "mutations")
        for function, decorators in root_fields(path)
        if not names_a_gate(decorators)
    ]
    assert not ungated, "Name who may come in: `@strawberry.field(permission_classes=[SignedIn])`:\n" + "\n".join(
        ungated
    )


def test_every_root_field_of_the_served_schema_has_a_gate() -> None:
    if not (BACKEND / "schema.py").is_file() and not (BACKEND / "schema").is_dir():
        return
    module = importlib.import_module("plumbline.schema")
    [served] = [each for each in vars(module).values() if isinstance(each, strawberry.Schema)]
    roots = [each for each in (served.query, served.mutation, served.subscription) if each is not None]
    ungated = [
        f"{root.__name__}.{field.python_name}"
        for root in roots
        for field in get_object_definition(root, strict=True).fields
        if not field.permission_classes
    ]
    assert not ungated, "Name who may come in with `permission_classes`:\n" + "\n".join(ungated)


def test_no_test_stands_in_for_the_database() -> None:
    wrong = [
        name(path)
        for path in files(".py", under="tests/")
        if "unittest.mock" in text(path) and "architecture" not in path.parts
    ]
    assert not wrong, "Use a real database (see tests/conftest.py); never a mocked one:\n" + "\n".join(wrong)
