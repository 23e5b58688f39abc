"""Answers of tens of thousands of objects: written in slices, stopped in the middle, and read on two connections."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from graphql import ExecutionResult, execute, parse

from plumbline.database import reading, statements
from plumbline.engine import Context, written
from tests.api.engine.crowd import MOST, as_served, calmest, crowd
from tests.api.engine.library import schema

SHELVES = 3_000
BOOKS = SHELVES * 10
DOCUMENT = parse(
    """query Large($ids: [Int!]!) { shelves(ids: $ids) { name label
    allBooks { id title mood price hidden addedOn readAt }
    books(first: 20) { nodes { id thickness author { name } } } } }"""
)


@pytest.fixture
async def crowded(dialect: str, library: None) -> None:
    """Thousands of shelves with ten books each."""
    await crowd(dialect, shelves=SHELVES)


@pytest.fixture
def settled() -> Iterator[None]:
    """The garbage collector as a server has it."""
    with as_served():
        yield


def large(**options: Any) -> Context:
    return Context("keeper", reading=reading, object_budget=1_000_000, as_bytes=True, **options)


async def asked(context: Context) -> ExecutionResult:
    """The result for all shelves."""
    variables = {"ids": list(range(100, 100 + SHELVES))}
    running: Any = execute(
        schema._schema,
        DOCUMENT,
        variable_values=variables,
        context_value=context,
        executor_class=schema.execution_context_class,
    )
    result: ExecutionResult = await running
    return result


async def test_a_large_answer_lets_others_have_their_turn(crowded: None, settled: None) -> None:
    await asked(large())  # plans are made once, and not in slices
    seconds, result = await calmest(lambda: asked(large()))
    assert not result.errors
    assert seconds < MOST
    shelves = orjson.loads(bytes(written(result.data)))["shelves"]
    assert (len(shelves), len(shelves[0]["allBooks"]), len(shelves[0]["books"]["nodes"])) == (SHELVES, 10, 10)
    assert sum(len(shelf["allBooks"]) for shelf in shelves) == BOOKS


async def test_the_time_limit_stops_a_plan_in_the_middle(crowded: None) -> None:
    context = large()
    running = asyncio.create_task(asked(context))
    for _ in range(1_000_000):
        if context.objects_produced:
            break
        await asyncio.sleep(0)
    context.deadline = time.monotonic()
    result = await running
    assert result.data is None
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["TIMEOUT"]
    assert context.objects_produced < 3 * BOOKS


async def test_a_request_that_is_given_up_leaves_its_connections(crowded: None) -> None:
    for moment in range(24):
        running = asyncio.create_task(asked(large()))
        await asyncio.sleep(0.004 * moment)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert not (await asked(large())).errors


@pytest.mark.parametrize("dialect", ["postgres"])
async def test_a_large_level_is_read_on_two_connections_of_one_snapshot(crowded: None) -> None:
    with statements() as ran:
        await asked(large())
    assert sum("pg_export_snapshot" in text for text in ran) == 1


@pytest.mark.parametrize("dialect", ["postgres"])
async def test_a_busy_pool_spares_no_second_connection(crowded: None) -> None:
    async def held() -> None:
        async with reading():
            await asyncio.sleep(3_600)

    others = [asyncio.create_task(held()) for _ in range(6)]
    try:
        await asyncio.sleep(0.5)
        with statements() as ran:
            assert not (await asked(large())).errors
        assert not any("pg_export_snapshot" in text for text in ran)
    finally:
        for other in others:
            other.cancel()
        await asyncio.gather(*others, return_exceptions=True)
