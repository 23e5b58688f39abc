"""The library is searched and copied in; the company saves its own, and offers what worked to other teams."""

from datetime import date
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.kit.clock import Hands
from plumbline.kit.ids import encode
from plumbline.library.service import MOST_TEAMS
from plumbline.library.shelf import shelf
from plumbline.okrs import service as okrs
from plumbline.organization.viewer import Role, Viewer
from tests.api.okrs.writing.asking import ask, do, done, everything, execute, refusals, told
from tests.factories import ADMIN, World, built

GOALS = """
Grow @Acme
  Sell more @Sales
    = Deals
  Sell inside @Inside_Sales draft
Quiet @Sales team
Hidden @Ana private
"""
FIND = """
query ($search: String, $function: BusinessFunction, $origin: TemplateOrigin, $first: Int, $after: String) {
  libraryTemplates(search: $search, function: $function, origin: $origin, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id origin title function version viewerCanEdit savedBy { name } fromObjective { title }
      keyResults { title measure startValue targetValue } }
  }
}
"""
COPY = """
objective { title description kind state owner { __typename }
  keyResults { nodes { title measure unit startValue targetValue indicator description } } }
"""
REPLICAS = "results { unitId objective { id state title keyResults { totalCount } } userErrors { code path } }"
ONBOARDING = "lib_first-ninety-days"


@pytest.fixture
async def world(clock: Hands) -> World:
    return await built(GOALS)


async def found(viewer: Viewer, **given: Any) -> Any:
    return (await ask(viewer, FIND, **given))["libraryTemplates"]


async def saved(viewer: Viewer, world: World, title: str = "Sell more", key: str = "1") -> Any:
    given = {"objectiveId": world.id(title), "function": "SALES", "idempotencyKey": key}
    return (await done(viewer, "libraryTemplateCreate", given, "template { id version title }"))["template"]


def from_template(world: World, owner: str, **more: Any) -> dict[str, Any]:
    where = {"ownerId": world.id(owner), "cycleId": encode("cyc", world.cycle_id)}
    return {"templateId": ONBOARDING, "idempotencyKey": "1", **where, **more}


