"""The review meetings of the demo company: one of last week, with what came out of it, and one to come."""

from datetime import timedelta

from plumbline.exchange.demo.meetings import POINTS
from plumbline.exchange.service.demo_goals import Telling
from plumbline.kit import clock
from plumbline.meetings.service import add_point, close_meeting, create_meeting
from plumbline.meetings.words import MeetingKind, PointKind
from plumbline.organization.viewer import Viewer

COMPANY = "company"


async def hold_review(viewer: Viewer, telling: Telling) -> None:
    """Hold the company's weekly review now, as the goals stand at this moment."""
    house, today = telling.house, clock.now().date()
    meeting = await create_meeting(
        viewer, house.units[COMPANY], kind=MeetingKind.WEEKLY, title=None, held_on=today, idempotency_key="demo past"
    )
    for place, point in enumerate(POINTS):
        await add_point(
            viewer,
            meeting,
            kind=PointKind(point.kind),
            text=point.text,
            objective_id=None,
            owner_id=house.people[point.owner] if point.owner else None,
            due_on=today + timedelta(days=point.days) if point.days else None,
            idempotency_key=f"demo point {place}",
        )
    await close_meeting(viewer, meeting, if_version=1)


async def call_review(viewer: Viewer, telling: Telling) -> None:
    """Call the next one, of which the agenda writes itself."""
    await create_meeting(
        viewer,
        telling.house.units[COMPANY],
        kind=MeetingKind.WEEKLY,
        title=None,
        held_on=telling.monday + timedelta(days=7),
        idempotency_key="demo next",
    )
