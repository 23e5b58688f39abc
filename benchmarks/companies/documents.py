"""The documents that the web app sends, read from its source: a query with the fragments it spreads."""

import re
from functools import cache
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "src"
_WRITTEN = re.compile(r"\bgraphql\(\s*(?:/\*.*?\*/\s*)?`([^`]*)`", re.DOTALL)
_NAMED = re.compile(r"\b(?:query|fragment)\s+(\w+)")
_SPREAD = re.compile(r"\.\.\.(?!\s*on\b)\s*(\w+)")


def document(name: str) -> str:
    """The query with this name and all of its fragments. Raises KeyError."""
    wanted, found = [name], dict[str, str]()
    while wanted:
        each = wanted.pop()
        if each not in found:
            found[each] = _written()[each]
            wanted += _SPREAD.findall(found[each])
    return "\n".join(found.values())


@cache
def _written() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(_SOURCE.rglob("*.ts*")):
        for text in _WRITTEN.findall(path.read_text("utf-8")):
            for part in re.split(r"(?m)^  (?=(?:query|fragment)\b)", text):
                if name := _NAMED.match(part):
                    found[name[1]] = part
    return found
