from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.database import Sql


class Colour(StrEnum):
    RED = "red"


def test_the_same_name_is_one_value() -> None:
    assert Sql("a = :x or b = :x or c = :y", x=1, y=2).rendered("postgres") == ("a = $1 or b = $1 or c = $2", [1, 2])
    assert Sql("a = :x or b = :x or c = :y", x=1, y=2).rendered("sqlite") == ("a = ?1 or b = ?1 or c = ?2", [1, 2])


def test_quoted_text_comments_and_casts_are_left_alone() -> None:
    text = """select ':a', ":b", c::text -- :d"""
    assert Sql(text).rendered("postgres") == (text, [])


def test_a_list_is_a_membership_in_each_dialect() -> None:
    sql = Sql("x in :ids and y NOT IN :ids", ids=[1, 2, 3])
    assert sql.rendered("postgres") == ("x = any($1::bigint[]) and y <> all($1::bigint[])", [[1, 2, 3]])
    assert sql.rendered("sqlite") == (
        "x in (select value from json_each(?1)) and y not in (select value from json_each(?1))",
        ["[1,2,3]"],
    )


def test_sqlite_compares_with_each_item_of_a_short_list() -> None:
    sql = Sql("x in :ids and y NOT IN :ids and z = :z", ids=[1, 2], z=3)
    assert sql.rendered("sqlite") == ("x in (?1, ?2) and y not in (?1, ?2) and z = ?3", [1, 2, 3])


def test_a_list_that_is_also_an_array_stays_one() -> None:
    sql = Sql("x in :ids and json_array_length(:ids) > 0", ids=[1])
    assert sql.rendered("sqlite")[1] == ["[1]"]


@pytest.mark.parametrize(
    "values, array",
    [
        ((1,), "bigint[]"),
        (["a"], "text[]"),
        ([Colour.RED], "text[]"),
        ([1.5], "double precision[]"),
        ([True], "boolean[]"),
        ([date(2026, 1, 1)], "date[]"),
        ([datetime(2026, 1, 1, tzinfo=UTC)], "timestamptz[]"),
        ([None, 3], "bigint[]"),
    ],
)
def test_an_array_has_the_type_of_its_values(values: list[object], array: str) -> None:
    assert Sql("x in :v", v=values).rendered("postgres")[0] == f"x = any($1::{array})"


def test_nothing_is_in_an_empty_list() -> None:
    assert Sql("x in :v", v=[]).rendered("postgres") == ("x = any('{}')", [])
    assert Sql("x in :v", v=[]).rendered("sqlite") == ("x in ()", [])


def test_clashing_names_are_told_apart_and_shared_values_are_not() -> None:
    shared = [1]
    joined = Sql("a = :x and b in :s", x=1, s=shared) + Sql("c = :x and d in :s", x=2, s=shared)
    assert joined.rendered("postgres") == (
        "a = $1 and b = any($2::bigint[]) c = $3 and d = any($2::bigint[])",
        [1, [1], 2],
    )


def test_a_fragment_inside_a_fragment_brings_its_values() -> None:
    inner = Sql("owner = :id or team in :ids", id=7, ids=[8])
    sql = Sql("select 1 where id = :id and (:visible)", id=1, visible=inner)
    assert sql.rendered("postgres") == (
        "select 1 where id = $1 and (owner = $2 or team = any($3::bigint[]))",
        [1, 7, [8]],
    )


def test_instants_are_kept_in_utc_on_sqlite_so_that_texts_sort() -> None:
    east = datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=5)))
    assert Sql(":at", at=east).rendered("sqlite")[1] == ["2026-01-01 00:00:00+00:00"]


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Sql("a = :x").rendered("postgres")


def test_a_fragment_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Sql("a").text = "b"


@given(some.lists(some.integers(0, 5), min_size=1, max_size=6))
def test_joining_keeps_every_value_at_its_place(values: list[int]) -> None:
    text, given_values = Sql.join(Sql("v = :v", v=value) for value in values).rendered("postgres")
    places = [int(part.rpartition("$")[2]) for part in text.split(", ")]
    assert [given_values[place - 1] for place in places] == values
