"""Roles, closed accounts and changed passwords, over HTTP, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from plumbline.database import Sql, reading
from plumbline.schema import schema
from plumbline.settings import Settings
from tests.api.http.conftest import ADMIN, Site, sign_up, site_of

INVITE = "mutation($input: PersonInviteInput!) { personInvite(input: $input) { path person { id } } }"
UPDATE = """mutation($input: AccountUpdateInput!) {
  accountUpdate(input: $input) { person { role canSignIn } userErrors { code path message } } }"""
LEAVE = """mutation($input: PersonUpdateInput!) {
  personUpdate(input: $input) { person { active } userErrors { code path } } }"""
TOKEN = "mutation($input: TokenCreateInput!) { tokenCreate(input: $input) { secret } }"
WHO = "{ viewer { role person { id role canSignIn version } } }"
PASSWORD, NEW = "six green chairs", "nine blue tables"
LONELY = "This is the only administrator. Make somebody else one first."


@pytest.fixture
async def site(database: Settings, tmp_path: Path) -> Site:
    return site_of(database, built=tmp_path, schema=schema)


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with site.browser() as browser:
        await sign_up(browser)
        yield browser


@pytest.fixture
async def bo(site: Site, admin: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which the member Bo is signed in."""
    path = (await asked(admin, INVITE, email="bo@example.com", name="Bo"))["path"]
    async with site.browser() as browser:
        assert (await browser.post(path, json={"password": PASSWORD})).status_code == httpx.codes.CREATED
        yield browser


