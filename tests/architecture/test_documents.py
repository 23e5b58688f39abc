"""What the documents promise is there."""

import json
import re
from dataclasses import fields
from pathlib import Path

from plumbline.settings import PREFIX, Settings
from tests.architecture.sources import ROOT, files, name, text

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def documents() -> list[Path]:
    return files(".md")


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{name(path)}: {target}"
        for path in documents()
        for target in LINK.findall(text(path))
        if not (path.parent / target).exists()
    ]
    assert not broken, "Mend the link or write the page:\n" + "\n".join(broken)


def test_every_npm_command_in_the_documents_exists() -> None:
    scripts = json.loads((ROOT / "package.json").read_text("utf-8"))["scripts"]
    named = {(name(path), word) for path in documents() for word in re.findall(r"npm run ([\w:]+)", text(path))}
    missing = [f"{path}: npm run {word}" for path, word in sorted(named) if word not in scripts]
    assert not missing, "Name a script of package.json:\n" + "\n".join(missing)


def test_every_setting_is_in_the_list_of_settings_and_no_other() -> None:
    listed = set(re.findall(rf"^\| `({PREFIX}\w+)`", text(ROOT / "docs" / "settings.md"), re.M))
    real = {PREFIX + each.name.upper() for each in fields(Settings)}
    assert listed == real, f"In docs/settings.md add {real - listed or 'nothing'}, remove {listed - real or 'nothing'}."
