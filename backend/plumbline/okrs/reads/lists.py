"""Lists of goals and of what hangs on them."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from plumbline.database import Row, Sql
from plumbline.engine import Page, Reads, Relation
from plumbline.engine.asking import described
from plumbline.okrs.policy import to_review
from plumbline.okrs.reads.asked import (
    SHOWN,
    CycleId,
    CycleOfToday,
    Filter,
    both,
    cycle_asked,
    in_cycle,
    matching,
    unaligned,
    within,
)
from plumbline.okrs.reads.tables import (
    ALIGNMENTS,
    BLOCKERS,
    CHANGES,
    CHECK_INS,
    INITIATIVE_LINKS,
    INITIATIVES,
    KEY_RESULTS,
    MILESTONES,
    OBJECTIVES,
    PHASED_TARGETS,
    RETURNS,
)
from plumbline.okrs.words import AlignmentKind, InitiativeState
from plumbline.organization.reads import PRIORITIES

SIBLINGS = ("position", "title", "id")
WorkState = Annotated[InitiativeState | None, described("Only work that has come this far.")]
Kind = Annotated[AlignmentKind | None, described("Only edges of this kind.")]


def _wanted(reads: Reads, *, cycle_id: CycleId = None, filter: Filter = None) -> Sql:
    return both(SHOWN, in_cycle(cycle_id), matching(reads.viewer, filter))


def _in_cycle(reads: Reads, *, cycle_id: CycleId = None) -> Sql:
    return both(SHOWN, in_cycle(cycle_id))


def _to_review(reads: Reads) -> Sql:
    return to_review(reads.viewer, "t")


def _contributing(reads: Reads, *, filter: Filter = None) -> Sql:
    # Who contributes to an objective and to some of its key results is shown once. An edge to the objective
    # itself is the usual one and needs no look at the others.
    once = Sql("""
        a.kind = 'CONTRIBUTES' and a.from_key_result_id is null and (a.to_key_result_id is null or not exists (
            select 1 from alignment b where b.kind = 'CONTRIBUTES' and b.from_id = a.from_id
            and b.to_objective_id = a.to_objective_id and (b.to_key_result_id is null or b.id < a.id)
        ))
    """)
    return both(SHOWN, once, matching(reads.viewer, filter))


def _key_results_in_cycle(reads: Reads, *, cycle_id: CycleId = None) -> Sql:
    through = Sql("exists (select 1 from objective o where o.id = t.objective_id and")
    return through + both(Sql("not o.archived"), in_cycle(cycle_id, "o.cycle_id")) + Sql(")")


def _work_in_cycle(reads: Reads, *, cycle_id: CycleId = None, state: WorkState = None) -> Sql:
    through = Sql("exists (select 1 from objective o where o.id = t.objective_id and")
    shown = through + both(Sql("not o.archived"), in_cycle(cycle_id, "o.cycle_id")) + Sql(")")
    return both(shown, Sql("t.state = :state", state=state) if state else None)


def _of_kind(reads: Reads, *, kind: Kind = None) -> Sql | None:
    return Sql("t.kind = :kind", kind=kind) if kind else None


def _unarchived_sources(reads: Reads, *, kind: Kind = None) -> Sql:
    source = Sql("exists (select 1 from objective o where o.id = t.from_objective_id and not o.archived)")
    return both(source, _of_kind(reads, kind=kind))


def _open(reads: Reads) -> Sql:
    return Sql("t.resolved_at is null")


_OWNED = """(
    select o.id as owned_id, o.owner_unit_id as owner_id from objective o
    union all
    select o.id, o.owner_person_id from objective o
    union all
    select c.objective_id, c.unit_id from co_owner c join objective o on o.id = c.objective_id
    where o.owner_unit_id is null or o.owner_unit_id <> c.unit_id
    union all
    select c.objective_id, c.person_id from co_owner c join objective o on o.id = c.objective_id
    where o.owner_person_id is null or o.owner_person_id <> c.person_id
) w join objective t on t.id = w.owned_id"""
_ANSWERED = """(
    select k.id as key_result_id, k.owner_person_id as person_id from key_result k
    union all
    select k.id, o.owner_person_id from key_result k join objective o on o.id = k.objective_id
    where k.owner_unit_id is null and k.owner_person_id is null
    union all
    select k.id, k.reporter_id from key_result k join objective o on o.id = k.objective_id
    where k.reporter_id <> coalesce(k.owner_person_id, case when k.owner_unit_id is null then o.owner_person_id end, 0)
) w join key_result t on t.id = w.key_result_id"""
# What an owner does, and what anybody does for the owner's objectives; each once.
_WORKED_ON = """(
    select i.id as initiative_id, i.owner_unit_id as owner_id from initiative i
    union all
    select i.id, i.owner_person_id from initiative i
    union all
    select i.id, coalesce(o.owner_unit_id, o.owner_person_id) from initiative i
    join objective o on o.id = i.objective_id
    where coalesce(i.owner_unit_id, i.owner_person_id, 0) <> coalesce(o.owner_unit_id, o.owner_person_id)
) w join initiative t on t.id = w.initiative_id"""

ALL_OBJECTIVES = Relation(OBJECTIVES, order=SIBLINGS, where=_wanted)
TO_REVIEW = Relation(OBJECTIVES, order=("updated_at", "id"), where=_to_review)
OWNED_BY = Relation(OBJECTIVES, by="w.owner_id", source=_OWNED, order=SIBLINGS, where=_wanted)
CITING = Relation(
    OBJECTIVES,
    by="w.priority_id",
    source="objective_priority w join objective t on t.id = w.objective_id",
    order=SIBLINGS,
    where=_in_cycle,
)
CONTRIBUTING_TO = Relation(
    OBJECTIVES,
    by="a.to_objective_id",
    source="alignment a join objective t on t.id = a.from_objective_id",
    order=SIBLINGS,
    where=_contributing,
)
PRIORITIES_CITED = Relation(
    PRIORITIES,
    by="w.objective_id",
    source="objective_priority w join priority t on t.id = w.priority_id",
    order=("position", "id"),
)
KEY_RESULTS_OF = Relation(KEY_RESULTS, by="objective_id", order=("position", "id"), seen_with_parent=True)
ANSWERED_BY = Relation(
    KEY_RESULTS,
    by="w.person_id",
    source=_ANSWERED,
    order=("objective_id", "position", "id"),
    where=_key_results_in_cycle,
)
ALIGNMENTS_UP = Relation(ALIGNMENTS, by="from_id", order=("id",), where=_of_kind)
ALIGNMENTS_IN = Relation(ALIGNMENTS, by="to_id", order=("id",), where=_unarchived_sources)
INITIATIVES_OF = Relation(INITIATIVES, by="objective_id", order=("position", "id"), seen_with_parent=True)
RETURNS_OF = Relation(RETURNS, by="objective_id", order=("-at", "-id"))
CHANGES_OF_KEY_RESULT = Relation(CHANGES, by="key_result_id", order=("-at", "-id"))
INITIATIVES_FOR = Relation(INITIATIVES, by="key_result_id", order=("position", "id"), seen_with_parent=True)
LINKS_OF = Relation(INITIATIVE_LINKS, by="initiative_id", order=("position", "id"), seen_with_parent=True)
INITIATIVES_BY = Relation(INITIATIVES, by="w.owner_id", source=_WORKED_ON, order=("id",), where=_work_in_cycle)
CHANGES_OF = Relation(CHANGES, by="objective_id", order=("-at", "-id"))
MILESTONES_OF = Relation(MILESTONES, by="key_result_id", order=("position", "id"), seen_with_parent=True)
PHASED_TARGETS_OF = Relation(PHASED_TARGETS, by="key_result_id", order=("day",), seen_with_parent=True)
CHECK_INS_OF = Relation(
    CHECK_INS, by="key_result_id", order=("-happened_on", "-recorded_at", "-id"), seen_with_parent=True
)
BLOCKERS_OPEN = Relation(BLOCKERS, by="key_result_id", order=("opened_at", "id"), where=_open, seen_with_parent=True)
BLOCKERS_OF = Relation(BLOCKERS, by="check_in_id", order=("id",), seen_with_parent=True)


def _unaligned(reads: Reads, *, cycle: int) -> Sql:
    return both(SHOWN, within(reads, cycle), unaligned(reads.viewer))


class Unaligned:
    """Objectives that align to nothing; unless a cycle is named, of the one that holds today."""

    order: Sequence[str] = SIBLINGS
    usual = 50

    def __init__(self) -> None:
        self._relation = Relation(OBJECTIVES, order=SIBLINGS, where=_unaligned)
        self.arguments = Relation(OBJECTIVES, where=_asked).arguments

    async def children(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Sequence[Row]]:
        """All of them."""
        return await self._relation.children(reads, keys, columns, await _with_cycle(reads, args))

    async def windows(
        self, reads: Any, keys: Sequence[Any], columns: Sequence[str], args: Mapping[str, Any]
    ) -> Mapping[Any, Page]:
        """One page of them."""
        return await self._relation.windows(reads, keys, columns, await _with_cycle(reads, args))

    async def counts(self, reads: Any, keys: Sequence[Any], args: Mapping[str, Any]) -> Mapping[Any, int]:
        """How many there are."""
        return await self._relation.counts(reads, keys, await _with_cycle(reads, args))


def _asked(reads: Reads, *, cycle_id: CycleOfToday = None) -> None:
    """The argument of `Unaligned`."""


async def _with_cycle(reads: Reads, args: Mapping[str, Any]) -> dict[str, Any]:
    rest = dict(args)
    cycle = await cycle_asked(reads, rest.pop("cycle_id", None))
    return {**rest, "cycle": cycle}


UNALIGNED = Unaligned()
