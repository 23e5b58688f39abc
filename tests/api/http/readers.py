"""People of a company, and programs that ask for them."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx
from starlette.applications import Starlette

from plumbline.database import transaction
from plumbline.identity.models import Account
from plumbline.identity.service import create_token_for
from plumbline.identity.words import Scope
from plumbline.kit import clock as time
from plumbline.kit.ids import new_id
from plumbline.organization.viewer import Role
from tests.factories import World

GET = {"graphql-require-preflight": "1"}


@dataclass
class Reader:
    """Somebody who asks by GET and keeps what was answered."""

    client: httpx.AsyncClient

    async def asks(self, document: str, tag: str = "", accept: str = "", **variables: Any) -> httpx.Response:
        asked = {"documentId": sha256(document.encode()).hexdigest()}
        if variables:
            asked["variables"] = json.dumps(variables)
        head = GET | ({"if-none-match": tag} if tag else {}) | ({"accept": accept} if accept else {})
        return await self.client.get("/graphql", params=asked, headers=head)

    async def tag(self, document: str, **variables: Any) -> str:
        answer = await self.asks(document, **variables)
        assert "errors" not in answer.json(), answer.text
        return answer.headers["etag"]


async def reader(app: Starlette, world: World, name: str, *scopes: Scope) -> Reader:
    """Someone with an access token of their own, which is new each time."""
    person_id = world.people[name]
    email = f"{name}@example.com".lower()
    await _account(email, person_id)
    made = await create_token_for(email, name="test", scopes=list(scopes or Scope), expires_at=None)
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50_000))
    head = {"authorization": f"Bearer {made.secret}"}
    return Reader(httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=head))


@transaction
async def _account(email: str, person_id: int) -> None:
    if not await Account.exists(email=email):
        await Account.create(id=new_id(), email=email, role=Role.MEMBER, person_id=person_id, created_at=time.now())
