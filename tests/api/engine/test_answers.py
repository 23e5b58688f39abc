"""Documents in, data and errors out, on SQLite and on PostgreSQL."""

from typing import Any

import pytest
from graphql import execute, parse

from plumbline.database import reading, statements
from plumbline.engine import Context
from plumbline.engine.plan import Planner
from plumbline.kit.paging import encode_cursor
from tests.api.engine.conftest import furnish
from tests.api.engine.library import schema


async def answer(context: Context, text: str, **variables: Any) -> Any:
    """The data of a document that has no errors."""
    result = await schema.execute(text, variables, context_value=context)
    assert not result.errors, result.errors
    return result.data


async def errors(context: Context, text: str, **variables: Any) -> tuple[Any, list[tuple[Any, Any]]]:
    """The data, and the path and code of each error."""
    result = await schema.execute(text, variables, context_value=context)
    told = [(error.path, (error.extensions or {}).get("code")) for error in result.errors or ()]
    return result.data, told


async def test_columns_expressions_and_attached_fields_of_one_row(context: Context) -> None:
    assert await answer(context, "{ shelf(id: 1) { id name label initial none: __typename } }") == {
        "shelf": {"id": "shl_0000000000001", "name": "one", "label": "ONE", "initial": "o", "none": "Shelf"}
    }


async def test_leaves_are_written_by_their_graphql_type(context: Context) -> None:
    text = '{ works(kinds: ["Book"], ids: [1]) { ... on Book { mood price hidden addedOn readAt mayLend thickness } } }'
    assert (await answer(context, text))["works"] == [
        {
            "mood": "CALM",
            "price": 1.5,
            "hidden": False,
            "addedOn": "2026-01-01",
            "readAt": "2026-01-01T10:00:00+00:00",
            "mayLend": True,
            "thickness": "CALM",
        }
    ]


async def test_interfaces_and_unions_are_read_by_concrete_type(context: Context) -> None:
    text = """{ shelves(ids: [1, 2]) { works { __typename title ... on Journal { issue } ... on Book { price }
        keeper { ... on Author { name } ... on Shelf { label } } } } }"""
    with statements() as ran:
        data = await answer(context, text)
    assert data["shelves"][0]["works"] == [
        {"__typename": "Book", "title": "Aeon", "price": 1.5, "keeper": {"name": "Ann"}},
        {"__typename": "Book", "title": "Boat", "price": 2.0, "keeper": {"label": "ONE"}},
        {"__typename": "Journal", "title": "Jazz", "issue": 7, "keeper": {"name": "Bo"}},
    ]
    assert [work["title"] for work in data["shelves"][1]["works"]] == ["Coal", "Dome", "Kilo"]
    assert len(ran) == 8  # shelves; books and journals on them; each of both; keepers of each


async def test_fields_of_one_key_merge_and_aliases_do_not(context: Context) -> None:
    text = """query ($on: Boolean!) { author(id: 1) { ...A books(first: 1) { nodes { title } } two: books(first: 2) {
        nodes { title } } books(first: 1) { nodes { pages } } name @skip(if: $on) bornOn @include(if: $on) } }
        fragment A on Author { books(first: 1) { totalCount } }"""
    book = {"title": "Aeon", "pages": 100}
    books = {"totalCount": 2, "nodes": [book]}
    two = {"nodes": [{"title": "Aeon"}, {"title": "Boat"}]}
    first = await answer(context, text, on=True)
    assert list(first["author"].items()) == [("books", books), ("two", two), ("bornOn", "1950-01-02")]
    assert (await answer(context, text, on=False))["author"] == {"books": books, "two": two, "name": "Ann"}


@pytest.mark.parametrize(("size", "statements_run"), [(1, 4), (3, 4)])
async def test_statements_do_not_grow_with_rows(context: Context, size: int, statements_run: int) -> None:
    text = "query ($ids: [Int!]!) { shelves(ids: $ids) { name books { totalCount nodes { title author { name } } } } }"
    with statements() as ran:
        await answer(context, text, ids=[1, 2, 3][:size])
    assert len(ran) == statements_run


async def test_only_selected_columns_are_fetched(context: Context) -> None:
    with statements() as ran:
        await answer(context, "{ author(id: 1) { books { nodes { pages } } } }")
    assert "t.price" not in ran[-1]
    assert "t.pages" in ran[-1]


async def pages_of(context: Context, text: str, first: int) -> list[list[str]]:
    pages: list[list[str]] = []
    after = None
    while True:
        data = await answer(context, text, first=first, after=after)
        page = next(iter(data["shelf"].values())) if "shelf" in data else data["books"]
        pages.append([edge["node"]["title"] for edge in page["edges"]])
        if not page["pageInfo"]["hasNextPage"]:
            return pages
        after = page["pageInfo"]["endCursor"]


PAGE = "(first: $first, after: $after) { edges { node { title } } pageInfo { hasNextPage endCursor } }"


