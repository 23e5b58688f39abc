"""What can be done with findings and dashboards: one function, one verb, one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plumbline.database import Connection, Dialect, Row, Sql, current, transaction
from plumbline.database.versions import save_version, says
from plumbline.engine import Ref
from plumbline.events.outbox import reacts_to, record
from plumbline.insights.models import Dashboard, Dismissal, OwnerDismissal
from plumbline.insights.policy import can_dismiss, can_dismiss_of_owner, can_edit_dashboard
from plumbline.insights.quality import Finding
from plumbline.insights.reads.abilities import homes_of
from plumbline.insights.reads.objectives import Place, found_in
from plumbline.insights.reads.owners import OwnerPlace, owners_found
from plumbline.insights.words import PictureKind
from plumbline.kit import clock
from plumbline.kit.errors import Blank, Duplicate, Forbidden, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, given, text
from plumbline.okrs.models import KeyResult
from plumbline.okrs.policy import Verb
from plumbline.okrs.service.goals import objective_for
from plumbline.okrs.service.graph import hold_shape_for_change
from plumbline.organization.models import Unit
from plumbline.organization.policy import require
from plumbline.organization.reads import unit_ref
from plumbline.organization.service.idempotency import claim
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer


@dataclass(frozen=True, slots=True)
class _Looking:
    """A viewer who looks within a transaction."""

    viewer: Viewer
    connection: Connection

    @property
    def dialect(self) -> Dialect:
        return self.connection.dialect

    async def rows(self, sql: Sql) -> list[Row]:
        return await self.connection.rows(sql)


@transaction
async def dismiss(viewer: Viewer, place: Place, *, reason: str | None) -> int:
    """Say why a finding of an objective does not apply, as long as what it is about stays as it is.

    Raises NotFound, also when nothing of that kind is found, Forbidden, Blank without a reason, Duplicate.
    """
    await _hold_objective(viewer, place)
    clean = _reason(reason)
    objective_id, key_result_id, other_id, kind = place
    found = (await found_in(_Looking(viewer, current()), [objective_id]))[objective_id]
    finding = next((each for each in found if _is_at(each, place)), None)
    if finding is None:
        raise NotFound("Nothing of this kind is found.", path=("kind",))
    before: dict[str, Any] = {"objective_id": objective_id, "key_result_id": key_result_id, "kind": kind}
    there = await Dismissal.get_or_none(**before, other_id=other_id)
    if there is not None and finding.covered_by(there.about):
        raise Duplicate("This finding has been dismissed.", path=("kind",))
    if there is not None:
        await there.delete()
    said: dict[str, Any] = {"about": finding.said_about, "reason": clean, "by_id": viewer.person_id}
    await Dismissal.create(id=new_id(), at=clock.now(), other_id=other_id, **before, **said)
    await record("finding.dismissed", "objective", objective_id, objective_id=objective_id)
    return objective_id


@transaction
async def restore(viewer: Viewer, place: Place) -> int:
    """Let a dismissed finding of an objective count again. Raises NotFound, Forbidden."""
    await _hold_objective(viewer, place)
    objective_id, key_result_id, other_id, kind = place
    of = Dismissal.filter(objective_id=objective_id, key_result_id=key_result_id, other_id=other_id, kind=kind)
    if not await of.delete():
        raise NotFound("This finding has not been dismissed.", path=("kind",))
    await record("finding.restored", "objective", objective_id, objective_id=objective_id)
    return objective_id


@transaction
async def dismiss_of_owner(viewer: Viewer, place: OwnerPlace, *, is_person: bool, reason: str | None) -> int:
    """Say why a finding of a unit or a person does not apply, until there is more of it. Raises as `dismiss`."""
    await _hold_owner(viewer, place)
    clean = _reason(reason)
    owner_id, cycle_id, kind = place
    found = await owners_found(_Looking(viewer, current()), cycle_id, [owner_id])
    finding = next((each for each in found.get(owner_id, ()) if each.kind == kind), None)
    if finding is None:
        raise NotFound("Nothing of this kind is found.", path=("kind",))
    before: dict[str, Any] = {"person_id" if is_person else "unit_id": owner_id, "cycle_id": cycle_id, "kind": kind}
    there = await OwnerDismissal.get_or_none(**before)
    if there is not None and finding.covered_by(there.about):
        raise Duplicate("This finding has been dismissed.", path=("kind",))
    if there is not None:
        await there.delete()
    said: dict[str, Any] = {"about": finding.said_about, "reason": clean, "by_id": viewer.person_id}
    await OwnerDismissal.create(id=new_id(), at=clock.now(), **before, **said)
    await record("owner_finding.dismissed", "person" if is_person else "unit", owner_id)
    return owner_id


@transaction
async def restore_of_owner(viewer: Viewer, place: OwnerPlace, *, is_person: bool) -> int:
    """Let a dismissed finding of a unit or a person count again. Raises NotFound, Forbidden."""
    await _hold_owner(viewer, place)
    owner_id, cycle_id, kind = place
    owner = {"person_id" if is_person else "unit_id": owner_id}
    if not await OwnerDismissal.filter(**owner, cycle_id=cycle_id, kind=kind).delete():
        raise NotFound("This finding has not been dismissed.", path=("kind",))
    await record("owner_finding.restored", "person" if is_person else "unit", owner_id)
    return owner_id


def _is_at(finding: Finding, place: Place) -> bool:
    _, key_result_id, other_id, kind = place
    return (finding.key_result_id, finding.other_id, finding.kind.value) == (key_result_id, other_id, kind)


def _reason(reason: str | None) -> str:
    clean = cleaned({"reason": reason}, {"reason": text(2_000)})["reason"]
    if clean is None:
        raise Blank("Say why it does not apply.", path=("reason",))
    return str(clean)


async def _hold_objective(viewer: Viewer, place: Place) -> None:
    """See to it that the viewer may decide on findings of the objective. Raises NotFound, Forbidden."""
    objective_id, key_result_id, _, _ = place
    await hold_shape_for_change()
    goal = await objective_for(viewer, Verb.COMMENT, objective_id)
    if not can_dismiss(viewer, goal.owned):
        raise Forbidden("Its owner, a lead above it or a coach dismisses findings.", path=("id",))
    if key_result_id is not None and not await KeyResult.filter(id=key_result_id, objective_id=objective_id).exists():
        raise NotFound("There is no such key result of this objective.", path=("keyResultId",))


async def _hold_owner(viewer: Viewer, place: OwnerPlace) -> None:
    owner_id, cycle_id, _ = place
    await hold_shape_for_change()
    if not await current().rows(Sql("select 1 from cycle where id = :id", id=cycle_id)):
        raise NotFound("There is no such cycle.", path=("cycleId",))
    homes = await homes_of(current(), [owner_id])
    if owner_id not in homes:
        raise NotFound("There is no such owner.", path=("ownerId",))
    if not can_dismiss_of_owner(viewer, owner_id, homes[owner_id]):
        raise Forbidden("The owner, who leads them, a coach or an admin dismisses findings.", path=("ownerId",))


@dataclass(frozen=True, slots=True)
class DashboardEntry:
    """What a dashboard is to be."""

    unit_id: int
    title: str
    pictures: tuple[PictureKind, ...]


@transaction
async def create_dashboard(viewer: Viewer, entry: DashboardEntry, *, idempotency_key: str) -> int:
    """Save a dashboard for a unit. Raises NotFound, Forbidden, Blank, TooLong, Duplicate when there is one."""
    dashboard_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, dashboard_id)
    if made_before is not None:
        return made_before
    # The unit is held, so that two who save at once do not both find that there is none.
    if await Unit.filter(id=entry.unit_id, archived=False).select_for_update().first() is None:
        raise NotFound("There is no such team.", path=("unitId",))
    require(can_edit_dashboard(viewer, entry.unit_id))
    clean = cleaned({"title": entry.title, "pictures": entry.pictures}, _DASHBOARD)
    if await Dashboard.filter(unit_id=entry.unit_id).exists():
        raise Duplicate("It has a dashboard already.", path=("unitId",))
    whose: dict[str, Any] = {"unit_id": entry.unit_id, "by_id": viewer.person_id}
    await Dashboard.create(id=dashboard_id, at=clock.now(), **whose, **clean)
    await record("dashboard.created", "dashboard", dashboard_id)
    return dashboard_id


@transaction
async def update_dashboard(viewer: Viewer, dashboard_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change a dashboard. Raises NotFound, Forbidden, Blank, TooLong, Duplicate, VersionConflict."""
    found = await _editable(viewer, dashboard_id)
    clean = cleaned(changes, _DASHBOARD)
    values = clean | {"by_id": viewer.person_id, "at": clock.now()}
    if not await save_version(Dashboard, dashboard_id, if_version, values, same=says(found, clean)):
        return dashboard_id
    await record("dashboard.updated", "dashboard", dashboard_id)
    return dashboard_id


