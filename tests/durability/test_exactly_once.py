"""One key, one effect: whatever the network does, and whoever else uses the same key."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from tests.durability.office import CHECK_IN, CLIENTS, LONG, Office, ask, dice, stored
from tests.durability.unreliable_network import unreliable

EACH = 120 if LONG else 12
TRIES = 40
MADE = {
    "objectiveCreate": ("ObjectiveCreateInput", "objective { id }"),
    "keyResultCreate": ("KeyResultCreateInput", "keyResult { id }"),
    "initiativeCreate": ("InitiativeCreateInput", "initiative { id }"),
}
ALL = """
query ($id: ID!, $cycle: ID!) {
  objectives(cycleId: $cycle, first: 100) { totalCount nodes { id title } }
  objective(id: $id) { keyResults(first: 100) { nodes { id title } } initiatives(first: 100) { nodes { id title } } }
}
"""


def creation(name: str) -> str:
    """The document of a mutation that makes something."""
    kind, thing = MADE[name]
    return f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {thing} userErrors {{ code message path }} }} }}"


def inputs(office: Office, title: str) -> dict[str, dict[str, Any]]:
    """What to make, by mutation; the key is the title."""
    reason = {"kind": "BUSINESS_CHANGE"}
    key_result = {"title": title, "measure": "BINARY"}
    return {
        "objectiveCreate": {"title": title, "cycleId": office.cycle, "ownerId": office.company},
        "keyResultCreate": {"objectiveId": office.objective, "keyResult": key_result, "reason": reason},
        "initiativeCreate": {"goalId": office.objective, "title": title},
    }


def check_in_entry(office: Office, key: str, value: float = 1.0) -> dict[str, Any]:
    """One report under this key."""
    return {
        "idempotencyKey": key,
        "keyResultId": office.key_results[0],
        "status": "AT_RISK",
        "value": value,
        "note": key,
    }


async def insisted(client: httpx.AsyncClient, document: str, **variables: Any) -> Any:
    """Ask until an answer comes back."""
    for _ in range(TRIES):
        try:
            return await ask(client, document, **variables)
        except httpx.TransportError:
            continue
    raise AssertionError("no answer came through")


async def busy(office: Office, client: int, port: int) -> list[str]:
    """What one person makes through a bad network. Returns the ids they were told."""
    ids = []
    async with office.client(client, address=f"http://127.0.0.1:{port}") as connection:
        for number in range(EACH):
            title = f"Made {client}-{number}"
            entry = check_in_entry(office, title)
            told = (await insisted(connection, CHECK_IN, entry=entry))["checkInCreate"]["results"][0]
            ids.append(told["checkIn"]["id"])
            name = list(MADE)[(client + number) % len(MADE)]
            content = inputs(office, title)[name] | {"idempotencyKey": f"{name} {title}"}
            payload = (await insisted(connection, creation(name), input=content))[name]
            assert payload["userErrors"] == [], payload
            ids.append(next(value for key, value in payload.items() if key != "userErrors")["id"])
    return ids


@pytest.mark.timeout(1_800 if LONG else 240)
async def test_a_network_that_loses_answers_and_doubles_requests_changes_nothing(office: Office) -> None:
    async with unreliable(office.settings.port, dice("unreliable network")) as network:
        told = await asyncio.gather(*(busy(office, client, network.port) for client in range(CLIENTS)))
    assert network.dropped and network.doubled
    async with office.client() as connection:
        _, check_ins = await stored(connection, office.key_results[0])
        found = await ask(connection, ALL, id=office.objective, cycle=office.cycle)
    made = [
        *found["objectives"]["nodes"],
        *found["objective"]["keyResults"]["nodes"],
        *found["objective"]["initiatives"]["nodes"],
    ]
    mine = [each for each in made if each["title"].startswith("Made ")]
    assert Counter(each["title"] for each in mine).most_common(1)[0][1] == 1
    assert Counter(each["note"] for each in check_ins).most_common(1)[0][1] == 1
    ids = [id_ for each in told for id_ in each]
    assert sorted(ids) == sorted(each["id"] for each in [*mine, *check_ins])


async def test_one_key_sent_ten_times_at_once_has_one_effect_and_one_answer(office: Office) -> None:
    async with office.client() as connection:
        for name in MADE:
            content = inputs(office, "At once")[name] | {"idempotencyKey": name}
            answers = await asyncio.gather(*(ask(connection, creation(name), input=content) for _ in range(10)))
            assert all(answer == answers[0] for answer in answers)
            assert answers[0][name]["userErrors"] == []
        entry = check_in_entry(office, "at once")
        answers = await asyncio.gather(*(ask(connection, CHECK_IN, entry=entry) for _ in range(10)))
        results = [answer["checkInCreate"]["results"][0] for answer in answers]
        assert len({result["checkIn"]["id"] for result in results}) == 1
        assert Counter(result["repeated"] for result in results) == {True: 9, False: 1}
        assert len((await stored(connection, office.key_results[0]))[1]) == 1


async def test_a_key_is_remembered_after_a_restart_refused_for_other_content_and_nobody_elses(office: Office) -> None:
    entry = check_in_entry(office, "kept")
    content = inputs(office, "Kept")["objectiveCreate"] | {"idempotencyKey": "kept objective"}
    async with office.client() as connection:
        first = (await ask(connection, CHECK_IN, entry=entry))["checkInCreate"]["results"][0]
        objective = await ask(connection, creation("objectiveCreate"), input=content)
    await office.kill()
    await office.open()
    async with office.client() as connection, office.client(1) as somebody_else:
        again = (await ask(connection, CHECK_IN, entry=entry))["checkInCreate"]["results"][0]
        assert again == first | {"repeated": True}
        assert await ask(connection, creation("objectiveCreate"), input=content) == objective
        other = await ask(connection, CHECK_IN, entry=entry | {"value": 2.0})
        refused = other["checkInCreate"]["results"][0]
        assert [error["code"] for error in refused["userErrors"]] == ["IDEMPOTENCY_KEY_REUSED"]
        assert refused["checkIn"] is None
        changed = await ask(connection, creation("objectiveCreate"), input=content | {"title": "Changed"})
        assert [error["code"] for error in changed["objectiveCreate"]["userErrors"]] == ["IDEMPOTENCY_KEY_REUSED"]
        theirs = (await ask(somebody_else, CHECK_IN, entry=entry))["checkInCreate"]["results"][0]
        assert (theirs["repeated"], theirs["userErrors"]) == (False, [])
        assert theirs["checkIn"]["id"] != first["checkIn"]["id"]
        own = await ask(somebody_else, creation("objectiveCreate"), input=content)
        assert own["objectiveCreate"]["objective"]["id"] != objective["objectiveCreate"]["objective"]["id"]
        assert len((await stored(connection, office.key_results[0]))[1]) == 2
