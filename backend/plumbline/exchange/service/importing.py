"""Importing an outline: owners, goals, outcomes and texts of one cycle, in one transaction; the same file twice adds nothing."""

import asyncio
import hashlib
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from plumbline.cycles.models import Cycle
from plumbline.cycles.service import create_cycle, existing_cycle, move_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, transaction
from plumbline.exchange.outline import (
    ImportKeyResult,
    ImportObjective,
    ImportPlan,
    ImportText,
    UnreadableOutline,
    cycle_days,
    decoded,
    plan,
    read_outline,
)
from plumbline.exchange.outline.import_plan import LONGEST_TEXT, OwnerKind
from plumbline.exchange.outline.sentences import pieces, shortened
from plumbline.exchange.service.import_goals import Earlier, Target, described, load_of
from plumbline.exchange.service.import_owners import ImportOwners, owners_of
from plumbline.exchange.service.import_report import Imported
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import new_id
from plumbline.okrs.models import UnitNote
from plumbline.okrs.reads.days import Calendar, calendar
from plumbline.okrs.service import LoadedObjective, load_goals
from plumbline.okrs.service.goals import require_writable
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.words import Measure
from plumbline.organization.models import Unit
from plumbline.organization.policy import can_manage, require
from plumbline.organization.service import create_company, the_company
from plumbline.organization.viewer import Role, Viewer
from plumbline.organization.words import UnitKind

COMPANY_NAME = "My company"
LONGEST_HEADING = 200
COMMAND = Viewer(role=Role.ADMIN)
"""Who imports from the command line: whoever can run it holds the database in their hands."""

_HEADINGS = {"RETROSPECTIVE": "Retrospective", "PROSE": "Notes"}
_OBJECTIVES = "select id, imported_from from objective where imported_from in :digests"
_KEY_RESULTS = "select id, imported_from, measure from key_result where imported_from in :digests"
_NOTES = "select key_result_id, note from check_in where key_result_id in :ids and note is not null"
_TEXTS = "select imported_from from unit_note where imported_from in :digests"


class _DryRun(Exception):
    """Ends the transaction of a dry run, so that nothing of it stays."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported


async def import_outline(
    data: bytes,
    *,
    filename: str,
    cycle: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    company: str | None = None,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Import a file into the cycle of that name; a missing company and cycle are made. Returns the report.

    A new cycle has the days given, else those its name says, else the current quarter's. Raises Invalid for a
    file that cannot be read or half a period, CycleLocked.
    """
    if (starts_on is None) is not (ends_on is None):
        raise Invalid("Give both the first and the last day of the cycle, or neither.", path=("cycle",))
    planned = await asyncio.to_thread(_planned, data, filename)
    period = (starts_on, ends_on) if starts_on and ends_on else cycle_days(cycle)

    @transaction
    async def use_case() -> Imported:
        await hold_shape_for_change()
        await _company(COMMAND, company)
        return await _import(COMMAND, planned, await _cycle(cycle, period), {}, dry_run=dry_run)

    return (await _kept_or_not(use_case())).as_dict()


async def import_text(
    viewer: Viewer,
    text: str,
    *,
    filename: str,
    cycle_id: int,
    kinds: Mapping[str, OwnerKind],
    dry_run: bool,
) -> Imported:
    """Import a text into a cycle that is there; `kinds` says what owners whom nobody knows are, by their names.

    Raises Invalid for a text that cannot be read, Forbidden, NotFound, CycleLocked.
    """
    planned = await asyncio.to_thread(_planned, text.encode("utf-8", "surrogatepass"), filename)

    @transaction
    async def use_case() -> Imported:
        await hold_shape_for_change()
        cycle = await existing_cycle(cycle_id)
        await _company(viewer, None)
        return await _import(viewer, planned, cycle, kinds, dry_run=dry_run)

    return await _kept_or_not(use_case())


def _planned(data: bytes, filename: str) -> ImportPlan:
    try:
        return plan(read_outline(decoded(data, filename=filename), filename=filename))
    except UnreadableOutline as flaw:
        raise Invalid(str(flaw), path=("text",)) from None


async def _kept_or_not(use_case: Awaitable[Imported]) -> Imported:
    try:
        return await use_case
    except _DryRun as ended:
        return ended.imported


async def _import(
    viewer: Viewer, planned: ImportPlan, cycle: Cycle, kinds: Mapping[str, OwnerKind], *, dry_run: bool
) -> Imported:
    require(can_manage(viewer))
    require_writable(cycle)
    owners = await owners_of(planned.owners, await the_company(), kinds)
    digests = digests_of(planned, cycle.id)
    earlier = await _earlier(digests)
    target = _target(cycle, digests, await calendar())
    loads = [
        load
        for place, objective in enumerate(planned.objectives)
        if (load := load_of(objective, target, owners, place=place, earlier=earlier))
    ]
    if loads:
        await load_goals(viewer, cycle.id, loads, there=earlier.ids)
    texts = await _keep(_texts(planned), owners, target)
    new = _counts(loads, planned, earlier.ids) | {"owners": owners.made, "texts": texts}
    imported = Imported(replace(planned, owners=tuple(owners.listed)), cycle.name, new, dry_run)
    if dry_run:
        raise _DryRun(imported)
    return imported


