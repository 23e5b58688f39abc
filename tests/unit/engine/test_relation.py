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
    left = 100_000

    def __init__(self, *rows: Any, dialect: str = "postgres") -> None:
        self.answer, self.asked, self.dialect = list(rows), Sql(""), dialect

    async def capped(self, sql: Sql, *, spare: int = 0, most: int | None = None) -> list[Any]:
        self.asked = sql + Sql("limit :ceiling", ceiling=most if most is not None else 100 + spare)
        return self.answer

    async def rows(self, sql: Sql) -> list[Any]:
        self.asked = sql
        return self.answer


def reads(*rows: Any, dialect: str = "postgres") -> Any:
    return Reads(*rows, dialect=dialect)


BY_PARENT = Relation(THINGS, by="parent_id", order=("title", "id"))
NEXT = {"first": 1, "after": encode_cursor(("A", 3))}


@pytest.mark.parametrize("dialect", ["postgres", "sqlite"])
async def test_a_page_of_each_parent_has_its_rows_and_knows_of_more(dialect: str) -> None:
    pages = await BY_PARENT.windows(reads((1, "a"), (1, "b"), (2, "c"), dialect=dialect), [1, 2], COLUMNS, NEXT)
    assert [(key, page.rows, page.has_next) for key, page in pages.items()] == [
        (1, [(1, "a")], True),
        (2, [(2, "c")], False),
    ]


async def test_pages_of_some_parents_end_along_an_index_one_after_the_other() -> None:
    seen = reads()
    await BY_PARENT.windows(seen, [1, 2], COLUMNS, NEXT)
    assert seen.asked.rendered("postgres") == (
        "select shown.* from unnest($1::bigint[]) as asked(key) cross join lateral (select asked.key as parent_key,"
        " t.title as c1, row_number() over (order by t.title, t.id) as place from thing t where t.parent_id = asked.key"
        " and ( (t.title, t.id) > ($2, $3) ) and ( t.owner = $4 ) order by t.title, t.id limit $5) as shown"
        " order by parent_key, place limit $6",
        [[1, 2], "A", 3, 7, 2, 102],
    )


async def test_the_children_of_many_parents_are_read_at_once_and_cut_to_pages() -> None:
    seen = reads((1, "a"), (1, "b"), (2, "c"))
    pages = await BY_PARENT.windows(seen, range(100), COLUMNS, {"first": 1})
    assert (pages[1].rows, pages[1].has_next, pages[2].has_next) == ([(1, "a")], True, False)
    assert seen.asked.rendered("postgres") == (
        "select t.parent_id as parent_key, t.title as c1 from thing t where ( t.parent_id = any($1::bigint[]) ) and"
        " ( t.owner = $2 ) order by parent_key, t.title, t.id limit $3",
        [list(range(100)), 7, 1_000],
    )


async def test_parents_with_many_children_each_are_gone_through_after_all() -> None:
    seen = reads(*((1, "a") for _ in range(1_000)))
    await BY_PARENT.windows(seen, range(100), COLUMNS, {"first": 1})
    assert "cross join lateral" in seen.asked.text


async def test_sqlite_goes_from_parent_to_parent_too() -> None:
    seen = reads(dialect="sqlite")
    await BY_PARENT.windows(seen, [1, 2], COLUMNS, {"first": 1})
    assert seen.asked.rendered("sqlite")[0] == (
        "select asked.value as parent_key, t.title as c1 from json_each(?1) as asked cross join thing t where t.id in"
        " (select t.id from thing t where t.parent_id = asked.value and ( t.owner = ?2 ) order by t.title, t.id"
        " limit ?3) order by asked.key, t.title, t.id limit ?4"
    )


async def test_the_page_of_one_parent_needs_no_window() -> None:
    seen = reads()
    await Relation(THINGS, by="parent_id", order=("-at", "id")).windows(seen, [1], COLUMNS, {"first": 5})
    assert seen.asked.rendered("sqlite") == (
        "select t.parent_id as parent_key, t.title as c1 from thing t where ( t.parent_id = ?1 ) and ( t.owner = ?2 )"
        " order by t.at desc, t.id limit ?3",
        [1, 7, 6],
    )


async def test_what_is_seen_with_its_parent_is_not_asked_about_again() -> None:
    seen = reads()
    await Relation(THINGS, by="parent_id", seen_with_parent=True).children(seen, [1], COLUMNS, {})
    assert "owner" not in seen.asked.text


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
        "select l.to_id as parent_key, count(*) from link l join thing t on t.id = l.from_id where"
        " ( l.to_id in :parents ) and ( t.owner = :owner ) group by l.to_id"
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
