"""What the product asks: the documents of the web app, the questions programs ask, and the use-cases that write."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.companies.documents import document
from benchmarks.companies.organization import token_of
from plumbline.database import Sql, reading, transaction
from plumbline.engine import Context
from plumbline.identity.keys import sha256_of
from plumbline.identity.reads import Key, presence_of
from plumbline.kit import clock
from plumbline.kit.ids import encode
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import CheckInEntry
from plumbline.okrs.service.outdating import mark_outdated
from plumbline.okrs.words import Status
from plumbline.organization.viewer import Viewer
from plumbline.schema import schema


class Unanswered(Exception):
    """A scenario ended in an error."""


class _Undone(Exception):
    """What was measured is taken back."""


@dataclass
class Asker:
    """A lead in the middle of the company, with what belongs to them."""

    viewer: Viewer
    numbers: dict[str, int]
    seed: int
    person: int

    def id(self, prefix: str, name: str) -> str:
        """A public id."""
        return encode(prefix, self.numbers[name])


Asking = Callable[[Asker], Awaitable[None]]


async def viewer_of(seed: int, person: int) -> Viewer:
    """The person with this number as the one who asks."""
    async with reading() as connection:
        key = Key(sha256_of(token_of(seed, person)), is_token=True)
        presence = await presence_of(connection, key, clock.now())
    assert presence is not None
    return presence.viewer


async def asker_of(seed: int, person: int) -> Asker:
    """That person, their team, and a goal of the team and of the person."""
    viewer = await viewer_of(seed, person)
    async with reading() as connection:
        row = (await connection.rows(Sql(_BELONGINGS, person=viewer.person_id)))[0]
    names = ("team", "company", "cycle", "objective", "own", "key_result")
    return Asker(viewer, dict(zip(names, row, strict=True)), seed, person)


_BELONGINGS = """
select m.unit_id, (select id from unit where parent_id is null), (select id from cycle limit 1),
    (select id from objective where owner_unit_id = m.unit_id order by position limit 1),
    (select id from objective where owner_person_id = m.person_id and state = 'PUBLISHED' order by position limit 1),
    (select k.id from key_result k join objective o on o.id = k.objective_id where o.owner_person_id = m.person_id
        and o.state = 'PUBLISHED' and k.due_at is not null order by o.position, k.position limit 1)
