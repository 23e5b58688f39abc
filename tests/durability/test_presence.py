"""Who else looks, from real servers: over both transports and both processes, until a tab is gone."""

import asyncio

import pytest

from plumbline.kit.ids import number_of
from tests.durability.elsewhere import elsewhere
from tests.durability.office import LONG, Office, ask
from tests.durability.sockets import greeted, say, subscribe, told
from tests.durability.test_live import changed, followed
from tests.server import serving

HERE = "subscription { presenceChanged { people { name } } }"
LOOK = "subscription ($objective: ID) { presenceChanged(objectiveId: $objective) { people { name } } }"
HIRE = """mutation ($name: String!, $unit: ID!) {
    personCreate(input: { name: $name, unitId: $unit }) {
        person { id } userErrors { message } } }"""


async def hire(office: Office, *names: str) -> None:
    """Give the first accounts a person each."""
    async with office.client(0) as client:
        made = [(await ask(client, HIRE, name=name, unit=office.company))["personCreate"] for name in names]
    for at, each in enumerate(made):
        person_id = number_of(each["person"]["id"], "per")
        set_ = f"update account set person_id = {person_id} where email = 'person{at}@example.com'"
        await elsewhere(office.settings, set_)


async def test_over_both_transports_until_a_tab_is_gone(office: Office) -> None:
    await hire(office, "Ana", "Ben")
    async with office.client(0) as client, followed(client, query=HERE) as events:
        assert await changed(events, "presenceChanged") == {"people": []}
        async with greeted(office.address, office.tokens[1]) as socket:
            await subscribe(socket, LOOK, id="page", objective=office.objective)
            assert await told(socket, "presenceChanged") == {"people": []}
            await say(socket, type="complete", id="page")
            await subscribe(socket, HERE)
            assert await told(socket, "presenceChanged") == {"people": [{"name": "Ana"}]}
            assert await changed(events, "presenceChanged") == {"people": [{"name": "Ben"}]}
            socket.transport.abort()
        assert await changed(events, "presenceChanged") == {"people": []}


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)  # SQLite has one process
async def test_over_processes_until_a_stream_or_its_process_ends(office: Office) -> None:
    await hire(office, "Ana", "Ben")
    async with serving(office.settings) as second, office.client(0) as client, followed(client, query=HERE) as events:
        assert await changed(events, "presenceChanged") == {"people": []}
        async with greeted(second.address, office.tokens[1]) as socket:
            await subscribe(socket, HERE)
            assert await changed(events, "presenceChanged") == {"people": [{"name": "Ben"}]}
            second.process.kill() if LONG else socket.transport.abort()
        async with asyncio.timeout(30):
            _, content = await anext(events)
        assert content["data"]["presenceChanged"] == {"people": []}
