"""What can be done with announcements: one function, one verb, one transaction."""

from typing import Any

from plumbline.announcements.models import Announcement, AnnouncementRead
from plumbline.announcements.policy import can_announce
from plumbline.cycles.service import CycleLocked, existing_cycle
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, transaction
from plumbline.events.outbox import reacts_to, record
from plumbline.kit import clock
from plumbline.kit.errors import Duplicate, Forbidden, Invalid, NotFound
from plumbline.kit.ids import new_id
from plumbline.kit.patch import cleaned, text
from plumbline.organization.models import Unit
from plumbline.organization.policy import require
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.service.merging import merged_into
from plumbline.organization.viewer import Viewer

_PUBLISHED = """
select 1 from objective o where o.owner_unit_id = :unit and o.cycle_id = :cycle
    and o.state in ('PUBLISHED', 'CLOSED') and o.visibility <> 'PRIVATE' and not o.archived
"""


@transaction
async def announce(
    viewer: Viewer, unit_id: int, cycle_id: int, *, words: str | None, idempotency_key: str | None = None
) -> int:
    """Tell a unit's people, and those below, of its published goals of a cycle; once.

    Raises NotFound, Forbidden, CycleLocked, Duplicate, IdempotencyKeyReused, and Invalid when nothing is published.
    """
    if not await Unit.filter(id=unit_id, archived=False).exists():
        raise NotFound("There is no such team.", path=("unitId",))
    require(can_announce(viewer, unit_id))
    announcement_id = new_id()
    said = {"unit_id": unit_id, "cycle_id": cycle_id, "words": words}
    before = await made_before(viewer, idempotency_key, announcement_id, "announcement", said)
    if before is not None:
        return before
    cycle = await existing_cycle(cycle_id)
    if cycle.phase is CyclePhase.CLOSED:
        raise CycleLocked("A closed cycle is not announced any more.", path=("cycleId",))
    clean = cleaned({"text": words}, {"text": text(5_000)})
    if not await current().rows(Sql(_PUBLISHED, unit=unit_id, cycle=cycle_id)):
        raise Invalid("Publish an objective of this unit first.", path=("cycleId",))
    # The unit is held, so that two who announce at once do not both find that nobody has.
    await Unit.filter(id=unit_id).select_for_update().get()
    if await Announcement.filter(unit_id=unit_id, cycle_id=cycle_id).exists():
        raise Duplicate("This has been announced already.", path=("cycleId",))
    now = clock.now()
    whose: dict[str, Any] = {"unit_id": unit_id, "cycle_id": cycle_id, "by_id": viewer.person_id}
    await Announcement.create(id=announcement_id, at=now, text=clean["text"], **whose)
    if viewer.person_id is not None:
        await AnnouncementRead.create(id=new_id(), announcement_id=announcement_id, person_id=viewer.person_id, at=now)
    await record("announcement.created", "announcement", announcement_id)
    return announcement_id


@transaction
async def read_announcement(viewer: Viewer, announcement_id: int) -> int:
    """Note that the viewer has read it; again changes nothing. Raises NotFound, Forbidden for whoever is no person."""
    if not await Announcement.filter(id=announcement_id).exists():
        raise NotFound("There is no such announcement.", path=("id",))
    if viewer.person_id is None:
        raise Forbidden("Only people read announcements.")
    noted = "insert into announcement_read (id, announcement_id, person_id, at) values (:id, :announcement, :me, :at)"
    once = Sql(
        f"{noted} on conflict (announcement_id, person_id) do nothing",
        id=new_id(),
        announcement=announcement_id,
        me=viewer.person_id,
        at=clock.now(),
    )
    await current().run(once)
    await record("announcement.read", "announcement", announcement_id)
    return announcement_id


@reacts_to("team.merged")
async def follow_merge(team_id: int) -> None:
    """Announcements of a team go with it; of a cycle that the other has announced too they stay with what it was."""
    into_id = await merged_into(team_id)
    announced = await Announcement.filter(unit_id=into_id).values_list("cycle_id", flat=True)
    await Announcement.filter(unit_id=team_id).exclude(cycle_id__in=announced).update(unit_id=into_id)
