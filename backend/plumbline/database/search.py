"""Full-text search over `search_entry`, which triggers keep true (see the migrations).

Every unit, person, objective and key result has one row there: `subject_id`, `subject_type`, `document`.
"""

import re

from plumbline.database.sql import Dialect, Sql

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")


def entries_found(dialect: Dialect, text: str) -> Sql | None:
    """A select of (subject_id, subject_type, rank) of what has all words of `text`, each as a beginning.

    A smaller rank is a better match. Case and accents do not count. None when `text` has no word.
    Who may see what is for the asker to add: join this with rows under their condition `visible`.
    """
    words = _WORD.findall(text)[:MOST_WORDS]
    if not words:
        return None
    if dialect == "sqlite":
        return Sql(
            "select rowid as subject_id, subject_type, rank from search_entry where search_entry match :wanted",
            wanted=" AND ".join(f'document : "{word}" *' for word in words),
        )
    return Sql(
        "select subject_id, subject_type, -ts_rank(document, wanted) as rank from search_entry,"
        " to_tsquery('simple', search_text(:wanted, true)) wanted where document @@ wanted",
        wanted=" ".join(words),
    )
