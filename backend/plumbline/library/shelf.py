"""The templates that ship: text files of the package, one for each function, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from plumbline.library.ranking import Filed, filed
from plumbline.library.templates import Template, key_results_read
from plumbline.library.words import BusinessFunction, TemplateOrigin
from plumbline.okrs.words import ObjectiveKind

PREFIX = "lib_"


@cache
def shelf() -> dict[str, Filed]:
    """Every template that ships, by its public id."""
    folder = files("plumbline.library") / "shipped"
    return {
        each.id: each
        for function in BusinessFunction
        for each in _of_function(function, (folder / f"{function.lower()}.toml").read_text("utf-8"))
    }


def _of_function(function: BusinessFunction, text: str) -> list[Filed]:
    return [
        filed(PREFIX + row["slug"], TemplateOrigin.SHIPPED, _template(function, row))
        for row in tomllib.loads(text)["template"]
    ]


def _template(function: BusinessFunction, row: dict[str, Any]) -> Template:
    return Template(
        title=row["title"],
        why=row["why"],
        kind=ObjectiveKind(row["kind"]),
        function=function,
        key_results=key_results_read(row["key_results"]),
    )
