"""The development of people of the demo company, as they write it themselves."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from plumbline.development.service import StepEntry, create_aspiration, create_step, set_readers
from plumbline.exchange.demo.development import DEVELOPMENTS, DemoDevelopment
from plumbline.exchange.service.demo_company import House
from plumbline.kit import clock
from plumbline.organization.viewer import Viewer


async def develop(house: House, writer: Callable[[House, str], Viewer], objectives: Mapping[str, int]) -> None:
    """Let each of them write down where they want to get to."""
    for told in DEVELOPMENTS:  # two people, each through the doors that people use
        await _write(house, writer(house, told.person), told, objectives)


async def _write(house: House, viewer: Viewer, told: DemoDevelopment, objectives: Mapping[str, int]) -> None:
    today = clock.now().date()
    aspiration = await create_aspiration(
        viewer, title=told.aspiration, description=told.why, idempotency_key="demo aspiration"
    )
    for step in told.steps:
        entry = StepEntry(
            step.title,
            today + timedelta(days=step.due),
            starts_on=today + timedelta(days=step.starts),
            note=step.note,
            state=step.state,
            aspiration_id=aspiration,
            objective_ids=(objectives[step.objective],) if step.objective else (),
        )
        await create_step(viewer, entry, idempotency_key=f"demo step {step.title}")
    await set_readers(viewer, [house.people[reader] for reader in told.readers])
