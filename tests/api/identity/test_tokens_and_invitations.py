"""Access tokens and invitations through GraphQL, over HTTP, on both databases."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from plumbline.engine import Joined
from plumbline.identity.mutations import IdentityMutations
from plumbline.identity.types import ViewerTokens
from plumbline.kit import clock
from plumbline.organization.queries import OrganizationQueries
from plumbline.organization.types import Asker, Company, Team
from plumbline.organization.user_errors import InputError
from plumbline.settings import Settings
from tests.api.http.conftest import Site, sign_up, site_of

schema = Joined(
    OrganizationQueries,
    mutation=IdentityMutations,
    attached={Asker: ViewerTokens},
    types=[Company, Team, InputError],
)

CREATE = """mutation($input: TokenCreateInput!) {
  tokenCreate(input: $input) { secret token { id name hint scopes expiresAt } userErrors { code path } } }"""
REVOKE = "mutation($input: TokenRevokeInput!) { tokenRevoke(input: $input) { revokedId userErrors { code } } }"
INVITE = """mutation($input: PersonInviteInput!) {
  personInvite(input: $input) { path person { id name } userErrors { code path } } }"""


@pytest.fixture
async def site(database: Settings, tmp_path: Path) -> Site:
    return site_of(database, built=tmp_path, schema=schema)


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with site.browser() as browser:
        await sign_up(browser)
        yield browser


async def asked(client: httpx.AsyncClient, document: str, token: str | None = None, **given: Any) -> dict[str, Any]:
    """The data of an answer, or its first code."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    body = {"query": document, "variables": {"input": given} if given else None}
    answer = (await client.post("/graphql", json=body, headers=headers)).json()
    if "errors" in answer:
        return {"code": answer["errors"][0]["extensions"]["code"]}
    return dict(next(iter(answer["data"].values())))


async def made(admin: httpx.AsyncClient, *scopes: str, **given: Any) -> dict[str, Any]:
    return await asked(admin, CREATE, name="ci", scopes=list(scopes), **given)


async def test_a_token_is_shown_once_and_kept_as_a_hint(admin: httpx.AsyncClient) -> None:
    answer = await made(admin, "READ", "WRITE")
    secret, token = answer["secret"], answer["token"]
    assert len(secret) == 40
    assert token | {"id": ""} == {
        "id": "",
        "name": "ci",
        "hint": secret[-4:],
        "scopes": ["READ", "WRITE"],
        "expiresAt": None,
    }
    listed = await asked(admin, "{viewer {tokens {id hint}}}")
    assert listed == {"tokens": [{"id": token["id"], "hint": secret[-4:]}]}


async def test_a_token_speaks_for_its_account_until_it_is_revoked(site: Site, admin: httpx.AsyncClient) -> None:
    answer = await made(admin, "READ")
    async with site.browser() as program:
        who = "{viewer {role person {name}}}"
        assert await asked(program, who, answer["secret"]) == {"role": "ADMIN", "person": {"name": "Ana"}}
        assert (await asked(admin, REVOKE, id=answer["token"]["id"]))["revokedId"] == answer["token"]["id"]
        assert await asked(program, who, answer["secret"]) == {"code": "UNAUTHENTICATED"}
    assert await asked(admin, "{viewer {tokens {id}}}") == {"tokens": []}


async def test_a_token_that_is_asked_for_again_has_one_secret_that_opens_it(
    site: Site, admin: httpx.AsyncClient
) -> None:
    first, second = [await made(admin, "READ", idempotencyKey="mine") for _ in range(2)]
    assert first["token"]["id"] == second["token"]["id"]
    assert await asked(admin, "{viewer {tokens {hint}}}") == {"tokens": [{"hint": second["secret"][-4:]}]}
    async with site.browser() as program:
        assert await asked(program, "{viewer {role}}", first["secret"]) == {"code": "UNAUTHENTICATED"}
        assert await asked(program, "{viewer {role}}", second["secret"]) == {"role": "ADMIN"}
    other = await made(admin, "READ", "WRITE", idempotencyKey="mine")
    assert other["userErrors"] == [{"code": "IDEMPOTENCY_KEY_REUSED", "path": ["input", "idempotencyKey"]}]
    await asked(admin, REVOKE, id=first["token"]["id"])
    late = await made(admin, "READ", idempotencyKey="mine")
    assert (late["secret"], late["userErrors"]) == (None, [{"code": "INVALID", "path": ["input", "idempotencyKey"]}])


