"""A forest of exactly 10,044 published objectives in four levels, four key results each; or ten times as many."""

from collections.abc import Iterator
from itertools import accumulate

from benchmarks.companies.quarter import WEEKS
from benchmarks.companies.seeds import ObjectiveSeed, PersonSeed, Target, UnitSeed

_LEVELS = (12, 132, 1_980, 7_920)
_MOST_ROOTS = 100
"""A page of a list holds no more."""
_DIVISIONS = 12
_TEAMS = 132
_PEOPLE = 1_980


class Forest:
    """Company, divisions, teams and people; each objective contributes to one of the level above.

    `factor` makes it so many times as large; `part` of 12 leaves a twelfth of it, for tests.
    """

    first_week = WEEKS - 3

    def __init__(self, factor: int = 1, *, part: int = 1) -> None:
        self._levels = [count * factor // part for count in _LEVELS]
        beyond = max(0, self._levels[0] - _MOST_ROOTS)
        self._levels[0], self._levels[1] = self._levels[0] - beyond, self._levels[1] + beyond
        self._first = [0, *accumulate(self._levels)]
        counts = (_DIVISIONS, _TEAMS, _PEOPLE)
        self._divisions, self._teams, self._people = (count * factor // part for count in counts)
        self.objective_count = sum(self._levels)

    def units(self) -> Iterator[UnitSeed]:
        """The company, the divisions under it, the teams under them."""
        yield UnitSeed(0, None)
        for number in range(self._divisions):
            yield UnitSeed(1 + number, 0)
        for number in range(self._teams):
            yield UnitSeed(1 + self._divisions + number, 1 + number * self._divisions // self._teams)

    def people(self) -> Iterator[PersonSeed]:
        """Fifteen at home in each team; the first of them leads it. Person 0 is nobody's report."""
        for number in range(self._people):
            first = number - number % (self._people // self._teams)
            leads = number == first
            yield PersonSeed(number, self._home(number), leads, (0 if number else None) if leads else first)

    def objectives(self) -> Iterator[ObjectiveSeed]:
        """The leaves first."""
        for level in (3, 2, 1, 0):
            count = self._levels[level]
            for place in range(count):
                unit, person = self._owner(level, place, count)
                above = self._levels[level - 1]
                targets = (Target(self._first[level - 1] + place * above // count),) if level else ()
                reporter = self._lead(unit) if person is None else person
                yield ObjectiveSeed(
                    number=self._first[level] + place,
                    unit=unit,
                    person=person,
                    reporter=reporter,
                    key_results=4,
                    targets=targets,
                    position=place % 15,
                )

    def _owner(self, level: int, place: int, count: int) -> tuple[int, int | None]:
        if level == 0:
            return 0, None
        if level == 1:
            return 1 + place * self._divisions // count, None
        if level == 2:
            return 1 + self._divisions + place * self._teams // count, None
        person = place * self._people // count
        return self._home(person), person

    def _home(self, person: int) -> int:
        return 1 + self._divisions + person * self._teams // self._people

    def _lead(self, unit: int) -> int:
        return max(0, unit - 1 - self._divisions) * (self._people // self._teams)
