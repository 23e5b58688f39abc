"""Names and addresses from outside, made clean once."""

import re

from plumbline.kit.errors import Invalid, Refused
from plumbline.kit.text import clean_text

_EMAIL = re.compile(r"[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\]+")


def clean_name(value: str, *, longest: int) -> str:
    """One line of text, blamed on `name`. Raises Blank, TooLong, Invalid."""
    try:
        return clean_text(value, longest=longest, lines=False)
    except Refused as refused:
        raise refused.at("name") from None


def clean_email(value: str) -> str:
    """An address in lower case, blamed on `email`. Raises Blank, TooLong, Invalid."""
    try:
        email = clean_text(value, longest=254, lines=False).lower()
    except Refused as refused:
        raise refused.at("email") from None
    if not _EMAIL.fullmatch(email):
        raise Invalid("This is not an e-mail address.", path=("email",))
    return email
