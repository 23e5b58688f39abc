"""The check-in: up to a hundred key results in one call, each standing alone, none of it ever lost.

A fixed number of statements, whatever the number of entries and of goals above them: the keys are taken (and with them the
shape of the graph), what stays as it is is read, the objectives above are held, what they say is read, all is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from plumbline.database import Dialect, Sql, current, transaction
from plumbline.database.recordset import recordset
from plumbline.events.outbox import Happening, recorded
from plumbline.kit.errors import Refused, TooLong
from plumbline.kit.ids import new_id
from plumbline.okrs.entries import CheckInEntry
from plumbline.okrs.reads.ownership import owned_in, owned_questions
from plumbline.okrs.reads.together import together
from plumbline.okrs.service.check_in_rows import BlockerRow, CheckInRow, Rows
from plumbline.okrs.service.graph import shape_for_reading
from plumbline.okrs.service.numbers import Figures, Frame, Moved, differing, frame_in, frame_questions, held_figures
from plumbline.okrs.service.owners import active_people_asked
from plumbline.okrs.service.storing import moves, stored
from plumbline.okrs.service.written import write_together
from plumbline.organization.service.idempotency import (
    Claim,
    Claimed,
    claimed,
    claims_asked,
    claims_in,
    clean_key,
    digest_of,
    given_back,
    key_reused,
)
from plumbline.organization.viewer import Role, Viewer

MOST_CHECK_INS = 100
_CHECK_IN = {
    "id": "bigint",
    "key_result_id": "bigint",
    "author_id": "bigint",
    "happened_at": "timestamptz",
    "happened_on": "date",
    "recorded_at": "timestamptz",
    "value_before": "double precision",
    "value": "double precision",
    "status_before": "text",
    "status": "text",
    "confidence_before": "double precision",
    "confidence": "double precision",
    "milestones_done": "text",
    "note": "text",
    "supersedes_id": "bigint",
    "withdrawn": "boolean",
    "automatic": "boolean",
}
_BLOCKER = {
    "id": "bigint",
    "check_in_id": "bigint",
    "key_result_id": "bigint",
    "text": "text",
    "needs_id": "bigint",
    "opened_at": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one entry: a stored check-in, new or from before, or what it was refused for."""

    check_in_id: int | None = None
    repeated: bool = False
    overtaken: bool = False
    refusals: tuple[Refused, ...] = ()


@transaction
async def check_in(viewer: Viewer, entries: Sequence[CheckInEntry]) -> tuple[list[Result], Moved]:
    """Report on key results. Returns one result an entry, in their order, and the goals whose numbers moved.

    What a service reports is automatic: its status is that of the pace.
    An entry with the key and content of an earlier one gives the stored check-in and writes nothing.
    Raises TooLong for more than 100; what is wrong with one entry is told in its result.
    """
    require_few(entries)
    automatic = viewer.role is Role.SERVICE
    asked = [_with_clean_key(replace(entry, automatic=automatic)) for entry in entries]
    fit = [each for each in asked if isinstance(each, _Asked)]
    claims: dict[str, Claim] = {}
    for each in fit:
        claims.setdefault(each.key, Claim(each.key, each.digest, new_id()))
    if not claims:
        return [each for each in asked if isinstance(each, Result)], Moved([])
    desk = await _laid(viewer, [each.entry for each in fit], list(claims.values()))
    results = [each if isinstance(each, Result) else _answer(desk, each, claims[each.key]) for each in asked]
    return results, await _write(desk)