async def test_all_pages_together_are_the_whole_library_in_one_order(world: World) -> None:
    ben, titles, after = await world.viewer("Ben"), [], None
    while True:
        page = await found(ben, first=20, after=after)
        titles += [each["title"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert titles == sorted(each.template.title for each in shelf().values())
    assert page["totalCount"] == len(titles)


async def test_a_search_finds_the_companys_own_among_what_ships(world: World) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    await saved(ana, world)
    hits = await found(ben, search="sell more")
    assert hits["nodes"][0]["title"] == "Sell more"
    [own] = (await found(ben, origin="COMPANY"))["nodes"]
    assert own["keyResults"] == [{"title": "Deals", "measure": "INCREASE", "startValue": 0.0, "targetValue": 100.0}]
    assert (own["savedBy"]["name"], own["fromObjective"]["title"], own["viewerCanEdit"]) == ("Ana", "Sell more", False)
    [own] = (await found(ana, origin="COMPANY", function="SALES"))["nodes"]
    assert own["viewerCanEdit"]
    assert (await found(ana, origin="COMPANY", function="LEGAL"))["totalCount"] == 0


async def test_a_template_becomes_a_draft_with_its_key_results_once(world: World) -> None:
    dan, template = await world.viewer("Dan"), shelf()[ONBOARDING].template
    first = await done(dan, "objectiveCreateFromTemplate", from_template(world, "Dan"), COPY)
    made = first["objective"]
    assert (made["title"], made["description"], made["kind"]) == (template.title, template.why, template.kind)
    assert (made["state"], made["owner"]["__typename"]) == ("DRAFT", "Person")
    assert [each["title"] for each in made["keyResults"]["nodes"]] == [each.title for each in template.key_results]
    assert [each["description"] for each in made["keyResults"]["nodes"]] == [each.hint for each in template.key_results]
    before = await everything()
    assert await done(dan, "objectiveCreateFromTemplate", from_template(world, "Dan"), COPY) == first
    assert await everything() == before


@pytest.mark.slow
async def test_every_template_that_ships_can_be_copied_in(world: World) -> None:
    for id_ in shelf():
        given = from_template(world, "Acme", templateId=id_, idempotencyKey=id_)
        made = await done(ADMIN, "objectiveCreateFromTemplate", given, "objective { findings { kind } }")
        assert {each["kind"] for each in made["objective"]["findings"]} <= {"NO_PRIORITY"}, id_


async def test_a_template_is_a_copy_that_its_saver_renames_and_a_coach_removes(world: World) -> None:
    ana, coach = await world.viewer("Ana"), await world.viewer("Dan", Role.COACH)
    own = await saved(ana, world)
    objective = world.goals["Sell more"]
    await okrs.archive(ADMIN, objective, archived=True, if_version=2)
    renamed = {"id": own["id"], "title": "Sell much more", "ifVersion": 1}
    after = (await done(ana, "libraryTemplateUpdate", renamed, "template { title version function }"))["template"]
    assert after == {"title": "Sell much more", "version": 2, "function": "SALES"}
    given = from_template(world, "Ana", templateId=own["id"], idempotencyKey="2")
    copy = (await done(ana, "objectiveCreateFromTemplate", given, COPY))["objective"]
    assert (copy["title"], len(copy["keyResults"]["nodes"])) == ("Sell much more", 1)
    removed = await done(coach, "libraryTemplateRemove", {"id": own["id"]}, "removedId")
    assert removed["removedId"] == own["id"]
    assert (await found(ana, origin="COMPANY"))["totalCount"] == 0


async def test_copies_are_drafts_where_one_may_publish_and_proposals_elsewhere_and_each_stands_alone(
    world: World,
) -> None:
    ben, cleo = await world.viewer("Ben"), await world.viewer("Cleo")
    units = [world.id("Sales"), world.id("Tech"), encode("team", 7)]
    given = {"id": world.id("Sell more"), "unitIds": units, "idempotencyKey": "1"}
    results = (await done(ben, "objectiveReplicate", given, REPLICAS))["results"]
    assert [each["unitId"] for each in results] == units
    assert (results[0]["objective"]["state"], results[0]["objective"]["keyResults"]) == ("PROPOSED", {"totalCount": 1})
    assert [told(each) for each in results[1:]] == [
        ("FORBIDDEN", "input.unitIds.1"),
        ("FORBIDDEN", "input.unitIds.2"),
    ]
    [mine] = (await done(cleo, "objectiveReplicate", {**given, "unitIds": units[1:2]}, REPLICAS))["results"]
    assert mine["objective"]["state"] == "DRAFT"
    before = await everything()
    again = (await done(ben, "objectiveReplicate", given, REPLICAS))["results"]
    assert again == results
    assert await everything() == before
    other = await done(ben, "objectiveReplicate", {**given, "id": world.id("Grow")}, REPLICAS)
    assert told(other["results"][0])[0] == "IDEMPOTENCY_KEY_REUSED"


async def test_bad_input_for_a_copy_has_its_code_and_changes_nothing(world: World) -> None:
    dan = await world.viewer("Dan")
    days = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 3, 31)}
    closed = encode("cyc", await closed_cycle(days))
    await done(dan, "objectiveCreateFromTemplate", from_template(world, "Dan", idempotencyKey="used"))
    table = {
        "unknown": from_template(world, "Dan", templateId="lib_nothing"),
        "foreign": from_template(world, "Dan", templateId=world.id("Grow")),
        "gone": from_template(world, "Dan", templateId=encode("tpl", 7)),
        "closed": from_template(world, "Dan", cycleId=closed),
        "no cycle": from_template(world, "Dan", cycleId=encode("cyc", 7)),
        "another person": from_template(world, "Ana"),
        "another team": from_template(world, "Sales"),
        "no owner": from_template(world, "Dan", ownerId=world.id("Grow")),
        "other template": from_template(world, "Dan", idempotencyKey="used", templateId="lib_cash-in-hand"),
        "other owner": from_template(world, "Tech", idempotencyKey="used"),
        "no key": from_template(world, "Dan", idempotencyKey=" "),
    }
    assert await refusals(dan, "objectiveCreateFromTemplate", table) == {
        "unknown": ("NOT_FOUND", "input.templateId"),
        "foreign": ("NOT_FOUND", "input.templateId"),
        "gone": ("NOT_FOUND", "input.templateId"),
        "closed": ("CYCLE_LOCKED", "input.cycleId"),
        "no cycle": ("NOT_FOUND", "input.cycleId"),
        "another person": ("FORBIDDEN", "input.ownerId"),
        "another team": ("FORBIDDEN", "input.ownerId"),
        "no owner": ("NOT_FOUND", "input.ownerId"),
        "other template": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
        "other owner": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
        "no key": ("BLANK", "input.idempotencyKey"),
    }
    reader = await world.viewer("Dan", Role.READER)
    assert told(await do(reader, "objectiveCreateFromTemplate", from_template(world, "Dan")))[0] == "FORBIDDEN"


async def test_bad_input_for_a_template_has_its_code_and_changes_nothing(world: World) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    await saved(ana, world)

    def of(title: str, key: str = "2", **more: Any) -> dict[str, Any]:
        return {"objectiveId": world.id(title), "function": "SALES", "idempotencyKey": key, **more}

    saving = {
        "again": of("Sell more"),
        "key reused": of("Sell more", "1", function="LEGAL"),
        "for the team only": of("Quiet"),
        "a key result": of("Deals"),
        "not theirs": of("Grow"),
        "unknown": of("Grow", objectiveId=encode("obj", 7)),
    }
    assert await refusals(ana, "libraryTemplateCreate", saving) == {
        "again": ("DUPLICATE", "input.objectiveId"),
        "key reused": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
        "for the team only": ("INVALID", "input.objectiveId"),
        "a key result": ("NOT_FOUND", "input.objectiveId"),
        "not theirs": ("FORBIDDEN", "input.objectiveId"),
        "unknown": ("NOT_FOUND", "input.objectiveId"),
    }
    hidden = await refusals(ben, "libraryTemplateCreate", {"hidden": of("Hidden"), "draft": of("Sell inside")})
    assert hidden == {"hidden": ("NOT_FOUND", "input.objectiveId"), "draft": ("NOT_FOUND", "input.objectiveId")}


