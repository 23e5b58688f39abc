"""What can be done with development: one function, one verb, one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plumbline.cycles.reads import company_zone_of
from plumbline.database import current, transaction
from plumbline.database.versions import save_version, says
from plumbline.development.models import Aspiration, DevelopmentReader, DevelopmentStep, DevelopmentStepObjective
from plumbline.development.policy import can_develop, can_edit
from plumbline.development.reads import objectives_seen, owner_seen
from plumbline.development.words import DevelopmentStepState
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, anything, cleaned, given, text
from plumbline.kit.zones import day_in
from plumbline.organization.models import Person
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

MOST_ASPIRATIONS = 20
MOST_OBJECTIVES = 20
MOST_READERS = 50
ASPIRATION: Rules = {"title": Line(200, required=True), "description": text(20_000)}
STEP: Rules = {
    "title": Line(200, required=True),
    "note": text(20_000),
    "starts_on": given,
    "due_on": given,
    "state": given,
    "aspiration_id": anything,
}


@dataclass(frozen=True, slots=True)
class _Aspired:
    title: str
    description: str | None


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A development step as it is entered."""

    title: str
    due_on: date
    starts_on: date | None = None
    note: str | None = None
    state: DevelopmentStepState = DevelopmentStepState.PLANNED
    aspiration_id: int | None = None
    objective_ids: Sequence[int] = ()


@transaction
async def create_aspiration(viewer: Viewer, *, title: str, description: str | None, idempotency_key: str) -> int:
    """Note where one wants to get to. Raises Forbidden, Blank, TooLong."""
    person_id = await _own_development(viewer)
    aspiration_id = new_id()
    made_before = await claim(viewer, idempotency_key, _Aspired(title, description), aspiration_id)
    if made_before is not None:
        return made_before
    values = cleaned({"title": title, "description": description}, ASPIRATION)
    if await Aspiration.filter(person_id=person_id).count() >= MOST_ASPIRATIONS:
        raise TooLong(f"At most {MOST_ASPIRATIONS} aspirations.", path=("title",))
    await Aspiration.create(id=aspiration_id, person_id=person_id, created_at=clock.now(), **values)
    await record("aspiration.created", "aspiration", aspiration_id)
    return aspiration_id


