"""Frontend: main → routes → pages → features → ui → lib, one way; a feature never imports a feature."""

import re
from pathlib import Path, PurePath, PurePosixPath

from tests.architecture.sources import FRONTEND, files, name, text

IMPORTED = re.compile(r"""(?:^|\s)(?:import|export)\b[^;'"]*?from\s*["']([^"']+)["']|import\(?\s*["']([^"']+)["']""")
ALLOWED = {
    "main": {"routes", "pages", "features", "graphql", "ui", "lib"},
    "routes": {"routes", "pages", "features", "graphql", "ui", "lib"},
    "pages": {"pages", "features", "graphql", "ui", "lib"},
    "features": {"graphql", "ui", "lib"},
    "graphql": {"graphql", "lib"},
    "ui": {"ui", "lib"},
    "lib": {"lib"},
}
REACT = re.compile(r"^(?:react|react-dom|react-aria|@tanstack/react|urql|@lingui/react)")


def floor(path: PurePath) -> str:
    """`pages/team.tsx` and `main.tsx` stand on the floors `pages` and `main`."""
    return path.parts[0].split(".")[0]


def imported(path: Path) -> list[str]:
    return [found[0] or found[1] for found in IMPORTED.findall(text(path))]


def inside(path: Path, address: str) -> PurePosixPath | None:
    """Where a relative import leads, from frontend/src; None for a package or an address outside."""
    if not address.startswith("."):
        return None
    target = (path.parent / address.split("?")[0]).resolve()
    return PurePosixPath(target.relative_to(FRONTEND).as_posix()) if target.is_relative_to(FRONTEND) else None


def source_files() -> list[Path]:
    floors = [path for path in files(".ts", ".tsx", under="frontend/src/") if path.parent != FRONTEND]
    doors = [path for path in files(".ts", ".tsx", under="frontend/src/") if path.parent == FRONTEND]
    return floors + [path for path in doors if path.stem in ("main", "routes")]


def may_import(importer: PurePosixPath, target: PurePosixPath) -> bool:
    if floor(target) in ALLOWED[floor(importer)]:
        return True
    same_feature = importer.parts[:2] == target.parts[:2]
    tests_with_the_test_setup = ".test." in importer.name and floor(target) == "testing"
    return (floor(importer) == "features" and same_feature) or tests_with_the_test_setup


def test_the_frontend_stairs_go_one_way() -> None:
    wrong = [
        f"{name(path)} imports {target}"
        for path in source_files()
        for address in imported(path)
        if (target := inside(path, address)) is not None
        and not may_import(PurePosixPath(path.relative_to(FRONTEND).as_posix()), target)
    ]
    advice = "Move what is shared down (ui without domain words, lib without React), or let a page join two features:\n"
    assert not wrong, advice + "\n".join(wrong)


def test_every_file_of_the_frontend_stands_on_a_floor() -> None:
    strays = [name(path) for path in source_files() if floor(path.relative_to(FRONTEND)) not in ALLOWED]
    assert not strays, "Put it under pages, features, graphql, ui or lib:\n" + "\n".join(strays)


def test_lib_knows_no_react() -> None:
    wrong = [
        f"{name(path)} imports {address}"
        for path in files(".ts", ".tsx", under="frontend/src/lib/")
        for address in imported(path)
        if REACT.match(address)
    ]
    assert not wrong, "A hook or component belongs to a feature or to ui:\n" + "\n".join(wrong)


def test_ui_fetches_no_data() -> None:
    wrong = [
        f"{name(path)} imports {address}"
        for path in files(".ts", ".tsx", under="frontend/src/ui/")
        for address in imported(path)
        if address.startswith(("urql", "@urql", "graphql"))
    ]
    assert not wrong, "Pass the value in as a property; a feature or page fetches it:\n" + "\n".join(wrong)
