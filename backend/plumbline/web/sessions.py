"""The plain HTTP routes around signing in: who am I, in, out, one-time links, and the first admin."""

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from functools import wraps
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from plumbline.database import Connection, reading
from plumbline.engine import Context
from plumbline.identity import reads, service
from plumbline.identity.keys import sha256_of
from plumbline.kit import clock
from plumbline.kit.errors import NotFound, Refused, Unavailable
from plumbline.kit.ids import UnknownId, decode, encode
from plumbline.okrs.reads.revisions import revision_now
from plumbline.organization.viewer import Viewer
from plumbline.settings import Settings
from plumbline.web.answers import json_answer, refusal
from plumbline.web.errors import BadRequest, Code
from plumbline.web.intake import json_body
from plumbline.web.log import noted
from plumbline.web.origin import client_address, comes_from_this_machine, refuse_foreign_sites
from plumbline.web.pages import Pages, wants_page
from plumbline.web.visitor import forget, remember, session_key, viewer_of

_LARGEST = 16 * 1024
"""Bytes; a name and a password."""

Handler = Callable[["Sessions", Request], Awaitable[Response]]


def answered(handler: Handler) -> Handler:
    """Refuse what comes from other sites, and turn refusals into answers."""

    @wraps(handler)
    async def guarded(self: "Sessions", request: Request) -> Response:
        try:
            if request.method not in ("GET", "HEAD"):
                refuse_foreign_sites(request)
            return await handler(self, request)
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except (BadRequest, Refused, Unavailable) as refused:
            noted(request, refused=type(refused).__name__)
            return await refusal(request, refused)

    return guarded


