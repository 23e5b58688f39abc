"""Goals, owners and texts of a plan while they are being collected."""

import hashlib
import re
from dataclasses import dataclass, field

from plumbline.exchange.outline.import_plan import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    AlignsTo,
    GoalKind,
    ImportCheckIn,
    ImportKeyResult,
    ImportObjective,
    ImportOwner,
    ImportText,
    KnownOwner,
    TextKind,
)
from plumbline.exchange.outline.measures import Measured, measure_of
from plumbline.exchange.outline.outcomes import Reading, reading, reported
from plumbline.exchange.outline.sentences import pieces, shortened

_NOT_A_NAME_LETTER = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """The same for two spellings of one name: case, spaces and punctuation do not count."""
    return " ".join(_NOT_A_NAME_LETTER.sub(" ", name.casefold()).split()) or name.strip()


class Keys:
    """Digests of paths; the second goal with the same path gets another one, in order."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key(self, *path: str) -> str:
        plain = "\0".join(" ".join(step.split()) for step in path)
        times = self._seen[plain] = self._seen.get(plain, 0) + 1
        whole = f"{plain}\0{times}".encode("utf-8", "replace")
        return hashlib.blake2b(whole, digest_size=12).hexdigest()


@dataclass(slots=True)
class GoalDraft:
    """An objective or key result; `extra` becomes its description, `notes` its notes."""

    kind: GoalKind
    key: str
    title: str
    owner: str | None
    lines: list[int]
    co_owners: tuple[str, ...] = ()
    measured: Measured = field(default_factory=lambda: Measured("BINARY"))
    check_in: ImportCheckIn | None = None
    extra: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    key_results: list["GoalDraft"] = field(default_factory=list)
    aligned_to: AlignsTo | None = None
    depth: int = 1

    def report(self, outcome: str) -> None:
        """The outcome as a check-in where it is clear, else as a note."""
        found = reading(outcome)
        if found is not None:
            self.report_reading(found, outcome)
        elif outcome:
            self.notes.append(outcome)

    def report_reading(self, found: Reading, outcome: str) -> None:
        """What was read from the outcome as a check-in, or the outcome as a note where it fits no value."""
        self.measured, value = reported(self.measured, found)
        if value is None or len(outcome) > LONGEST_TEXT:
            self.notes.append(outcome)
        else:
            self.check_in = ImportCheckIn(value, outcome)

    def keep(self, text: str, lines: tuple[int, ...]) -> None:
        """Text that is no goal of its own, kept in the description."""
        self.extra.append(text)
        self.lines.extend(lines)

    def texts(self) -> str:
        """All its words, to see whether a source line is whole in them."""
        own = [self.title, *self.extra, *self.notes, self.check_in.note if self.check_in else ""]
        return "\n".join([*own, *(below.texts() for below in self.key_results)])

    def _parts(self) -> tuple[str, str, tuple[str, ...]]:
        title, rest = shortened(self.title, LONGEST_TITLE)
        whole = "\n\n".join(text for text in (rest, *self.extra) if text)
        first, *more = pieces(whole, LONGEST_TEXT) or [""]
        notes = [piece for note in self.notes for piece in pieces(note, LONGEST_TEXT)]
        return title, first, (*more, *notes)

    def key_result(self) -> ImportKeyResult:
        title, description, notes = self._parts()
        found = self.measured
        return ImportKeyResult(
            key=self.key,
            title=title,
            description=description,
            owner=self.owner,
            measure=found.measure,
            start=found.start,
            target=found.target,
            low=found.low,
            high=found.high,
            unit=found.unit,
            check_in=self.check_in,
            notes=notes,
            lines=tuple(sorted(set(self.lines))),
        )

    def objective(self) -> ImportObjective:
        title, description, notes = self._parts()
        return ImportObjective(
            key=self.key,
            title=title,
            description=description,
            owner=self.owner,
            co_owners=self.co_owners,
            notes=notes,
            key_results=tuple(one.key_result() for one in self.key_results),
            aligned_to=self.aligned_to,
            depth=self.depth,
            lines=tuple(sorted(set(self.lines))),
        )


def key_result_draft(key: str, text: str, owner: str | None, lines: tuple[int, ...]) -> GoalDraft:
    """A key result with the measure its words state."""
    return GoalDraft("KEY_RESULT", key, text, owner, list(lines), measured=measure_of(text))


@dataclass(slots=True)
class TextDraft:
    """A growing text of a unit, line by line."""

    kind: TextKind
    key: str
    owner: str | None
    heading: str
    rows: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def keep(self, text: str, lines: tuple[int, ...]) -> None:
        self.rows.append(text)
        self.lines.extend(lines)

    def texts(self) -> list[ImportText]:
        parts = pieces("\n".join(row for row in self.rows if row), LONGEST_TEXT) or [""]
        whole = tuple(sorted(set(self.lines)))
        heading, rest = shortened(self.heading, LONGEST_TITLE)
        parts = [*pieces(rest, LONGEST_TEXT), *parts] if rest else parts
        return [
            ImportText(self.key if n == 0 else f"{self.key}-{n}", self.kind, self.owner, heading, part, whole)
            for n, part in enumerate(parts)
        ]


class Owners:
    """Everyone named in the outline, under one key whatever the spelling."""

    def __init__(self, known: tuple[KnownOwner, ...]) -> None:
        self._known = {name_key(owner.name): owner for owner in known}
        self._names: dict[str, str] = {}
        self._under: dict[str, str | None] = {}
        self._lines: dict[str, list[int]] = {}

    def key(self, name: str, lines: tuple[int, ...], *, under: str | None) -> str:
        """The owner's key, noting it at its first appearance; `under` is whoever stands above."""
        key = name_key(name)
        if key not in self._names:
            self._names[key] = " ".join(name.split())
            self._under[key] = under
        self._lines.setdefault(key, []).extend(lines)
        return key

    def listed(self) -> tuple[ImportOwner, ...]:
        return tuple(self._owner(key) for key in self._names)

    def names(self, key: str | None) -> str:
        return self._names.get(key, "") if key else ""

    def _owner(self, key: str) -> ImportOwner:
        known = self._known.get(key)
        kind = known.kind if known else "TEAM"
        name = known.name if known else self._names[key]
        lines = tuple(sorted(set(self._lines[key])))
        return ImportOwner(key, name, kind, known.identity if known else None, self._under[key], lines)