async def test_bad_input_for_changing_a_template_has_its_code_and_changes_nothing(world: World) -> None:
    ana, ben = await world.viewer("Ana"), await world.viewer("Ben")
    own = await saved(ana, world)
    change = {"id": own["id"], "title": "Other", "ifVersion": 1}
    changing = {
        "blank": {**change, "title": " "},
        "none": {**change, "function": None},
        "long": {**change, "title": "x" * 10_000},
        "old": {**change, "ifVersion": 7},
        "shipped": {**change, "id": ONBOARDING},
        "gone": {**change, "id": encode("tpl", 7)},
    }
    assert await refusals(ana, "libraryTemplateUpdate", changing) == {
        "blank": ("BLANK", "input.title"),
        "none": ("INVALID", "input.function"),
        "long": ("TOO_LONG", "input.title"),
        "old": ("VERSION_CONFLICT", "input"),
        "shipped": ("NOT_FOUND", "input.id"),
        "gone": ("NOT_FOUND", "input.id"),
    }
    assert (await refusals(ben, "libraryTemplateUpdate", {"not theirs": change}))["not theirs"][0] == "FORBIDDEN"
    assert (await refusals(ben, "libraryTemplateRemove", {"": {"id": own["id"]}}))[""][0] == "FORBIDDEN"


async def test_bad_input_for_copies_to_teams_has_its_code_and_changes_nothing(world: World) -> None:
    ana = await world.viewer("Ana")
    sales, days = world.id("Sales"), {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 3, 31)}
    closed = encode("cyc", await closed_cycle(days))
    given = {"id": world.id("Sell more"), "unitIds": [sales], "idempotencyKey": "1"}
    table = {
        "no team": {**given, "unitIds": []},
        "too many": {**given, "unitIds": [sales] * (MOST_TEAMS + 1)},
        "for the team only": {**given, "id": world.id("Quiet")},
        "hidden": {**given, "id": encode("obj", 7)},
        "long key": {**given, "idempotencyKey": "x" * 300},
    }
    assert await refusals(ana, "objectiveReplicate", table) == {
        "no team": ("BLANK", "input.unitIds"),
        "too many": ("TOO_LONG", "input.unitIds"),
        "for the team only": ("INVALID", "input.id"),
        "hidden": ("NOT_FOUND", "input.id"),
        "long key": ("TOO_LONG", "input.idempotencyKey"),
    }
    dan, before = await world.viewer("Dan"), await everything()
    secret = await do(dan, "objectiveReplicate", {**given, "id": world.id("Hidden")})
    assert told(secret) == ("NOT_FOUND", "input.id")
    locked = await done(ana, "objectiveReplicate", {**given, "cycleId": closed}, REPLICAS)
    assert told(locked["results"][0]) == ("CYCLE_LOCKED", "input.cycleId")
    assert await everything() == before


@pytest.mark.parametrize("given", [{"search": "x" * 201}, {"first": 101}, {"first": -1}, {"after": "nonsense"}])
async def test_a_page_that_cannot_be_is_bad_input(world: World, given: dict[str, Any]) -> None:
    result = await execute(await world.viewer("Ben"), FIND, **given)
    assert result.errors[0].extensions["code"] == "BAD_USER_INPUT"


async def test_a_copy_is_offered_only_of_what_everyone_sees(world: World) -> None:
    ana, reader = await world.viewer("Ana"), await world.viewer("Ben", Role.READER)
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Objective { viewerCanReplicate } } }"
    ids = [world.id(title) for title in ("Sell more", "Quiet", "Hidden")]
    can = [each["viewerCanReplicate"] for each in (await ask(ana, text, ids=ids))["nodes"]]
    assert can == [True, False, False]
    assert (await ask(reader, text, ids=ids[:1]))["nodes"] == [{"viewerCanReplicate": False}]


async def test_one_template_is_asked_for_by_its_id(world: World) -> None:
    ana = await world.viewer("Ana")
    own = await saved(ana, world)
    text = "query ($id: ID!) { libraryTemplate(id: $id) { title keyResults { milestones } } }"
    for id_, title in ((ONBOARDING, shelf()[ONBOARDING].template.title), (own["id"], "Sell more")):
        assert (await ask(ana, text, id=id_))["libraryTemplate"]["title"] == title
    assert (await ask(ana, text, id=world.id("Grow")))["libraryTemplate"] is None


async def closed_cycle(days: dict[str, Any]) -> int:
    cycle_id = await cycles.create_cycle(ADMIN, name="Long ago", **days)
    for version, phase in enumerate((CyclePhase.ACTIVE, CyclePhase.GRADING, CyclePhase.CLOSED), 1):
        await cycles.move_cycle(ADMIN, cycle_id, to=phase, if_version=version)
    return cycle_id
