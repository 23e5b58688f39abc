"""Random secrets that open doors: session keys, one-time links and access tokens. Only their SHA-256 is ever stored."""

import hashlib
import secrets
import zlib

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_TOKEN_PREFIX = "plb_"
_RANDOM_LENGTH = 30
_CHECK_LENGTH = 6


def new_key() -> str:
    """256 random bits, safe in cookies and addresses."""
    return secrets.token_urlsafe(32)


def sha256_of(secret: str) -> str:
    """The hex SHA-256 under which a secret is stored; slow hashing would add nothing to 178 random bits or more."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def new_access_token() -> str:
    """`plb_`, 30 random base62 characters and a base62 CRC32, so that scanners can tell a leaked one from noise."""
    return access_token_of("".join(secrets.choice(_BASE62) for _ in range(_RANDOM_LENGTH)))


def access_token_of(body: str) -> str:
    """The spelling of the token with these 30 characters."""
    return _TOKEN_PREFIX + body + _check(body)


def is_access_token(text: str) -> bool:
    """Whether the spelling is right; a wrong one needs no look into the database."""
    body, check = text[len(_TOKEN_PREFIX) : -_CHECK_LENGTH], text[-_CHECK_LENGTH:]
    return (
        text.startswith(_TOKEN_PREFIX)
        and len(body) == _RANDOM_LENGTH
        and text.isascii()
        and secrets.compare_digest(_check(body), check)
    )


def _check(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(_CHECK_LENGTH):
        number, digit = divmod(number, 62)
        digits = _BASE62[digit] + digits
    return digits
