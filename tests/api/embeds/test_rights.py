"""A link shows what its maker sees and everybody may see, today; every other link shows nothing, and none says why."""

from datetime import timedelta

import pytest

from plumbline.database import Sql, current, reading, transaction
from plumbline.embeds.reads import Picture, picture_behind
from plumbline.embeds.service import make_embed, revoke_embed
from plumbline.identity.models import Account
from plumbline.kit import clock as time
from plumbline.kit.clock import Hands
from plumbline.kit.errors import Forbidden, Invalid, NotFound, OutOfRange
from plumbline.organization.viewer import Role
from tests.factories import NOW, World, built

GOALS = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Calls
    Sell inside @Inside_Sales
      Below inside @Inside_Sales
    zyx draft @Inside_Sales draft
  zyx team @Sales team
    = zyx figure
  zyx private @Ben private
  Sing @Ben
"""


@pytest.fixture
async def world(clock: Hands) -> World:
    made = await built(GOALS)
    await _accounts(made)
    return made


@transaction
async def _accounts(world: World) -> None:
    for name, id_ in world.people.items():
        await Account.create(id=id_, person_id=id_, email=f"{name}@example.com", role=Role.MEMBER, created_at=NOW)


@transaction
async def run(sql: str, **values: object) -> None:
    await current().run(Sql(sql, **values))


async def picture(key: str) -> Picture | None:
    async with reading() as connection:
        return await picture_behind(connection, key, time.now())


async def titles(key: str) -> list[str]:
    found = await picture(key)
    return [] if found is None else [row["title"] for row in [*found.objectives, *found.key_results]]


async def link(world: World, who: str = "Ana", title: str = "Sell more", role: Role = Role.MEMBER) -> tuple[int, str]:
    return await make_embed(await world.viewer(who, role), objective_id=world.goals[title], days=7)


async def test_it_shows_what_everybody_may_see_and_no_word_of_the_rest(world: World) -> None:
    await run("update account set role = 'ADMIN' where person_id = :id", id=world.people["Ida"])
    _, key = await link(world, "Ida", "Grow", Role.ADMIN)
    found = await titles(key)
    assert found == ["Grow", "Sell more", "Sing", "Sell inside", "Below inside", "Revenue", "Calls"]
    shown = str([tuple(row) for row in (await picture(key) or Picture([], [])).objectives])
    assert not any(name in shown for name in ("zyx", "Ben", "Ana"))


async def test_what_is_hidden_or_archived_later_is_gone_at_once(world: World) -> None:
    _, key = await link(world)
    assert await titles(key) == ["Sell more", "Sell inside", "Below inside", "Calls"]
    await run("update objective set visibility = 'TEAM' where id = :id", id=world.goals["Sell inside"])
    assert await titles(key) == ["Sell more", "Calls"]
    await run("update objective set archived = :yes where id = :id", yes=True, id=world.goals["Sell more"])
    assert await picture(key) is None


LOSSES = {
    "has left": "update person set active = :no where id = :id",
    "cannot sign in": "update account set active = :no where person_id = :id",
    "only reads": "update account set role = 'READER' where person_id = :id",
    "leads no more": "update membership set lead = :no where person_id = :id",
    "has no account": "delete from account where person_id = :id",
}


@pytest.mark.parametrize("loss", LOSSES)
async def test_it_ends_with_the_rights_of_its_maker(world: World, loss: str) -> None:
    _, key = await link(world)
    assert await picture(key) is not None
    values = {"no": False} if ":no" in LOSSES[loss] else {}
    await run(LOSSES[loss], id=world.people["Ana"], **values)
    assert await picture(key) is None


async def test_it_ends_on_its_day_when_revoked_and_when_altered(world: World, clock: Hands) -> None:
    (first, key), (_, other) = await link(world), await link(world)
    for altered in (key[:-1] + ("A" if key[-1] != "A" else "B"), key + "A", key.upper(), "", "\ud800", "x" * 100_000):
        assert await picture(altered) is None
    ben = await world.viewer("Ben")
    with pytest.raises(NotFound):
        await revoke_embed(ben, first)
    ana = await world.viewer("Ana")
    assert await revoke_embed(ana, first) == await revoke_embed(ana, first) == first
    assert await picture(key) is None
    assert await picture(other) is not None
    clock.forward(timedelta(days=7) - timedelta(seconds=1))
    assert await picture(other) is not None
    clock.forward(timedelta(seconds=1))
    assert await picture(other) is None


async def test_only_who_answers_for_the_unit_makes_one_and_only_of_what_is_everybodys(world: World) -> None:
    for who, title, refused in (
        ("Ben", "Sell more", Forbidden),
        ("Eve", "Sell more", Forbidden),
        ("Cleo", "Sell more", Forbidden),
        ("Ana", "zyx team", Invalid),
        ("Dan", "zyx team", NotFound),
        ("Dan", "zyx private", NotFound),
        ("Ben", "zyx private", Forbidden),
        ("Dan", "zyx draft", NotFound),
        ("Eve", "zyx draft", Invalid),
    ):
        with pytest.raises(refused):
            await link(world, who, title)
    ana = await world.viewer("Ana")
    for days in (0, -1, 366):
        with pytest.raises(OutOfRange):
            await make_embed(ana, objective_id=world.goals["Sell more"], days=days)
    with pytest.raises(NotFound):
        await make_embed(ana, objective_id=7, days=7)


async def test_the_key_itself_is_not_kept(world: World) -> None:
    _, key = await link(world)
    async with reading() as connection:
        rows = await connection.rows(Sql("select key_sha256 from embed"))
    assert key not in str([tuple(row) for row in rows])


async def unit_link(world: World, who: str, unit: str, role: Role = Role.MEMBER) -> tuple[int, str]:
    return await make_embed(await world.viewer(who, role), unit_id=world.units[unit], days=7)


async def test_of_a_unit_it_shows_what_it_has_in_the_running_cycle(world: World) -> None:
    _, key = await unit_link(world, "Ana", "Sales")
    assert await titles(key) == ["Sell more", "Sell inside", "Below inside", "Calls"]
    found = await picture(key)
    assert found is not None
    assert (found.unit_name, found.cycle_name) == ("Sales", "Q2 2026")
    await run("update cycle set phase = 'GRADING'")
    assert await titles(key) == []
    await run("update unit set archived = :yes where id = :id", yes=True, id=world.units["Sales"])
    assert await picture(key) is None


async def test_who_leads_a_unit_no_more_shows_nothing_of_it(world: World) -> None:
    _, key = await unit_link(world, "Ana", "Sales")
    await run(LOSSES["leads no more"], id=world.people["Ana"], no=False)
    assert await picture(key) is None
    for who, unit, refused in (("Ben", "Sales", Forbidden), ("Ana", "Tech", Forbidden)):
        with pytest.raises(refused):
            await unit_link(world, who, unit)
