"""An office with people at work, on either database."""

from collections.abc import AsyncIterator

import pytest

from plumbline.settings import Settings
from tests.durability.office import Office, furnished


@pytest.fixture
async def office(installation: Settings) -> AsyncIterator[Office]:
    """A company at work on a real server."""
    made = await furnished(installation)
    try:
        yield made
    finally:
        await made.close()
