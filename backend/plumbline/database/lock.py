"""SQLite belongs to one process: an exclusive lock on a file in the data folder says which."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plumbline.kit.errors import CannotStart

# What this process holds: file -> (descriptor, how many times). The lock ends with the process,
# however it ends.
_held: dict[Path, tuple[int, int]] = {}


class FolderInUse(CannotStart):
    """Another process has the data folder."""


@contextmanager
def folder_held(folder: Path) -> Iterator[None]:
    """Hold the data folder against all other processes; this one may hold it several times.

    Raises FolderInUse and CannotStart.
    """
    path = (folder / "plumbline.lock").absolute()
    _hold(path)
    try:
        yield
    finally:
        _let_go(path)


def _hold(path: Path) -> None:
    descriptor, times = _held.get(path, (-1, 0))
    _held[path] = (descriptor if times else _locked(path), times + 1)


def _let_go(path: Path) -> None:
    descriptor, times = _held.pop(path)
    if times > 1:
        _held[path] = (descriptor, times - 1)
    else:
        os.close(descriptor)


def _locked(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as problem:
        raise CannotStart(
            f"The data folder {path.parent} cannot be written ({problem.strerror}): "
            "give this user the right to write there, or name another folder with --data."
        ) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        owner = os.read(descriptor, 20).decode(errors="replace").strip()
        os.close(descriptor)
        raise FolderInUse(
            f"Another plumbline process{f' ({owner})' if owner else ''} is using {path.parent}: "
            "stop it, name another folder with --data, or use PostgreSQL for several processes."
        ) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    return descriptor
