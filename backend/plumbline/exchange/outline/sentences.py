"""Where sentences and clauses end, and where they only seem to: links, code, brackets, 99.95%, e.g."""

import re

_CODE = r"`[^`]*`"
_LINK = r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:[^()\s]|\([^()]*\)|\s+\"[^\"]*\")*\)"
_ADDRESS = r"https?://[^\s()]*[^\s().,;:!?]"
_WHOLE = re.compile(f"{_CODE}|{_LINK}|{_ADDRESS}")
_LINK_PARTS = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()]*\)|\s+\"[^\"]*\")*\)")
_ONE_LINK = re.compile(rf"^(?:{_LINK}|{_ADDRESS})\.?$")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_SLANTED = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s\\*])\*(?![*\w])")

_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*(?=\s+[^a-z\s]|\s*$)")
_CLAUSE_END = re.compile(r"[,;](?=\s+(?!(?:19|20)\d\d\b))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|excl|max|min|avg|est|no|dept|dir|inc|ltd|corp|co"
    r"|mr|mrs|ms|dr|prof|sr|jr|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[a-z])\.$",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"^(?:and|or|plus)\s+", re.IGNORECASE)
_DEPENDENT = re.compile(
    r"^(?:both|driving|including|such|which|who|whose|so|but|with|to|for|by|excluding|as|where|when|not"
    r"|while|because|of|than|rather|especially|e\.g|i\.e|etc|more specifically|if|until|per)\b",
    re.IGNORECASE,
)

MASK = "\u2588"
"""Stands for a letter that is inside a link, code or brackets; nothing splits there."""


def masked(text: str) -> str:
    """The text at the same length, with links, addresses, code and bracketed parts blocked out."""
    out = _WHOLE.sub(lambda found: MASK * len(found[0]), text)
    letters = list(out)
    opened: list[int] = []
    for place, letter in enumerate(out):
        if letter in "([":
            opened.append(place)
        elif letter in ")]" and opened:
            start = opened.pop()
            if not opened:
                letters[start : place + 1] = MASK * (place + 1 - start)
    return "".join(letters)


def without_emphasis(text: str) -> str:
    """The text without bold and italic marks."""
    return _SLANTED.sub(r"\1", _BOLD.sub(r"\1", text))


def spoken(text: str) -> str:
    """The text as one would read it out: link labels without addresses, no code marks."""
    return _LINK_PARTS.sub(lambda found: found[1], text).replace("`", "").strip()


def is_only_link(text: str) -> bool:
    """Whether the text is a single link or address and nothing else."""
    return _ONE_LINK.match(text.strip()) is not None


def sentences(text: str) -> list[str]:
    """The sentences of a text, each without its final full stop."""
    mask = masked(text)
    cuts = [
        end.end()
        for end in _SENTENCE_END.finditer(mask)
        if end.end() == len(mask.rstrip()) or not _ABBREVIATION.search(mask[max(0, end.start() - 12) : end.start() + 1])
    ]
    parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [bare for part in parts if (bare := ended(part))]


def clauses(sentence: str) -> list[str]:
    """The parts of an enumeration; the whole sentence where a part could not stand alone."""
    mask = masked(sentence)
    cuts = [end.start() for end in _CLAUSE_END.finditer(mask)]
    bounds = zip([0, *[cut + 1 for cut in cuts]], [*cuts, len(sentence)], strict=True)
    parts = [_AND_THEN.sub("", sentence[start:end].strip()) for start, end in bounds]
    parts = [part for part in parts if part]
    leans = any(" " not in part or _DEPENDENT.match(part) for part in parts[1:])
    return [sentence] if leans or len(parts) < 2 else parts


def shortened(text: str, longest: int) -> tuple[str, str]:
    """(head, rest): the head has at most `longest` characters, cut between words and outside links."""
    if len(text) <= longest:
        return text, ""
    for shown in (masked(text), text):
        place = shown.rfind(" ", 1, longest)
        if place > longest // 4:
            return text[:place].rstrip() + "…", text[place:].strip()
    return text[: longest - 1] + "…", text[longest - 1 :].strip()


def pieces(text: str, longest: int) -> list[str]:
    """The text cut into parts of at most `longest` characters, between words where there are any."""
    parts = []
    while len(text) > longest:
        place = max(text.rfind(" ", 1, longest + 1), text.rfind("\n", 1, longest + 1))
        place = place if place > 0 else longest
        parts.append(text[:place].rstrip())
        text = text[place:].lstrip()
    return [part for part in (*parts, text) if part]


def ended(sentence: str) -> str:
    """The sentence without its final full stop."""
    bare = sentence.strip()
    return bare.rstrip(". ") if not bare.endswith(("etc.", "e.g.", "i.e.")) else bare
