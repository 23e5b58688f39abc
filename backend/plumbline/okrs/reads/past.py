"""How goals stood at an instant: past versions of rows stand for the present ones in every statement below a promise.

Who looks must be allowed to see a goal now, and its past rows must be visible to them too, with the teams of today: the
first is asked here, the second by the condition of sight that every read has anyway.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from plumbline.database import Dialect, Sql
from plumbline.engine import PAST, BadInput, Info, Past, Reads
from plumbline.engine.asking import described
from plumbline.kit import clock
from plumbline.okrs.policy import visible
from plumbline.organization.viewer import Viewer

T = TypeVar("T")

AsOf = Annotated[
    datetime | None,
    described(
        "Look back: how it stood at this instant, by what had been recorded by then, with everything below it. "
        "Shown is what one may see now and could have seen then."
    ),
]

REMEMBERED = (
    "co_owner",
    "named_person",
    "objective_priority",
    "key_result",
    "milestone",
    "phased_target",
    "alignment",
    "initiative",
)
SAID = ("comment", "recognition", "feedback")
_TABLES = re.compile(r"\b(?:objective|check_in|blocker|change|" + "|".join((*REMEMBERED, *SAID)) + r")\b")
_READ = re.compile(r"\b(from|join) (?=objective\b|co_owner\b|named_person\b|key_result\b)")
_OF_THE_PRESENT = rf"(?:{'|'.join(('objective', *REMEMBERED))})"
_BESIDE = re.compile(rf"\bfrom ({_OF_THE_PRESENT}) (\w+) where\b")
_LEFT = re.compile(rf"\b(?:from|join) ({_OF_THE_PRESENT})\b")
_STOOD = "p.from_at <= :as_of and p.until_at > :as_of"


def past_of(viewer: Viewer, at: datetime | None) -> Past | None:
    """How it stood then; None for now. Raises BadInput for an instant that has not come, or without a zone."""
    if at is None:
        return None
    if at.tzinfo is None:
        raise BadInput("`asOf` needs a time zone, as in 2026-03-02T09:00:00Z.", path=("asOf",))
    if at > clock.now():
        raise BadInput("`asOf` has not come yet.", path=("asOf",))
    dialects: tuple[Dialect, ...] = ("sqlite", "postgres")
    seen, whole = (
        {dialect: _shadows(whose, dialect).given(as_of=at) for dialect in dialects} for whose in (viewer, None)
    )
    return Past(at, seen, whole, _TABLES)


def beside(condition: Sql, *, at: str) -> Sql:
    """The condition, by what stood at an instant that the statement has itself, such as one a row.

    Raises ValueError for a condition that reads what is remembered in another form than `from table alias where`: it would
    be answered as of now.
    """
    text = _BESIDE.sub(rf"from \1_past \2 where \2.from_at <= {at} and \2.until_at > {at} and", condition.text)
    if left := _LEFT.search(text):
        raise ValueError(f"{left[1]} would be read as of now in: {condition.text}")
    return Sql(text, **condition.params)


def look_back(reads: Reads, at: datetime | None) -> None:
    """Read everything below this promise as it stood. Raises BadInput."""
    past = past_of(reads.viewer, at)
    if past is not None:
        PAST.set(past)


@contextmanager
def looking_back(reads: Reads, at: datetime | None) -> Iterator[None]:
    """Read how it stood inside the block alone. Raises BadInput."""
    token = PAST.set(past_of(reads.viewer, at))
    try:
        yield
    finally:
        PAST.reset(token)


def stood(info: Info, promise: T, at: datetime | None) -> T:
    """The same promise, kept by how it stood. Raises BadInput."""
    then: T = info.context.then(promise, past_of(info.context.viewer, at))
    return then


@lru_cache(maxsize=1024)
def _shadows(viewer: Viewer | None, dialect: Dialect) -> Sql:
    """The queries that stand for the tables, with what the viewer sees now or with everything.

    Those of SQLite see each other, so the present is named with its schema.
    """
    main = "main." if dialect == "sqlite" else ""
    seen = Sql("1 = 1") if viewer is None else visible(viewer, "n")
    now = Sql(_READ.sub(rf"\1 {main}", seen.text), **seen.params) if main else seen
    parts = [
        Sql(f"seen_now as not materialized (select n.id from {main}objective n where") + now + Sql(")"),
        _shadow("objective", f"{_STOOD} and exists (select 1 from seen_now s where s.id = p.id)"),
        *(_shadow(table, _STOOD) for table in REMEMBERED),
        _shadow("blocker", f"{_STOOD} and p.opened_at <= :as_of"),
        Sql(f"check_in as not materialized (select p.* from {main}check_in p where p.recorded_at <= :as_of)"),
        Sql(f"change as not materialized (select p.* from {main}change p where p.at <= :as_of)"),
        *(Sql(f"{table} as not materialized (select p.* from {main}{table} p where p.at <= :as_of)") for table in SAID),
    ]
    texts = ", ".join(part.text for part in parts)
    params: dict[str, Any] = {"as_of": None, **parts[0].params}
    return Sql(f"with {texts}", **params)


def _shadow(table: str, condition: str) -> Sql:
    return Sql(f"{table} as not materialized (select p.* from {table}_past p where {condition})")