class Sessions:
    """Handlers that share the settings."""

    def __init__(self, settings: Settings, pages: Pages) -> None:
        self._settings = settings
        self._pages = pages

    def routes(self) -> list[Route]:
        """GET, POST and DELETE /session, POST /session/demo and /session/password, /invitations/{token} and /setup/{token}."""
        return [
            Route("/session", self.shown, methods=["GET"]),
            Route("/session", self.opened, methods=["POST"]),
            Route("/session", self.closed, methods=["DELETE"]),
            Route("/session/demo", self.opened_as_demo, methods=["POST"]),
            Route("/session/password", self.password_changed, methods=["POST"]),
            Route("/invitations/{token}", self.invitation, methods=["GET"]),
            Route("/invitations/{token}", self.accepted, methods=["POST"]),
            Route("/setup/{token}", self.setup_link, methods=["GET"]),
            Route("/setup/{token}", self.set_up, methods=["POST"]),
        ]

    @answered
    async def shown(self, request: Request) -> Response:
        """Who is signed in, whom the demo offers, and whether anybody can sign in at all."""
        return await json_answer(request, await self._session(request, await viewer_of(request, self._settings)))

    @answered
    async def opened(self, request: Request) -> Response:
        """Sign in with `email` and `password`."""
        body = await json_body(request, largest=_LARGEST)
        signed_in = await service.sign_in(
            _text(body, "email"),
            _text(body, "password"),
            address=client_address(request),
            former_key=session_key(request, self._settings),
        )
        return await self._welcome(request, signed_in)

    @answered
    async def opened_as_demo(self, request: Request) -> Response:
        """Sign in as the person `personId` of a demo, from this machine only."""
        body = await json_body(request, largest=_LARGEST)
        if not comes_from_this_machine(request):
            raise NotFound("There is no demo here.")
        try:
            _, person_id = decode(_text(body, "personId"))
        except UnknownId:
            raise NotFound("There is no such person in a demo.") from None
        former_key = session_key(request, self._settings)
        return await self._welcome(request, await service.demo_sign_in(person_id, former_key=former_key))

    @answered
    async def closed(self, request: Request) -> Response:
        """Sign out; doing it twice is no error."""
        if key := session_key(request, self._settings):
            await service.sign_out(key)
        response = await json_answer(request, {"signedIn": False})
        forget(response, request, self._settings)
        return response

    @answered
    async def password_changed(self, request: Request) -> Response:
        """Put the password `new` in place of `current`; every other browser of the account is signed out."""
        body = await json_body(request, largest=_LARGEST)
        viewer, key = await viewer_of(request, self._settings), session_key(request, self._settings)
        if viewer is None:
            raise BadRequest("Please sign in.", status=HTTPStatus.UNAUTHORIZED, code=Code.UNAUTHENTICATED)
        signed_in = await service.change_password(
            viewer,
            key or "",
            current_password=_text(body, "current"),
            new=_text(body, "new"),
            address=client_address(request),
        )
        response = Response(status_code=HTTPStatus.NO_CONTENT)
        remember(response, request, self._settings, signed_in)
        return response

    @answered
    async def invitation(self, request: Request) -> Response:
        """Whom a one-time link is for; a browser gets the page that asks this."""
        if wants_page(request):
            return await self._pages.page(request)
        row = await self._link(request, "INVITE")
        return await json_answer(request, {"email": row["email"], "name": row["person_name"], "role": row["role"]})

    @answered
    async def accepted(self, request: Request) -> Response:
        """Choose a `password` and come in."""
        body = await json_body(request, largest=_LARGEST)
        former_key = session_key(request, self._settings)
        signed_in = await service.accept_invitation(
            request.path_params["token"], password=_text(body, "password"), former_key=former_key
        )
        return await self._welcome(request, signed_in)

    @answered
    async def setup_link(self, request: Request) -> Response:
        """Whether this link still makes the first admin; a browser gets the page that asks this."""
        if wants_page(request):
            return await self._pages.page(request)
        await self._link(request, "SETUP")
        return await json_answer(request, {"setup": True})

    @answered
    async def set_up(self, request: Request) -> Response:
        """Become the first admin with `name`, `email` and `password`."""
        body = await json_body(request, largest=_LARGEST)
        signed_in = await service.complete_setup(
            request.path_params["token"],
            name=_text(body, "name"),
            email=_text(body, "email"),
            password=_text(body, "password"),
            former_key=session_key(request, self._settings),
        )
        return await self._welcome(request, signed_in)

    async def _welcome(self, request: Request, signed_in: service.SignedIn) -> Response:
        response = await json_answer(request, {"signedIn": True}, status=HTTPStatus.CREATED)
        remember(response, request, self._settings, signed_in)
        return response

    async def _link(self, request: Request, kind: str) -> Any:
        key_sha256 = sha256_of(request.path_params["token"])
        async with reading() as snapshot:
            row = await reads.invitation_by_key(snapshot, token_sha256=key_sha256, now=clock.now())
        if row is None or row["kind"] != kind:
            raise service.LinkSpent
        return row

    async def _session(self, request: Request, viewer: Viewer | None) -> dict[str, Any]:
        async with reading() as snapshot:
            account_id = viewer.account_id if viewer else None
            person = None if account_id is None else await reads.person_behind(snapshot, account_id=account_id)
            people = await reads.demo_people(snapshot) if comes_from_this_machine(request) else []
            setup = viewer is None and await reads.needs_setup(snapshot)
            revision = await _revision(viewer, snapshot) if viewer is not None and viewer.admitted else None
        return {
            "signedIn": viewer is not None,
            "person": _person(person) if person and person["person_id"] is not None else None,
            "role": viewer.role.value if viewer else None,
            "admitted": viewer is None or viewer.admitted,
            "demo": {"people": [_demo_person(each) for each in people]} if people else None,
            "setup": setup,
            "revision": revision,
        }


async def _revision(viewer: Viewer, snapshot: Connection) -> str:
    """From where a page follows what changes: what it asks for from now on is at least as new."""
    context = Context(viewer, reading=lambda: nullcontext(snapshot))
    try:
        await context.reads.opened()
        return (await revision_now(context.reads)).written()
    finally:
        await context.reads.close()


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise BadRequest(f"The body needs a text `{name}`.")
    return value


def _person(row: Any) -> dict[str, Any]:
    return {"id": encode("per", row["person_id"]), "name": row["name"], "title": row["title"]}


def _demo_person(person: reads.DemoPerson) -> dict[str, Any]:
    return {"id": encode("per", person.person_id), "name": person.name, "title": person.title, "role": person.word}
