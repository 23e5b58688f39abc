"""An invented library: shelves, books, journals and authors, with every way a field may be read."""

from collections.abc import AsyncGenerator
from datetime import date, datetime
from typing import Annotated

import strawberry

from plumbline.database import Sql, current, transaction
from plumbline.engine import (
    NOW,
    VIEWER,
    Connection,
    Info,
    Joined,
    PageInfo,
    Ref,
    Rows,
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
from tests.api.engine.reads import (
    ALL_BOOKS,
    AUTHORS,
    BOOKS,
    BOOKS_BY,
    BOOKS_ON,
    BRANCHES,
    FRIENDS,
    JOURNALS,
    PLACE,
    SHELVES,
    Mood,
    broken,
    counted,
    echoed,
    found_works,
    keeper,
    may_lend,
    thickness,
    works_on,
)


@strawberry.interface
class Node:
    id: strawberry.ID = column("id")


@strawberry.interface
class Work(Node):
    title: str = column("title", description="What it is called.")
    pages: int = column("pages")
    keeper: "Keeper | None" = refer(keeper, "keeper_kind", "keeper_id")
    place: "Keeper | None" = refer(PLACE)
    strict_place: "Keeper" = refer(PLACE)
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
    portrait: "Book | None" = one(BOOKS, "portrait_id")
    strict_portrait: "Book" = one(BOOKS, "portrait_id")
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
