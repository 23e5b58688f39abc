"""The engine against Strawberry's stock executor, on random documents."""

import asyncio
import gc
import json
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from random import Random
from typing import Any

import apsw
import orjson
import pytest
from graphql import parse, specified_rules, validate
from strawberry.types.execution import ExecutionResult

from plumbline.database import Sql, reading, statements
from plumbline.engine import Context, nested, relation, run, turns, writer, writing
from plumbline.engine import written as json_of
from plumbline.settings import Settings
from tests.api.engine.conftest import furnish
from tests.api.engine.documents import Writer
from tests.api.engine.library import schema
from tests.api.engine.oracle import Oracle, stock
from tests.api.engine.world import CLEAN, SPOILED, TABLES

logging.getLogger("strawberry.execution").disabled = True

LONG = bool(os.environ.get("LONG_TESTS"))
DOCUMENTS = 8_000 if LONG else 800
"""Valid documents of each world under SQLite; the other database has a quarter of them."""

UNPLAIN = ("thickness", "mayLend", "state", "echo", "keeper", "works", "counts", "branches")
"""Fields that only Python can make."""

PARENTS = ("shelves(ids: [1, 2, 3, 9])", "shelf(id: 1)", "author(id: 2)", "author(id: 1)")


class Memory:
    """A database in memory: the differential test is about executors, not about drivers."""

    dialect = "sqlite"

    def __init__(self, script: str) -> None:
        self.raw = apsw.Connection(":memory:")
        self.raw.execute(TABLES + script)

    async def rows(self, sql: Sql) -> list[Any]:
        text, values = sql.rendered("sqlite")
        return self.raw.execute(text, values).fetchall()

    def beside(self) -> AbstractAsyncContextManager[None]:
        return nullcontext()

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


def valid_documents(seed: int, wanted: int, *parents: str, branches: bool = False) -> Any:
    """Random documents; with `parents`, root fields, every other one asks for lists of leaves, or for branches."""
    random = Random(seed)
    while wanted:
        writer = Writer(schema._schema, random, random.randint(2, 5))
        if not parents or wanted % 2 == 0:
            text, variables = writer.document()
        elif branches:
            text, variables = writer.branch(random.choice(parents), *UNPLAIN)
        else:
            text, variables = writer.lists(random.choice(parents))
        if len(text) < 1_500 and not validate(schema._schema, parse(text), specified_rules):
            wanted -= 1
            yield text, variables


@pytest.fixture
def swept() -> Iterator[None]:
    """What the stock executor dropped is swept up here, and not while some other test runs."""
    gc.freeze()
    yield
    gc.collect()
    gc.unfreeze()


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes the engine treat a handful of objects as it treats thousands: no branch is one statement."""

    def turned() -> None:
        for place, name, value in (
            (nested, "MOST", 0),
            (run, "CROWD", 1),
            (run, "WIDE", 1),
            (writing, "PARENTS", 1),
            (writing, "PART", 2),
            (turns, "SLICE", 2),
            (run, "SLICE", 2),
            (writing, "SLICE", 2),
            (relation, "SLICE", 2),
            (relation, "EACH", 1),
            (relation, "FEW", 2),
            (writer, "LONG", 60),
            (writer, "SHORT", 9),
        ):
            monkeypatch.setattr(place, name, value)

    return turned


def numbers_alike(value: Any) -> Any:
    """The value with every number a float: PostgreSQL writes 100 where Python writes 100.0."""
    if isinstance(value, dict):
        return {key: numbers_alike(each) for key, each in value.items()}
    if isinstance(value, list):
        return [numbers_alike(each) for each in value]
    return float(value) if type(value) is int else value


async def settled() -> None:
    """Wait for the reads that the stock executor has left behind."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*left, return_exceptions=True)


async def compared(text: str, variables: dict[str, Any], opening: Any) -> bool:
    """Run a document in three ways and compare; whether it had errors."""
    theirs_context = Oracle("keeper", reading=opening, seconds=None)
    theirs = await stock.execute(text, variables, context_value=theirs_context)
    await settled()
    await theirs_context.reads.close()
    mine = await schema.execute(text, variables, context_value=Context("keeper", reading=opening, seconds=None))
    context = Context("keeper", reading=opening, seconds=None, as_bytes=True)
    written = await schema.execute(text, variables, context_value=context)
    told = f"{text}\n{json.dumps(variables)}\n{mine.errors}\n{theirs.errors}\n{written.errors}"
    assert json.dumps(mine.data) == json.dumps(theirs.data), told
    assert explained(mine) == explained(theirs), told
    written.data = orjson.loads(bytes(json_of(written.data)))
    assert json.dumps(numbers_alike(written.data)) == json.dumps(numbers_alike(theirs.data)), told
    assert explained(written) == explained(theirs), told
    return bool(mine.errors)


# The stock executor drops awaitables it has begun when a sibling fails.
dropping = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:coroutine:RuntimeWarning"
)


@dropping
@pytest.mark.timeout(3_600 if LONG else 300)
@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("script", [CLEAN, CLEAN + SPOILED], ids=["clean", "spoiled"])
async def test_the_engine_answers_as_the_stock_executor_does(script: str, eager: Callable[[], None]) -> None:
    memory = Memory(script)
    failed = 0
    for number, (text, variables) in enumerate(valid_documents(len(script), DOCUMENTS)):
        if number == DOCUMENTS // 2:
            eager()
        failed += await compared(text, variables, memory.reading)
    assert failed > DOCUMENTS / 10


@dropping
@pytest.mark.timeout(3_600 if LONG else 300)
@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("script", [CLEAN, CLEAN + SPOILED], ids=["clean", "spoiled"])
async def test_what_the_database_writes_is_what_the_stock_executor_answers(
    script: str, database: Settings, eager: Callable[[], None]
) -> None:
    postgres = database.dialect == "postgres"
    await furnish(TABLES, script.replace("9e999", "'infinity'") if postgres else script)
    eager()
    failed = by_database = 0
    for text, variables in valid_documents(len(script) + 1, DOCUMENTS // 4, *PARENTS):
        with statements() as ran:
            failed += await compared(text, variables, reading)
        by_database += any(("convert_to(" if postgres else "group_concat(") in each for each in ran)
    assert failed > DOCUMENTS / 40
    assert by_database > DOCUMENTS / 16


@dropping
@pytest.mark.timeout(3_600 if LONG else 300)
@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("script", [CLEAN, CLEAN + SPOILED], ids=["clean", "spoiled"])
async def test_branches_that_are_one_statement_are_what_the_stock_executor_answers(
    script: str, database: Settings
) -> None:
    await furnish(TABLES, script.replace("9e999", "'infinity'") if database.dialect == "postgres" else script)
    failed = nested_ = 0
    for text, variables in valid_documents(len(script) + 2, DOCUMENTS // 4, *PARENTS, branches=True):
        with statements() as ran:
            failed += await compared(text, variables, reading)
        nested_ += any("level_1" in each for each in ran)
    assert nested_ > DOCUMENTS / 10
    assert failed > (DOCUMENTS / 40 if script != CLEAN else 0)


@pytest.mark.parametrize("is_eager", [False, True])
async def test_rows_of_which_every_field_is_skipped_are_empty_objects(
    database: Settings, eager: Callable[[], None], *, is_eager: bool
) -> None:
    await furnish(TABLES, CLEAN)
    if is_eager:
        eager()
    text = (
        "query($no: Boolean!) { shelves(ids: [1, 2]) { allBooks { title @include(if: $no) } name @include(if: $no) } }"
    )
    assert not await compared(text, {"no": False}, reading)
