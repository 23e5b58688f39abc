from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any

import pytest
import strawberry
from graphql import GraphQLLeafType

from plumbline.engine.leaves import completed_leaves


@strawberry.enum
class Mood(Enum):
    CALM = "calm"
    WILD = "wild"


@strawberry.type
class Query:
    text: str = ""
    whole: int = 0
    share: float = 0
    truth: bool = False
    key: strawberry.ID = strawberry.ID("")
    at: datetime | None = None
    on: date | None = None
    mood: Mood = Mood.CALM


TYPES = strawberry.Schema(Query)._schema.type_map
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "values", "done"),
    [
        ("String", ["a", None, ""], ["a", None, ""]),
        ("Int", [1, None, -(2**31)], [1, None, -(2**31)]),
        ("Float", [1.5, None, 2], [1.5, None, 2.0]),
        ("Boolean", [0, 1, None, True], [False, True, None, True]),
        ("ID", ["a", 7], ["a", "7"]),
        ("Mood", [Mood.WILD, "calm", "CALM", None], ["WILD", "CALM", "CALM", None]),
        ("Date", [date(2026, 1, 2), "2026-01-02", "2026-01-02 00:00:00"], ["2026-01-02"] * 3),
        (
            "DateTime",
            [NOON, "2026-01-01 12:00:00", NOON.replace(tzinfo=None), NOON.astimezone(timezone(timedelta(hours=9)))],
            ["2026-01-01T12:00:00+00:00"] * 4,
        ),
    ],
)
def test_a_leaf_is_written_by_its_type(name: str, values: list[Any], done: list[Any]) -> None:
    type_: Any = TYPES[name]
    assert completed_leaves(type_, values, "") == (done, [])


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("String", [1].copy),
        ("Int", 2**31),
        ("Float", float("inf")),
        ("Float", float("nan")),
        ("Mood", "angry"),
        ("Date", "soon"),
    ],
)
def test_a_value_its_type_cannot_write_is_null_with_an_error(name: str, wrong: Any) -> None:
    type_: Any = TYPES[name]
    values, faults = completed_leaves(type_, [None, wrong], "")
    assert (values, [place for place, _ in faults]) == ([None, None], [1])


def test_a_prefix_makes_an_identifier_public() -> None:
    type_: GraphQLLeafType = TYPES["ID"]  # type: ignore[assignment]  # ID is a leaf
    assert completed_leaves(type_, [1, None], "obj") == (["obj_0000000000001", None], [])
