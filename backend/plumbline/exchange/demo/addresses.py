"""E-mail addresses of the demo's people, in a domain that can be nobody's."""

import unicodedata

DOMAIN = "tellmere.example"
_NOT_DECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss"})


def address(name: str) -> str:
    """`Inês Carvalho` has ines.carvalho@…"""
    plain = unicodedata.normalize("NFKD", name.translate(_NOT_DECOMPOSED)).encode("ascii", "ignore").decode()
    return f"{'.'.join(plain.lower().split())}@{DOMAIN}"
