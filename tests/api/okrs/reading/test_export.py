"""A whole tree as lines of JSON: complete or told not to be, behind the same doors as everything, in constant memory."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from plumbline.database import Connection, Sql, current, database_open, reading, transaction
from plumbline.identity.models import Account
from plumbline.identity.service import create_token_for
from plumbline.identity.words import Scope
from plumbline.kit import clock
from plumbline.kit.ids import encode, new_id
from plumbline.okrs.models import KeyResult, Objective
from plumbline.okrs.words import KeyResultState, Measure, ObjectiveState, ScoredBy, ValueFrom, Visibility
from plumbline.organization.viewer import Role
from plumbline.settings import Settings
from plumbline.web import export
from plumbline.web.export import FIRST_ROWS, ROWS, Export
from tests.api.okrs.reading.asking import tree
from tests.api.okrs.reading.forests import ANA, COMPANY, DAYS, QUARTER, VIEWERS, YEAR, goals, organization, plant
from tests.server import serving

PATH = f"/export/objective-tree?root={encode('com', COMPANY)}&cycleId={encode('cyc', YEAR)}"
MANY = 2_500


@transaction
async def spread(size: int) -> None:
    """Everybody sees a hundred goals, some measured, and under one of them so many more."""
    await Objective.all().update(
        archived=False, state=ObjectiveState.PUBLISHED, visibility=Visibility.EVERYONE, cycle_id=QUARTER
    )
    first = (await Objective.all().order_by("id"))[0]
    values = {name: getattr(first, name) for name in first._meta.fields_db_projection if name != "above_cycle_id"}
    values["imported_from"] = None
    for start in range(10_000, 10_000 + size, 500):
        rows = []
        for id_ in range(start, min(start + 500, 10_000 + size)):
            rows.append(Objective(**(values | {"id": id_, "title": f"Goal {id_}", "parent_objective_id": first.id})))
        await Objective.bulk_create(rows)
    at: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now(), **DAYS}
    await KeyResult.bulk_create(
        KeyResult(
            id=20_000 + place,
            objective_id=first.id,
            title=f"Measure {place}",
            state=KeyResultState.ACTIVE,
            measure=Measure.INCREASE,
            scored_by=ScoredBy.LATEST,
            value_from=ValueFrom.CHECK_INS,
            start_value=0.0,
            target_value=10.0,
            health="PENDING",
            position=place,
            owner_person_id=ANA if place else None,
            **at,
        )
        for place in range(120)
    )


async def token_of(role: Role, *scopes: Scope) -> dict[str, str]:
    """The header of a program that speaks for a new account."""
    email = f"{role.value.lower()}{len(scopes)}@example.com"
    await opened_account(email, role)
    made = await create_token_for(email, name="test", scopes=scopes or list(Scope), expires_at=None)
    return {"authorization": f"Bearer {made.secret}"}


@transaction
async def opened_account(email: str, role: Role) -> None:
    await Account.create(id=new_id(), email=email, role=role, created_at=clock.now())


@transaction
async def shut(email: str) -> None:
    await current().run(Sql("update account set active = :no where email = :email", no=False, email=email))


async def test_a_real_server_sends_every_row_of_the_tree_and_says_that_it_has(installation: Settings) -> None:
    async with database_open(installation):
        await organization()
        await plant(Random(1), 60)
        await spread(MANY)
        headers = await token_of(Role.MEMBER)
        world = await goals()
    async with serving(installation) as server, httpx.AsyncClient(base_url=server.address, timeout=30) as client:
        answer = await client.get(PATH, headers=headers)
        *rows, end = [json.loads(line) for line in answer.text.splitlines()]
        edges: list[Any] = []
        after = None
        while after or not edges:
            page = await _page(client, headers, after)
            edges += page["edges"]
            after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    assert answer.headers["content-type"].startswith("application/jsonl")
    assert [(row["id"], row["depth"], row["parentObjectiveId"], row["title"]) for row in rows] == [
        (edge["node"]["id"], edge["depth"], edge["node"]["parentObjectiveId"], edge["node"]["title"]) for edge in edges
    ]
    assert (end["complete"], end["rows"]) == (True, len(world))
    assert len(rows) == len(world)
    assert end["revision"]
    measured = next(row for row in rows if row["keyResults"])
    assert [each["title"] for each in measured["keyResults"]] == [f"Measure {place}" for place in range(120)]
    assert measured["keyResults"][0]["owner"] == measured["owner"]
    assert measured["keyResults"][1]["owner"] == {"id": encode("per", ANA), "name": str(ANA)}


async def _page(client: httpx.AsyncClient, headers: dict[str, str], after: str | None) -> Any:
    text = """query ($r: TreeRootInput!, $c: ID, $a: String) { objectiveTree(root: $r, cycleId: $c, after: $a, first: 1000) {
        edges { depth node { id title parentObjectiveId } } pageInfo { hasNextPage endCursor } } }"""
    variables = {"r": {"companyId": encode("com", COMPANY)}, "c": encode("cyc", YEAR), "a": after}
    answer = await client.post("/graphql", json={"query": text, "variables": variables}, headers=headers)
    return answer.json()["data"]["objectiveTree"]


@dataclass
class Site:
    """The export in this process, with its snapshots counted, and a client that takes one piece when it is told to."""

    app: Starlette
    opened: int = 0
    held: int = 0
    pieces: list[bytes] = field(default_factory=list)
    asked: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def opening(self) -> AsyncIterator[Connection]:
        """A snapshot, counted."""
        self.opened += 1
        self.held += 1
        try:
            async with reading() as snapshot:
                yield snapshot
        finally:
            self.held -= 1

    async def requested(self, headers: dict[str, str]) -> None:
        """One request for the whole tree."""
        path, _, query = PATH.partition("?")
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 50_000),
            "app": self.app,
        }
        await self.app(scope, self.receive, self.send)

    async def receive(self) -> dict[str, Any]:
        """Nothing, until the client goes away."""
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        """Takes a piece when it is asked for."""
        if message["type"] == "http.response.body":
            await self.asked.acquire()
            self.pieces.append(message["body"])

    async def settled(self) -> None:
        """Until whatever can run has run: a batch that is being read is read to its end, ten seconds at most."""
        before, quiet = (0, 0), 0
        for _ in range(200):
            if quiet == 6:
                return
            await asyncio.sleep(0.05)
            now = (self.opened, len(self.pieces))
            quiet = quiet + 1 if now == before and self.opened and not self.held else 0
            before = now

    def lines(self) -> list[Any]:
        """What has been taken."""
        return [json.loads(line) for line in b"".join(self.pieces).splitlines()]


@pytest.fixture
async def site(database: Settings) -> Site:
    await organization()
    await plant(Random(1), 60)
    await spread(MANY)
    site = Site(Starlette())
    routes = Export(database, taken=lambda request, viewer: {}, opening=site.opening).routes()
    site.app = Starlette(routes=routes)
    return site


async def test_a_client_that_reads_slowly_holds_no_snapshot_and_few_rows(site: Site) -> None:
    request = asyncio.create_task(site.requested(await token_of(Role.ADMIN)))
    for taken in range(3):
        await site.settled()
        assert (site.opened, site.held) == (1 + taken, 0), "one batch is read for one that is taken"
        site.asked.release()
    await site.settled()
    assert len(site.lines()) == FIRST_ROWS + 2 * ROWS
    assert max(piece.count(b"\n") for piece in site.pieces) <= ROWS
    for _ in range(20):
        site.asked.release()
    await request
    assert site.lines()[-1]["complete"] is True


async def test_a_client_that_goes_away_ends_the_work(site: Site) -> None:
    request = asyncio.create_task(site.requested(await token_of(Role.ADMIN)))
    site.asked.release()
    await site.settled()
    opened = site.opened
    site.gone.set()
    await asyncio.wait_for(request, 5)
    assert (site.opened, site.held) == (opened, 0)


async def test_a_client_that_stops_reading_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "SLOWEST_BATCH", 0.2)
    site.asked.release()
    await asyncio.wait_for(site.requested(await token_of(Role.ADMIN)), 10)
    assert len(site.lines()) == FIRST_ROWS
    assert site.held == 0


async def test_who_is_shut_out_gets_no_further_row_and_the_end_says_so(site: Site) -> None:
    request = asyncio.create_task(site.requested(await token_of(Role.ADMIN)))
    await site.settled()
    await shut("admin0@example.com")
    for _ in range(20):
        site.asked.release()
    await request
    *rows, end = site.lines()
    assert len(rows) == FIRST_ROWS
    assert end == {"complete": False, "rows": FIRST_ROWS, "code": "UNAUTHENTICATED"}


async def test_the_doors_are_those_of_every_query(database: Settings) -> None:
    await organization()
    await plant(Random(1), 10)
    headers = await token_of(Role.MEMBER)
    app = Starlette(routes=Export(database, taken=lambda request, viewer: {}).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        assert (await client.get(PATH)).json()["code"] == "UNAUTHENTICATED"
        assert (await client.get(PATH, headers={"authorization": "Bearer plb_no"})).status_code == 401
        written = await token_of(Role.READER, Scope.WRITE)
        assert (await client.get(PATH, headers=written)).json()["code"] == "FORBIDDEN"
        foreign = await client.get(PATH, headers={"sec-fetch-site": "cross-site", "cookie": "plumbline=x"})
        assert foreign.status_code == 403
        for root in ("", "nonsense", encode("kr", 7)):
            wrong = await client.get(f"/export/objective-tree?root={root}", headers=headers)
            assert (wrong.status_code, wrong.json()["path"]) == (422, ["root"])
        none = await client.get(f"/export/objective-tree?root={encode('obj', 7)}", headers=headers)
        assert [json.loads(line)["rows"] for line in none.text.splitlines()] == [0]
        head = await client.head(PATH, headers=headers)
        assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("seed", range(2))
async def test_it_shows_each_viewer_what_the_tree_shows_them(database: Settings, seed: int) -> None:
    await organization()
    await plant(Random(seed), 60)
    headers = await token_of(Role.COACH)
    app = Starlette(routes=Export(database, taken=lambda request, viewer: {}).routes())
    coach = VIEWERS[1]
    ids = [goal.id for goal in await goals() if goal.visible_to[coach.account_id]][:5]
    roots = [("companyId", encode("com", COMPANY)), *(("objectiveId", encode("obj", id_)) for id_ in ids)]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        for (kind, id_), cycle in ((root, cycle) for root in roots for cycle in (YEAR, QUARTER)):
            cycle_id = encode("cyc", cycle)
            answer = await client.get(f"/export/objective-tree?root={id_}&cycleId={cycle_id}", headers=headers)
            *rows, _ = [json.loads(line) for line in answer.text.splitlines()]
            page = await tree(coach, {kind: id_}, cycleId=cycle_id, first=1000)
            assert [(row["id"], row["depth"], row["parentObjectiveId"]) for row in rows] == [
                (edge["node"]["id"], edge["depth"], edge["node"]["parentObjectiveId"]) for edge in page["edges"]
            ]
