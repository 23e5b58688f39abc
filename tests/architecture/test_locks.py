"""Two installs a year apart give the same program, and none of it takes the licence away."""

import json
import re
import tomllib
from importlib import metadata

import pytest

from tests.architecture.sources import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
COPYLEFT = re.compile(r"\b(?:AGPL|GPL|GNU (?:Affero )?General Public)", re.I)
NPM = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]


def pins(lock: str) -> list[str]:
    """The lines of a Python lock that name a package."""
    return [line for line in (ROOT / lock).read_text("utf-8").splitlines() if re.match(r"[a-z0-9]", line, re.I)]


@pytest.mark.parametrize("lock", LOCKS)
def test_python_packages_are_locked_with_hashes_and_without_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text, f"Run `npm run lock`: {lock} names an address."
    assert all(re.match(r"[\w.-]+==\S+", line) for line in pins(lock)), f"Run `npm run lock`: {lock} has a loose pin."
    assert text.count(" \\\n    --hash") >= len(pins(lock)), f"Run `npm run lock`: {lock} has a package without a hash."


def test_web_packages_are_locked_with_hashes_and_without_addresses() -> None:
    wrong = [path for path, entry in NPM.items() if path and ("resolved" in entry or "integrity" not in entry)]
    assert not wrong, f"Run `npm run lock`: {wrong}"


def test_what_is_declared_is_pinned_and_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {line.split("==")[0].lower() for line in pins("requirements-dev.lock")}
    for requirement in declared:
        package = re.match(r"[\w.-]+", requirement)
        assert "==" in requirement, f"Pin {requirement} to one version in pyproject.toml."
        assert package and package[0].lower() in locked, f"Run `npm run lock`: {requirement} is not locked."
    package_json = json.loads((ROOT / "package.json").read_text("utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert package_json[kind] == NPM[""].get(kind), f"Run `npm run lock`: the {kind} of package.json changed."


def test_no_package_that_ships_is_under_a_copyleft_licence() -> None:
    npm = [f"{path}: {entry.get('license')}" for path, entry in NPM.items() if ships(path, entry)]
    python = [f"{each}: {licence(each)}" for each in (line.split("==")[0] for line in pins("requirements.lock"))]
    wrong = [line for line in npm + python if COPYLEFT.search(line.replace("LGPL", ""))]
    assert not wrong, "Choose another package; this one binds whoever ships Plumbline:\n" + "\n".join(wrong)


def ships(path: str, entry: dict[str, object]) -> bool:
    return bool(path) and not (entry.get("dev") or entry.get("devOptional"))


def licence(package: str) -> str:
    """What a package says its licence is; a package for another platform is not installed and says nothing."""
    try:
        said = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    classifiers = [each for each in said.get_all("Classifier") or [] if each.startswith("License")]
    return " ".join([*(said.get_all("License-Expression") or []), *classifiers])
