"""Passwords: argon2id in two threads at most, because each check takes 46 MiB and 30 ms of a core."""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from plumbline.kit.errors import Blank, Invalid, Overloaded, TooLong

Result = TypeVar("Result")

SHORTEST = 10
LONGEST = 256
MOST_WAITING = 64

_hasher = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
_waiting = 0

# Of random text that nobody kept, made with the numbers above: checking it takes as long as checking a real one.
_NOBODYS_HASH = "$argon2id$v=19$m=47104,t=1,p=1$fXNAFhYtuQ8iLPIeQS0org$3oLkwCprp04iQyC5/bG+qbZsRXJaFari72Wqbx2Ji2w"

_COMMON = frozenset(
    "1234567890 0123456789 12345678910 123456789a 1q2w3e4r5t 1qaz2wsx3edc administrator changeme123 football123"
    " iloveyou123 letmein123 mypassword password01 password10 password11 password12 password123 password1234"
    " password12345 passw0rd123 p@ssw0rd123 princess123 qwerty1234 qwerty12345 qwertyuiop qwertyuiop1 qwertyuiop123"
    " summer2024 summer2025 summer2026 superman123 trustno1234 welcome123 welcome1234 winter2024 winter2025 winter2026".split()
)


def acceptable_password(password: str, *, email: str, field: str = "password") -> str:
    """The password in the form that is hashed (NFKC). Raises Blank, TooLong or Invalid, blamed on `field`."""
    if not password:
        raise Blank("Please choose a password.", path=(field,))
    if len(password) > LONGEST:
        raise TooLong(f"At most {LONGEST} characters, please.", path=(field,))
    normal = _normal(password)
    if len(normal) < SHORTEST:
        raise Invalid(f"At least {SHORTEST} characters, please: a few words are easy to remember.", path=(field,))
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in normal):
        raise Invalid("The password contains a character that cannot be typed.", path=(field,))
    if normal.lower() in _COMMON or len(set(normal)) < 4 or normal.lower() == email.lower():
        raise Invalid("This password is among the first that a thief would try.", path=(field,))
    return normal


async def password_hash_of(password: str) -> str:
    """The argon2id hash of an acceptable password. Raises Overloaded."""
    return await _in_a_thread(lambda: _hasher.hash(password))


async def password_matches(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; without a hash a dummy is checked, which takes as long. Raises Overloaded."""
    fits = await _in_a_thread(lambda: _verified(password_hash or _NOBODYS_HASH, _normal(password[:LONGEST])))
    return fits and password_hash is not None


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _verified(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password.encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False


async def _in_a_thread(work: Callable[[], Result]) -> Result:
    global _waiting
    if _waiting >= MOST_WAITING:
        raise Overloaded("Too many people are signing in at once. Please try again in a moment.")
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, work)
    finally:
        _waiting -= 1
