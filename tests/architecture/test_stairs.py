"""Who may lean on whom. The stairs themselves are import contracts in pyproject.toml; this is the rest."""

import ast
import sys
import tomllib

from tests.architecture.sources import (
    BACKEND,
    DOMAINS,
    ROLES,
    ROOT,
    domain_files,
    files,
    imports,
    name,
    role,
    tree,
)

# A module under its own noun that is not pure, with its reason.
NOT_PURE = {
    "backend/plumbline/identity/passwords.py": "argon2 hashes in a thread",
}
GRAPHQL = ("graphql", "strawberry")


def is_pure(module: str) -> bool:
    """Whether `plumbline.…` names a domain module under its own noun, or kit, which knows no more than they do."""
    parts = module.split(".")
    if parts[0] != "plumbline":
        return parts[0] in sys.stdlib_module_names
    return parts[1] == "kit" or (parts[1] in DOMAINS and len(parts) > 2 and parts[2] not in ROLES)


def test_pure_modules_import_only_the_standard_library_and_each_other() -> None:
    wrong = [
        f"{name(path)}:{line}: {module}"
        for path in domain_files("pure")
        if name(path) not in NOT_PURE
        for line, module in imports(path)
        if not is_pure(module)
    ]
    assert not wrong, "Pass the values in, or move the code to service or reads:\n" + "\n".join(wrong)


def test_pure_modules_never_wait() -> None:
    waits = ast.Await | ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in domain_files("pure")
        if name(path) not in NOT_PURE
        for node in ast.walk(tree(path))
        if isinstance(node, waits)
    ]
    assert not wrong, "Fetch first (reads, service), decide in the pure module, then store:\n" + "\n".join(wrong)


def test_the_domain_does_not_know_graphql() -> None:
    rooms = [path for path in files(".py") if path.is_relative_to(BACKEND) and knows_no_graphql(name(path))]
    wrong = [
        f"{name(path)}:{line}: {module}"
        for path in [*domain_files("models", "policy", "reads", "service", "pure"), *rooms]
        for line, module in imports(path)
        if module.split(".")[0] in GRAPHQL
    ]
    assert not wrong, "Raise the fact (kit.errors); types, queries and mutations say it in GraphQL:\n" + "\n".join(
        wrong
    )


def knows_no_graphql(file: str) -> bool:
    return file.startswith(tuple(f"backend/plumbline/{room}/" for room in ("kit", "database", "events")))


def test_every_domain_folder_is_under_the_import_contract_for_its_inside() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    inside = next(contract for contract in contracts if "inside" in contract["name"])
    there = {f"plumbline.{found[0]}" for path in files(".py") if (found := role(path)) and found[1] != "pure"}
    missing = there - set(inside["containers"])
    assert not missing, f"Add to `containers` in pyproject.toml: {', '.join(sorted(missing))}."


def test_every_room_is_one_of_the_house() -> None:
    known = {*DOMAINS, "kit", "engine", "web", "events", "database", "migrations", "app", "cli", "schema"}
    modules = {"app.py", "cli.py", "settings.py", "schema.py", "__init__.py", "__main__.py", "py.typed"}
    paths = [path.relative_to(BACKEND) for path in files("") if path.is_relative_to(BACKEND)]
    wrong = {path.parts[0] for path in paths} - known - modules
    assert not wrong, f"A new room needs a place on the stairs (pyproject.toml) and here: {', '.join(sorted(wrong))}."
