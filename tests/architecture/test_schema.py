"""The contract in schema.graphql, the server that answers it and the app that asks cannot drift apart."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLSchema,
    Source,
    build_schema,
    parse,
    specified_rules,
    specified_scalar_types,
    validate,
)
from graphql.language import DocumentNode, OperationDefinitionNode
from graphql.validation import NoUnusedFragmentsRule

from tests.architecture.sources import BACKEND, ROOT, files, name, operations, text

SCHEMA = ROOT / "schema.graphql"


def committed() -> GraphQLSchema | None:
    return build_schema(SCHEMA.read_text("utf-8")) if SCHEMA.is_file() else None


def test_schema_graphql_is_what_the_server_serves() -> None:
    if not (BACKEND / "schema.py").is_file():
        return
    command = [str(Path(sys.executable).with_name("plumbline")), "schema"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert printed.returncode == 0, printed.stderr
    assert SCHEMA.is_file(), "Run `.venv/bin/plumbline schema > schema.graphql` and commit it."
    same = SCHEMA.read_text("utf-8").strip() == printed.stdout.strip()
    assert same, "Run `.venv/bin/plumbline schema > schema.graphql`, look at the difference and commit it."


def test_every_operation_of_the_app_fits_the_schema() -> None:
    schema = committed()
    if schema is None:
        return
    documents = [parse(Source(body, place)) for place, body in operations().items()]
    everything = DocumentNode(definitions=tuple(each for document in documents for each in document.definitions))
    rules = [rule for rule in specified_rules if rule is not NoUnusedFragmentsRule]
    errors = [str(error) for error in validate(schema, everything, rules, max_errors=20)]
    assert not errors, "Mend the operation, or the schema it relies on:\n" + "\n\n".join(errors)


def documented() -> dict[str, str]:
    """The GraphQL documents that people are told to send."""
    blocks = {
        f"{name(path)}, example {number}": block
        for path in files(".md")
        for number, block in enumerate(re.findall(r"```graphql\n(.*?)```", text(path), re.S), 1)
    }
    whole = ROOT / "docs" / "whole-graph.json"
    return blocks | {name(whole): json.loads(text(whole))["query"]}


def test_every_document_in_the_documentation_fits_the_schema() -> None:
    schema = committed()
    if schema is None:
        return
    errors = [
        f"{place}: {error}"
        for place, body in documented().items()
        for error in validate(schema, parse(Source(body, place)))
    ]
    assert not errors, "Mend the example; people copy it:\n" + "\n\n".join(errors)


def test_the_file_of_the_one_request_holds_the_document_of_the_readme() -> None:
    found = documented()
    same = found["README.md, example 1"].split() == found["docs/whole-graph.json"].split()
    assert same, "Copy the document of README.md into docs/whole-graph.json."


def test_every_operation_of_the_app_has_a_name() -> None:
    unnamed = [
        place
        for place, body in operations().items()
        for each in parse(body).definitions
        if isinstance(each, OperationDefinitionNode) and each.name is None
    ]
    assert not unnamed, "Name the operation: logs and typed documents go by it:\n" + "\n".join(unnamed)


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    for type_name, type_ in schema.type_map.items():
        if type_name.startswith("__") or type_name in specified_scalar_types:
            continue
        parts = {"": type_, **getattr(type_, "fields", {}), **getattr(type_, "values", {})}
        for part, described in parts.items():
            if not described.description:
                yield f"{type_name} {part}"
            for argument, each in getattr(described, "args", {}).items():
                if not each.description:
                    yield f"{type_name} {part}({argument})"


def test_everything_in_the_schema_says_what_it_is() -> None:
    schema = committed()
    if schema is None:
        return
    found = list(undescribed(schema))
    assert not found, "Describe it; integrators read nothing else:\n" + "\n".join(found)
