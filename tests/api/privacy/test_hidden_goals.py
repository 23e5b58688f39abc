"""What one may not see does not exist: no word of it anywhere, and every answer as if it had never been written."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from plumbline.kit import clock
from plumbline.kit.ids import encode
from tests.api.privacy.conftest import Scene
from tests.api.privacy.hidden_world import DRAFT, HIDDEN_FROM, PRIVATE, TEAM
from tests.api.privacy.questions import Asker, Question
from tests.durability.office import LONG

ON_POSTGRES = ("member elsewhere",)
"""Whose questions PostgreSQL is asked in the short form: theirs who see least. SQLite is asked those of the others."""

TEXTS = ("note", "step 1", "why", "blocked", "reason", "work", "unit", "decided", "talked", "agreed", "learned")
SEEN_BY = {"owner": {PRIVATE}, "lead of the team": {PRIVATE, TEAM}}
"""Who sees which hidden goals; the questions are worth something only if these find them."""

ONE_BY_ONE = ("CoachingSession", "Announcement", "Meeting", "OneToOne", "Person", "Cycle", "Objective", "KeyResult")
"""What a field of the query type tells by its id."""

PAGED = (
    "objectives(cycleId: {cycle}, first: 1{after})",
    "objectiveTree(root: {{ companyId: {company} }}, cycleId: {cycle}, first: 1{after})",
    'search(text: "sell", first: 1{after})',
    "unalignedObjectives(cycleId: {cycle}, first: 1{after})",
)

BY_ID = (
    "Announcement",
    "CoachingSession",
    "Comment",
    "Cycle",
    "Feedback",
    "KeyResult",
    "Meeting",
    "Objective",
    "Person",
    "Recognition",
)
"""Types of which one is asked for by its id."""


def literals(ids: list[str]) -> list[str]:
    """Ids as they stand in a document."""
    return [f'"{id_}"' for id_ in ids]


def asker(scene: Scene, since: str) -> Asker:
    """Whoever asks everything, knowing every id there is."""
    goals = literals(scene.named("Objective") + scene.named("KeyResult"))
    company, teams = literals(scene.named("Company"))[0], literals(scene.named("Team"))
    ben = f'"{encode("per", scene.made.world.people["Ben"])}"'
    hidden = [encode("obj", id_) for ids in scene.made.hidden.values() for id_ in ids]
    roots = [f"{{ companyId: {company} }}", f"{{ teamId: {teams[0]} }}", f"{{ personId: {ben} }}"]
    filters: tuple[str, ...] = ("health: [OFF_TRACK]", "states: [DRAFT]", "levels: [INDIVIDUAL]", f"ownerIds: [{ben}]")
    filters += (f"teamIds: [{teams[0]}]", 'titleContains: "zyx"', "aligned: false")
    values = {
        "cycleId": literals([encode("cyc", scene.made.world.cycle_id)]),
        "filter": [f"{{ {each} }}" for each in filters],
        "root": roots + [f"{{ objectiveId: {id_} }}" for id_ in literals(hidden)],
        "text": [f'"{text}"' for text in (PRIVATE, TEAM, DRAFT, "zyx", "sell", "sell anew", "Ben")],
        "since": [f'"{since}"'],
        "deep": ["true"],
        "maxDepth": ["1"],
        "unreadOnly": ["true"],
        "fromAt": [f'"{clock.now().isoformat()}"'],
        "whatIf.input": ["{}"],
        "asOf": [f'"{clock.now().isoformat()}"'],
        "kind": ["SUPPORTS"],
        "kinds": ["[NEAR_DUPLICATE, OPPOSITE]"],
        "draft": [f'{{ title: "{word} sell", ownerId: {teams[0]} }}' for word in (PRIVATE, TEAM, DRAFT)],
        "initiativeDraftChecks.draft": [f'{{ title: "x", goalId: {id_} }}' for id_ in goals[::3]],
        "archived": ["true"],
        "box": ["GIVEN_TO_ME"],
        "first": ["2"],
        "team.id": teams,
        "unitId": teams[:1],
        "insights.ownerId": [company, teams[0], ben],
        **{f"{kind[0].lower()}{kind[1:]}.id": literals(scene.named(kind)) for kind in BY_ID},
        "ended": ["true"],
        "open": ["true"],
        "node.id": [],
        "ids": ["[" + ", ".join(literals(scene.named("CheckIn"))[:100]) + "]"],
        "fromId": goals[::4],
        "toId": goals[::5],
    }
    values |= {f"{kind[0].lower()}{kind[1:]}.id": literals(scene.named(kind)) for kind in ONE_BY_ONE}
    return Asker(values, {kind: scene.named(kind) for kind in scene.ids})


def asked(scene: Scene, since: str) -> Iterator[Question]:
    """Everything."""
    every = asker(scene, since)
    yield from every.roots()
    yield from every.inside()


async def answered(client: httpx.AsyncClient, question: Question) -> bytes:
    """The whole answer, errors and all, but for what differs from one request to the next."""
    return (await client.post("/graphql", json={"query": question.text})).content


async def paged(client: httpx.AsyncClient, field: str, scene: Scene, after: str = "") -> list[Any]:
    """All pages of a list, one row each, with their cursors and counts."""
    company = literals(scene.named("Company"))[0]
    cycle = f'"{encode("cyc", scene.made.world.cycle_id)}"'
    pages: list[Any] = []
    while len(pages) < 100:
        call = field.format(cycle=cycle, company=company, after=f', after: "{after}"' if after else "")
        selected = "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } }"
        content = (await client.post("/graphql", json={"query": f"{{ page: {call} {selected} }}"})).json()
        pages.append(content)
        page = (content.get("data") or {}).get("page")
        if not page or not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    return pages


async def beginning(scene: Scene, kind: str) -> str:
    """A revision from before anything was written: the viewer's own, as far as it can be had."""
    async with scene.client(kind) as client:
        company = scene.named("Company")[0]
        document = f'{{ objectiveTree(root: {{ companyId: "{company}" }}) {{ revision }} }}'
        content = (await client.post("/graphql", json={"query": document})).json()
        return str(content["data"]["objectiveTree"]["revision"])


