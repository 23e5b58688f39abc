"""What the company puts first, for a year or more."""

from collections.abc import Mapping
from typing import Any

from plumbline.database import transaction
from plumbline.database.versions import save_version
from plumbline.events.outbox import record
from plumbline.kit.errors import OutOfRange, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned, given, text
from plumbline.organization.models import Priority
from plumbline.organization.policy import can_manage, require
from plumbline.organization.service import the_company
from plumbline.organization.service.idempotency import made_before
from plumbline.organization.viewer import Viewer

MOST_YEARS = 20
PRIORITY: Rules = {"name": Line(200, required=True), "why": text(5_000), "position": given, "years": given}


@transaction
async def create_priority(
    viewer: Viewer, *, position: int | None = None, idempotency_key: str | None = None, **values: Any
) -> int:
    """Add a strategic priority to the company, after all others unless a `position` is given.

    Raises Forbidden, IdempotencyKeyReused, NotFound without a company.
    """
    require(can_manage(viewer))
    priority_id = new_id()
    before = await made_before(viewer, idempotency_key, priority_id, "priority", {"position": position, **values})
    if before is not None:
        return before
    company = await the_company()
    last = await Priority.filter(company_id=company.id).order_by("-position").first()
    values["position"] = (last.position + 1 if last else 0) if position is None else position
    await Priority.create(id=priority_id, company_id=company.id, **_with_years(cleaned(values, PRIORITY)))
    await record("priority.created", "priority", priority_id)
    return priority_id


@transaction
async def update_priority(viewer: Viewer, priority_id: int, changes: Mapping[str, Any], *, if_version: int) -> int:
    """Change or archive a strategic priority. Raises Forbidden, NotFound, VersionConflict."""
    require(can_manage(viewer))
    values = _with_years(cleaned(changes, {**PRIORITY, "archived": given}))
    if not await save_version(Priority, priority_id, if_version, values):
        return priority_id
    await record("priority.updated", "priority", priority_id)
    return priority_id


def _with_years(values: dict[str, Any]) -> dict[str, Any]:
    if "years" in values:
        if len(values["years"]) > MOST_YEARS:
            raise TooLong(f"At most {MOST_YEARS} years, please.", path=("years",))
        if not all(1900 <= year <= 2999 for year in values["years"]):
            raise OutOfRange("A year has four digits, such as 2026.", path=("years",))
        values["years"] = " ".join(str(year) for year in sorted(set(values["years"])))
    return values
