"""An answered request is gone at once: what waits for the garbage collector holds everybody else up later."""

import gc
from typing import Any

import pytest

from plumbline.database import reading
from plumbline.engine import Context
from tests.api.engine.library import schema

DOCUMENTS = {
    "one statement": "{ author(id: 2) { name books { nodes { title } } } }",
    "level by level": "{ author(id: 2) { name books { totalCount nodes { title author { name } } } } }",
    "an error": "{ author(id: 2) { name strictPortrait { title } } }",
}


async def left_by(document: str) -> list[Any]:
    """What a request leaves for the collector of the things that it was answered with, whatever its parser left."""
    gc.freeze()
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        await schema.execute(document, context_value=Context("visitor", reading=reading))
        gc.collect()
        return [each for each in gc.garbage if type(each).__module__.startswith("plumbline.")]
    finally:
        gc.unfreeze()
        gc.set_debug(0)
        gc.garbage.clear()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("document", list(DOCUMENTS))
async def test_an_answered_request_leaves_nothing_to_the_garbage_collector(document: str) -> None:
    assert await left_by(DOCUMENTS[document]) == []
