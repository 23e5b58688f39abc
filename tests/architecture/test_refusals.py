"""What the server refuses can be read in German: each sentence has its own, and none is left of those that went."""

import ast
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from plumbline.kit.errors import Refused
from plumbline.okrs.refusals import RuleBroken
from tests.architecture.sources import BACKEND, FRONTEND, files, tree

TABLE = FRONTEND / "lib" / "catalogs" / "refusals.de.json"
GAP = "{}"
"""What stands for a value in a sentence, here and in the table."""


def test_every_refusal_has_its_german_and_the_table_holds_no_other() -> None:
    german = json.loads(TABLE.read_text())
    said = {sentence for path in files(".py", under="backend/plumbline/") for sentence in refusals_of(path)}
    assert not said - german.keys(), f"Add their German to {TABLE.name}"
    assert not german.keys() - said, f"Take these out of {TABLE.name}"
    assert [each for each, ours in german.items() if ours.count(GAP) != each.count(GAP)] == []


def refusals_of(path: Path) -> Iterator[str]:
    """The sentences of the refusals that a file makes, or defines with their own sentence."""
    module = ".".join(path.relative_to(BACKEND.parent).with_suffix("").parts).removesuffix(".__init__")

    def is_refusal(name: str) -> bool:
        kind = getattr(importlib.import_module(module), name, None)
        return isinstance(kind, type) and issubclass(kind, Refused | RuleBroken)

    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            text = sentence(node.args[0])
            if " " in text and is_refusal(node.func.id):
                yield text
        if isinstance(node, ast.ClassDef):
            yield from (text for text in own_sentences(node) if is_refusal(node.name))


def own_sentences(kind: ast.ClassDef) -> Iterator[str]:
    """What a class hands to `super().__init__`."""
    for node in ast.walk(kind):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"), args=[said, *_]
            ):
                if " " in (text := sentence(said)):
                    yield text


def sentence(node: ast.expr) -> str:
    """A text in the code, with a gap for each value; empty for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(sentence(part) or GAP for part in parts)
    return ""