async def test_pages_follow_one_another_in_both_directions_of_order(context: Context) -> None:
    head = "query ($first: Int!, $after: String) "
    await furnish("update book set shelf_id = 1")
    mixed = await pages_of(context, f"{head} {{ shelf(id: 1) {{ books{PAGE} }} }}", 2)
    assert mixed == [["Dome", "Echo"], ["Boat", "Coal"], ["Aeon"]]
    rising = await pages_of(context, f"{head} {{ shelf(id: 1) {{ branches{PAGE} }} }}", 3)
    assert rising == [["Aeon", "Boat", "Coal"], ["Dome", "Echo"]]
    falling = await pages_of(context, f"{head} {{ books{PAGE} }}", 4)
    assert falling == [["Echo", "Dome", "Coal", "Boat"], ["Aeon"]]


async def test_each_parent_has_a_window_of_its_own(context: Context) -> None:
    text = "{ shelves(ids: [1, 2, 3]) { books(first: 1) { nodes { title } totalCount pageInfo { hasNextPage } } } }"
    data = await answer(context, text)
    assert [shelf["books"] for shelf in data["shelves"]] == [
        {"nodes": [{"title": "Boat"}], "totalCount": 2, "pageInfo": {"hasNextPage": True}},
        {"nodes": [{"title": "Dome"}], "totalCount": 2, "pageInfo": {"hasNextPage": True}},
        {"nodes": [], "totalCount": 0, "pageInfo": {"hasNextPage": False}},
    ]


async def test_edges_and_connections_may_say_more(context: Context) -> None:
    text = "{ shelf(id: 1) { branches { revision edges { depth node { title } } nodes { id } } } }"
    assert (await answer(context, text))["shelf"]["branches"] == {
        "revision": "r1",
        "edges": [{"depth": 1, "node": {"title": "Aeon"}}, {"depth": 4, "node": {"title": "Boat"}}],
        "nodes": [{"id": "boo_0000000000001"}, {"id": "boo_0000000000002"}],
    }


async def test_a_batch_may_give_a_page_of_references(context: Context) -> None:
    text = '{ search(text: "o", first: 2) { totalCount edges { snippet cursor node { title } } nodes { id } } }'
    assert (await answer(context, text))["search"] == {
        "totalCount": 5,
        "edges": [
            {"snippet": "Aeo", "cursor": "1", "node": {"title": "Aeon"}},
            {"snippet": "Boa", "cursor": "2", "node": {"title": "Boat"}},
        ],
        "nodes": [{"id": "boo_0000000000001"}, {"id": "boo_0000000000002"}],
    }


async def test_arguments_arrive_as_their_declaration_types_them(context: Context) -> None:
    text = """query ($moods: [Mood!]) { shelf(id: 1) { a: echo b: echo(moods: [WILD]) c: echo(moods: $moods)
        allBooks(filter: {moods: [CALM], titleContains: "e"}) { title } } }"""
    assert (await answer(context, text))["shelf"] == {
        "a": "one:-",
        "b": "one:<Mood.WILD: 'wild'>",
        "c": "one:-",
        "allBooks": [{"title": "Aeon"}],
    }


async def test_what_may_not_be_seen_is_absent(library: None) -> None:
    stranger = Context("stranger", reading=reading)
    text = """{ works(kinds: ["Book", "Book"], ids: [4, 5]) { title } author(id: 2) { books { totalCount nodes { title } } }
        shelf(id: 2) { works { title } allBooks { title } } }"""
    assert await answer(stranger, text) == {
        "works": [{"title": "Echo"}],
        "author": {"books": {"totalCount": 2, "nodes": [{"title": "Coal"}, {"title": "Echo"}]}},
        "shelf": {"works": [{"title": "Coal"}, {"title": "Kilo"}], "allBooks": [{"title": "Coal"}]},
    }


async def test_a_null_goes_up_to_what_may_be_null(context: Context) -> None:
    text = "{ shelves(ids: [1, 9]) { name } author(id: 1) { name friends { strictMentor { name } } } }"
    assert await errors(context, text) == (
        {"shelves": [{"name": "one"}, None], "author": {"name": "Ann", "friends": [
            {"strictMentor": {"name": "Ann"}}, {"strictMentor": {"name": "Bo"}}]}},
        [],
    )  # fmt: skip
    await furnish("update author set mentor_id = 99 where id = 3")
    assert await errors(context, text) == (
        {"shelves": [{"name": "one"}, None], "author": None},
        [(["author", "friends", 1, "strictMentor"], "INTERNAL")],
    )
    assert await errors(context, "{ strictAuthor(id: 9) { name } }") == (None, [(["strictAuthor"], "INTERNAL")])


