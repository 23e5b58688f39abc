"""A library in a real database of either kind."""

import logging

import pytest

from plumbline.database import Sql, current, reading, transaction
from plumbline.engine import Context
from plumbline.settings import Settings
from tests.api.engine.world import CLEAN, TABLES, statements_of

logging.getLogger("strawberry.execution").disabled = True


@transaction
async def furnish(*scripts: str) -> None:
    """Run these statements."""
    for statement in statements_of(*scripts):
        await current().run(Sql(statement))


@pytest.fixture
async def library(database: Settings) -> None:
    """Tables and what stands on the shelves."""
    await furnish(TABLES, CLEAN)


@pytest.fixture
def context(library: None) -> Context:
    """A request of somebody who may see every book."""
    return Context("keeper", reading=reading)
