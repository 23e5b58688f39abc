"""What can be done with saved views: one function, one verb, one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, NotFound, OutOfRange
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned
from plumbline.organization.policy import require
from plumbline.organization.service.idempotency import claim
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer
from plumbline.saved_views.models import SavedView
from plumbline.saved_views.policy import can_edit_view, can_save_view, can_share_view, units_around, views_seen
from plumbline.saved_views.state import State, checked, written

MOST_OF_ONE = 200
"""Views that one person keeps."""

_RULES: Rules = {"name": Line(120, required=True)}


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """What a view is to be; without a unit it is private."""

    name: str
    state: State
    unit_id: int | None = None


@transaction
async def create_view(viewer: Viewer, entry: ViewEntry, *, idempotency_key: str) -> int:
    """Keep a view. Raises NotFound, Forbidden, Blank, TooLong, Invalid, OutOfRange."""
    require(can_save_view(viewer))
    view_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, view_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"name": entry.name}, _RULES)
    state = written(checked(entry.state))
    await _may_share(viewer, entry.unit_id)
    if await SavedView.filter(by_id=viewer.person_id).count() >= MOST_OF_ONE:
        raise OutOfRange(f"A person keeps at most {MOST_OF_ONE} views; remove one first.", path=("name",))
    whose: dict[str, Any] = {"by_id": viewer.person_id, "unit_id": entry.unit_id}
    await SavedView.create(id=view_id, at=clock.now(), state=state, **whose, **clean)
    await record("view.saved", "saved_view", view_id)
    return view_id


@transaction
async def update_view(viewer: Viewer, view_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Rename a view, share it otherwise, or let it show something else.

    Raises NotFound, Forbidden, Blank, TooLong, Invalid, OutOfRange, VersionConflict.
    """
    view = await _editable(viewer, view_id)
    values: dict[str, Any] = cleaned({"name": changes["name"]}, _RULES) if "name" in changes else {}
    if "state" in changes:
        values["state"] = written(checked(changes["state"]))
    if "unit_id" in changes:
        await _may_share(viewer, changes["unit_id"])
        values["unit_id"] = changes["unit_id"]
    if not await save_version(SavedView, view_id, if_version, values | {"at": clock.now()}, same=says(view, values)):
        return view_id
    await record("view.updated", "saved_view", view_id)
    return view_id


@transaction
async def remove_view(viewer: Viewer, view_id: int) -> int:
    """Remove a view. Raises NotFound, Forbidden."""
    await (await _editable(viewer, view_id)).delete()
    await record("view.removed", "saved_view", view_id)
    return view_id


async def _editable(viewer: Viewer, view_id: int) -> SavedView:
    seen = Sql("select v.id from saved_view v where v.id = :id and ", id=view_id) + views_seen(viewer, "v")
    if not await current().rows(seen):
        raise NotFound("There is no such view.", path=("id",))
    found = await SavedView.filter(id=view_id).select_for_update().first()
    if found is None:
        raise NotFound("There is no such view.", path=("id",))
    if not can_edit_view(viewer, found.by_id, found.unit_id):
        raise Forbidden("Whoever made it, or edits the team it is shared with, changes a view.", path=("id",))
    return found


async def _may_share(viewer: Viewer, unit_id: int | None) -> None:
    if unit_id is None:
        return
    if not await current().rows(Sql("select id from unit where id = :id and not archived", id=unit_id)):
        raise NotFound("There is no such team.", path=("unitId",))
    around = Sql("select u.id from unit u where u.id = :id and u.id in ", id=unit_id) + units_around(viewer)
    if not can_share_view(viewer) or not await current().rows(around):
        raise Forbidden("A view is shared with the company, your own teams and those you lead.", path=("unitId",))


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """The views of a team go with it."""
    await SavedView.filter(unit_id=team_id).update(unit_id=await merged_into(team_id))