@transaction
async def remove_dashboard(viewer: Viewer, dashboard_id: int) -> Ref | None:
    """Remove a dashboard; its unit is returned. Raises NotFound, Forbidden."""
    found = await _editable(viewer, dashboard_id)
    unit = await Unit.get(id=found.unit_id)
    await found.delete()
    await record("dashboard.removed", "dashboard", dashboard_id)
    return unit_ref(unit.id, unit.kind)


async def _editable(viewer: Viewer, dashboard_id: int) -> Dashboard:
    found = await Dashboard.filter(id=dashboard_id).select_for_update().first()
    if found is None:
        raise NotFound("There is no such dashboard.", path=("id",))
    require(can_edit_dashboard(viewer, found.unit_id))
    return found


def _pictures(value: Sequence[PictureKind] | None) -> str:
    pictures = given(value)
    if not pictures:
        raise Blank("Choose a picture.")
    if len(set(pictures)) < len(pictures):
        raise Duplicate("Each picture stands once.")
    return " ".join(each.value for each in pictures)


_DASHBOARD: Rules = {"title": Line(200, required=True), "pictures": _pictures}


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """A team's dashboard goes with it, unless the other has one of its own."""
    into_id = await merged_into(team_id)
    if await Dashboard.filter(unit_id=into_id).exists():
        await Dashboard.filter(unit_id=team_id).delete()
    else:
        await Dashboard.filter(unit_id=team_id).update(unit_id=into_id)
