"""Branches that are one statement: what a random document rarely meets."""

from typing import Any

import orjson
import pytest

from plumbline.database import Sql, current, reading, statements, transaction
from plumbline.engine import Context, nested_sql, written
from tests.api.engine.library import schema


async def answer(text: str, viewer: str = "keeper", **limits: Any) -> tuple[Any, int]:
    """The answer as it is written, and how many statements it took."""
    context = Context(viewer, reading=reading, as_bytes=True, **limits)
    with statements() as ran:
        result = await schema.execute(text, context_value=context)
    content = {"data": result.data, "errors": [error.path for error in result.errors or ()]}
    return orjson.loads(bytes(written(content))), len(ran)


@transaction
async def changed(statement: str, **values: Any) -> None:
    await current().run(Sql(statement, **values))


@pytest.mark.usefixtures("library")
async def test_what_a_viewer_may_not_see_does_not_exist_inside_a_branch() -> None:
    text = "{ author(id: 2) { name portrait { title } books { nodes { title } } } }"
    (seen, once), (unseen, again) = await answer(text), await answer(text, viewer="visitor")
    assert (once, again) == (1, 1)
    assert seen["data"]["author"]["portrait"] == {"title": "Dome"}
    assert [each["title"] for each in seen["data"]["author"]["books"]["nodes"]] == ["Coal", "Dome", "Echo"]
    assert unseen["data"]["author"]["portrait"] is None
    assert [each["title"] for each in unseen["data"]["author"]["books"]["nodes"]] == ["Coal", "Echo"]


@pytest.mark.usefixtures("library")
async def test_what_must_be_there_and_may_not_be_seen_is_an_error_at_its_place() -> None:
    text = "{ author(id: 2) { name strictPortrait { title } } }"
    assert (await answer(text))[0]["data"]["author"]["strictPortrait"] == {"title": "Dome"}
    unseen, _ = await answer(text, viewer="visitor")
    assert unseen == {"data": {"author": None}, "errors": [["author", "strictPortrait"]]}


@pytest.mark.usefixtures("library")
async def test_a_text_with_the_characters_that_mark_places_comes_back_as_it_was() -> None:
    title = 'a\x1c\x1d\x1e\x1f"\\\n\u2028ü😀'
    await changed("update book set title = :title where id = 1", title=title)
    found, ran = await answer("{ author(id: 1) { books { nodes { title } } } }")
    assert (found["data"]["author"]["books"]["nodes"][-1], ran) == ({"title": title}, 1)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("fields, is_one", [(nested_sql.FIELDS - 4, True), (nested_sql.FIELDS + 1, False)])
async def test_very_many_fields_are_answered_in_one_statement_or_several(fields: int, *, is_one: bool) -> None:
    titles = " ".join(f"f{number}: title" for number in range(fields))
    text = f"{{ author(id: 1) {{ books {{ nodes {{ shelf {{ books {{ nodes {{ {titles} }} }} }} }} }} }} }}"
    found, ran = await answer(text)
    deepest = found["data"]["author"]["books"]["nodes"][0]["shelf"]["books"]["nodes"][0]
    assert deepest == {f"f{number}": "Boat" for number in range(fields)} | {"f0": deepest["f0"]}
    assert (ran == 1) == is_one


@pytest.mark.usefixtures("library")
async def test_a_list_that_is_longer_than_a_branch_takes_is_whole() -> None:
    many = nested_sql.LIST + 1
    for number in range(100, 100 + many):
        await changed("insert into author values (:id, :name, null, null)", id=number, name=f"n{number}")
        await changed("insert into friend values (2, :id)", id=number)
    found, ran = await answer("{ author(id: 2) { friends { name } } }")
    assert len(found["data"]["author"]["friends"]) == many + 1
    assert ran > 1


@pytest.mark.usefixtures("library")
async def test_a_branch_beyond_the_budget_is_refused_and_one_within_is_counted() -> None:
    text = "{ author(id: 2) { books { nodes { title } } } }"
    assert (await answer(text, object_budget=5))[0]["errors"] == []
    refused, _ = await answer(text, object_budget=4)
    assert refused["data"] is None
