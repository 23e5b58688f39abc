"""Committed text works on any machine, says why where it steps aside, and leaves nothing for later."""

import re

from tests.architecture.sources import ROOT, files, name, text, tracked

HERE = "tests/architecture/test_words.py"
MACHINE_PATH = re.compile(r"(?<![\w.:/~}\-])/(?:work|tmp|root|home/\w+|Users/\w+)/")
REGISTRY = re.compile(r"registry\.npmjs|registry\.yarnpkg|pythonhosted\.org|pypi\.org/simple|npm\.pkg\.github|:4873/")
LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
ASIDE = re.compile(
    r"#\s*(?:ruff:\s*)?noqa(?::\s*[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*)?(?P<noqa>.*)"
    r"|#\s*type:\s*ignore(?:\[[\w,\s-]+\])?(?P<ignore>.*)"
    r"|#\s*pragma:\s*no cover(?P<pragma>.*)"
    r"|(?:oxlint|eslint)-disable[\w-]*(?P<lint>.*)"
    r"|biome-ignore(?P<biome>.*)"
    r"|@ts-(?:expect-error|ignore|nocheck)(?P<ts>.*)"
)
REASON = re.compile(r"(?:#|-{1,2}|[–:—])\s*\S+\s+\S+\s+\S+")
BINARY = (".png", ".ico", ".woff2", ".jpg", ".gz", ".sqlite3")


def places(pattern: re.Pattern[str], *endings: str) -> list[str]:
    """Where a pattern occurs, as file:line: text."""
    chosen = files(*endings) if endings else [path for path in tracked() if path.suffix not in BINARY]
    return [
        f"{name(path)}:{number}: {line.strip()[:120]}"
        for path in chosen
        if name(path) != HERE and pattern.search(text(path))
        for number, line in enumerate(text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_committed_text_names_a_folder_of_one_machine() -> None:
    found = places(MACHINE_PATH)
    assert not found, "Use a path relative to the repository, a temporary folder or a setting:\n" + "\n".join(found)


def test_no_committed_text_names_a_package_registry() -> None:
    found = places(REGISTRY)
    assert not found, "Leave the registry to pip's and npm's own settings; `npm run lock` does:\n" + "\n".join(found)


def test_nothing_is_left_for_later() -> None:
    found = places(LATER, ".py", ".ts", ".tsx", ".mjs", ".css", ".graphql")
    assert not found, "Do it now, or write it down where work is planned:\n" + "\n".join(found)


def test_every_rule_that_is_stepped_around_carries_its_reason() -> None:
    bare = [
        f"{name(path)}:{number}: {line.strip()[:120]}"
        for path in files(".py", ".ts", ".tsx", ".mjs")
        if name(path) != HERE
        for number, line in enumerate(text(path).splitlines(), 1)
        if (match := ASIDE.search(line)) and not REASON.search("".join(filter(None, match.groups())))
    ]
    assert not bare, "Say why in a few words: `# noqa: X123 # the library wants it so`:\n" + "\n".join(bare)


def test_the_repository_has_what_every_repository_has() -> None:
    expected = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".ci/run", "docs/README.md")
    assert not [each for each in expected if not (ROOT / each).is_file()]
