"""A world that stands still, on either database."""

from collections.abc import Iterator

import pytest

from plumbline.kit.clock import Hands, frozen_everywhere
from plumbline.settings import Settings
from tests.factories import NOW


@pytest.fixture
def clock(database: Settings) -> Iterator[Hands]:
    """Time stands still until its hands are moved."""
    with frozen_everywhere(NOW) as hands:
        yield hands
