"""A process that tells and reminds people until it is killed, or with the word `once`, one time."""

import asyncio
import sys
from datetime import datetime

from plumbline.database import database_open
from plumbline.kit.clock import frozen_everywhere
from plumbline.notifications import service
from plumbline.settings import read_settings

READY = "ready"


async def work(at: datetime, *, once: bool) -> None:
    """Few events at a time, so that there are many places at which to be cut off."""
    service.MOST_EVENTS = 3
    async with database_open(read_settings()):
        print(READY, flush=True)  # noqa: T201 # whoever started this waits for it
        while True:
            with frozen_everywhere(at):
                await service.tell_people()
                await service.remind()
            if once:
                return


if __name__ == "__main__":
    asyncio.run(work(datetime.fromisoformat(sys.argv[1]), once="once" in sys.argv))
