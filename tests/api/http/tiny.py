"""A schema of nothing but the frame: for what HTTP does, whatever the domain is."""

import asyncio

import strawberry
from strawberry.types import Info

from plumbline.engine import Joined
from plumbline.kit.errors import DatabaseUnavailable, NotFound
from plumbline.organization.gates import Admin, Anyone, SignedIn


@strawberry.type
class Query:
    @strawberry.field(permission_classes=[Anyone])
    def hello(self, name: str = "you") -> str:
        return f"Hello {name}"

    @strawberry.field(permission_classes=[Anyone])
    def long(self, length: int) -> str:
        return "x" * length

    @strawberry.field(permission_classes=[SignedIn])
    def me(self, info: Info) -> str | None:
        return str(info.context.viewer.role.value)

    @strawberry.field(permission_classes=[Admin])
    def secrets(self) -> str | None:
        return "all of them"

    @strawberry.field(permission_classes=[Anyone])
    def broken(self) -> str | None:
        raise RuntimeError("password=hunter2")

    @strawberry.field(permission_classes=[Anyone])
    def refused(self) -> str | None:
        raise NotFound("There is no such goal.")

    @strawberry.field(permission_classes=[Anyone])
    def away(self) -> str:
        raise DatabaseUnavailable("The database does not answer.")

    @strawberry.field(permission_classes=[Anyone])
    async def slow(self) -> str:
        await asyncio.sleep(30)
        return "at last"


@strawberry.type
class Mutation:
    @strawberry.mutation(permission_classes=[SignedIn])
    def touch(self) -> bool | None:
        return True

    @strawberry.mutation(permission_classes=[SignedIn])
    async def linger(self) -> bool | None:
        await asyncio.sleep(0.3)
        return True


schema = Joined(Query, mutation=Mutation)
