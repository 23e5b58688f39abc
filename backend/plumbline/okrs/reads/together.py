"""Several questions in one round trip: what a database far away answers at once is not asked piece by piece."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from plumbline.database import Connection, Sql

Answers = Mapping[str, list[Any]]
"""The rows of each question, by the question's name; each a tuple of cells."""


async def together(connection: Connection, questions: Mapping[str, Sql]) -> Answers:
    """The rows of each question by its name, in one statement on PostgreSQL and one after another on SQLite.

    The snapshot is one on both. Equal names of values must mean equal values. Raises DatabaseUnavailable.
    """
    if connection.dialect == "sqlite":
        return {name: [tuple(row) for row in await connection.rows(sql)] for name, sql in questions.items()}
    (row,) = await connection.rows(_joined(questions))
    return dict(zip(questions, row, strict=True))


def _joined(questions: Mapping[str, Sql]) -> Sql:
    params: dict[str, Any] = {}
    for name, question in questions.items():
        for place, value in question.params.items():
            if params.setdefault(place, value) is not value:
                raise ValueError(f"{name} means something else by :{place}")
    return Sql(_text(tuple(question.text for question in questions.values())), **params)


@lru_cache(maxsize=64)
def _text(texts: tuple[str, ...]) -> str:
    """Each question as an array of its rows: the driver gives tuples back, with the types of the columns."""
    return "select " + ", ".join(f"array(select answer from ({text}) answer)" for text in texts)
