"""Where columns of a row may lead, as data: Python follows it row by row, and SQL inside a statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plumbline.engine.rows import Ref


@dataclass(frozen=True, slots=True)
class Way:
    """To the row of `type_name` whose key is in the column `key`, if there is one and the column `kind` holds `named`."""

    type_name: str
    key: str
    kind: str | None = None
    named: str = ""


class Ways:
    """The first of these ways that is open; called with the values of `inputs`, the Ref it leads to, or None."""

    def __init__(self, *ways: Way) -> None:
        self.ways = ways
        self.inputs = _columns(ways)
        place = {name: at for at, name in enumerate(self.inputs)}
        self._steps = [
            (way.type_name, place[way.key], None if way.kind is None else place[way.kind], way.named) for way in ways
        ]

    def __call__(self, *values: Any) -> Ref | None:
        for type_name, key, kind, named in self._steps:
            if values[key] is not None and (kind is None or values[kind] == named):
                return Ref(type_name, values[key])
        return None


def _columns(ways: Iterable[Way]) -> tuple[str, ...]:
    names = (name for way in ways for name in (way.kind, way.key) if name is not None)
    return tuple(dict.fromkeys(names))
