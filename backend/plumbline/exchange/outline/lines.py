"""The line reader: a text becomes nested nodes by headings, list markers and indentation."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes (and characters) an outline may have."""

TAB_WIDTH = 4
DEEPEST_LIST = 40
LONGEST_STATEMENT = 2_500

NodeKind = Literal["HEADING", "ITEM", "TEXT"]

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_MARKER = re.compile(r"^(?:[*+-]|\d{1,9}[.)])(?:[ \t]+|$)")
_FENCE = re.compile(r"^\s*(```|~~~)")
_RULE = re.compile(r"^ {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$")
_WIDE_GAP = re.compile(r"\s{3,}")
_TICK = re.compile(r"^\[([ xX])\][ \t]+")


class UnreadableOutline(Exception):
    """The file is no text an outline could be read from; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Node:
    """A heading, a list item or a piece of plain text, with what stands below it.

    `text` has no markers; `lines` are the source line numbers (from 1) it was made of.
    """

    kind: NodeKind
    text: str
    lines: tuple[int, ...]
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A read file: its nested nodes, and every source line (line n is `source[n - 1]`)."""

    filename: str
    nodes: tuple[Node, ...]
    source: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """A node while it can still grow; `column` is where its marker stands."""

    kind: NodeKind
    text: str
    lines: list[int]
    rank: int
    column: int = 0
    children: list["_Open"] = field(default_factory=list)

    def closed(self) -> Node:
        below = tuple(child.closed() for child in self.children)
        return Node(self.kind, self.text, tuple(self.lines), below)


def decoded(data: bytes, *, filename: str = "the file") -> str:
    """The text in a file's bytes: UTF-8, or UTF-16 with its mark. Raises UnreadableOutline."""
    if len(data) > LARGEST_FILE:
        raise UnreadableOutline(f"{filename} is larger than 2 MiB; split it and import the parts.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as flaw:
        if b"\0" in data:
            raise UnreadableOutline(f"{filename} is not a text file; give a Markdown file.") from flaw
        raise UnreadableOutline(
            f"{filename} is not valid UTF-8 (byte {flaw.start}); it may be cut off: save it again as UTF-8."
        ) from flaw
    return text


def read_outline(text: str, *, filename: str = "the text") -> Outline:
    """Nested nodes of a Markdown-like text. Raises UnreadableOutline when there is nothing to read."""
    source = tuple(_clean(line) for line in _checked(text, filename))
    reader = _Reader()
    for number, line in enumerate(source, start=1):
        reader.take(number, line)
    return Outline(filename=filename, nodes=reader.root.closed().children, source=source)


def _checked(text: str, filename: str) -> list[str]:
    if len(text) > LARGEST_FILE:
        raise UnreadableOutline(f"{filename} is larger than 2 MiB; split it and import the parts.")
    if "\0" in text:
        raise UnreadableOutline(f"{filename} is not a text file; give a Markdown file.")
    strange = sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f\v")
    if strange > 3 and strange * 20 > len(text):
        raise UnreadableOutline(f"{filename} is not a text file; give a Markdown file.")
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableOutline(f"{filename} is empty; give a file with OKRs in it.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _clean(line: str) -> str:
    """The line without characters no stored text may have; each becomes a space."""
    if line.isprintable():
        return line
    unfit = ("Cc", "Cs", "Zl", "Zp")
    return "".join(" " if letter != "\t" and unicodedata.category(letter) in unfit else letter for letter in line)


class _Reader:
    """Takes lines one by one and hangs each on the node it belongs to."""

    def __init__(self) -> None:
        self.root = _Open("TEXT", "", [], rank=0)
        self.headings = [self.root]
        self.items: list[_Open] = []
        self.after_blank = False
        self.fenced = False
        self.front = False

    def take(self, number: int, line: str) -> None:
        if not line.strip():
            self.after_blank = True
            return
        if self._verbatim(number, line):
            self._hang_text(number, line.strip())
        elif heading := _HEADING.match(line):
            self._open_heading(number, heading[2] or "", len(heading[1]))
        elif _RULE.match(line):
            self._take_rule(number, line.strip())
        else:
            self._take_body(number, line)
        self.after_blank = False

    def _verbatim(self, number: int, line: str) -> bool:
        """Whether the line belongs to front matter or a fenced block, where nothing is a marker."""
        if number == 1 and line.rstrip() == "---":
            self.front = True
            return True
        if self.front:
            self.front = line.rstrip() not in ("---", "...")
            return True
        if _FENCE.match(line):
            self.fenced = not self.fenced
            return True
        return self.fenced

    def _take_body(self, number: int, line: str) -> None:
        spread = line.expandtabs(TAB_WIDTH)
        bare = spread.lstrip(" ")
        column = len(spread) - len(bare)
        if _MARKER.match(bare):
            self._open_item(number, bare.rstrip(), column)
        elif self.items and not self.after_blank and not bare.startswith("|"):
            self._continue_item(number, bare.rstrip())
        else:
            if column == 0 and self.after_blank:
                self.items = []
            self._hang_text(number, bare.rstrip())

    def _open_heading(self, number: int, text: str, rank: int) -> None:
        while self.headings[-1].rank >= rank:
            self.headings.pop()
        node = _Open("HEADING", _MARKER.sub("", text), [number], rank=rank)
        self.headings[-1].children.append(node)
        self.headings.append(node)
        self.items = []

    def _take_rule(self, number: int, line: str) -> None:
        """A line of dashes or equals signs makes the text right above it a heading."""
        above = self.headings[-1].children[-1] if self.headings[-1].children else None
        fits = above is not None and above.kind == "TEXT" and above.lines == [number - 1]
        if above is not None and fits and not self.items and line[0] in "=-":
            self.headings[-1].children.pop()
            self._open_heading(number, above.text, 1 if line[0] == "=" else 2)
            self.headings[-1].lines.insert(0, number - 1)
        else:
            self._hang_text(number, line)

    def _open_item(self, number: int, bare: str, column: int) -> None:
        # One column of difference is a slip of the hand, two are a level.
        while self.items and (self.items[-1].column + 2 > column or len(self.items) >= DEEPEST_LIST):
            self.items.pop()
        while marker := _MARKER.match(bare):
            bare = bare[marker.end() :]
        if tick := _TICK.match(bare):
            bare = bare[tick.end() :]
            if tick[1] != " " and "=>" not in bare:
                bare += " => done"
        node = _Open("ITEM", "", [number], rank=0, column=column)
        (self.items or self.headings)[-1].children.append(node)
        self.items.append(node)
        bare = _WIDE_GAP.sub("  ", bare)
        if len(bare) > LONGEST_STATEMENT:
            self._hang_text(number, bare)
        else:
            node.text = bare

    def _continue_item(self, number: int, bare: str) -> None:
        item = self.items[-1]
        if len(item.text) + len(bare) > LONGEST_STATEMENT or item.children:
            self._hang_text(number, bare)
        else:
            item.text = f"{item.text} {bare}".strip()
            item.lines.append(number)

    def _hang_text(self, number: int, text: str) -> None:
        node = _Open("TEXT", text, [number], rank=0)
        (self.items or self.headings)[-1].children.append(node)
