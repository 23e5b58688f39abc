"""A page in the middle of a large tree beside the same page in a small one."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import orjson

from benchmarks import documents, servers
from benchmarks.figures import Figure, Wanted, milliseconds
from benchmarks.load import Load, answers
from benchmarks.rounds import Turn, interleaved, ratio
from benchmarks.servers import Server
from benchmarks.stage import Place, Stage

WORK = "3 tree page"
SMALL, LARGE = 3_000, 40_000
"""People; between them and their teams they own a little over 10,000 and 129,000 objectives."""
WANTED = Wanted(must=1.3, aim=1.1)
_STEP = (
    "query Step($company: ID!, $after: String) { objectiveTree(root: {companyId: $company}, first: 1000, after: $after)"
    " { pageInfo { endCursor hasNextPage } } }"
)


def measured(stage: Stage) -> Iterator[Figure]:
    """Both pages in turn."""
    with ExitStack() as held:
        turns = {}
        for people in (SMALL, LARGE):
            place = stage.people(people)
            server = held.enter_context(servers.plumbline(place.settings, {"PLUMBLINE_SECONDS": "60"}))
            turns[f"{place.objectives:,}"] = Turn(
                server, _page(place, _middle(place, server)), postmaster=place.postmaster
            )
        interleaved(turns, 1)
        for turn in turns.values():
            turn.warm()
        interleaved(turns, 9)
        (small, of_small), (large, of_large) = turns.items()
        beside = (
            f"{large} objectives {milliseconds(of_large.seconds)} : {small} objectives {milliseconds(of_small.seconds)}"
        )
        yield Figure(WORK, "200 rows in the middle, large against small", ratio(of_large, of_small), WANTED, beside)
        for size, turn in turns.items():
            how = f"p50 {milliseconds(turn.percentile(0.5))}, {turn.processor}"
            yield Figure(WORK, f"p99, {size} objectives", turn.percentile(0.99) * 1000, Wanted(unit="ms"), how)


def _page(place: Place, after: str) -> Load:
    body = {"query": documents.middle(), "variables": {"company": place.company_id, "after": after}}
    return Load(0, "/graphql", [json.dumps(body)], place.headers, requests=40, seconds=4)


def _middle(place: Place, server: Server) -> str:
    """The cursor of a row about half way through what the reader sees."""
    steps: list[str] = []
    load = Load(server.port, "/graphql", [], place.headers)
    while True:
        variables = {"company": place.company_id, "after": steps[-1] if steps else None}
        body = json.dumps({"query": _STEP, "variables": variables})
        [(_, content)] = asyncio.run(answers(replace(load, bodies=[body])))
        found = orjson.loads(content)["data"]["objectiveTree"]["pageInfo"]
        steps.append(found["endCursor"])
        if not found["hasNextPage"]:
            raise RuntimeError("the tree ended before its middle")
        if len(steps) * 1_000 >= place.objectives // 2:
            return steps[-1]
