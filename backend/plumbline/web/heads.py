"""The headers of a request as a dictionary, made once: looking one up is then a lookup and not a search."""

from collections.abc import Mapping
from typing import cast

from starlette.requests import HTTPConnection, cookie_parser

_KEPT = "plumbline.head"


def head_of(connection: HTTPConnection) -> Mapping[str, str]:
    """Every header by its name in small letters; of several the first, of several cookie headers all in one."""
    head = connection.scope.get(_KEPT)
    if head is None:
        head = {}
        for name, value in connection.scope["headers"]:
            known, text = name.decode("latin-1").lower(), value.decode("latin-1")
            if known not in head:
                head[known] = text
            elif known == "cookie":
                head[known] += f"; {text}"
        connection.scope[_KEPT] = head
    return cast(Mapping[str, str], head)


def cookie_of(connection: HTTPConnection, name: str) -> str | None:
    """The value of a cookie."""
    cookies = head_of(connection).get("cookie")
    return cookie_parser(cookies).get(name) if cookies and name in cookies else None
