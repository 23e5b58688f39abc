"""Many who write at once: nothing of anybody is lost, and whoever comes late is told so."""

import asyncio
import itertools
from typing import Any

import httpx
import pytest

from tests.durability.office import CLIENTS, LONG, Office, Operation, Outcome, ask, report, stored

EACH = 400 if LONG else 40
PAIRS = 10
UPDATE = """
mutation ($input: ObjectiveUpdateInput!) {
  objectiveUpdate(input: $input) {
    objective { version title }
    userErrors { code message path ... on VersionConflictError { current { id ... on Objective { version title } } } }
  }
}
"""


async def reporting(office: Office, client: int) -> list[Operation]:
    """So many check-ins of one person on the one key result."""
    done = []
    async with office.client(client) as connection:
        for number in range(EACH):
            operation = Operation(client, f"{client}-{number}", float(client * EACH + number))
            await report(connection, operation, office.key_results[0])
            done.append(operation)
    return done


@pytest.mark.timeout(900 if LONG else 180)
async def test_of_eight_writers_on_one_key_result_none_loses_a_check_in(office: Office) -> None:
    done = list(itertools.chain(*await asyncio.gather(*(reporting(office, client) for client in range(CLIENTS)))))
    assert {operation.outcome for operation in done} == {Outcome.OK}
    async with office.client() as connection:
        value, found = await stored(connection, office.key_results[0])
    assert sorted(each["id"] for each in found) == sorted(str(operation.id) for operation in done)
    # Each writer saw what the one before it left: a chain without a gap.
    in_order = sorted(found, key=lambda each: (each["recordedAt"], each["id"]))
    assert [each["valueBefore"] for each in in_order] == [None, *(each["value"] for each in in_order[:-1])]
    assert value == in_order[-1]["value"]


async def updated(connection: httpx.AsyncClient, office: Office, title: str, version: int) -> dict[str, Any]:
    """What an editor is told who saves a title made from this version."""
    reason = {"kind": "CORRECTION"}
    change = {"id": office.objective, "ifVersion": version, "title": title, "reason": reason}
    told: dict[str, Any] = (await ask(connection, UPDATE, input=change))["objectiveUpdate"]
    return told


async def test_of_two_editors_of_one_version_one_wins_and_the_other_is_shown_what_it_says_now(office: Office) -> None:
    async with office.client(0) as ana, office.client(1) as ben:
        query = "query ($id: ID!) { objective(id: $id) { version } }"
        version = (await ask(ana, query, id=office.objective))["objective"]["version"]
        for turn in range(PAIRS):
            answers = await asyncio.gather(
                updated(ana, office, f"Said by Ana {turn}", version),
                updated(ben, office, f"Said by Ben {turn}", version),
            )
            won = [each for each in answers if not each["userErrors"]]
            lost = [each["userErrors"] for each in answers if each["userErrors"]]
            assert (len(won), len(lost)) == (1, 1), answers
            assert lost[0][0]["code"] == "VERSION_CONFLICT"
            assert lost[0][0]["current"] == {"id": office.objective, **won[0]["objective"]}
            version = won[0]["objective"]["version"]