@transaction
async def update_aspiration(viewer: Viewer, aspiration_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change an aspiration. Raises NotFound, Forbidden, VersionConflict."""
    await _require_own(viewer, "aspiration", aspiration_id)
    if not await save_version(Aspiration, aspiration_id, if_version, cleaned(changes, ASPIRATION)):
        return aspiration_id
    await record("aspiration.updated", "aspiration", aspiration_id)
    return aspiration_id


@transaction
async def remove_aspiration(viewer: Viewer, aspiration_id: int, *, if_version: int) -> int:
    """Take an aspiration away; its steps stay. Returns the person. Raises NotFound, Forbidden, VersionConflict."""
    person_id = await _require_own(viewer, "aspiration", aspiration_id)
    await save_version(Aspiration, aspiration_id, if_version, {})
    await DevelopmentStep.filter(aspiration_id=aspiration_id).update(aspiration_id=None)
    await Aspiration.filter(id=aspiration_id).delete()
    await record("aspiration.removed", "aspiration", aspiration_id)
    return person_id


@transaction
async def create_step(viewer: Viewer, entry: StepEntry, *, idempotency_key: str) -> int:
    """Note a development step. Raises Forbidden, NotFound (aspiration, objective), Invalid, TooLong."""
    person_id, now = await _own_development(viewer), clock.now()
    step_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, step_id)
    if made_before is not None:
        return made_before
    today = day_in(await company_zone_of(current()), now)
    values = cleaned({name: getattr(entry, name) for name in STEP if name != "starts_on"}, STEP)
    values["starts_on"] = entry.starts_on or min(today, entry.due_on)
    await _check(viewer, values)
    values["done_at"] = now if entry.state is DevelopmentStepState.DONE else None
    await DevelopmentStep.create(id=step_id, person_id=person_id, created_at=now, **values)
    await _link(step_id, await _links(viewer, step_id, entry.objective_ids))
    await record("development_step.created", "development_step", step_id)
    return step_id


@transaction
async def update_step(viewer: Viewer, step_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a development step. Raises NotFound, Forbidden, Invalid, TooLong, VersionConflict."""
    await _require_own(viewer, "development_step", step_id)
    step = await DevelopmentStep.get(id=step_id)
    values = cleaned({name: value for name, value in changes.items() if name != "objective_ids"}, STEP)
    await _check(viewer, {"starts_on": step.starts_on, "due_on": step.due_on} | values)
    if "state" in values:
        is_done = values["state"] is DevelopmentStepState.DONE
        values["done_at"] = (step.done_at or clock.now()) if is_done else None
    links = await _links(viewer, step_id, changes["objective_ids"]) if "objective_ids" in changes else _Links()
    same = says(step, values) and links == _Links()
    if not await save_version(DevelopmentStep, step_id, if_version, values, same=same):
        return step_id
    await _link(step_id, links)
    await record("development_step.updated", "development_step", step_id)
    return step_id


@transaction
async def set_readers(viewer: Viewer, reader_ids: Sequence[int]) -> int:
    """Say who may look at one's development, all of them. Returns the person. Raises Forbidden, NotFound, TooLong."""
    person_id = await _own_development(viewer)
    wanted = set(reader_ids) - {person_id}
    if len(wanted) > MOST_READERS:
        raise TooLong(f"At most {MOST_READERS} people.", path=("personIds",))
    if await Person.filter(id__in=wanted, active=True).count() < len(wanted):
        raise NotFound("There is no such person.", path=("personIds",))
    await DevelopmentReader.filter(person_id=person_id).delete()
    await DevelopmentReader.bulk_create(
        [DevelopmentReader(id=new_id(), person_id=person_id, reader_id=each) for each in sorted(wanted)]
    )
    await record("development_readers.set", "development_reader", person_id)
    return person_id


async def _own_development(viewer: Viewer) -> int:
    if viewer.person_id is None or not can_develop(viewer):
        raise Forbidden("Only a person who may write has a development to write.")
    # The person is held, so that lists that are bounded stay so.
    await Person.filter(id=viewer.person_id).select_for_update().get()
    return viewer.person_id


async def _require_own(viewer: Viewer, table: str, id_: int) -> int:
    person_id = await owner_seen(current(), viewer, table, id_)
    if person_id is None:
        raise NotFound("There is no such thing.", path=("id",))
    if not can_edit(viewer, person_id):
        raise Forbidden("Only the person whose it is changes it.")
    return person_id


async def _check(viewer: Viewer, values: Mapping[str, Any]) -> None:
    if values["starts_on"] > values["due_on"]:
        raise Invalid("It is due before it starts.", path=("dueOn",))
    aspiration_id = values.get("aspiration_id")
    if aspiration_id is None:
        return
    if not await Aspiration.filter(id=aspiration_id, person_id=viewer.person_id).exists():
        raise NotFound("There is no such aspiration.", path=("aspirationId",))


@dataclass(frozen=True, slots=True)
class _Links:
    """The objectives that a step is to be linked to, and those that it is not to be linked to any more."""

    new: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()


async def _links(viewer: Viewer, step_id: int, objective_ids: Sequence[int]) -> _Links:
    """What links a step to these objectives alone. Links to what the viewer does not see any more stay as they are."""
    wanted = set(objective_ids)
    if len(wanted) > MOST_OBJECTIVES:
        raise TooLong(f"At most {MOST_OBJECTIVES} objectives.", path=("objectiveIds",))
    linked = {link.objective_id for link in await DevelopmentStepObjective.filter(step_id=step_id)}
    seen = await objectives_seen(current(), viewer, sorted(wanted | linked))
    if not wanted <= seen:
        raise NotFound("There is no such objective.", path=("objectiveIds",))
    return _Links(new=frozenset(wanted - linked), gone=frozenset((linked & seen) - wanted))


async def _link(step_id: int, links: _Links) -> None:
    await DevelopmentStepObjective.filter(step_id=step_id, objective_id__in=links.gone).delete()
    await DevelopmentStepObjective.bulk_create(
        [DevelopmentStepObjective(id=new_id(), step_id=step_id, objective_id=each) for each in sorted(links.new)]
    )
