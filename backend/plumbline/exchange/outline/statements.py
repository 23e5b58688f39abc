"""One line of an outline: `Owner: objective sentence. Key result, key result => outcome`, any part missing."""

import re
from dataclasses import dataclass
from typing import Literal

from plumbline.exchange.outline.sentences import is_only_link, masked, spoken, without_emphasis

Role = Literal["OBJECTIVE", "KEY_RESULT", "ANY"]

_COLON = re.compile(r":(?=\s|$|(?<=\bKR:)\w)")
_KEY_RESULT = re.compile(r"^(?P<owner>.*?)(?:^|\s)(?:KRs?|Key[ -]?results?)(?:\s*#?\d+(?:\.\d+)*)?$", re.IGNORECASE)
_OBJECTIVE = re.compile(r"^(?P<owner>.*?)(?:^|\s)(?:O\d+|Objective|Goal)(?:\s*#?\d+(?:\.\d+)*)?$", re.IGNORECASE)
_WRAPPED = re.compile(r"^\[(?P<label>[^\[\]]*)\](?P<link>\([^()\s]*\))\.?$")
_VERBS = frozenset(
    "accelerate achieve adopt align analyze analyse assess attract automate become begin boost bring build burn"
    " certify close collect complete conduct continue convert create cut decrease define deliver deploy determine"
    " develop double drive eliminate enable ensure establish evaluate execute expand finalize finish fix get grow"
    " help hire identify implement improve incorporate increase integrate introduce investigate keep launch"
    " lower maintain make measure migrate move obtain optimize optimise preserve prevent propose provide"
    " publish raise reach redesign reduce refactor replace reset run scale secure set ship simplify source"
    " standardize start stop streamline submit train transition triage triple understand validate win".split()
)
_NUMBER = r"(?:~?[-+−]?\d+(?:\.\d+)?|X)"
_RESULT = re.compile(
    rf"^\[?(?:{_NUMBER}\s?%(?!\s*(?:of|on|by|in)\b)|{_NUMBER}/\d+|{_NUMBER}(?:\\?\*)?\s+\w+ed\b"
    r"|(?:Achieved|Completed?|Done|Sourced|Hired)\b)"
)
_ONLY_NUMBER = re.compile(rf"^{_NUMBER}\s?%\.?$")
_ARROW = re.compile(r"(?<![<>=!])=>|⇒|(?<=\s)=(?=\s\d+(?:\.\d+)?%\s)")
_DASHED = re.compile(rf"\s[-–—]\s(?={_NUMBER}\s?%(?!\s*(?:of|on|by|in)\b))")
_SCORE = re.compile(rf"\s\[?{_NUMBER}/\d+ \({_NUMBER}%\)(?:\]\([^()\s]*\))?\s*$")
_BRACKETED = re.compile(r"\s\((?:\d+(?:\.\d+)?%|\d+(?:\.\d+)?% (?:complete|done)[^()]*)\)\s*$")
_LAST_SENTENCE = re.compile(
    r"(?<=[.!?)])\s+(?=(?:\d+(?:\.\d+)?% (?:complete|completed|done)\b.*|\d+/\d+)\.?\s*$)", re.IGNORECASE
)
_TRAILING = re.compile(r"(?P<before>\w+)\s+(?=(?:100|0)%\s*$)")
_TOWARDS = frozenset("by to at of over above under below than least is are reach achieve hit from and or".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A line taken apart. `body` is what is left between owner and outcome; each part may be empty."""

    role: Role
    owners: tuple[str, ...]
    body: str
    outcome: str


def statement(text: str) -> Statement:
    """The parts of one line of an outline."""
    bare = without_emphasis(text).strip()
    bare = _owner_out_of_link(bare)
    role, owners, body = _owner_split(bare)
    body, outcome = _outcome_split(body)
    return Statement(role, owners, body.strip(), outcome.strip())


def owner_name(text: str) -> str | None:
    """The name a line consists of, where it is nothing but an owner ("Director of Support"), or None."""
    name = spoken(without_emphasis(text)).rstrip(":").strip()
    ends = name.endswith((".", "!", "?", "%"))
    if ends or is_only_link(text) or not name or not _is_owner(name) or len(name.split()) > 6:
        return None
    return name if not re.search(r"\d|=>|: ", name) else None


def _owner_out_of_link(text: str) -> str:
    """`[Growth stage: Do this](address)` is an owner and a linked objective."""
    wrapped = _WRAPPED.match(text)
    if wrapped is None or ": " not in wrapped["label"]:
        return text
    owner, rest = wrapped["label"].split(": ", 1)
    return f"{owner}: [{rest}]{wrapped['link']}" if _is_owner(owner) else text


def _owner_split(text: str) -> tuple[Role, tuple[str, ...], str]:
    colon = _COLON.search(masked(text))
    if colon is None:
        return "ANY", (), text
    head, rest = spoken(text[: colon.start()]), text[colon.end() :].strip()
    for role, pattern in (("KEY_RESULT", _KEY_RESULT), ("OBJECTIVE", _OBJECTIVE)):
        named = pattern.match(head)
        if named and len(head) <= 90 and (not named["owner"] or _is_owner(named["owner"])):
            return ("KEY_RESULT" if role == "KEY_RESULT" else "OBJECTIVE"), _owners(named["owner"]), rest
    linked = "](" in text[: colon.start()]
    if not _is_owner(head) or (_ONLY_NUMBER.match(rest) and (linked or len(head.split()) > 1)):
        return "ANY", (), text
    return "ANY", _owners(head), rest


def _owners(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


def _is_owner(head: str) -> bool:
    """Whether the words before a colon can name a team or person rather than start a sentence."""
    parts = [part.strip() for part in head.split(";")]
    return all(_is_name(part) for part in parts if part) and any(parts)


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) > 80 or len(words) > 7 or not any(letter.isalpha() for letter in name):
        return False
    if "%" in name or "://" in name or "=>" in name or words[0][0].isdigit() or words[0].startswith("http"):
        return False
    starts_with_verb = words[0].lower() in _VERBS and len(words) > 1
    return not starts_with_verb and not re.search(r"[!?]|\.\s(?!\w+$)", name)


def _outcome_split(body: str) -> tuple[str, str]:
    """(body, outcome); an outcome before an arrow ("…: 6/10 => done") comes first, joined by " => "."""
    if arrow := _ARROW.search(masked(body)):
        said, outcome = body[arrow.end() :].strip(), ""
        body = body[: arrow.start()].rstrip()
        colon = masked(body).rfind(": ")
        if colon > 0 and _RESULT.match(body[colon + 1 :].strip()):
            body, outcome = body[:colon], body[colon + 1 :].strip()
        return body, f"{outcome} => {said}" if outcome and said else outcome or said
    return _unmarked_outcome_split(body)


def _unmarked_outcome_split(body: str) -> tuple[str, str]:
    """Outcomes that only their look tells: "…: 6/10 (60%)", "… (100%)", "… - 70% (…)", "…. 50% complete"."""
    mask = masked(body)
    if score := _SCORE.search(body):
        start = score.start()
        return body[:start].rstrip().removesuffix(":"), body[start:]
    colon = mask.rfind(": ")
    if colon > 0 and _RESULT.match(body[colon + 1 :].strip()):
        return body[:colon], body[colon + 1 :]
    for pattern in (_LAST_SENTENCE, _BRACKETED):
        if cut := pattern.search(body):
            return body[: cut.start()], body[cut.start() :]
    if dashed := _DASHED.search(mask):
        return body[: dashed.start()], body[dashed.end() :]
    trailing = _TRAILING.search(mask)
    if trailing and trailing["before"].lower() not in _TOWARDS and len(mask.split()) > 3:
        return body[: trailing.end()], body[trailing.end() :]
    return body, ""