def difference(here: Any, there: Any, place: str = "") -> str:
    """Where two answers first differ."""
    if isinstance(here, dict) and isinstance(there, dict) and here.keys() == there.keys():
        found = (difference(here[key], there[key], f"{place}.{key}") for key in here)
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        found = (difference(a, b, f"{place}.{n}") for n, (a, b) in enumerate(zip(here, there, strict=True)))
    else:
        return "" if here == there else f"{place}: {here!s:.300} | {there!s:.300}"
    return next((each for each in found if each), "")


async def no_trace_in_answers(scene: Scene, kind: str, words: tuple[str, ...]) -> None:
    """No word of what is hidden from this viewer in any answer, and each as if it had never been written."""
    since = await beginning(scene, kind)
    different = []
    async with scene.client(kind) as client, scene.client(kind, without=words) as elsewhere:
        for question in asked(scene, since):
            here, there = await asyncio.gather(answered(client, question), answered(elsewhere, question))
            assert not [word for word in words if word.encode() in here.lower()], (kind, question)
            if here != there:
                told = json.loads(here), json.loads(there)
                different.append(f"{kind}: {question.name}: {difference(*told) or 'order'}")
    assert not different, "\n".join(different)


async def no_trace_in_pages(scene: Scene, kind: str, words: tuple[str, ...], known: dict[str, set[str]]) -> None:
    """Page by page, also from cursors that others were given, every list is as if the hidden had never been written."""
    async with scene.client(kind) as client, scene.client(kind, without=words) as elsewhere:
        for field, cursors in known.items():
            for after in sorted(cursors | {""}):
                here, there = await asyncio.gather(
                    paged(client, field, scene, after), paged(elsewhere, field, scene, after)
                )
                assert here == there, (kind, field, after)


async def cursors(scene: Scene) -> dict[str, set[str]]:
    """The cursors that those who see hidden goals are given."""
    found: dict[str, set[str]] = {field: set() for field in PAGED}
    for kind in SEEN_BY:
        async with scene.client(kind) as client:
            for field in PAGED:
                pages = [each["data"]["page"]["pageInfo"] for each in await paged(client, field, scene)]
                found[field] |= {page["endCursor"] for page in pages if page["endCursor"]}
    return found


async def found_by(scene: Scene, kind: str, words: set[str]) -> set[tuple[str, str]]:
    """Which texts of the hidden goals this viewer finds by the same questions."""
    seen = set()
    async with scene.client(kind) as client:
        for question in asker(scene, "").inside():
            answer = (await answered(client, question)).lower()
            seen |= {(word, text) for word in words for text in TEXTS if f"{word} {text}".encode() in answer}
    return seen


@pytest.mark.timeout(600)
async def test_what_one_may_not_see_is_in_no_answer_and_changes_none(scene: Scene) -> None:
    for kind, words in SEEN_BY.items():
        missed = {(word, text) for word in words for text in TEXTS} - await found_by(scene, kind, words)
        assert not missed, f"the questions are worth nothing: {kind} did not find {missed}"
    known = await cursors(scene)
    for kind, hidden in HIDDEN_FROM.items():
        if not LONG and bool(scene.whole.settings.database_url) != (kind in ON_POSTGRES):
            continue
        await no_trace_in_answers(scene, kind, hidden)
        await no_trace_in_pages(scene, kind, hidden, known)
