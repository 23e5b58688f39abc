"""A name says what a thing is. These say nothing."""

import ast
import re

from tests.architecture.sources import files, name, text, tree

EMPTY = {"utils", "util", "helpers", "helper", "common", "base", "misc", "shared", "stuff", "tools"}
SUFFIX = re.compile(r"^[A-Z]\w*(Service|Manager|Type|Helper|Util|Utils)$")
DECLARED = re.compile(
    r"^(?:export )?(?:default )?(?:abstract )?(?:class|interface|type|function|const|enum) (\w+)", re.M
)


def test_files_and_folders_are_named_after_what_is_in_them() -> None:
    empty = [
        name(path)
        for path in files(".py", ".ts", ".tsx", ".mjs", ".css")
        if EMPTY & {part.split(".")[0].lower().strip("_") for part in name(path).split("/")}
    ]
    assert not empty, "Name the file after the noun it is about:\n" + "\n".join(empty)


def test_no_class_is_called_a_service_a_manager_or_a_type() -> None:
    python = [
        f"{name(path)}:{node.lineno}: {node.name}"
        for path in files(".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and SUFFIX.match(node.name)
    ]
    script = [
        f"{name(path)}: {declared}"
        for path in files(".ts", ".tsx", ".mjs")
        for declared in DECLARED.findall(text(path))
        if SUFFIX.match(declared)
    ]
    assert not python + script, "Drop the suffix and say what it is:\n" + "\n".join(python + script)