def digests_of(planned: ImportPlan, cycle_id: int) -> dict[str, str]:
    """What `imported_from` says of every goal and text: the place in the outline, for this cycle."""
    keys = [text.key for text in _texts(planned)]
    for objective in planned.objectives:
        keys += [objective.key, *(one.key for one in objective.key_results)]
    return {key: hashlib.sha256(f"{cycle_id} {key}".encode()).hexdigest() for key in keys}


async def _earlier(digests: Mapping[str, str]) -> Earlier:
    """What an earlier import of these goals left."""
    keys = {digest: key for key, digest in digests.items()}
    objectives = await current().rows(Sql(_OBJECTIVES, digests=sorted(keys)))
    key_results = await current().rows(Sql(_KEY_RESULTS, digests=sorted(keys)))
    by_id = {row[0]: keys[row[1]] for row in key_results}
    notes = await current().rows(Sql(_NOTES, ids=sorted(by_id)))
    return Earlier(
        ids={keys[row[1]]: row[0] for row in (*objectives, *key_results)},
        measures={keys[row[1]]: Measure(row[2]) for row in key_results},
        notes=frozenset((by_id[row[0]], row[1]) for row in notes),
    )


def _target(cycle: Cycle, digests: Mapping[str, str], days: Calendar) -> Target:
    """Outcomes report on the cycle's last day, or on today while it runs."""
    over = cycle.ends_on < days.today
    return Target(
        cycle_id=cycle.id,
        first=cycle.starts_on,
        last=cycle.ends_on,
        at=datetime.combine(cycle.ends_on, time(12), days.zone) if over else days.now,
        day=min(cycle.ends_on, days.today),
        limits=days.limits,
        digests=digests,
    )


def _counts(loads: Sequence[LoadedObjective], planned: ImportPlan, there: Mapping[str, int]) -> dict[str, int]:
    """What is new, by kind; the notes are those of new goals."""
    goals = [goal for objective in planned.objectives for goal in _goals(objective)]
    results = [one for load in loads for one in load.key_results]
    return {
        "objectives": sum(load.key not in there for load in loads),
        "keyResults": sum(one.key not in there for one in results),
        "alignments": sum(load.key not in there and load.aligned_to is not None for load in loads),
        "checkIns": sum(len(one.check_ins) for one in results),
        "notes": sum(len(goal.notes) for goal in goals if goal.key not in there),
    }


def _texts(planned: ImportPlan) -> list[ImportText]:
    """The texts of units, and what is too long for the description of a goal."""
    found = []
    for text in planned.texts:
        heading, rest = shortened(text.heading or _HEADINGS[text.kind], LONGEST_HEADING)
        parts = pieces("\n".join(part for part in (rest, text.text) if part), LONGEST_TEXT) or [""]
        found += _in_parts(replace(text, heading=heading), parts)
    for objective in planned.objectives:
        for goal in _goals(objective):
            more = described(goal)[1:]
            heading = shortened(goal.title, LONGEST_HEADING)[0]
            about = ImportText(f"{goal.key}-more", "PROSE", objective.owner, heading, "", goal.lines)
            found += _in_parts(about, more)
    return found


def _goals(objective: ImportObjective) -> tuple[ImportObjective | ImportKeyResult, ...]:
    return objective, *objective.key_results


def _in_parts(text: ImportText, parts: Sequence[str]) -> list[ImportText]:
    return [
        replace(text, key=f"{text.key}-{place}" if place else text.key, text=part) for place, part in enumerate(parts)
    ]


async def _keep(texts: Sequence[ImportText], owners: ImportOwners, target: Target) -> int:
    """Store the texts that are not there yet as notes of their units; returns how many."""
    digests = sorted(target.digests[text.key] for text in texts)
    rows = await current().rows(Sql(_TEXTS, digests=digests))
    there = {row[0] for row in rows}
    notes = [
        UnitNote(
            id=new_id(),
            unit_id=owners.owner(text.owner).unit_id,
            cycle_id=target.cycle_id,
            heading=text.heading,
            text=text.text,
            position=place,
            imported_from=target.digests[text.key],
        )
        for place, text in enumerate(texts)
        if target.digests[text.key] not in there
    ]
    await UnitNote.bulk_create(notes)
    return len(notes)


async def _company(viewer: Viewer, name: str | None) -> None:
    if not await Unit.filter(kind=UnitKind.COMPANY).exists():
        await create_company(viewer, name=name or COMPANY_NAME, time_zone="UTC")


async def _cycle(name: str, period: tuple[date, date] | None) -> Cycle:
    """The cycle of that name, made and running where it is missing."""
    cycle = await Cycle.get_or_none(name=name.strip())
    if cycle is not None:
        return cycle
    first, last = period or _quarter((await calendar()).today)
    cycle_id = await create_cycle(COMMAND, name=name, starts_on=first, ends_on=last)
    await move_cycle(COMMAND, cycle_id, to=CyclePhase.ACTIVE, if_version=1)
    return await existing_cycle(cycle_id)


def _quarter(today: date) -> tuple[date, date]:
    """The first and the last day of the calendar quarter around a day."""
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    after = (first + timedelta(days=95)).replace(day=1)
    return first, after - timedelta(days=1)
