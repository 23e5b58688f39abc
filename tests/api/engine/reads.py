"""The tables of the library, and the functions that its fields are made of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import strawberry

from plumbline.database import Sql
from plumbline.engine import (
    Page,
    Reads,
    Ref,
    Relation,
    Table,
    Way,
    Ways,
)


@strawberry.enum
class Mood(Enum):
    CALM = "calm"
    WILD = "wild"


def open_to(viewer: Any, alias: str) -> Sql:
    return Sql(f"{alias}.hidden = :shown", shown=False) if viewer != "keeper" else Sql("1 = 1")


AUTHORS = Table("author", prefix="aut", expressions={"portrait_id": "t.id + 2"})
SHELVES = Table("shelf", prefix="shl", expressions={"label": "upper(t.name)"})
BOOKS = Table("book", prefix="boo", visible=open_to)
JOURNALS = Table("journal", prefix="jou")


@strawberry.input
class BookFilter:
    title_contains: str | None = None
    moods: list[Mood] | None = None


def matching(
    reads: Reads,
    *,
    filter: Annotated[BookFilter | None, strawberry.argument(description="Which books.")] = None,
    longest: int | None = None,
) -> Sql | None:
    conditions = []
    if filter and filter.title_contains:
        conditions.append(Sql("t.title like :like", like=f"%{filter.title_contains}%"))
    if filter and filter.moods is not None:
        conditions.append(Sql("t.mood in :moods", moods=[mood.value for mood in filter.moods]))
    if longest is not None:
        conditions.append(Sql("t.pages <= :longest", longest=longest))
    return Sql.join(conditions, " and ") if conditions else None


BOOKS_BY = Relation(BOOKS, by="author_id", order=("title", "id"), where=matching, usual=3, most=10)
BOOKS_ON = Relation(BOOKS, by="shelf_id", order=("-added_on", "title", "id"), where=matching)
ALL_BOOKS = Relation(BOOKS, order=("-id",), where=matching)
FRIENDS = Relation(
    AUTHORS,
    by="friend.of_id",
    source="friend join author t on t.id = friend.author_id",
    order=("name", "id"),
)


def keeper(kind: str | None, key: int | None) -> Ref | None:
    if kind is None:
        return None
    if kind == "fire":
        raise RuntimeError("the keeper is on fire")
    return Ref({"author": "Author", "shelf": "Shelf"}[kind], key)


PLACE = Ways(Way("Author", "keeper_id", "keeper_kind", "author"), Way("Shelf", "shelf_id"))


def thickness(pages: int) -> Mood:
    if pages == 666:
        raise ValueError("nobody measures this")
    return Mood.WILD if pages > 300 else Mood.CALM


def may_lend(viewer: Any, now: datetime, hidden: bool) -> bool:
    return viewer == "keeper" and now.year > 2000 and not hidden


async def works_on(reads: Reads, keys: Sequence[int], *, backwards: bool = False) -> Mapping[int, list[Ref]]:
    found: dict[int, list[Ref]] = {}
    for name, table in (("Book", "book"), ("Journal", "journal")):
        sql = Sql(f"select shelf_id, id from {table} where shelf_id in :keys order by id", keys=keys)
        for row in await reads.rows(sql):
            found.setdefault(row[0], []).append(Ref(name, row[1]))
    return {key: refs[::-1] if backwards else refs for key, refs in found.items()}


async def counted(reads: Reads, keys: Sequence[int]) -> Mapping[int, Any]:
    sql = Sql(
        "select shelf_id, count(*) as many, max(pages) as most from book where shelf_id in :keys group by shelf_id",
        keys=keys,
    )
    return {
        row[0]: {
            "books": row[1],
            "thickest": row[2],
            "oldest": [{"year": 1, "work": Ref("Book", 1)}, {"year": 2, "work": None}],
        }
        for row in await reads.rows(sql)
    }


async def broken(reads: Reads, keys: Sequence[int], *, whole: bool = False) -> Mapping[int, Any]:
    if whole:
        raise RuntimeError("the library fell down")
    return {key: RuntimeError("the shelf fell down") if key == 2 else "stands" for key in keys}


async def echoed(
    reads: Reads, keys: Sequence[tuple[int, str]], *, moods: list[Mood] | None = None
) -> Mapping[tuple[int, str], str]:
    said = "-" if moods is None else ",".join(repr(mood) for mood in moods)
    return {key: f"{key[1]}:{said}" for key in keys}


async def found_works(reads: Reads, keys: Sequence[int], *, text: str, first: int = 5) -> Mapping[int, Page]:
    rows = await reads.rows(Sql("select id, title from book where title like :like order by id", like=f"%{text}%"))
    edges = [{"node": Ref("Book", row[0]), "cursor": str(row[0]), "snippet": row[1][:3]} for row in rows]
    whole = Page(edges[:first], len(edges) > first, False, len(edges))
    return dict.fromkeys(keys, whole)


class Tree(Relation):
    """Books by shelf with columns of edges and fields of connections of its own."""

    async def extras(
        self, reads: Reads, keys: Sequence[int], names: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[int, Mapping[str, Any]]:
        return {key: dict.fromkeys(names, f"r{key}") for key in keys}


BRANCHES = Tree(
    Table("book", prefix="boo", visible=open_to, expressions={"depth": "t.pages / 100"}),
    by="shelf_id",
    order=("title", "id"),
)
