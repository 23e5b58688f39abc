"""A company of so many people: seven levels of teams, and goals as untidy as real ones."""

from collections.abc import Iterator
from itertools import accumulate

from benchmarks.companies.numbers import bits_of
from benchmarks.companies.seeds import ObjectiveSeed, PersonSeed, Target, UnitSeed

LEVELS = 7
_PEOPLE_PER_TEAM = 8
_OF_COMPANY, _OF_TEAM = 5, 3
_PURE = 2
"""The first objectives of a unit are published and seen by everyone: others may align to them."""


class Company:
    """Each unit has a lead at home in it; everyone else is at home in a team of the lowest level."""

    first_week = 0

    def __init__(self, people: int, seed: int) -> None:
        self._seed, self._count = seed, people
        leaves = max(LEVELS, people // _PEOPLE_PER_TEAM)
        self._sizes: list[int] = [max(1, round(leaves ** (level / LEVELS))) for level in range(LEVELS + 1)]
        self._first = [0, *accumulate(self._sizes)]
        self._above_leaves = self._first[LEVELS]
        self._unit_count = self._first[-1]
        if people < self._unit_count:
            raise ValueError(f"seven levels of teams need more than {people} people: at least 100")
        self._rest, self._leaves = people - self._above_leaves, self._sizes[-1]
        self._parents: list[int] = [0] * self._unit_count
        self._fill_parents()
        self._first_of_people = _OF_COMPANY + (self._unit_count - 1) * _OF_TEAM
        self.objective_count = self._first_of_people + sum(self._objectives_of(number) for number in range(people))

    @property
    def middle_lead(self) -> int:
        """The number of a person who leads a unit in the middle level."""
        return self._first[LEVELS // 2 + 1]

    def units(self) -> Iterator[UnitSeed]:
        """Level by level."""
        yield UnitSeed(0, None)
        for number in range(1, self._unit_count):
            yield UnitSeed(number, self._parents[number])

    def people(self) -> Iterator[PersonSeed]:
        """The leads of the upper levels, then the teams of the lowest."""
        for number in range(self._count):
            home = self._home(number)
            leads = number == self._lead(home)
            boss = self._lead(self._parents[home]) if leads else self._lead(home)
            second = self._above_leaves + (number * 7 + 3) % self._leaves if number % 10 == 9 else None
            yield PersonSeed(number, home, leads, boss if number else None, second if second != home else None)

    def objectives(self) -> Iterator[ObjectiveSeed]:
        """People's, then those of the units from the lowest level to the company."""
        number = self._first_of_people
        for person in range(self._count):
            for position in range(self._objectives_of(person)):
                yield self._of_person(number, person, position)
                number += 1
        for unit in range(self._unit_count - 1, -1, -1):
            for position in range(_OF_TEAM if unit else _OF_COMPANY):
                yield self._of_unit(unit, position)

    def _of_person(self, number: int, person: int, position: int) -> ObjectiveSeed:
        bits, home = bits_of(self._seed, number), self._home(person)
        visibility = self._visibility(bits)
        return ObjectiveSeed(
            number=number,
            unit=home,
            person=person,
            reporter=person,
            key_results=3 + (bits >> 20 & 1),
            targets=self._targets_of_person(bits, home, visibility) if bits >> 21 & 15 else (),
            position=position,
            state={0: "DRAFT", 1: "DRAFT", 2: "PROPOSED"}.get(bits >> 26 & 63, "PUBLISHED"),
            visibility=visibility,
            archived=not bits >> 32 & 63,
            named_person=(person + 11) % self._count if visibility == "PRIVATE" and bits >> 38 & 1 else None,
        )

    def _targets_of_person(self, bits: int, home: int, visibility: str) -> tuple[Target, ...]:
        """What a person's objective aligns to: a restricted one only counts where the same people see it."""
        if visibility == "TEAM" and home and self._visibility_of_third(home) == "TEAM":
            return (Target(self._number(home, _PURE)),)
        everyone = visibility == "EVERYONE"
        key_result = 0 if bits >> 40 & 15 == 0 else None
        first = Target(self._number(home, bits >> 44 & 1), key_result, contributes=everyone)
        if not home or bits >> 46 & 7:
            return (first,)
        above = self._number(self._parents[home], bits >> 49 & 1)
        return first, Target(above, contributes=everyone and bool(bits >> 50 & 1), primary=False)

    def _of_unit(self, unit: int, position: int) -> ObjectiveSeed:
        number = self._number(unit, position)
        bits, third = bits_of(self._seed, number), bool(unit) and position == _PURE
        shares = unit > 1 and position == 1 and not bits >> 30 & 15
        inner = unit < self._above_leaves and position == 0 and bool(unit)
        targets: tuple[Target, ...] = ()
        if unit and (position != 1 or bits >> 21 & 7):
            above = self._parents[unit]
            visibility = self._visibility_of_third(unit) if third else "EVERYONE"
            targets = (Target(self._number(above, bits >> 24 & 1), contributes=visibility == "EVERYONE"),)
        draft = third and not bits >> 26 & 15 and self._visibility_of_third(unit) == "EVERYONE"
        return ObjectiveSeed(
            number=number,
            unit=unit,
            person=None,
            reporter=self._lead(unit),
            key_results=3 + (bits >> 20 & 1),
            targets=targets,
            position=position,
            state="DRAFT" if draft else "PUBLISHED",
            visibility=self._visibility_of_third(unit) if third else "EVERYONE",
            progress_from="CONTRIBUTIONS" if inner and bits >> 34 & 3 == 0 else "BOTH",
            co_owner_unit=unit - 1 if shares else None,
        )

    def _visibility_of_third(self, unit: int) -> str:
        return "TEAM" if not bits_of(self._seed, self._number(unit, _PURE)) >> 38 & 7 else "EVERYONE"

    def _visibility(self, bits: int) -> str:
        chosen = bits >> 10 & 63
        return "TEAM" if chosen < 4 else "PRIVATE" if chosen < 6 else "EVERYONE"

    def _number(self, unit: int, position: int) -> int:
        return position if not unit else _OF_COMPANY + (unit - 1) * _OF_TEAM + position

    def _objectives_of(self, person: int) -> int:
        return 2 if person % 10 < 3 else 3

    def _home(self, person: int) -> int:
        if person < self._above_leaves:
            return person
        return self._above_leaves + (person - self._above_leaves) * self._leaves // self._rest

    def _lead(self, unit: int) -> int:
        if unit < self._above_leaves:
            return unit
        return self._above_leaves - (-(unit - self._above_leaves) * self._rest // self._leaves)

    def _fill_parents(self) -> None:
        for level in range(1, LEVELS + 1):
            above, count = self._sizes[level - 1], self._sizes[level]
            for place in range(count):
                self._parents[self._first[level] + place] = self._first[level - 1] + place * above // count
