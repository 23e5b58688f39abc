"""Words of a title, in any script."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", re.UNICODE)


def words_of(text: str) -> list[str]:
    """The words and the numbers of a text, in their order."""
    return _WORD.findall(text)
