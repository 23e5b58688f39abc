"""Taking turns: whatever else the machine does meets all alike."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from statistics import fmean, median
from typing import TypeVar

from benchmarks.figures import milliseconds
from benchmarks.load import Answered, Load
from benchmarks.servers import Server, cpu_below, run

T = TypeVar("T")
Name = TypeVar("Name")


def interleaved(subjects: Mapping[Name, Callable[[], T]], rounds: int) -> dict[Name, list[T]]:
    """What each subject gives in each round; every other round goes the other way round."""
    found: dict[Name, list[T]] = {name: [] for name in subjects}
    for number in range(rounds):
        for name in list(subjects)[:: 1 if number % 2 == 0 else -1]:
            found[name].append(subjects[name]())
    return found


Measure = Callable[[Answered], float]


def seconds_of(answered: Answered) -> float:
    """How long a request of this round took."""
    return median(answered.latencies)


def per_second_of(answered: Answered) -> float:
    """How many requests a second this round had."""
    return answered.per_second


def slowest_of(answered: Answered) -> float:
    """Within how many seconds 99 of 100 requests were answered."""
    return answered.percentile(0.99)


class Turn:
    """One server with the load that is put on it again and again; what came back, and its processor time."""

    def __init__(self, server: Server, load: Load, *, postmaster: int = 0) -> None:
        self.server, self.load, self._postmaster = server, replace(load, port=server.port), postmaster
        self.rounds: list[Answered] = []
        self.cpu: list[float] = []
        """Seconds of the server's processor a request, by round."""
        self.database_cpu: list[float] = []
        """The same of PostgreSQL's processes."""

    def __call__(self) -> Answered:
        before, of_database = self.server.cpu_seconds, cpu_below(self._postmaster)
        answered = run(self.load, self.server)
        self.cpu.append((self.server.cpu_seconds - before) / len(answered.latencies))
        self.database_cpu.append((cpu_below(self._postmaster) - of_database) / len(answered.latencies))
        self.rounds.append(answered)
        return answered

    def warm(self) -> None:
        """Forget the rounds so far: they were for warming up."""
        for each in (self.rounds, self.cpu, self.database_cpu):
            each.clear()

    @property
    def seconds(self) -> float:
        """The median of all requests."""
        return median(each for answered in self.rounds for each in answered.latencies)

    @property
    def spread(self) -> str:
        """The median and the fastest of all requests, as people read them."""
        fastest = min(each for answered in self.rounds for each in answered.latencies)
        return f"{milliseconds(self.seconds)} (fastest {milliseconds(fastest)})"

    @property
    def per_second(self) -> float:
        """Requests a second: the median of the rounds."""
        return median(answered.per_second for answered in self.rounds)

    def percentile(self, share: float) -> float:
        """The median of the rounds' percentiles, in seconds."""
        return median(answered.percentile(share) for answered in self.rounds)

    @property
    def processor(self) -> str:
        """Processor time a request, of the server and of PostgreSQL: means, for the kernel counts in hundredths."""
        database = f" + database {milliseconds(fmean(self.database_cpu))}" if self._postmaster else ""
        return f"processor {milliseconds(fmean(self.cpu))}{database} a request"


def ratio(one: Turn, other: Turn, measure: Measure = seconds_of) -> float:
    """One to the other: the median over rounds, each with the other's turn right beside it."""
    return median(measure(ours) / measure(theirs) for ours, theirs in zip(one.rounds, other.rounds, strict=False))
