"""The engine against Strawberry's stock executor, on random documents."""

import gc
import json
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import pytest
from graphql import parse, specified_rules, validate
from strawberry.types.execution import ExecutionResult

from plumbline.database import Sql
from plumbline.engine import Context
from tests.api.engine.documents import Writer
from tests.api.engine.library import schema
from tests.api.engine.stock import StockContext, stock
from tests.api.engine.world import CLEAN, SPOILED, TABLES

logging.getLogger("strawberry.execution").disabled = True

DOCUMENTS = 300
"""Valid documents of each world."""


class Memory:
    """A database in memory: the differential test is about executors, not about drivers."""

    dialect = "sqlite"

    def __init__(self, script: str) -> None:
        self.raw = sqlite3.connect(":memory:")
        self.raw.row_factory = sqlite3.Row
        self.raw.executescript(TABLES + script)

    async def rows(self, sql: Sql) -> list[Any]:
        text, values = sql.rendered("sqlite")
        return self.raw.execute(text, values).fetchall()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Any]:
        yield self


def explained(result: ExecutionResult) -> set[tuple[Any, ...]]:
    """The places of the nulls that errors explain."""
    return {null_at(result.data, error.path or []) for error in result.errors or ()}


def null_at(data: Any, path: list[Any]) -> tuple[Any, ...]:
    for depth, key in enumerate(path):
        if data is None:
            return tuple(path[:depth])
        data = data[key]
    assert data is None
    return tuple(path)


def valid_documents(seed: int, wanted: int) -> Any:
    random = Random(seed)
    while wanted:
        text, variables = Writer(schema._schema, random, random.randint(2, 5)).document()
        if len(text) < 1_500 and not validate(schema._schema, parse(text), specified_rules):
            wanted -= 1
            yield text, variables


@pytest.fixture
def swept() -> Iterator[None]:
    """What the stock executor dropped is swept up here, and not while some other test runs."""
    yield
    gc.collect()


# The stock executor drops awaitables it has begun when a sibling fails.
@pytest.mark.usefixtures("swept")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore:coroutine:RuntimeWarning")
@pytest.mark.parametrize("script", [CLEAN, CLEAN + SPOILED], ids=["clean", "spoiled"])
async def test_the_engine_answers_as_the_stock_executor_does(script: str) -> None:
    memory = Memory(script)
    failed = 0
    for text, variables in valid_documents(seed=len(script), wanted=DOCUMENTS):
        contexts = [each("keeper", reading=memory.reading, seconds=None) for each in (Context, StockContext)]
        mine = await schema.execute(text, variables, context_value=contexts[0])
        theirs = await stock.execute(text, variables, context_value=contexts[1])
        told = f"{text}\n{json.dumps(variables)}\n{mine.errors}\n{theirs.errors}"
        assert json.dumps(mine.data) == json.dumps(theirs.data), told
        assert explained(mine) == explained(theirs), told
        failed += bool(mine.errors)
    assert failed > DOCUMENTS / 10
