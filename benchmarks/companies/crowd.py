"""One team of very many: as many people in it as objectives of its own, each reported on by another of them."""

from collections.abc import Iterator

from benchmarks.companies.quarter import WEEKS
from benchmarks.companies.seeds import ObjectiveSeed, PersonSeed, Target, UnitSeed


class Crowd:
    """The company, its one team, and everybody at home in it; its objectives contribute to the company's one."""

    first_week = WEEKS - 3

    def __init__(self, size: int = 2_000) -> None:
        self.size = size
        self.objective_count = size + 1

    def units(self) -> Iterator[UnitSeed]:
        """The company and the team."""
        yield UnitSeed(0, None)
        yield UnitSeed(1, 0)

    def people(self) -> Iterator[PersonSeed]:
        """The first leads, and is nobody's report."""
        for number in range(self.size):
            yield PersonSeed(number, 1, number == 0, 0 if number else None)

    def objectives(self) -> Iterator[ObjectiveSeed]:
        """The team's, and the one that they lead up to."""
        for number in range(1, self.objective_count):
            yield ObjectiveSeed(number, 1, None, number - 1, 2, (Target(0),), position=number)
        yield ObjectiveSeed(0, 0, None, 0, 2)
