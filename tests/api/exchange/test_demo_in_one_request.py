"""The whole demo company comes back from one request, in a number of statements that does not grow with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plumbline.database import Sql, reading, statements
from plumbline.engine import Context
from plumbline.exchange.service.filling import fill_with_demo
from plumbline.kit.ids import encode
from plumbline.organization.viewer import Role, Viewer
from plumbline.schema import schema
from plumbline.settings import Settings

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
MOST_STATEMENTS = 40
WHOLE = json.loads((Path(__file__).parents[3] / "docs" / "whole-graph.json").read_text("utf-8"))["query"]
TREE = """
query ($company: ID!, $after: String) {
  objectiveTree(root: { companyId: $company }, first: 1000, after: $after) {
    nodes {
      id title progress owner { __typename id name }
      keyResults(first: 50) { nodes { id latestCheckIn { value status note } } }
    }
  }
}
"""


async def answer(document: str, **variables: Any) -> tuple[Any, int]:
    """The data, and how many statements it took."""
    with statements() as ran:
        result = await schema.execute(document, variables, context_value=Context(ADMIN, reading=reading))
    assert result.errors is None
    return result.data, len(ran)


def found(value: Any, key: str) -> Iterator[Any]:
    """Everything under this key, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from found(each, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == key:
                yield each
            yield from found(each, key)


@pytest.fixture
async def company(database: Settings) -> str:
    await fill_with_demo()
    async with reading() as connection:
        rows = await connection.rows(Sql("select id from unit where kind = 'COMPANY'"))
    return encode("com", rows[0][0])


async def test_the_nested_form_brings_every_team_person_goal_and_latest_check_in(company: str) -> None:
    data, ran = await answer(WHOLE)
    async with reading() as connection:
        teams = [row[0] for row in await connection.rows(Sql("select name from unit where kind = 'TEAM'"))]
        people = [row[0] for row in await connection.rows(Sql("select name from person where active"))]
    names = set(found(data, "name"))
    assert names >= {*teams, *people}
    assert len([each for each in found(data, "latestCheckIn") if each]) > 300
    assert ran <= MOST_STATEMENTS


async def test_the_flat_form_brings_the_running_cycle_in_one_page(company: str) -> None:
    data, ran = await answer(TREE, company=company)
    nodes = data["objectiveTree"]["nodes"]
    assert len(nodes) > 100
    assert {node["owner"]["__typename"] for node in nodes} == {"Company", "Team", "Person"}
    assert len([each for each in found(nodes, "latestCheckIn") if each]) > 100
    assert ran <= MOST_STATEMENTS
