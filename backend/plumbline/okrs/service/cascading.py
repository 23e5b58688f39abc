"""Handing an objective down: drafts for units and people below, aligned to it, in one call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import record_all
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, Invalid, NotFound, Refused, TooLong
from plumbline.kit.ids import new_id
from plumbline.okrs.alignment import Audience, fitting_kind, may_be_primary
from plumbline.okrs.entries import CascadeEntry, OwnerEntry
from plumbline.okrs.models import Alignment, Objective
from plumbline.okrs.policy import Verb, audience, can_hand_down
from plumbline.okrs.service.goals import Goal, goals_by_id, objective_for, require_open, require_writable
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.okrs.service.numbers import Moved, recompute
from plumbline.okrs.service.owners import Place, places_of
from plumbline.okrs.service.refusals import within
from plumbline.okrs.service.writing import TITLE
from plumbline.okrs.words import (
    AlignmentKind,
    Health,
    KeyResultState,
    ObjectiveState,
    ProgressSource,
    ValueFrom,
    Visibility,
)
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
from plumbline.organization.viewer import Viewer

MOST_DRAFTS = 50
LONGEST_KEY = 190


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of one draft: its objective, new or from before, or what it was refused for."""

    objective_id: int | None = None
    repeated: bool = False
    refusals: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An objective to be written, and the goal it aligns to."""

    id: int
    title: str
    owner: OwnerEntry
    place: Place
    target: Goal


@transaction
async def cascade(
    viewer: Viewer, objective_id: int, entries: Sequence[CascadeEntry], *, idempotency_key: str
) -> tuple[list[Handed], Moved]:
    """Write a draft for each of these owners, aligned to the objective or one of its key results.

    Returns one result a draft, in their order; each stands alone. The same key and content again changes nothing.
    A number of statements that is the same for one draft and for fifty.
    Raises NotFound, Forbidden, CycleLocked, TooLong, and Invalid for a private or archived objective.
    """
    if not 1 <= len(entries) <= MOST_DRAFTS:
        raise TooLong(f"From 1 to {MOST_DRAFTS} drafts in one call.", path=("drafts",))
    key = clean_key(idempotency_key, longest=LONGEST_KEY)
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.EDIT, objective_id, field="objectiveId")
    _require_open(goal)
    claims = [Claim(f"{key} {place}", digest_of(entry), new_id()) for place, entry in enumerate(entries)]
    await current().run(claimed(viewer, claims, holding=Sql("")))
    found = claims_in(await current().rows(claims_asked(viewer, claims)), claims)
    targets = await goals_by_id({goal.id, *(each.to_id for each in entries if each.to_id is not None)})
    places = await places_of(each.owner for each in entries)
    results: list[Handed] = []
    drafts: list[_Draft] = []
    for entry, claim in zip(entries, claims, strict=True):
        results.append(_result(viewer, entry, found[claim.key], goal, targets, places, drafts))
    refused = [
        claim.key for claim, each in zip(claims, results, strict=True) if each.refusals and found[claim.key].is_new
    ]
    for statement in given_back(viewer, refused):
        await current().run(statement)
    return results, await _write(viewer, goal, drafts)


def _require_open(goal: Goal) -> None:
    require_open(goal)
    require_writable(goal.cycle)
    if goal.objective.archived or goal.objective.visibility is Visibility.PRIVATE:
        raise Invalid("A private or archived objective is not handed down.", path=("objectiveId",))


def _result(
    viewer: Viewer,
    entry: CascadeEntry,
    claim: Claimed,
    goal: Goal,
    targets: Mapping[int, Goal],
    places: Mapping[OwnerEntry, Place],
    drafts: list[_Draft],
) -> Handed:
    """What becomes of one entry; a draft to be written is added to the others."""
    if not claim.same_content:
        return Handed(refusals=(key_reused(),))
    if not claim.is_new:
        return Handed(claim.result_id, repeated=True)
    try:
        place = _place(viewer, entry.owner, places)
        if any(each.owner == entry.owner for each in drafts):
            raise Duplicate("This owner is named twice.", path=("ownerId",))
        target = _target(goal, targets.get(entry.to_id or goal.id))
        named = target.key_result.title if target.key_result else target.objective.title
        with within("title"):
            title = str(TITLE(named if entry.title is None else entry.title))
    except Refused as refusal:
        return Handed(refusals=(refusal,))
    drafts.append(_Draft(claim.result_id, title, entry.owner, place, target))
    return Handed(claim.result_id)


def _place(viewer: Viewer, owner: OwnerEntry, places: Mapping[OwnerEntry, Place]) -> Place:
    place = places.get(owner)
    if place is None:
        raise NotFound("There is no such team or person.", path=("ownerId",))
    if not can_hand_down(viewer, unit_id=owner.unit_id, person_id=owner.person_id, place_id=place.unit_id):
        raise Forbidden("You may hand down to the units below yours and to their people.", path=("ownerId",))
    return place


def _target(goal: Goal, target: Goal | None) -> Goal:
    if target is None or target.objective.id != goal.id:
        raise Invalid("The draft aligns to the objective or to one of its key results.", path=("toId",))
    if target.key_result and target.key_result.state is not KeyResultState.ACTIVE:
        raise Invalid("This key result was dropped.", path=("toId",))
    return target


async def _write(viewer: Viewer, goal: Goal, drafts: Sequence[_Draft]) -> Moved:
    """All rows, each kind in one statement. A new objective is above nothing, so that no edge closes a loop."""
    if not drafts:
        return Moved([])
    edges = [_edge(goal, draft) for draft in drafts]
    await Objective.bulk_create(_row(viewer, goal, draft, edge) for draft, edge in zip(drafts, edges, strict=True))
    await Alignment.bulk_create(edges)
    ids, payload = [draft.id for draft in drafts], {"by": viewer.person_id}
    await record_all("objective.created", "objective", [(id_, id_, None) for id_ in ids])
    await record_all("objective.handed_down", "objective", [(id_, None, payload) for id_ in ids])
    await record_all("alignment.added", "alignment", [(int(edge.id), None, payload) for edge in edges])
    return await recompute(ids)


def _edge(goal: Goal, draft: _Draft) -> Alignment:
    """It CONTRIBUTES where that neither leaks nor mixes units, else it SUPPORTS."""
    people = {id_ for id_ in (draft.owner.unit_id, draft.owner.person_id) if id_ is not None}
    own = Audience(goal.owned.visibility, draft.place.unit_id, frozenset(people), frozenset())
    above, key_result = audience(goal.owned), draft.target.key_result
    sums = key_result is not None and key_result.value_from is ValueFrom.SUM
    wanted = AlignmentKind.SUPPORTS if sums else AlignmentKind.CONTRIBUTES
    return Alignment(
        id=new_id(),
        kind=fitting_kind(wanted, own, above),
        primary=may_be_primary(own, above),
        from_id=draft.id,
        to_id=draft.target.id,
        from_objective_id=draft.id,
        to_objective_id=goal.id,
        to_key_result_id=key_result.id if key_result else None,
    )


def _row(viewer: Viewer, goal: Goal, draft: _Draft, edge: Alignment) -> Objective:
    now, parent = clock.now(), goal.objective
    return Objective(
        id=draft.id,
        title=draft.title,
        cycle_id=parent.cycle_id,
        owner_unit_id=draft.owner.unit_id,
        owner_person_id=draft.owner.person_id,
        unit_id=draft.place.unit_id,
        level=draft.place.level,
        kind=parent.kind,
        state=ObjectiveState.DRAFT,
        visibility=parent.visibility,
        starts_on=parent.starts_on,
        due_on=parent.due_on,
        progress_from=ProgressSource.BOTH,
        health=Health.PENDING,
        derived_health=Health.PENDING,
        parent_objective_id=goal.id if edge.primary else None,
        parent_key_result_id=edge.to_key_result_id if edge.primary else None,
        created_by_id=viewer.person_id,
        created_at=now,
        updated_at=now,
    )
