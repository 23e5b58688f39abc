"""Documents that the server knows, asked for by their hash; and a server that answers nothing else."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from plumbline.settings import Settings, SettingsError
from tests.api.http.conftest import Site, site_of

HELLO = "query Hello($name: String!) { hello(name: $name) }"
ADDED = "{ hello }"
GET = {"graphql-require-preflight": "1"}


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture
def dialect() -> str:
    return "sqlite"  # nothing here gets as far as a table


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A built web app with one document, and a folder with one more."""
    built, added = tmp_path / "built", tmp_path / "added"
    built.mkdir()
    (built / "documents.json").write_text(json.dumps({"Hello": HELLO}))
    (added / "mobile").mkdir(parents=True)
    (added / "mobile" / "greeting.graphql").write_text(f"{ADDED}\n")
    return built, added


@pytest.fixture
def known(database: Settings, places: tuple[Path, Path]) -> Site:
    built, added = places
    return site_of(database.but(documents=added), built=built)


@pytest.fixture
def strict(database: Settings, places: tuple[Path, Path]) -> Site:
    built, added = places
    return site_of(database.but(documents=added, trusted_only=True), built=built)


def told(answer: httpx.Response) -> Any:
    content = answer.json()
    return content.get("data") or content["errors"][0]["extensions"]["code"]


def forms(text: str) -> list[dict[str, Any]]:
    return [
        {"documentId": f"sha256:{hash_of(text)}"},
        {"documentId": hash_of(text)},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text)}}},
    ]


def address(body: dict[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}


async def test_both_forms_name_a_document_by_post_and_by_get(known: Site) -> None:
    async with known.browser() as browser:
        for form in forms(HELLO):
            asked = form | {"variables": {"name": "Bo"}, "operationName": "Hello"}
            assert told(await browser.post("/graphql", json=asked)) == {"hello": "Hello Bo"}
            assert told(await browser.get("/graphql", params=address(asked), headers=GET)) == {"hello": "Hello Bo"}


async def test_documents_of_a_folder_are_known_with_and_without_the_space_around_them(known: Site) -> None:
    async with known.browser() as browser:
        for text in (ADDED, f"{ADDED}\n"):
            for form in forms(text):
                assert told(await browser.post("/graphql", json=form)) == {"hello": "Hello you"}


async def test_an_unknown_hash_is_not_found_and_no_hash_is_none_either(known: Site) -> None:
    async with known.browser() as browser:
        for form in [*forms("{ me }"), {"documentId": "nonsense"}, {"documentId": 5}]:
            for answer in (
                await browser.post("/graphql", json=form),
                await browser.get("/graphql", params=address(form), headers=GET),
            ):
                assert (answer.status_code, told(answer)) == (404, "PERSISTED_QUERY_NOT_FOUND")


async def test_a_hash_with_another_text_is_refused(known: Site) -> None:
    async with known.browser() as browser:
        for form in forms(HELLO):
            answer = await browser.post("/graphql", json=form | {"query": ADDED})
            assert (answer.status_code, told(answer)) == (400, "BAD_USER_INPUT")
            right = form | {"query": HELLO, "variables": {"name": "Bo"}}
            assert told(await browser.post("/graphql", json=right)) == {"hello": "Hello Bo"}


async def test_a_strict_server_answers_what_it_knows_and_nothing_else(strict: Site) -> None:
    async with strict.browser() as browser:
        for form in [*forms(ADDED), {"query": ADDED}]:
            assert told(await browser.post("/graphql", json=form)) == {"hello": "Hello you"}
        for text in ("{hello}", "{__schema {types {name}}}", "mutation {touch}", "{"):
            for form in ({"query": text}, *(each | {"query": text} for each in forms(text))):
                answer = await browser.post("/graphql", json=form)
                assert (answer.status_code, told(answer)) == (403, "FORBIDDEN"), text


WRONG: dict[str, tuple[str, str]] = {
    "no such field": ("a.graphql", "{ nothing }"),
    "no document": ("b.graphql", "{"),
    "too much": ("c.graphql", "{" + " ".join(f"a{n}: hello" for n in range(40)) + "}"),
    "not JSON": ("d.json", "{ hello }"),
    "no map": ("e.json", '["{ hello }"]'),
    "another hash": ("f.json", json.dumps({"0" * 64: "{ hello }"})),
    "not UTF-8": ("g.graphql", "{ hello } # \udcff"),
    "another kind": ("h.txt", "{ hello }"),
}


@pytest.mark.parametrize("file, content", WRONG.values(), ids=[name.replace(" ", "-") for name in WRONG])
async def test_a_wrong_file_is_named_at_the_start(file: str, content: str, database: Settings, tmp_path: Path) -> None:
    added = tmp_path / "added"
    added.mkdir()
    (added / file).write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(SettingsError) as refused:
        site_of(database.but(documents=added), built=tmp_path)
    assert file in str(refused.value) or "no .graphql" in str(refused.value)


async def test_a_json_file_of_names_or_hashes_is_known(database: Settings, tmp_path: Path) -> None:
    file = tmp_path / "documents.json"
    file.write_text(json.dumps({"Greeting": HELLO, f"sha256:{hash_of(ADDED)}": ADDED}))
    async with site_of(database.but(documents=file), built=tmp_path / "none").browser() as browser:
        assert told(await browser.post("/graphql", json=forms(ADDED)[0])) == {"hello": "Hello you"}
        asked = forms(HELLO)[0] | {"variables": {"name": "Bo"}}
        assert told(await browser.post("/graphql", json=asked)) == {"hello": "Hello Bo"}
