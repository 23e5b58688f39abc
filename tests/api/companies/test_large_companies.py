"""The large companies of the benchmarks obey the rules that everything written through the services obeys."""

from typing import Any

import pytest

from benchmarks.companies.company import Company
from benchmarks.companies.forest import Forest
from benchmarks.companies.loading import load
from benchmarks.companies.organization import PASSWORD, token_of
from benchmarks.companies.seeds import Shape
from benchmarks.companies.words import email
from plumbline.database import Sql, current, database_open, reading, transaction
from plumbline.identity.keys import sha256_of
from plumbline.identity.reads import Key, presence_of
from plumbline.identity.service import sign_in
from plumbline.kit import clock
from plumbline.kit.errors import CannotStart
from plumbline.kit.ids import encode
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.reads.nodes import subgraph
from plumbline.okrs.reads.standing import Report
from plumbline.okrs.service.outdating import mark_outdated
from plumbline.organization.viewer import Role, Viewer
from plumbline.settings import Settings
from tests.api.okrs.reading.asking import answer, tree
from tests.api.okrs.test_numbers_stay_true import differences
from tests.recomputing import reported_anew

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
SHAPES = [pytest.param(Company(200, seed=1), id="company"), pytest.param(Forest(), id="forest", marks=pytest.mark.slow)]
COMPANY = "{ company { objectives(first: 50) { totalCount LEVELS } } }"
LEVELS = "nodes { title progress contributions(first: 1) { totalCount LEVELS } }"
DEFINITIONS = {
    "sqlite": "select name, sql from sqlite_master where sql is not null order by name",
    "postgres": """
        select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2
    """,
}


async def rows(sql: str) -> list[Any]:
    async with reading() as connection:
        return list(await connection.rows(Sql(sql)))


async def definitions(settings: Settings) -> list[tuple[str, str]]:
    """Every table, index, rule and trigger."""
    async with database_open(settings):
        return [(row[0], row[1]) for row in await rows(DEFINITIONS[settings.dialect])]


@transaction
async def misreported() -> list[int]:
    """Key results whose stored report differs from what their check-ins say."""
    ids = [row[0] for row in await current().rows(Sql("select id from key_result"))]
    nodes = (await subgraph(current(), ids)).key_results
    stored = await current().rows(
        Sql(
            "select id, status, latest_check_in_id, last_check_in_at, due_at, outdated_at, unlooked_at, unlooked"
            " from key_result"
        )
    )
    said = {row[0]: Report(nodes[row[0]].numbers, *tuple(row)[1:]) for row in stored}
    found = await reported_anew(nodes, await calendar())
    return [id_ for id_ in ids if found[id_] != said[id_]]


async def changed_by_time() -> list[int]:
    """Goals whose moment to become OUTDATED had come unnoticed."""
    before = await rows("select id, health from key_result order by id")
    await mark_outdated()
    after = await rows("select id, health from key_result order by id")
    return [one[0] for one, other in zip(before, after, strict=True) if one[1] != other[1]]


@pytest.mark.parametrize("shape", SHAPES)
async def test_computing_every_number_again_moves_nothing(installation: Settings, shape: Shape) -> None:
    await load(installation, shape)
    async with database_open(installation):
        assert await differences() == {}
        assert await misreported() == []
        assert await changed_by_time() == []


async def test_a_load_leaves_every_rule_and_index_as_it_was(installation: Settings) -> None:
    before = await definitions(installation)
    await load(installation, Company(200, seed=1))
    assert await definitions(installation) == before
    async with database_open(installation):
        if installation.dialect == "sqlite":
            assert await rows("pragma foreign_key_check") == []
            assert (await rows("pragma journal_mode"))[0][0] == "wal"


async def test_a_second_company_is_refused(installation: Settings) -> None:
    await load(installation, Company(200, seed=1))
    with pytest.raises(CannotStart):
        await load(installation, Forest())


async def test_restricted_goals_never_count_for_or_hide_behind_others(installation: Settings) -> None:
    leaks = """
        select a.id from alignment a join objective s on s.id = a.from_objective_id
        join objective t on t.id = a.to_objective_id
        where (a.kind = 'CONTRIBUTES' and s.visibility <> 'EVERYONE'
            and not (s.visibility = 'TEAM' and t.visibility = 'TEAM' and s.unit_id = t.unit_id))
        or (a."primary" and t.visibility <> 'EVERYONE' and (s.visibility <> t.visibility or s.unit_id <> t.unit_id))
    """
    await load(installation, Company(400, seed=3))
    async with database_open(installation):
        assert await rows(leaks) == []
        assert {row[0] for row in await rows("select distinct visibility from objective")} == {
            "EVERYONE",
            "TEAM",
            "PRIVATE",
        }


async def test_the_forest_is_exactly_the_one_that_was_asked_for(installation: Settings) -> None:
    await load(installation, Forest())
    levels = LEVELS.replace("LEVELS", LEVELS.replace("LEVELS", LEVELS.replace("LEVELS", "nodes { title }")))
    async with database_open(installation):
        counts = {table: (await rows(f"select count(*) from {table}"))[0][0] for table in ("objective", "key_result")}
        assert counts == {"objective": 10_044, "key_result": 40_176}
        shown = await answer(ADMIN, COMPANY.replace("LEVELS", levels))
        company = (await rows("select id from unit where parent_id is null"))[0][0]
        assert (await tree(ADMIN, {"companyId": encode("com", company)}, first=1))["totalCount"] == 10_044
        titles = [row[0] for row in await rows("select title from objective union all select title from key_result")]
    roots = shown["company"]["objectives"]
    below = [roots["nodes"][0]]
    for _ in range(3):
        below.append(below[-1]["contributions"]["nodes"][0])
    assert (roots["totalCount"], [each["contributions"]["totalCount"] for each in below[:3]]) == (12, [11, 15, 4])
    assert all(40 <= len(title) <= 80 for title in titles)


async def test_everybody_can_sign_in_or_use_a_token(installation: Settings) -> None:
    await load(installation, Company(200, seed=1), seed=1)
    async with database_open(installation):
        signed_in = await sign_in(email(17), PASSWORD, address="127.0.0.1")
        async with reading() as connection:
            key = sha256_of(token_of(1, 17))
            presence = await presence_of(connection, Key(key, is_token=True), clock.now())
    assert presence is not None and presence.viewer.account_id == signed_in.account_id
