from typing import Any

import pytest

from plumbline.database import Sql
from plumbline.engine import BadInput, Page, Relation, Table
from plumbline.kit.paging import encode_cursor

THINGS = Table("thing", visible=lambda viewer, alias: Sql(f"{alias}.owner = :owner", owner=viewer))
COLUMNS = ("title",)


class Reads:
    """What a relation reads with, where every statement is only written down."""

    viewer = 7

    def __init__(self, *rows: Any) -> None:
        self.answer, self.asked = list(rows), Sql("")

    async def capped(self, sql: Sql, *, spare: int = 0, most: int | None = None) -> list[Any]:
        self.asked = sql + Sql("limit :ceiling", ceiling=most if most is not None else 100 + spare)
        return self.answer

    async def rows(self, sql: Sql) -> list[Any]:
        self.asked = sql
        return self.answer


def reads(*rows: Any) -> Any:
    return Reads(*rows)


async def test_pages_of_many_parents_are_windows_of_one_statement_in_both_dialects() -> None:
    seen = reads((1, "a"), (1, "b"), (2, "c"))
    relation = Relation(THINGS, by="parent_id", order=("title", "id"))
    cursor = encode_cursor(("A", 3))
    pages = await relation.windows(seen, [1, 2], COLUMNS, {"first": 1, "after": cursor})
    assert [(key, page.rows, page.has_next) for key, page in pages.items()] == [
        (1, [(1, "a")], True),
        (2, [(2, "c")], False),
    ]
    inner = (
        "select * from ( select t.parent_id as parent_key, t.title as c1,"
        " row_number() over (partition by t.parent_id order by t.title, t.id) as place from thing t where"
    )
    outer = ") as windowed where place <= {} order by parent_key, place limit {}"
    text, values = seen.asked.rendered("postgres")
    assert text == (
        f"{inner} t.parent_id = any($1::bigint[]) and t.owner = $2 and (t.title, t.id) > ($3, $4)"
        f" {outer.format('$5', '$6')}"
    )
    assert values == [[1, 2], 7, "A", 3, 2, 102]
    text, values = seen.asked.rendered("sqlite")
    assert "t.parent_id in (select value from json_each(?1)) and t.owner = ?2" in text
    assert values[0] == "[1, 2]"


async def test_the_page_of_one_parent_needs_no_window() -> None:
    seen = reads()
    await Relation(THINGS, by="parent_id", order=("-at", "id")).windows(seen, [1], COLUMNS, {"first": 5})
    assert seen.asked.rendered("sqlite") == (
        "select t.parent_id as parent_key, t.title as c1 from thing t where t.parent_id = ?1 and t.owner = ?2"
        " order by t.at desc, t.id limit ?3",
        [1, 7, 6],
    )


@pytest.mark.parametrize(
    ("order", "condition"),
    [
        (("title", "id"), "(t.title, t.id) > (:after_0, :after_1)"),
        (("-title", "-id"), "(t.title, t.id) < (:after_0, :after_1)"),
        (("-title", "id"), "((t.title < :after_0) or (t.title = :after_0 and t.id > :after_1))"),
    ],
)
async def test_a_page_goes_on_after_its_cursor(order: tuple[str, ...], condition: str) -> None:
    seen = reads()
    after = encode_cursor(("a", 1))
    await Relation(THINGS, by="parent_id", order=order).windows(seen, [1], (), {"after": after})
    assert condition in seen.asked.text


async def test_a_link_table_may_stand_between() -> None:
    relation = Relation(THINGS, by="l.to_id", source="link l join thing t on t.id = l.from_id")
    seen = reads((4, 2))
    assert await relation.counts(seen, [4, 5], {}) == {4: 2}
    assert seen.asked.text == (
        "select l.to_id as parent_key, count(*) as many from link l join thing t on t.id = l.from_id where"
        " l.to_id in :parents and t.owner = :owner group by l.to_id"
    )


@pytest.mark.parametrize(
    "args",
    [
        {"first": 101},
        {"first": -1},
        {"after": "x"},
        {"after": encode_cursor((1, 2))},
        {"after": encode_cursor((None,))},
    ],
)
async def test_a_wrong_size_or_cursor_is_refused_by_pages_and_counts(args: dict[str, Any]) -> None:
    relation = Relation(THINGS, by="parent_id")
    for ask in (relation.windows(reads(), [1], (), args), relation.counts(reads(), [1], args)):
        with pytest.raises(BadInput):
            await ask


def test_a_column_name_is_a_name_or_an_expression_of_the_table() -> None:
    table = Table("thing", expressions={"size": "t.wide * t.high"})
    assert (table.expression("title"), table.expression("size")) == ("t.title", "(t.wide * t.high)")
    with pytest.raises(ValueError, match="no column"):
        table.expression("title; drop table thing")


def test_a_page_without_rows_is_a_page() -> None:
    assert Page().rows == ()