def require_few(check_ins: Sequence[object]) -> None:
    """Raises TooLong for more than 100."""
    if len(check_ins) > MOST_CHECK_INS:
        raise TooLong(f"At most {MOST_CHECK_INS} check-ins in one call.", path=("checkIns",))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An entry with a clean key, and the digest of its content."""

    entry: CheckInEntry
    digest: str

    @property
    def key(self) -> str:
        return self.entry.idempotency_key


def _with_clean_key(entry: CheckInEntry) -> _Asked | Result:
    """The entry with its key made clean, or what is to be said of its key."""
    try:
        clean = replace(entry, idempotency_key=clean_key(entry.idempotency_key))
    except Refused as refusal:
        return Result(refusals=(refusal,))
    # Its age is no content: it grows while a queue tries again.
    return _Asked(clean, digest_of(clean if clean.age_seconds is None else replace(clean, age_seconds=None)))


@dataclass(slots=True)
class _Desk:
    """What a call has read, and what becomes of its keys."""

    viewer: Viewer
    frame: Frame
    figures: Figures
    rows: Rows
    claimed: Mapping[str, Claimed]
    done: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


async def _laid(viewer: Viewer, entries: Sequence[CheckInEntry], claims: Sequence[Claim]) -> _Desk:
    """Take the keys, read, and hold the objectives: what is decided then is still true when it is written."""
    dialect = current().dialect
    await current().run(claimed(viewer, claims, holding=shape_for_reading(dialect)))
    ids = sorted({entry.key_result_id for entry in entries})
    needed = sorted({each.needs_id for entry in entries for each in entry.blockers if each.needs_id is not None})
    answers = await together(
        current(),
        {
            "claims": claims_asked(viewer, claims),
            "needed": active_people_asked(needed),
            **owned_questions(ids),
            **frame_questions(ids),
        },
    )
    # All that can be thought before others have to wait is thought before.
    frame, owned, found = frame_in(answers), owned_in(answers), claims_in(answers["claims"], claims)
    people = frozenset(row[0] for row in answers["needed"])
    figures = await held_figures(frame)
    nodes = figures.graph.key_results
    rows = Rows(viewer, frame.days, frame.planned, owned, people, nodes, figures.said)
    return _Desk(viewer, frame, figures, rows, found)


def _answer(desk: _Desk, asked: _Asked, first: Claim) -> Result:
    """What becomes of an entry; `first` is the first claim of its key in this call."""
    key, found = asked.key, desk.claimed[asked.key]
    if not found.same_content or first.digest != asked.digest:
        desk.refused.add(key)
        return Result(refusals=(key_reused(),))
    if not found.is_new or key in desk.done:
        return Result(check_in_id=found.result_id, repeated=True)
    try:
        overtaken = desk.rows.add(asked.entry, found.result_id)
    except Refused as refusal:
        desk.refused.add(key)
        return Result(refusals=(refusal,))
    desk.done.add(key)
    return Result(check_in_id=found.result_id, overtaken=overtaken)


async def _write(desk: _Desk) -> Moved:
    """All rows, numbers and events, and the keys of what was refused freed, at once."""
    dialect, check_ins, blockers = current().dialect, desk.rows.check_ins, desk.rows.blockers
    statements = given_back(desk.viewer, sorted(key for key in desk.refused - desk.done if desk.claimed[key].is_new))
    moved: list[int] = []
    if check_ins:
        difference = differing(desk.frame, desk.figures, changed={row.key_result_id for row in check_ins})
        moved = difference.moved
        objective_of = difference.objective_of
        added = [
            Happening(
                "check_in.added", "check_in", row.id, objective_of[row.key_result_id], payload={"by": row.author_id}
            )
            for row in check_ins
        ]
        statements += [_inserted(dialect, "check_in", check_ins, _CHECK_IN)]
        statements += [_inserted(dialect, "blocker", blockers, _BLOCKER)] if blockers else []
        statements += [*stored(dialect, difference), *recorded([*added, *moves(difference)])]
    await write_together(statements)
    return Moved(moved)


def _inserted(
    dialect: Dialect, table: str, rows: Sequence[CheckInRow] | Sequence[BlockerRow], columns: Mapping[str, str]
) -> Sql:
    names = ", ".join(columns)
    values = [{name: getattr(row, name) for name in columns} for row in rows]
    return Sql(f"insert into {table} ({names}) select {names} from") + recordset(dialect, values, columns)