async def test_what_a_function_raises_is_told_where_it_is_missed(context: Context) -> None:
    await furnish("update book set keeper_kind = 'fire' where id = 2")
    text = "{ shelves(ids: [1, 2]) { state(whole: true) works { keeper { __typename } } } }"
    data, told = await errors(context, text)
    assert [shelf["state"] for shelf in data["shelves"]] == [None, None]
    assert data["shelves"][0]["works"][1] == {"keeper": None}
    assert told == [
        (["shelves", 0, "state"], "INTERNAL"),
        (["shelves", 1, "state"], "INTERNAL"),
        (["shelves", 0, "works", 1, "keeper"], "INTERNAL"),
    ]


@pytest.mark.parametrize(
    ("arguments", "limit"),
    [("first: 101", "100"), ("first: -1", "100"), ('after: "rubbish"', "cursor"), ('after: "WzFd"', "cursor")],
)
async def test_a_page_that_cannot_be_is_refused(context: Context, arguments: str, limit: str) -> None:
    for selection in ("totalCount", "nodes { title }", "__typename"):
        text = f"{{ shelf(id: 1) {{ books({arguments}) {{ {selection} }} }} }}"
        result = await schema.execute(text, context_value=context)
        assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["BAD_USER_INPUT"]
        assert limit in (result.errors or [])[0].message


async def test_a_cursor_of_another_list_is_refused_or_harmless(context: Context) -> None:
    foreign = encode_cursor(("not a number",))
    result = await schema.execute(
        "query ($after: String) { books(after: $after) { nodes { id } } }", {"after": foreign}, context_value=context
    )
    assert [(error.extensions or {})["code"] for error in result.errors or ()] in ([], ["BAD_USER_INPUT"])


async def test_errors_are_told_fifty_at_most(context: Context) -> None:
    text = "query ($ids: [Int!]!) { shelves(ids: $ids) { state(whole: true) } }"
    data, told = await errors(context, text, ids=[2] * 80)
    assert data["shelves"] == [{"state": None}] * 80
    assert len(told) == 50


async def test_a_mutation_shows_what_it_wrote_and_reads_once_for_all_results(context: Context) -> None:
    text = """mutation ($ids: [Int!]!) {
        a: rename(ids: $ids, title: "New") { results { book { title } affected { __typename title } } }
        b: rename(ids: [1], title: "Newer") { results { book { title } } } }"""
    counts = []
    for wanted in ([1], [1, 2, 3]):
        with statements() as ran:
            data = await answer(context, text, ids=wanted)
        affected = [{"__typename": "Book", "title": "New"}, {"__typename": "Journal", "title": "Jazz"}]
        assert data["a"]["results"] == [{"book": {"title": "New"}, "affected": affected}] * len(wanted)
        assert data["b"]["results"] == [{"book": {"title": "Newer"}}]
        counts.append(sum(1 for text in ran if text.startswith("select")))
    assert counts == [4, 4]


async def test_a_request_may_produce_so_many_objects_and_no_more(library: None) -> None:
    text = "{ books { nodes { title author { name } } } }"
    enough = Context("keeper", reading=reading, object_budget=11)
    assert (await answer(enough, text))["books"]["nodes"]
    assert enough.objects_produced == 11  # the connection, five books, an author for each of them
    for budget in (0, 3, 10):
        assert await errors(Context("keeper", reading=reading, object_budget=budget), text) == (
            None,
            [(None, "QUERY_TOO_COMPLEX")],
        )


async def test_a_request_that_took_too_long_is_stopped(library: None) -> None:
    late = Context("keeper", reading=reading, seconds=-1)
    assert await errors(late, "{ shelf(id: 1) { name } }") == (None, [(None, "TIMEOUT")])


async def test_each_event_of_a_subscription_shows_what_was_written_before_it(context: Context) -> None:
    stream: Any = await schema.subscribe(
        "subscription { renamed(id: 1) { title author { name } } }", context_value=context
    )
    seen = [event.data["renamed"] async for event in stream]
    assert seen == [{"title": title, "author": {"name": "Ann"}} for title in ("First", "Second")]


async def test_root_fields_share_one_snapshot(context: Context) -> None:
    data = await answer(
        context, "{ a: author(id: 1) { name } b: author(id: 2) { name } books(first: 1) { totalCount } }"
    )
    assert data == {"a": {"name": "Ann"}, "b": {"name": "Bo"}, "books": {"totalCount": 5}}


async def test_a_document_that_is_asked_again_is_not_compiled_again(context: Context, monkeypatch: Any) -> None:
    document = parse("query ($on: Boolean!) { author(id: 1) { name bornOn @include(if: $on) } }")
    compiled: list[str] = []
    stock = Planner._compiled

    def noted(self: Planner, entry: Any, type_: Any) -> Any:
        compiled.append(type_.name)
        return stock(self, entry, type_)

    monkeypatch.setattr(Planner, "_compiled", noted)
    for on in (True, False, True, False):
        running: Any = execute(
            schema._schema,
            document,
            variable_values={"on": on},
            context_value=Context("keeper", reading=reading),
            executor_class=schema.execution_context_class,
        )
        assert ("bornOn" in (await running).data["author"]) is on
    assert compiled == ["Author", "Author"]