async def asked(client: httpx.AsyncClient, document: str, token: str | None = None, **given: Any) -> dict[str, Any]:
    """The data of an answer, or its first code."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    body = {"query": document, "variables": {"input": given} if given else None}
    answer = (await client.post("/graphql", json=body, headers=headers)).json()
    if "errors" in answer:
        return {"code": answer["errors"][0]["extensions"]["code"]}
    return dict(next(iter(answer["data"].values())))


async def who(client: httpx.AsyncClient) -> dict[str, Any]:
    return dict((await asked(client, WHO))["person"])


async def signed_in(client: httpx.AsyncClient, password: str, email: str = "bo@example.com") -> int:
    return (await client.post("/session", json={"email": email, "password": password})).status_code


async def changed(client: httpx.AsyncClient, current: str, new: str, **headers: str) -> httpx.Response:
    return await client.post("/session/password", json={"current": current, "new": new}, headers=headers)


async def test_a_changed_role_counts_from_the_next_request(admin: httpx.AsyncClient, bo: httpx.AsyncClient) -> None:
    person = await who(bo)
    assert (person["role"], person["canSignIn"]) == ("MEMBER", True)
    answer = await asked(admin, UPDATE, personId=person["id"], role="ADMIN")
    assert answer == {"person": {"role": "ADMIN", "canSignIn": True}, "userErrors": []}
    back = await asked(bo, UPDATE, personId=person["id"], role="COACH", active=None)
    assert back["person"]["role"] == (await asked(bo, WHO))["role"] == "COACH"
    async with reading() as snapshot:
        events = await snapshot.rows(Sql("select subject_type from event where kind = 'account.updated'"))
    assert [event["subject_type"] for event in events] == ["person", "person"]


async def test_the_last_admin_stays_one(admin: httpx.AsyncClient, bo: httpx.AsyncClient) -> None:
    ana = await who(admin)
    for given, field in (({"role": "MEMBER"}, "role"), ({"active": False}, "active")):
        errors = (await asked(admin, UPDATE, personId=ana["id"], **given))["userErrors"]
        assert errors == [{"code": "INVALID", "path": ["input", field], "message": LONELY}]
    gone = await asked(admin, LEAVE, id=ana["id"], ifVersion=ana["version"], active=False)
    assert gone == {"person": None, "userErrors": [{"code": "INVALID", "path": ["input", "active"]}]}
    await asked(admin, UPDATE, personId=(await who(bo))["id"], role="ADMIN")
    assert (await asked(bo, UPDATE, personId=ana["id"], active=False))["person"]["canSignIn"] is False
    assert await asked(admin, WHO) == {"code": "UNAUTHENTICATED"}


async def test_a_closed_account_is_out_at_once_and_its_old_sessions_stay_ended(
    admin: httpx.AsyncClient, bo: httpx.AsyncClient
) -> None:
    person_id = (await who(bo))["id"]
    secret = (await asked(bo, TOKEN, name="ci", scopes=["READ"]))["secret"]
    closed = await asked(admin, UPDATE, personId=person_id, active=False)
    assert closed["person"] == {"role": "MEMBER", "canSignIn": False}
    assert await asked(bo, WHO) == {"code": "UNAUTHENTICATED"}
    assert await asked(bo, WHO, secret) == {"code": "UNAUTHENTICATED"}
    assert await signed_in(bo, PASSWORD) == httpx.codes.UNAUTHORIZED
    await asked(admin, UPDATE, personId=person_id, active=True)
    assert await asked(bo, WHO) == {"code": "UNAUTHENTICATED"}
    assert await signed_in(bo, PASSWORD) == httpx.codes.CREATED


async def test_only_an_admin_changes_accounts_and_only_in_the_app(
    admin: httpx.AsyncClient, bo: httpx.AsyncClient
) -> None:
    person_id = (await who(bo))["id"]
    assert await asked(bo, UPDATE, personId=person_id, role="ADMIN") == {"code": "FORBIDDEN"}
    secret = (await asked(admin, TOKEN, name="ci", scopes=["READ", "WRITE"]))["secret"]
    by_token = await asked(bo, UPDATE, secret, personId=person_id, role="ADMIN")
    assert [error["code"] for error in by_token["userErrors"]] == ["FORBIDDEN"]


async def test_nonsense_about_accounts_is_a_user_error(admin: httpx.AsyncClient, bo: httpx.AsyncClient) -> None:
    person_id = (await who(bo))["id"]
    invited = (await asked(admin, INVITE, email="cy@example.com", name="Cy"))["person"]["id"]
    for given, code, field in (
        ({"personId": person_id, "role": "SERVICE"}, "INVALID", "role"),
        ({"personId": invited, "role": "COACH"}, "NOT_FOUND", "personId"),
        ({"personId": "per_0000000000001"}, "NOT_FOUND", "personId"),
    ):
        errors = (await asked(admin, UPDATE, **given))["userErrors"]
        assert [(error["code"], error["path"]) for error in errors] == [(code, ["input", field])]


async def test_a_new_password_ends_the_other_sessions_and_renews_this_one(site: Site, bo: httpx.AsyncClient) -> None:
    former = bo.cookies["plumbline"]
    async with site.browser() as other, site.browser() as thief:
        assert await signed_in(other, PASSWORD) == httpx.codes.CREATED
        assert (await changed(bo, PASSWORD, NEW)).status_code == httpx.codes.NO_CONTENT
        thief.cookies.set("plumbline", former)
        for out in (other, thief):
            assert await asked(out, WHO) == {"code": "UNAUTHENTICATED"}
        assert (await who(bo))["role"] == "MEMBER"
        assert await signed_in(other, PASSWORD) == httpx.codes.UNAUTHORIZED
        assert await signed_in(other, NEW) == httpx.codes.CREATED


async def test_a_wrong_current_password_is_refused_and_counted(site: Site, bo: httpx.AsyncClient) -> None:
    for _ in range(5):
        refused = await changed(bo, "not this one", NEW)
        assert (refused.status_code, refused.json()["path"]) == (422, ["current"])
    assert (await changed(bo, PASSWORD, NEW)).status_code == httpx.codes.TOO_MANY_REQUESTS
    assert (await who(bo))["role"] == "MEMBER"
    async with site.browser(address="10.0.0.9") as elsewhere:
        assert await signed_in(elsewhere, PASSWORD) == httpx.codes.CREATED


async def test_a_new_password_obeys_the_rules_of_the_first(bo: httpx.AsyncClient) -> None:
    for new in ("", "short", "password123", "bo@example.com", "a" * 300):
        refused = await changed(bo, PASSWORD, new)
        assert (refused.status_code, refused.json()["path"]) == (422, ["new"]), new[:20]
    assert (await bo.post("/session/password", json={"current": PASSWORD})).status_code == httpx.codes.BAD_REQUEST


async def test_strangers_tokens_and_other_sites_change_no_password(site: Site, admin: httpx.AsyncClient) -> None:
    secret = (await asked(admin, TOKEN, name="ci", scopes=["READ", "WRITE"]))["secret"]
    async with site.browser() as stranger:
        assert (await changed(stranger, ADMIN["password"], NEW)).status_code == httpx.codes.UNAUTHORIZED
    by_token = await changed(admin, ADMIN["password"], NEW, authorization=f"Bearer {secret}")
    assert by_token.status_code == httpx.codes.FORBIDDEN
    foreign = await changed(admin, ADMIN["password"], NEW, origin="https://evil.example")
    assert foreign.status_code == httpx.codes.FORBIDDEN
    assert await signed_in(admin, ADMIN["password"], ADMIN["email"]) == httpx.codes.CREATED
