"""Nothing grows past what one person reads at once. TypeScript functions and components are measured by oxlint."""

import ast
from pathlib import Path

from tests.architecture.sources import files, name, text, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring aside: explaining more is never punished."""
    docstring = ast.get_docstring(function, clean=False)
    explained = function.body[0].end_lineno or 0 if docstring else 0
    start = function.body[0].lineno - 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - (explained - start)


def long_functions(path: Path) -> list[str]:
    functions = (each for each in ast.walk(tree(path)) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    return [
        f"{name(path)}:{each.lineno}: {each.name} has {lines_of(each)} lines"
        for each in functions
        if lines_of(each) > LONGEST_FUNCTION
    ]


def test_no_file_is_longer_than_300_lines() -> None:
    long = [
        f"{name(path)}: {count} lines"
        for path in files(".py", ".ts", ".tsx", ".mjs", ".css")
        if (count := len(text(path).splitlines())) > LONGEST_FILE
    ]
    assert not long, "Split by noun; a file that outgrows its room becomes a package of its name:\n" + "\n".join(long)


def test_no_python_function_is_longer_than_40_lines() -> None:
    long = [line for path in files(".py") for line in long_functions(path)]
    assert not long, "Name the steps and make each a function:\n" + "\n".join(long)
