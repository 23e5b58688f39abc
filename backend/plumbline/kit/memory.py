"""The garbage collector, told that most of a server's objects stay for good."""

import gc

YOUNG = 25_000
"""New objects between two looks at the young ones: a small request makes fewer, and a look takes a millisecond or two."""

OLDER = 2
"""Looks at the young ones between two at what outlived one: rows of a large answer do, and must not become too many."""

ALL = 1_000
"""Looks at those between two at everything."""


def hold() -> None:
    """Collect nothing until `settle`. Call first in a process that will serve: a fifth of its start is looks at what stays."""
    gc.disable()


def settle() -> None:
    """Leave what is loaded now out of every later collection. Call once, when a process is ready to serve.

    Otherwise each full collection walks the schema and the modules, a tenth of a second in the middle of an answer.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, ALL)


def leave() -> None:
    """Collect nothing more. Call when a process ends: it would walk all that it kept, for seconds, and gain nothing."""
    gc.disable()
    gc.freeze()
