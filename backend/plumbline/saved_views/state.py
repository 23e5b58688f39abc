"""The state of the alignment page as a saved view keeps it: checked once, on the way in."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from plumbline.kit.errors import Invalid, OutOfRange, TooLong
from plumbline.kit.ids import UnknownId, decode
from plumbline.okrs.words import Health
from plumbline.saved_views.words import AlignmentShape

LONGEST_TEXT = 200
MOST_TOGGLED = 500
DEEPEST = 60
FARTHEST = 10_000_000
"""Units of the picture that anything may be away from its middle."""

PREFIXES = {
    "cycle_id": ("cyc",),
    "team_id": ("com", "team"),
    "owner_id": ("com", "team", "per"),
    "focus_id": ("obj",),
    "selected_id": ("obj",),
    "toggled_ids": ("obj",),
}
"""What each id in a state may be of."""


@dataclass(frozen=True, slots=True)
class State:
    """Every state of the page; what is absent is at rest. Ids are public ones."""

    shape: AlignmentShape | None = None
    cycle_id: str | None = None
    as_of: datetime | None = None
    since: datetime | None = None
    team_id: str | None = None
    owner_id: str | None = None
    health: tuple[Health, ...] = ()
    findings: bool = False
    text: str | None = None
    focus_id: str | None = None
    selected_id: str | None = None
    panel_open: bool = False
    fold_level: int | None = None
    toggled_ids: tuple[str, ...] = ()
    zoom: float | None = None
    x: float | None = None
    y: float | None = None

    def ids(self) -> set[str]:
        """Every id in it."""
        single = (self.cycle_id, self.team_id, self.owner_id, self.focus_id, self.selected_id)
        return {each for each in (*single, *self.toggled_ids) if each}

    def without(self, hidden: set[str]) -> "State":
        """The same without these ids."""

        def kept(id_: str | None) -> str | None:
            return None if id_ in hidden else id_

        return replace(
            self,
            cycle_id=kept(self.cycle_id),
            team_id=kept(self.team_id),
            owner_id=kept(self.owner_id),
            focus_id=kept(self.focus_id),
            selected_id=kept(self.selected_id),
            toggled_ids=tuple(each for each in self.toggled_ids if each not in hidden),
            panel_open=self.panel_open and self.selected_id not in hidden,
        )


def checked(state: State) -> State:
    """The state, if it is one that the page can have. Raises Invalid, TooLong, OutOfRange, blamed on the field."""
    for name, prefixes in PREFIXES.items():
        given = getattr(state, name) or ()
        for id_ in (given,) if isinstance(given, str) else given:
            if not _is_of(id_, prefixes):
                raise Invalid("This is no id of what it stands for.", path=("state", _field(name)))
    if state.text is not None and len(state.text) > LONGEST_TEXT:
        raise TooLong(f"Please use at most {LONGEST_TEXT} characters.", path=("state", "text"))
    if len(state.toggled_ids) > MOST_TOGGLED:
        raise TooLong(f"At most {MOST_TOGGLED} objectives are kept folded or open.", path=("state", "toggledIds"))
    for name, least, most in (
        ("fold_level", 0, DEEPEST),
        ("zoom", 0.001, 10),
        ("x", -FARTHEST, FARTHEST),
        ("y", -FARTHEST, FARTHEST),
    ):
        value = getattr(state, name)
        if value is not None and not least <= value <= most:
            raise OutOfRange(f"This is from {least} to {most}.", path=("state", _field(name)))
    for name in ("as_of", "since"):
        instant: datetime | None = getattr(state, name)
        if instant is not None and instant.tzinfo is None:
            raise Invalid("Say in which zone, such as 2026-05-06T10:00:00Z.", path=("state", _field(name)))
    return state


def written(state: State) -> str:
    """As it is stored."""
    told = {name: value for name, value in asdict(state).items() if value not in (None, (), False)}
    return json.dumps(told, default=lambda value: value.isoformat() if isinstance(value, datetime) else value.value)


def read(text: str) -> State:
    """From what is stored."""
    told: dict[str, Any] = json.loads(text)
    for name in ("as_of", "since"):
        if name in told:
            told[name] = datetime.fromisoformat(told[name])
    if "shape" in told:
        told["shape"] = AlignmentShape(told["shape"])
    told["health"] = tuple(Health(each) for each in told.get("health", ()))
    told["toggled_ids"] = tuple(told.get("toggled_ids", ()))
    return State(**told)


def _is_of(id_: str, prefixes: tuple[str, ...]) -> bool:
    try:
        return decode(id_)[0] in prefixes
    except UnknownId:
        return False


def _field(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(each.title() for each in rest)