async def test_a_token_ends_by_itself_when_it_was_told_to(site: Site, admin: httpx.AsyncClient) -> None:
    with clock.frozen_everywhere(clock.now()) as hands:
        end = clock.now() + timedelta(hours=1)
        secret = (await made(admin, "READ", expiresAt=end.isoformat()))["secret"]
        async with site.browser() as program:
            assert await asked(program, "{viewer {role}}", secret) == {"role": "ADMIN"}
            hands.forward(timedelta(hours=1))
            assert await asked(program, "{viewer {role}}", secret) == {"code": "UNAUTHENTICATED"}
        past = await made(admin, "READ", expiresAt=end.isoformat())
        assert past["userErrors"] == [{"code": "INVALID", "path": ["input", "expiresAt"]}]


async def test_a_token_without_the_scope_does_not_write_and_none_makes_another(
    site: Site, admin: httpx.AsyncClient
) -> None:
    reader, writer = (await made(admin, "READ"))["secret"], (await made(admin, "READ", "WRITE"))["secret"]
    more = {"name": "more", "scopes": ["READ"]}
    async with site.browser() as program:
        assert await asked(program, CREATE, reader, **more) == {"code": "FORBIDDEN"}
        assert (await asked(program, CREATE, writer, **more))["userErrors"] == [
            {"code": "FORBIDDEN", "path": ["input"]}
        ]
        for wrong in ("plb_" + "0" * 36, writer[:-1] + ("0" if writer[-1] != "0" else "1"), "x", ""):
            assert await asked(program, "{viewer {role}}", wrong or "?") == {"code": "UNAUTHENTICATED"}


async def test_nonsense_about_tokens_is_a_user_error(admin: httpx.AsyncClient) -> None:
    nameless = await asked(admin, CREATE, name=" ", scopes=["READ"])
    assert nameless["userErrors"] == [{"code": "BLANK", "path": ["input", "name"]}]
    assert (await made(admin))["userErrors"] == [{"code": "BLANK", "path": ["input", "scopes"]}]
    for unknown in ("tok_0000000000001", "per_0000000000001", "nothing"):
        assert (await asked(admin, REVOKE, id=unknown))["userErrors"] == [{"code": "NOT_FOUND"}]


async def test_an_invitation_lets_one_person_in_once(site: Site, admin: httpx.AsyncClient) -> None:
    first = await asked(admin, INVITE, email="Bo@Example.com", name="Bo", role="READER")
    again = await asked(admin, INVITE, email="bo@example.com", role="COACH")
    assert first["person"] == again["person"]
    async with site.browser() as bo:
        assert (await bo.get(first["path"])).status_code == httpx.codes.NOT_FOUND
        assert (await bo.get(again["path"])).json() == {"email": "bo@example.com", "name": "Bo", "role": "COACH"}
        chosen = {"password": "six green chairs"}
        assert (await bo.post(again["path"], json=chosen)).status_code == httpx.codes.CREATED
        assert await asked(bo, "{viewer {role person {name}}}") == {"role": "COACH", "person": {"name": "Bo"}}
        assert (await bo.post(again["path"], json=chosen)).status_code == httpx.codes.NOT_FOUND
        assert await asked(bo, INVITE, email="c@example.com", name="Cy") == {"code": "FORBIDDEN"}
        signed_in = await bo.post("/session", json={"email": "BO@example.com", **chosen})
        assert signed_in.status_code == httpx.codes.CREATED
    taken = await asked(admin, INVITE, email="bo@example.com")
    assert taken["userErrors"] == [{"code": "DUPLICATE", "path": ["input", "email"]}]


async def test_an_invitation_ends_after_seven_days(site: Site, admin: httpx.AsyncClient) -> None:
    with clock.frozen_everywhere(clock.now()) as hands:
        path = (await asked(admin, INVITE, email="bo@example.com", name="Bo"))["path"]
        hands.forward(timedelta(days=7))
        async with site.browser() as bo:
            answer = await bo.post(path, json={"password": "six green chairs"})
            assert answer.status_code == httpx.codes.NOT_FOUND


async def test_nonsense_about_invitations_is_a_user_error(admin: httpx.AsyncClient) -> None:
    for given, code, field in (
        ({"email": "nobody", "name": "Bo"}, "INVALID", "email"),
        ({"email": "bo@example.com"}, "BLANK", "name"),
        ({"email": "bo@example.com", "name": "Bo", "role": "SERVICE"}, "INVALID", "role"),
        ({"email": "bo@example.com", "personId": "per_0000000000001"}, "NOT_FOUND", "personId"),
    ):
        errors = (await asked(admin, INVITE, **given))["userErrors"]
        assert errors == [{"code": code, "path": ["input", field]}]
