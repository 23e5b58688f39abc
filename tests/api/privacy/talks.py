"""What those who see hidden goals say of them among themselves, and nobody else may read."""

from plumbline.development import service as development
from plumbline.kit.clock import now
from plumbline.kit.zones import day_in
from plumbline.one_to_ones import service as one_to_ones
from plumbline.one_to_ones.words import OneToOneInterval
from plumbline.organization.words import Weekday
from tests.factories import World


async def talked(world: World, noted: str, agreed: str) -> None:
    """A 1:1 of Ben and Eve, with notes and an action."""
    ben, eve, today = await world.viewer("Ben"), world.people["Eve"], day_in("Europe/Berlin", now())
    held = await one_to_ones.start(
        ben,
        eve,
        interval=OneToOneInterval.WEEKLY,
        weekday=list(Weekday)[today.weekday()],
        at="09:00",
        starts_on=None,
        idempotency_key="talk",
    )
    await one_to_ones.set_note(ben, held, today, noted, if_version=0)
    await one_to_ones.add_action(ben, held, text=agreed, owner_id=eve, due_on=None, idempotency_key="agreed")


async def developed(world: World, learned: str, objective_id: int) -> None:
    """The development of Ben, whom a hidden objective helps, and who lets Eve look."""
    ben = await world.viewer("Ben")
    aspiration = await development.create_aspiration(ben, title=learned, description=learned, idempotency_key="to")
    entry = development.StepEntry(
        learned, now().date(), note=learned, aspiration_id=aspiration, objective_ids=(objective_id,)
    )
    await development.create_step(ben, entry, idempotency_key="step")
    await development.set_readers(ben, [world.people["Eve"]])
