"""How like two titles are, and an index that finds the titles of a cycle that are like one, without looking at all.

Likeness is the share of words that two titles have in common, 0 to 1, whatever their order and endings. Fillers,
numbers and words of direction do not count. It depends on the two titles alone: what else there is, seen or not, never
changes it.
"""

import math
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import lru_cache

from plumbline.insights.english import DIRECTIONS, FILLERS
from plumbline.insights.wording import words_of

LIKE = 0.8
"""From here on two titles say nearly the same."""

BEGINNING = 6
"""So many letters make a word; endings do not tell customer from customers."""

MOST_LOOKED_AT = 4_000
"""Entries of the index that one question looks at; it takes thousands of titles of nearly the same words to get there."""

MOST_FOUND = 200
"""Titles that one question finds, before it is asked which of them the viewer sees."""

Words = frozenset[str]
Like = tuple[float, int]
"""How like, and the number of what is."""
Title = tuple[str, str]
"""What it says, and of which sort it is."""
Change = tuple[int, Title | None]
"""A number and its title now; None: it has none any more."""
Sorts = tuple[str, ...]
ANY: Sorts = ("",)
"""Where all are of one sort."""


@lru_cache(maxsize=100_000)
def subject_of(title: str) -> Words:
    """The words that say what a title is about, each by its beginning."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    words = words_of("".join(each for each in plain if not unicodedata.combining(each)))
    return frozenset(
        _stem(word) for word in words if not word.isdecimal() and word not in FILLERS and word not in DIRECTIONS
    )


def likeness(one: Words, other: Words) -> float:
    """The share of words that both have, 0 to 1; 0 where one has none."""
    return round(2 * len(one & other) / (len(one) + len(other)), 6) if one and other else 0.0


def _stem(word: str) -> str:
    return (word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word)[:BEGINNING]


def _closest(each: tuple[float, int]) -> tuple[float, int]:
    return -each[0], each[1]


class Titles:
    """Titles by number, each of a sort, and which of them are like each other.

    Titles of the same words are one class. A class is found by the rarest words of the one that is asked for: what is
    like it has at least one of them.
    """

    def __init__(self) -> None:
        self.reached: int | None = None
        """Up to where in the outbox the titles are known; None: not at all. The reader's own."""
        self.turn = 0
        """How often something was put in."""
        self.looked_at = 0
        """Entries of the index that were ever looked at: the work that was done."""
        self._titles: dict[int, Title] = {}
        self._classes: dict[Words, int] = {}
        self._words: list[Words] = []
        self._members: list[dict[str, list[int]]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._near: list[list[tuple[float, int]]] = []
        self._found: dict[tuple[int, Sorts], list[Like]] = {}

    def __len__(self) -> int:
        return len(self._titles)

    def held(self) -> Set[int]:
        """The numbers of all that are held."""
        return self._titles.keys()

    def put(self, titles: Iterable[Change]) -> None:
        """Take these in, or in again with another title; one that has none is let go."""
        self.turn += 1
        for id_, title in titles:
            if self._titles.get(id_) == title:
                continue
            self._drop(id_)
            self._found.clear()
            if title is not None:
                self._titles[id_] = title
                insort(self._members[self._class_of(subject_of(title[0]))].setdefault(title[1], []), id_)

    def like(self, id_: int, among: Sorts = ANY) -> list[Like]:
        """The titles like the one of this number, the most like first, then by number; itself among them."""
        held = self._titles.get(id_)
        if held is None:
            return []
        class_ = self._classes[subject_of(held[0])]
        if (class_, among) not in self._found:
            self._found[class_, among] = self._members_of(self._near[class_], among)
        return self._found[class_, among]

    def like_title(self, title: str, among: Sorts = ANY) -> list[Like]:
        """The same for a title that is not among them."""
        return self._members_of(self._near_words(subject_of(title)), among)

    def _members_of(self, near: list[tuple[float, int]], among: Sorts) -> list[Like]:
        found: list[Like] = []
        for share, class_ in near:
            for sort in among:
                members = self._members[class_].get(sort, ())
                found += ((share, id_) for id_ in members[: MOST_FOUND - len(found)])
        return sorted(found, key=_closest)

    def _near_words(self, words: Words) -> list[tuple[float, int]]:
        near = []
        for class_ in self._candidates(words):
            share = likeness(words, self._words[class_])
            if share >= LIKE:
                near.append((share, class_))
        return sorted(near, key=_closest)[:MOST_FOUND]

    def _candidates(self, words: Words) -> set[int]:
        # Two sets this like share so many words that one of the rarest is among them.
        shared = math.ceil(LIKE * len(words) / (2 - LIKE) - 1e-9)
        holding = sorted((self._holding.get(each, []) for each in words), key=len)
        candidates: set[int] = set()
        left = MOST_LOOKED_AT
        for classes in holding[: len(words) - shared + 1]:
            candidates.update(classes[:left])
            left -= len(classes[:left])
        self.looked_at += MOST_LOOKED_AT - left
        return candidates

    def _class_of(self, words: Words) -> int:
        class_ = self._classes.get(words)
        if class_ is None:
            near = self._near_words(words)
            class_ = self._classes[words] = len(self._words)
            self._words.append(words)
            self._members.append({})
            for each in words:
                self._holding[each].append(class_)
            for share, other in near:
                insort(self._near[other], (share, class_), key=_closest)
                del self._near[other][MOST_FOUND:]
            self._near.append(sorted([*near, (1.0, class_)], key=_closest)[:MOST_FOUND] if words else [])
        return class_

    def _drop(self, id_: int) -> None:
        held = self._titles.pop(id_, None)
        self._found.clear()
        if held is not None:
            title, sort = held
            self._members[self._classes[subject_of(title)]][sort].remove(id_)
