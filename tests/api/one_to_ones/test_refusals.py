"""What makes no sense in a 1:1 is refused with a code, and changes nothing."""

from tests.api.okrs.writing.asking import refusals
from tests.api.one_to_ones.talking import action, entry, note, started
from tests.factories import World


async def test_what_makes_no_sense_to_start_is_refused_and_changes_nothing(world: World) -> None:
    await started(world)
    ana = await world.viewer("Ana")
    assert await refusals(
        ana,
        "oneToOneStart",
        {
            "with oneself": entry(world, "Ana"),
            "with nobody": entry(world, "Dan", personId="per_0000000000000"),
            "twice": entry(world, idempotencyKey="again"),
            "the other way round": entry(world, idempotencyKey="round", interval="MONTHLY"),
            "the key of another": entry(world, "Dan", idempotencyKey="with Ben"),
            "no time": entry(world, "Dan", at="25:00"),
            "seconds": entry(world, "Dan", at="09:00:30"),
            "without a colon": entry(world, "Dan", at="T0900"),
            "in the past": entry(world, "Dan", startsOn="2026-05-05"),
            "too far": entry(world, "Dan", startsOn="2028-05-05"),
        },
    ) == {
        "with oneself": ("INVALID", "input.personId"),
        "with nobody": ("NOT_FOUND", "input.personId"),
        "twice": ("DUPLICATE", "input.personId"),
        "the other way round": ("DUPLICATE", "input.personId"),
        "the key of another": ("IDEMPOTENCY_KEY_REUSED", "input.idempotencyKey"),
        "no time": ("INVALID", "input.at"),
        "seconds": ("INVALID", "input.at"),
        "without a colon": ("INVALID", "input.at"),
        "in the past": ("OUT_OF_RANGE", "input.startsOn"),
        "too far": ("OUT_OF_RANGE", "input.startsOn"),
    }


async def test_what_makes_no_sense_to_note_is_refused_and_changes_nothing(world: World) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    assert await refusals(
        ana,
        "oneToOneNoteSet",
        {
            "no date of it": note(id_, "x", 0, "2026-05-07"),
            "not yet": note(id_, "x", 0, "2026-05-15"),
            "before it began": note(id_, "x", 0, "2026-05-01"),
            "nothing to change": note(id_, "x", 3),
            "too long": note(id_, "x" * 20_001, 0),
            "nowhere": note("oto_0000000000000", "x", 0),
        },
    ) == {
        "no date of it": ("INVALID", "input.heldOn"),
        "not yet": ("INVALID", "input.heldOn"),
        "before it began": ("INVALID", "input.heldOn"),
        "nothing to change": ("INVALID", "input.ifVersion"),
        "too long": ("TOO_LONG", "input.text"),
        "nowhere": ("NOT_FOUND", "input.oneToOneId"),
    }


async def test_what_makes_no_sense_to_agree_on_is_refused_and_changes_nothing(world: World) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    assert await refusals(
        ana,
        "oneToOneActionAdd",
        {
            "empty": action(world, id_, text=" "),
            "somebody else": action(world, id_, "Dan"),
            "nobody": action(world, id_, ownerId="team_0000000000000"),
        },
    ) == {
        "empty": ("BLANK", "input.text"),
        "somebody else": ("INVALID", "input.ownerId"),
        "nobody": ("NOT_FOUND", "input.ownerId"),
    }


async def test_what_makes_no_sense_to_change_is_refused_and_changes_nothing(world: World) -> None:
    id_, ana = await started(world), await world.viewer("Ana")
    assert await refusals(
        ana,
        "oneToOneUpdate",
        {
            "late": {"id": id_, "ifVersion": 7, "at": "11:00"},
            "no weekday": {"id": id_, "ifVersion": 1, "weekday": None},
            "no interval": {"id": id_, "ifVersion": 1, "interval": None},
        },
    ) == {
        "late": ("VERSION_CONFLICT", "input"),
        "no weekday": ("INVALID", "input.weekday"),
        "no interval": ("INVALID", "input.interval"),
    }
