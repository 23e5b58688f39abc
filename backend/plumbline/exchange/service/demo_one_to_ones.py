"""The 1:1s of the demo company, as their people hold them."""

from collections.abc import Callable
from datetime import timedelta

from plumbline.exchange.demo.one_to_ones import ONE_TO_ONES, DemoOneToOne
from plumbline.exchange.service.demo_company import ZONES, House
from plumbline.kit import clock
from plumbline.kit.zones import day_in
from plumbline.one_to_ones.service import add_action, set_note, start
from plumbline.organization.viewer import Viewer
from plumbline.organization.words import Weekday


async def talk(house: House, writer: Callable[[House, str], Viewer]) -> None:
    """Let each pair talk today, for the first time."""
    for pair in ONE_TO_ONES:  # a handful, each through the doors that people use
        await _talk(house, writer(house, pair.starter), pair)


async def _talk(house: House, starter: Viewer, pair: DemoOneToOne) -> None:
    today = day_in(ZONES[pair.starter], clock.now())
    held = await start(
        starter,
        house.people[pair.guest],
        interval=pair.interval,
        weekday=list(Weekday)[today.weekday()],
        at=pair.at,
        starts_on=today,
        idempotency_key=f"demo 1:1 {pair.guest}",
    )
    await set_note(starter, held, today, pair.note, if_version=0)
    for action in pair.actions:
        await add_action(
            starter,
            held,
            text=action.text,
            owner_id=house.people[action.owner],
            due_on=today + timedelta(days=action.days),
            idempotency_key=f"demo action {action.text}",
        )
