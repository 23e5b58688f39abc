"""Answers of a hundred megabytes, and of a hundred thousand objects in one level: nobody waits for a slice of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
import pytest
import strawberry
from graphql import DocumentNode, GraphQLSchema, execute, parse
from starlette.requests import HTTPConnection
from starlette.types import Message

from plumbline.database import reading
from plumbline.engine import Context, Joined, Reads, Rows, batch, derived, written
from plumbline.kit.ropes import Rope
from plumbline.settings import Settings
from plumbline.web.answers import json_answer
from tests.api.engine.crowd import FIRST, MOST, as_served, calmest, crowd
from tests.api.engine.library import schema

LINES = 400_000

WIDE = parse(
    """query Wide($ids: [Int!]!) { shelves(ids: $ids) { name allBooks { id title mood price hidden addedOn readAt
    thickness mayLend author { name } keeper { ... on Author { name } ... on Shelf { label } } } } }"""
)
HEAVY = parse("query Heavy($ids: [Int!]!) { shelves(ids: $ids) { name a: allBooks { title } b: allBooks { title } } }")
HEAVY_WITH_IDS = parse(
    "query Heavy($ids: [Int!]!) { shelves(ids: $ids) { name a: allBooks { id title } b: allBooks { id title } } }"
)
COLUMNS = parse(
    "{ sheet { a: numbers b: numbers c: texts d: texts e: shares f: shares g: numbers h: texts i: shares j: numbers } }"
)


@strawberry.type
class Sheet(Rows):
    """A row with columns as long as those of a tree of the whole company."""

    numbers: list[int] = derived(lambda lines: list(range(lines)), "lines")
    texts: list[str] = derived(lambda lines: ["a line of text"] * lines, "lines")
    shares: list[float | None] = derived(lambda lines: [0.25, None] * (lines // 2), "lines")


async def _sheets(reads: Reads, keys: Sequence[Any]) -> Mapping[Any, Mapping[str, int]]:
    return {key: {"lines": LINES} for key in keys}


@strawberry.type
class Query:
    """The root."""

    sheet: Sheet = batch(_sheets)


sheets = Joined(Query)


@pytest.fixture
def served() -> Iterator[None]:
    with as_served():
        yield


async def data_of(core: GraphQLSchema, executor: Any, document: DocumentNode, **variables: Any) -> Any:
    """What is asked for, as the web is given it."""
    context = Context("keeper", reading=reading, object_budget=1_000_000, seconds=120, as_bytes=True)
    running: Any = execute(core, document, variable_values=variables, context_value=context, executor_class=executor)
    result = await running
    assert not result.errors
    return result.data


async def sent(data: Any, accepted: str = "") -> int:
    """Answer somebody who takes everything at once. Returns how many bytes that was."""
    count = 0

    async def send(message: Message) -> None:
        nonlocal count
        count += len(message.get("body", b""))

    async def receive() -> Message:
        raise AssertionError

    asker = HTTPConnection({"type": "http", "headers": [(b"accept-encoding", accepted.encode())]})
    answer = await json_answer(asker, {"data": data})
    await answer({"type": "http"}, receive, send)
    return count


def library_of(shelves: int, document: DocumentNode) -> Any:
    """Ask for so many shelves."""
    ids = list(range(FIRST, FIRST + shelves))
    return data_of(schema._schema, schema.execution_context_class, document, ids=ids)


async def test_a_level_of_a_hundred_thousand_objects_is_worked_on_in_slices(
    dialect: str, library: None, served: None
) -> None:
    await crowd(dialect, shelves=10_000)

    async def answered() -> int:
        return await sent(await library_of(10_000, WIDE))

    seconds, count = await calmest(answered)
    assert seconds < MOST
    assert count > 20_000_000


@pytest.mark.parametrize(
    "document, accepted",
    [(HEAVY, ""), (HEAVY, "gzip"), (HEAVY, "zstd"), (HEAVY_WITH_IDS, "")],
    ids=["plain", "gzip", "zstd", "with ids"],
)
async def test_an_answer_of_a_hundred_megabytes_is_never_one_piece(
    dialect: str, library: None, served: None, document: DocumentNode, accepted: str
) -> None:
    await crowd(dialect, shelves=1_000, title="A long title " * 400)

    async def answered() -> int:
        return await sent(await library_of(1_000, document), accepted)

    seconds, count = await calmest(answered)
    assert seconds < MOST
    assert (count < 2_000_000) if accepted else (count > 100_000_000)


async def test_columns_as_long_as_a_company_are_worked_on_in_slices(database: Settings, served: None) -> None:
    async def answered() -> bytes:
        return bytes(written(await data_of(sheets._schema, sheets.execution_context_class, COLUMNS)))

    seconds, body = await calmest(answered)
    assert seconds < MOST
    sheet = orjson.loads(body)["sheet"]
    assert sheet["b"] == list(range(LINES))
    assert sheet["i"] == [0.25, None] * (LINES // 2)
    assert sheet["h"][-1] == "a line of text"


async def test_a_long_text_may_stand_in_several_places_of_an_answer() -> None:
    rope = Rope((b"[1,", b"2", b"]"))
    assert bytes(written({"a": rope, "b": [rope, {"c": 3}], "d": "e"})) == b'{"a":[1,2],"b":[[1,2],{"c":3}],"d":"e"}'
    with pytest.raises(TypeError):
        written({"a": rope, "b": object()})
