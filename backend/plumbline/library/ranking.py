"""Finding templates by words: every word must begin a word of the template; where it stands decides the rank."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from plumbline.library.templates import Template
from plumbline.library.words import BusinessFunction, TemplateOrigin

_WORD = re.compile(r"[^\W_]+")
_WEIGHTS = (8, 4, 2, 1)
"""Of the title, the function, the key results and the why."""

Place = tuple[int, str, str]
"""Where a template stands among those found: by rank, then by title, then by id."""


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """A template under its public id, with its texts as they are searched."""

    id: str
    origin: TemplateOrigin
    template: Template
    texts: tuple[str, ...]

    def place(self, wanted: Iterable[str]) -> Place | None:
        """Where it stands, the best first; None where a word is missing."""
        rank = 0
        for word in wanted:
            best = next((weight for weight, text in zip(_WEIGHTS, self.texts, strict=True) if word in text), 0)
            if not best:
                return None
            rank += best
        return (-rank, self.template.title, self.id)


def filed(id: str, origin: TemplateOrigin, template: Template) -> Filed:
    """The template made ready to be searched."""
    measured = " ".join(f"{each.title} {each.unit or ''} {each.hint or ''}" for each in template.key_results)
    spoken = (template.title, template.function.replace("_", " "), measured, template.why or "")
    return Filed(id, origin, template, tuple("".join(words_of(text)) for text in spoken))


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters without accents, each after a space: so `in` finds their beginnings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return [f" {word}" for word in _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))]


def found(
    templates: Iterable[Filed],
    search: str,
    *,
    function: BusinessFunction | None = None,
    origin: TemplateOrigin | None = None,
) -> list[tuple[Place, Filed]]:
    """The templates that have all words of the search, best first; all of them where there is no word."""
    wanted = words_of(search)
    placed = [
        (place, each)
        for each in templates
        if function in (None, each.template.function) and origin in (None, each.origin)
        if (place := each.place(wanted)) is not None
    ]
    return sorted(placed, key=lambda pair: pair[0])
