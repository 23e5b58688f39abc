"""Documents that are known before anybody asks them: those of the web app, and those an operator adds."""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from plumbline.settings import SettingsError
from plumbline.web.documents import Documents

_SUFFIXES = (".graphql", ".gql")
_SHA256 = re.compile(r"(?:sha256:)?([0-9a-f]{64})")


def trust_app(documents: Documents, built: Path) -> None:
    """Know the documents of the web app as its build wrote them; none when it has not been built."""
    file = built / "documents.json"
    if file.exists():
        texts: Mapping[str, str] = json.loads(file.read_text("utf-8"))
        documents.trust({sha256(text.encode()).hexdigest(): text for text in texts.values()})


def trust_added(documents: Documents, place: Path) -> None:
    """Know the documents of a folder of .graphql files, or of a JSON file that maps names or hashes to texts.

    A text is known with and without the space around it. Raises SettingsError naming every file that is wrong.
    """
    wrong: list[str] = []
    for name, text in _texts(place, wrong):
        errors = documents.read(text).errors
        if errors:
            wrong.append(f"{name}: {errors[0].message}")
        documents.trust({sha256(each.encode()).hexdigest(): each for each in (text, text.strip())})
    if wrong:
        raise SettingsError(f"PLUMBLINE_DOCUMENTS: {'; '.join(wrong)}")


def _texts(place: Path, wrong: list[str]) -> Iterator[tuple[str, str]]:
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    known = [file for file in files if file.suffix in (*_SUFFIXES, ".json") and file.is_file()]
    if not known:
        wrong.append(f"there is no .graphql or .json file in {place}")
    for file in known:
        try:
            content = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            wrong.append(f"{file.name} cannot be read as UTF-8")
            continue
        if file.suffix == ".json":
            yield from _mapped(file.name, content, wrong)
        else:
            yield file.name, content


def _mapped(name: str, content: str, wrong: list[str]) -> Iterator[tuple[str, str]]:
    try:
        texts = json.loads(content)
    except json.JSONDecodeError as problem:
        wrong.append(f"{name} is not JSON: {problem}")
        return
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        wrong.append(f"{name} has to be an object of texts")
        return
    for key, text in texts.items():
        match = _SHA256.fullmatch(key)
        if match and match[1] != sha256(text.encode()).hexdigest():
            wrong.append(f"{name}: {key} is not the hash of its document")
        yield f"{name}: {key}", text
