"""Numbers in a sentence: value, unit, where they stand; dates, versions and labels are none."""

import re
from dataclasses import dataclass

LARGEST = 99_999_999_999

_NUMBER = re.compile(
    r"(?<![\w.\-/#:&,])(?P<sign>[-−])?(?P<money>[$€£])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)"
    r"(?P<scale>\s?(?:k|K|m|M|bn|B|million|thousand|billion)\b)?(?P<percent>\s?%)?(?P<plus>\+)?"
    r"(?![\w/]|[.,]\d|-\w|:\d)"
)
_MONEY = {"$": "USD", "€": "EUR", "£": "GBP"}
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9}
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER_WORD = re.compile(rf"^(?:\w+\s+|at least\s+)?\b(?P<word>{'|'.join(_WORDS)})\b(?=\s+\w)", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"\b(?:stage|tier|phase|level|top|version|release|goal|step|series|part|option|fy|year|quarter|week|day"
    r"|jan\w*|feb\w*|march|april|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\s*$",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(
    r"^\s*(?:release|jan\w*|feb\w*|march|april|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\w +[A-Z][a-z]+ $")
_DURATION = re.compile(r"^\s*(second|sec|minute|min|hour|day|week|month|year)s?\b", re.IGNORECASE)
_LONG_FORM = {"sec": "second", "min": "minute"}
_NOUN = re.compile(r"[A-Za-zÀ-ÿ][\w'’&/-]*")
_STOP = frozenset(
    "of to in by for at on with from per and or that who which is are was were be have has between as each via"
    " the a an into than over under above below within across through after before during until so when while"
    " if not only using about around more less fewer or higher compared given published signed completed today now currently must becomes".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `unit` is "%", a currency code, a duration in the plural, a noun or ""."""

    value: float
    unit: str
    start: int
    end: int
    open_above: bool = False

    @property
    def is_duration(self) -> bool:
        return self.unit in ("seconds", "minutes", "hours", "days", "weeks", "months", "years")

    @property
    def adds_up(self) -> bool:
        """Whether it counts things one by one or money, so that it grows from nothing."""
        return self.unit != "%" and not self.is_duration and self.value == self.value // 1


def amounts(text: str) -> list[Amount]:
    """All numbers that measure something, in reading order; links are expected to be labels already."""
    found = [_amount(text, match) for match in _NUMBER.finditer(text) if not _is_label(text, match)]
    word = _NUMBER_WORD.match(text)
    if word and not any(amount.start < word.end() for amount in found):
        value = float(_WORDS.index(word["word"].lower()))
        found.insert(0, Amount(value, _unit_after(text, word.end()), word.start("word"), word.end()))
    return [amount for amount in found if abs(amount.value) <= LARGEST]


def _amount(text: str, match: re.Match[str]) -> Amount:
    value = float(match["digits"].replace(",", ""))
    if match["scale"]:
        value *= _SCALE[match["scale"].strip().lower()]
    if match["sign"]:
        value = -value
    if match["percent"]:
        unit = "%"
    elif match["money"]:
        unit = _MONEY[match["money"]]
    else:
        unit = _unit_after(text, match.end())
    return Amount(round(value, 6), unit, match.start(), match.end(), open_above=match["plus"] is not None)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Dates, years, versions and numbered things: "July 15", "2019", "stage 4", "a Rails 5 app", "360 feedback", "401 (k)"."""
    if match["percent"] or match["money"]:
        return False
    year = len(match["digits"]) == 4 and 1990 <= float(match["digits"].replace(",", "")) <= 2099
    around = (
        match["digits"] in ("360", "401")
        or _NAME_BEFORE.search(text[max(0, match.start() - 30) : match.start()]) is not None
    )
    before = _LABEL_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    return year or around or before is not None or _LABEL_AFTER.match(text[match.end() : match.end() + 20]) is not None


def _unit_after(text: str, place: int) -> str:
    rest = text[place : place + 60]
    if duration := _DURATION.match(rest):
        name = duration[1].lower()
        return _LONG_FORM.get(name, name) + "s"
    words: list[str] = []
    for part in rest.split():
        noun = _NOUN.match(part)
        if noun is None or noun[0].lower() in _STOP or len(words) == 3:
            break
        words.append(noun[0])
        if noun[0] != part:
            break
    return " ".join(words)[:40]
