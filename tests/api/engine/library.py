"""An invented library: shelves, books, journals and authors, with every way a field may be read."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import strawberry

from plumbline.database import Sql, current, transaction
from plumbline.engine import (
    NOW,
    VIEWER,
    Connection,
    Info,
    Joined,
    Page,
    PageInfo,
    Reads,
    Ref,
    Relation,
    Rows,
    Table,
    batch,
    column,
    derived,
    identifier,
    many,
    one,
    page,
    refer,
    within,
)


@strawberry.enum
class Mood(Enum):
    CALM = "calm"
    WILD = "wild"


def open_to(viewer: Any, alias: str) -> Sql:
    return Sql(f"{alias}.hidden = :shown", shown=False) if viewer != "keeper" else Sql("1 = 1")


AUTHORS = Table("author", prefix="aut")
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


async def broken(reads: Reads, keys: Sequence[int]) -> Mapping[int, str]:
    if 2 in keys:
        raise RuntimeError("the shelf fell down")
    return dict.fromkeys(keys, "stands")


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


@strawberry.interface
class Node:
    id: strawberry.ID = column("id")


@strawberry.interface
class Work(Node):
    title: str = column("title", description="What it is called.")
    pages: int = column("pages")
    keeper: "Keeper | None" = refer(keeper, "keeper_kind", "keeper_id")
    thickness: Mood = derived(thickness, "pages")


@strawberry.type
class Author(Node, Rows):
    load = AUTHORS
    name: str = column("name")
    born_on: date | None = column("born_on")
    mentor_id: strawberry.ID | None = identifier("mentor_id", "aut")
    mentor: "Author | None" = one(AUTHORS, "mentor_id")
    strict_mentor: "Author" = one(AUTHORS, "mentor_id")
    books: Connection["Book"] = page(BOOKS_BY)
    friends: "list[Author]" = many(FRIENDS)


@strawberry.type
class Oldest(Rows):
    year: int
    work: Work | None


@strawberry.type
class Count(Rows):
    books: int = column("books")
    thickest: int | None = column("thickest")
    oldest: list[Oldest] = column("oldest")


@strawberry.type
class BranchEdge:
    cursor: str = within("cursor")
    depth: int = column("depth")
    node: "Book" = within("node")


@strawberry.type
class BranchConnection:
    edges: list[BranchEdge] = within("edges")
    nodes: "list[Book]" = within("nodes")
    page_info: PageInfo = within("page_info")
    total_count: int = within("total")
    revision: str = column("revision")


@strawberry.type
class Shelf(Node, Rows):
    load = SHELVES
    name: str = column("name")
    label: str = column("label")
    works: list[Work] = batch(works_on)
    counts: Count | None = batch(counted)
    state: str | None = batch(broken)
    echo: str = batch(echoed, "id", "name")
    books: Connection["Book"] = page(BOOKS_ON)
    all_books: "list[Book]" = many(BOOKS_ON)
    branches: BranchConnection = page(BRANCHES)


@strawberry.type
class Book(Work, Rows):
    load = BOOKS
    mood: Mood = column("mood")
    price: float | None = column("price")
    strict_price: float = column("price")
    hidden: bool = column("hidden")
    added_on: date = column("added_on")
    read_at: datetime | None = column("read_at")
    author: Author = one(AUTHORS, "author_id")
    shelf: Shelf | None = one(SHELVES, "shelf_id")
    may_lend: bool = derived(may_lend, VIEWER, NOW, "hidden")


@strawberry.type
class Journal(Work, Rows):
    load = JOURNALS
    issue: int = column("issue")
    shelf: Shelf | None = one(SHELVES, "shelf_id")


Keeper = Annotated[Author | Shelf, strawberry.union("Keeper")]


@strawberry.type
class FoundEdge:
    cursor: str = within("cursor")
    snippet: str = column("snippet")
    node: Work = within("node")


@strawberry.type
class FoundConnection:
    edges: list[FoundEdge] = within("edges")
    nodes: list[Work] = within("nodes")
    page_info: PageInfo = within("page_info")
    total_count: int = within("total")


@strawberry.type
class Query:
    books: Connection[Book] = page(ALL_BOOKS)
    search: FoundConnection = batch(found_works)

    @strawberry.field
    def shelf(self, info: Info, id: int) -> Shelf | None:
        return info.context.row(Shelf, id)

    @strawberry.field
    def shelves(self, info: Info, ids: list[int]) -> list[Shelf | None]:
        return info.context.rows(Shelf, ids)

    @strawberry.field
    def author(self, info: Info, id: int) -> Author | None:
        return info.context.row(Author, id)

    @strawberry.field
    def strict_author(self, info: Info, id: int) -> Author:
        return info.context.row(Author, id)

    @strawberry.field
    def works(self, info: Info, kinds: list[str], ids: list[int]) -> list[Work]:
        return info.context.refers(map(Ref, kinds, ids))

    @strawberry.field
    def keepers(self, info: Info) -> list[Keeper | None]:
        return info.context.refers([Ref("Author", 1), Ref("Shelf", 1), Ref("Author", 99)])


@strawberry.type
class Renamed:
    book: Book | None
    affected: list[Work]


@strawberry.type
class RenamePayload:
    results: list[Renamed]


@transaction
async def written(sql: Sql) -> None:
    """A write of another room, finished when it returns."""
    await current().run(sql)


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def rename(self, info: Info, ids: list[int], title: str) -> RenamePayload:
        for number in ids:
            await written(Sql("update book set title = :title where id = :id", title=title, id=number))
        return RenamePayload(
            results=[
                Renamed(
                    book=info.context.row(Book, number),
                    affected=info.context.refers([Ref("Book", number), Ref("Journal", 1)]),
                )
                for number in ids
            ]
        )


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def renamed(self, info: Info, id: int) -> AsyncGenerator[Book, None]:
        for title in ("First", "Second"):
            await written(Sql("update book set title = :title where id = :id", title=title, id=id))
            yield info.context.row(Book, id)


@strawberry.type
class ShelfExtra:
    """What another folder adds to shelves."""

    initial: str = derived(lambda name: name[:1], "name")


schema = Joined(
    Query, mutation=Mutation, subscription=Subscription, types=[Book, Journal], attached={Shelf: ShelfExtra}
)
