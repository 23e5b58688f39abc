"""The dashboards of the demo company, as the leads of their teams save them."""

from collections.abc import Callable

from plumbline.exchange.demo.dashboards import DASHBOARDS
from plumbline.exchange.service.demo_company import House
from plumbline.insights.service import DashboardEntry, create_dashboard
from plumbline.organization.viewer import Viewer


async def save_dashboards(house: House, writer: Callable[[House, str], Viewer]) -> None:
    """Let the lead of each of these teams save what the team looks at."""
    for told in DASHBOARDS:  # two teams, each through the door that people use
        entry = DashboardEntry(house.units[told.unit], told.title, told.pictures)
        await create_dashboard(writer(house, told.unit), entry, idempotency_key=f"demo dashboard {told.unit}")
