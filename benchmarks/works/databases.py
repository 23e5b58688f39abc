"""The same reads from SQLite and from PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import servers
from benchmarks.equality import same_rows
from benchmarks.figures import Figure, Wanted
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved, per_second_of, ratio
from benchmarks.stage import Place, Stage
from benchmarks.works import page, tree

WORK = "6 SQLite"
WANTED = Wanted(must=1.3, aim=1.0)
ASKING = Wanted(must=0.77, aim=1.0, least=True)


def measured(stage: Stage) -> Iterator[Figure]:
    """The tree and a person's page, from both in turn; the hand-written endpoints too."""
    with ExitStack() as held:
        running = {}
        for dialect in ("SQLite", "PostgreSQL"):
            place = stage.forest("sqlite" if dialect == "SQLite" else "postgres")
            servers_of = {"Plumbline": servers.plumbline, "hand-written": servers.floor}
            for name, kind in servers_of.items():
                running[name, dialect] = held.enter_context(kind(place.settings)), place
        trees = {key: Turn(server, tree.loads(place)[key[0]]) for key, (server, place) in running.items()}
        pages = {key: Turn(server, _page(place, stage)[key[0]]) for key, (server, place) in running.items()}
        for turns, rounds in ((trees, 4 if stage.quick else 10), (pages, 3 if stage.quick else 7)):
            same_rows({dialect: turns["Plumbline", dialect] for dialect in ("PostgreSQL", "SQLite")})
            interleaved(turns, 1)
            for turn in turns.values():
                turn.warm()
            interleaved(turns, rounds)
        yield from _compared(trees, pages)


def _page(place: Place, stage: Stage) -> dict[str, Load]:
    return page.loads(place, seconds=1.5 if stage.quick else 3)


def _compared(trees: dict[tuple[str, str], Turn], pages: dict[tuple[str, str], Turn]) -> Iterator[Figure]:
    for name, wanted, asking in (("Plumbline", WANTED, ASKING), ("hand-written", Wanted(), Wanted())):
        ours, other = trees[name, "SQLite"], trees[name, "PostgreSQL"]
        beside = f"{ours.spread} : {other.spread}"
        yield Figure(WORK, f"time of the tree against PostgreSQL, {name}", ratio(ours, other), wanted, beside)
        ours, other = pages[name, "SQLite"], pages[name, "PostgreSQL"]
        beside = f"{ours.per_second:,.0f} : {other.per_second:,.0f} requests/s"
        yield Figure(
            WORK,
            f"requests/s of the page against PostgreSQL, {name}",
            ratio(ours, other, per_second_of),
            asking,
            beside,
        )
    ours, floor = trees["Plumbline", "SQLite"], trees["hand-written", "SQLite"]
    beside = f"{ours.spread} : {floor.spread}"
    yield Figure(WORK, "time of the tree against hand-written on SQLite", ratio(ours, floor), Wanted(), beside)
