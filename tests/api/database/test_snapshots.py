"""What tests begin with may be put in place whole: it is then what was written, and can be written on."""

from plumbline.kit.clock import frozen_everywhere
from plumbline.settings import Settings
from tests.api.okrs.writing.asking import everything
from tests.factories import NOW, built
from tests.snapshots import put, taken


async def test_a_company_that_is_put_in_place_is_the_one_that_was_written(database: Settings) -> None:
    with frozen_everywhere(NOW):
        world = await built("Grow @Sales\n  = Calls\n  Sell more @Ana private")
        await world.report("Calls", 40)
        snapshot, before = await taken(database), await everything()
        await world.report("Calls", 50)
        await world.draw("Learn @Tech")
        assert await everything() != before
        await put(database, snapshot)
        assert await everything() == before
        await world.report("Calls", 60)
        await world.draw("Learn @Tech")