from membership m where m.person_id = :person and m.home
"""


def asked(text: str, variables: Callable[[Asker], dict[str, Any]] = lambda asker: {}) -> Asking:
    """A scenario that sends a document."""

    async def ask(asker: Asker) -> None:
        context = Context(asker.viewer, reading=reading, object_budget=1_000_000, seconds=60)
        result = await schema.execute(text, variables(asker), context_value=context)
        if result.errors:
            raise Unanswered(f"{result.errors[0].message} {result.errors[0].original_error or ''}")

    return ask


def undone(doing: Asking) -> Asking:
    """A scenario that writes, taken back."""

    async def ask(asker: Asker) -> None:
        @transaction
        async def inside() -> None:
            await doing(asker)
            raise _Undone

        try:
            await inside()
        except _Undone:
            return

    return ask


async def _who_is_asking(asker: Asker) -> None:
    await viewer_of(asker.seed, asker.person)


async def _head_of_all(asker: Asker) -> None:
    await viewer_of(asker.seed, 0)


async def _check_in(asker: Asker) -> None:
    entry = CheckInEntry("measured", asker.numbers["key_result"], Status.AT_RISK, value=1.0, confidence=0.5)
    results, _ = await okrs.check_in(asker.viewer, [entry])
    assert not results[0].refusals, results


async def _mark_outdated(asker: Asker) -> None:
    await mark_outdated()


async def _changes(asker: Asker) -> None:
    query = '{ objectiveTree(root: {personId: "%s"}, first: 1) { revision } }'
    text = query.replace("%s", encode("per", asker.viewer.person_id or 0))
    context = Context(asker.viewer, reading=reading, object_budget=1_000_000, seconds=60)
    result = await schema.execute(text, context_value=context)
    assert result.data, result.errors
    since = result.data["objectiveTree"]["revision"]
    since_then = "query ($since: String!) { objectiveChanges(since: $since) { revision } }"
    await asked(since_then, lambda _: {"since": since})(asker)


def _page(name: str, prefix: str, what: str) -> Asking:
    return asked(document(name), lambda asker: {"id": asker.id(prefix, what), "cycle": asker.id("cyc", "cycle")})


_GOAL = "query ($id: ID!) { objective(id: $id) { id %s } }"
_TREE = "query ($root: TreeRootInput!) { objectiveTree(root: $root, first: 200) { totalCount nodes { id title } } }"
SCENARIOS: dict[str, Callable[[], Asking]] = {
    "who is asking": lambda: _who_is_asking,
    "who is asking, the head of all": lambda: _head_of_all,
    "person page": lambda: asked(
        document("PersonPage"),
        lambda asker: {"id": encode("per", asker.viewer.person_id or 0), "cycle": asker.id("cyc", "cycle")},
    ),
    "my OKRs": lambda: asked(document("MyOkrsPage"), lambda asker: {"cycle": asker.id("cyc", "cycle")}),
    "check-in page": lambda: asked(document("CheckInPage"), lambda _: {"keyResult": "", "one": False}),
    "team page": lambda: _page("TeamPage", "team", "team"),
    "teams page": lambda: asked(document("TeamsPage"), lambda asker: {"cycle": asker.id("cyc", "cycle")}),
    "objective page": lambda: asked(document("ObjectivePage"), lambda asker: {"id": asker.id("obj", "objective")}),
    "contributions": lambda: asked(
        _GOAL.replace("%s", "contributions(first: 50) { totalCount nodes { id title } }"),
        lambda asker: {"id": asker.id("obj", "objective")},
    ),
    "alignments and ancestors": lambda: asked(
        _GOAL.replace(
            "%s",
            "ancestors { ... on Objective { id } } alignments { id }  alignedFrom(first: 50) { totalCount nodes { id } }",
        ),
        lambda asker: {"id": asker.id("obj", "own")},
    ),
    "below, of a team's": lambda: asked(
        _GOAL.replace("%s", "below { objectives }"), lambda asker: {"id": asker.id("obj", "objective")}
    ),
    "weeks of the company": lambda: asked(
        "query ($id: ID!) { insights(ownerId: $id) { weeks { objectives progress } } }",
        lambda asker: {"id": asker.id("com", "company")},
    ),
    "company stats": lambda: asked("{ company { stats { objectives unaligned checkInRate } } }"),
    "company below": lambda: asked("{ company { objectives { nodes { id below { objectives keyResults } } } } }"),
    "all objectives, a page": lambda: asked("{ objectives(first: 50) { totalCount nodes { id title } } }"),
    "unaligned": lambda: asked("{ unalignedObjectives(first: 50) { totalCount nodes { id title } } }"),
    "search, a rare word": lambda: asked('{ search(text: "ada.abe 123") { totalCount edges { cursor } } }'),
    "search, a usual word": lambda: asked('{ search(text: "customer") { totalCount edges { cursor } } }'),
    "search, one letter": lambda: asked('{ search(text: "s") { edges { cursor } } }'),
    "tree of a team": lambda: asked(_TREE, lambda asker: {"root": {"teamId": asker.id("team", "team")}}),
    "tree of the company": lambda: asked(_TREE, lambda asker: {"root": {"companyId": asker.id("com", "company")}}),
    "what changed": lambda: _changes,
    "deep members": lambda: asked(
        "query ($id: ID!) { team(id: $id) { members(deep: true, first: 50) { totalCount nodes { id } } } }",
        lambda asker: {"id": asker.id("team", "team")},
    ),
    "check in": lambda: undone(_check_in),
    "mark outdated": lambda: undone(_mark_outdated),
}
