"""Mutations in, data or codes out; and everything that is stored, to see that nothing has changed."""

import logging
from typing import Any

from graphql import get_named_type

from plumbline.database import Sql, reading
from plumbline.engine import Context
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema

logging.getLogger("strawberry.execution").disabled = True  # errors are what is asked for here

ERRORS = """
  userErrors {
    code path
    ... on VersionConflictError { current { __typename id } }
    ... on LoopError { loop { __typename id } }
  }
"""
_SKIPPED = ("sqlite_", "tortoise_", "goal_search")


async def execute(viewer: Viewer | None, text: str, **variables: Any) -> Any:
    """The whole answer to a document."""
    return await schema.execute(text, variables, context_value=Context(viewer, reading=reading))


async def ask(viewer: Viewer, text: str, **variables: Any) -> Any:
    """The data of a document that has no errors."""
    result = await execute(viewer, text, **variables)
    assert not result.errors, result.errors
    return result.data


def document(mutation: str, selection: str = "") -> str:
    """A mutation with one variable, `$input`."""
    field = schema._schema.mutation_type.fields[mutation]  # type: ignore[union-attr]  # it has one
    kind = get_named_type(field.args["input"].type).name
    return f"mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ {selection} {ERRORS} }} }}"


async def do(viewer: Viewer, mutation: str, given: dict[str, Any], selection: str = "") -> Any:
    """The payload of a mutation."""
    return (await ask(viewer, document(mutation, selection), input=given))[mutation]


async def done(viewer: Viewer, mutation: str, given: dict[str, Any], selection: str = "") -> Any:
    """The payload of a mutation that is not refused."""
    payload = await do(viewer, mutation, given, selection)
    assert payload["userErrors"] == [], payload["userErrors"]
    return payload


async def refusal(viewer: Viewer, mutation: str, given: dict[str, Any]) -> tuple[str, str]:
    """Code and path of the one thing a mutation was refused for; a top-level error has no path."""
    result = await execute(viewer, document(mutation), input=given)
    if result.errors:
        fault = result.errors[0].original_error
        return (result.errors[0].extensions or {}).get("code") or f"INTERNAL {fault!r}", ""
    return told(result.data[mutation])


def told(payload: Any) -> tuple[str, str]:
    """Code and path of the one user error; two empty texts when there is none."""
    errors = payload["userErrors"]
    assert len(errors) < 2
    return (errors[0]["code"], ".".join(errors[0]["path"])) if errors else ("", "")


async def everything() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    async with reading() as connection:
        catalogue = {
            "sqlite": "select name from sqlite_master where type = 'table'",
            "postgres": "select tablename from pg_tables where schemaname = 'public'",
        }
        names = sorted(row[0] for row in await connection.rows(Sql(catalogue[connection.dialect])))
        kept = [name for name in names if not name.startswith(_SKIPPED)]
        return {
            name: sorted(str(tuple(row)) for row in await connection.rows(Sql(f'select * from "{name}"')))
            for name in kept
        }


async def refusals(viewer: Viewer, mutation: str, table: dict[str, dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """What each input of a table is refused for; asserts that none of them changed a row."""
    before = await everything()
    found = {}
    for name, given in table.items():
        found[name] = await refusal(viewer, mutation, given)
        after = await everything()
        assert after == before, f"{name} was {found[name]} and changed something"
    return found
