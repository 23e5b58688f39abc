"""Addresses of other programs that a piece of work may lead to."""

from urllib.parse import urlsplit

from plumbline.okrs.refusals import Invalid

LONGEST_ADDRESS = 2_000


def checked_address(text: str) -> str:
    """The address as it is kept. Raises Invalid unless it is a whole one of the web, without a password in it."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or any(not each.isprintable() or each.isspace() for each in address):
        raise Invalid("A link begins with https:// or http:// and names a place, such as https://example.com/7.")
    if parts.username or parts.password:
        raise Invalid("Everybody reads this link: take the name and the password out of it.")
    return address
