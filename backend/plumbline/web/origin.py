"""Where a request comes from: this machine, this site or another one, over https or not."""

import ipaddress
import re
from http import HTTPStatus

from starlette.requests import HTTPConnection

from plumbline.settings import Settings
from plumbline.web.errors import BadRequest, Code
from plumbline.web.heads import head_of

_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PORT = re.compile(r":\d{1,5}\Z")
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def is_https(connection: HTTPConnection, settings: Settings) -> bool:
    """Whether the browser speaks https: here, or to the proxy in front that the public address names."""
    return connection.scope["scheme"] in ("https", "wss") or settings.public_url.startswith("https:")


def asks_for_localhost(connection: HTTPConnection) -> bool:
    """Whether the address bar says localhost: a name that a stranger points at this machine does not."""
    # Not `connection.url`: some spellings of Host make it raise.
    return _PORT.sub("", head_of(connection).get("host", "")).lower() in _LOCAL_NAMES


def comes_from_this_machine(connection: HTTPConnection) -> bool:
    """Whether the asker sits here: loopback at both ends and no proxy in between."""
    if any(name in head_of(connection) for name in _FORWARDED):
        return False
    return asks_for_localhost(connection) and _is_loopback(client_address(connection))


def client_address(connection: HTTPConnection) -> str:
    """The asker's address; an IPv6 one stands for its /64, which belongs to one subscriber."""
    host = connection.client.host if connection.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host


def refuse_foreign_sites(connection: HTTPConnection) -> None:
    """Let a request that changes something in only from our own pages or from a program. Raises BadRequest.

    Browsers say where a request comes from and pages cannot make them lie; a program says nothing.
    """
    site = head_of(connection).get("sec-fetch-site")
    origin = head_of(connection).get("origin")
    if site is not None:
        foreign = site not in ("same-origin", "none")
    else:
        host = head_of(connection).get("host", "").lower()
        foreign = origin is not None and origin.lower().partition("://")[2] != host
    if foreign:
        raise BadRequest("Requests from other sites are refused.", status=HTTPStatus.FORBIDDEN, code=Code.FORBIDDEN)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_network(host, strict=False).is_loopback
    except ValueError:
        return False
