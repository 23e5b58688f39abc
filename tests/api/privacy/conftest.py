"""A company with hidden goals, and copies of its database in which these were never written."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from plumbline.database import Sql, database_open, reading
from plumbline.kit.ids import encode
from plumbline.settings import Settings
from tests.api.privacy.copies import copied, without
from tests.api.privacy.hidden_world import HIDDEN_FROM, HiddenWorld, hidden_world
from tests.server import Server, serving

GENEROUS = {"PLUMBLINE_ALIASES": "10000", "PLUMBLINE_TOKENS": "20000", "PLUMBLINE_ROOT_FIELDS": "1000"}
"""Questions that ask for everything at once are longer than any that a person writes."""

IDS = {
    "Objective": "obj objective",
    "KeyResult": "kr key_result",
    "Milestone": "ms milestone",
    "Alignment": "aln alignment",
    "CheckIn": "chk check_in",
    "Blocker": "blk blocker",
    "Initiative": "ini initiative",
    "Change": "chg change",
    "Person": "per person",
    "Cycle": "cyc cycle",
    "Priority": "prio priority",
    "Membership": "mem membership",
    "Meeting": "mtg meeting",
    "Announcement": "ann announcement",
    "MeetingPoint": "mpt meeting_point",
    "Notification": "ntf notification",
    "ObjectiveReturn": "ret objective_return",
    "CoachingSession": "cos coaching_session",
    "Reward": "rwd reward",
    "Recognition": "rcg recognition",
    "Comment": "cmt comment",
    "Feedback": "fdb feedback",
    "Aspiration": "asp aspiration",
    "DevelopmentStep": "dst development_step",
    "OneToOne": "oto one_to_one",
    "OneToOneNote": "otn one_to_one_note",
    "OneToOneAction": "ota one_to_one_action",
}

SPOKEN = ("Comment", "Recognition", "Feedback")
"""What people say of goals."""


@dataclass
class Scene:
    """A running server with hidden goals, and those of copies without them, by the words that are gone."""

    made: HiddenWorld
    ids: dict[str, list[tuple[str, int]]]
    whole: Server
    copies: dict[tuple[str, ...], Server]
    hanging: dict[tuple[str, int], str]

    def hidden_of(self, type_: str, objective_id: int) -> str:
        """The public id of the first thing of a type that hangs on an objective."""
        return self.hanging[type_, objective_id]

    def client(self, kind: str, *, without: tuple[str, ...] = ()) -> httpx.AsyncClient:
        """A program that speaks for this kind of viewer, to the whole database or to a copy."""
        server = self.copies[without] if without else self.whole
        headers = {"authorization": f"Bearer {self.made.tokens[kind]}"}
        return httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.settings.port}", headers=headers, timeout=60)

    def named(self, type_: str) -> list[str]:
        """All public ids of a type."""
        return [public for public, _ in self.ids[type_]]


async def _ids() -> dict[str, list[tuple[str, int]]]:
    from plumbline.kit.ids import encode

    found: dict[str, list[tuple[str, int]]] = {}
    async with reading() as connection:
        for type_, words in IDS.items():
            prefix, table = words.split()
            rows = await connection.rows(Sql(f"select id from {table} order by id"))
            found[type_] = [(encode(prefix, row[0]), row[0]) for row in rows]
        for kind, prefix in (("COMPANY", "com"), ("TEAM", "team")):
            rows = await connection.rows(Sql("select id from unit where kind = :kind order by id", kind=kind))
            found[kind.title()] = [(encode(prefix, row[0]), row[0]) for row in rows]
    return found


async def _hanging() -> dict[tuple[str, int], str]:
    """The first thing of each type on each objective."""
    through = (
        "select t.id, k.objective_id from {table} t join key_result k on k.id = t.key_result_id order by t.id desc"
    )
    texts = dict.fromkeys(("CheckIn", "Milestone", "Blocker"), through)
    texts |= dict.fromkeys(
        ("KeyResult", "Initiative", *SPOKEN), "select id, objective_id from {table} order by id desc"
    )
    found: dict[tuple[str, int], str] = {}
    async with reading() as connection:
        for type_, text in texts.items():
            prefix, table = IDS[type_].split()
            for id_, objective_id in await connection.rows(Sql(text.format(table=table))):
                found[type_, objective_id] = encode(prefix, id_)
    return found


@pytest.fixture
async def scene(installation: Settings, tmp_path: Path) -> AsyncIterator[Scene]:
    """The whole database and one copy for each set of words that somebody must not see."""
    async with database_open(installation):
        made = await hidden_world()
        ids, hanging = await _ids(), await _hanging()
    async with AsyncExitStack() as stack:
        copies = {}
        for number, words in enumerate(sorted(set(HIDDEN_FROM.values()))):
            settings = await stack.enter_async_context(copied(installation, f"copy_{number}", tmp_path / str(number)))
            await without(settings, [id_ for word in words for id_ in made.hidden[word]])
            copies[words] = settings
        running = {
            words: await stack.enter_async_context(serving(settings, extra=GENEROUS))
            for words, settings in copies.items()
        }
        whole = await stack.enter_async_context(serving(installation, extra=GENEROUS))
        yield Scene(made, ids, whole, running, hanging)
