"""Agendas of 1:1s: what there is to say of the goals of the two, as far as whoever looks sees them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from plumbline.database import Row, Sql
from plumbline.engine import Reads, Ref
from plumbline.meetings.reads.agendas import GOAL, news_of, shown
from plumbline.okrs.policy import visible
from plumbline.one_to_ones.agenda import place, topics
from plumbline.one_to_ones.reads.lists import recurrence

MOST = 100
"""Objectives on one agenda."""

Key = tuple[Any, ...]
"""A 1:1: its id, when it ended, what it looked back to at first, and the columns of `WHEN`."""

_ON_AGENDA = f"""
with two(one_to_one_id, person_id, place) as (
    select h.id, h.starter_id, 0 from one_to_one h where h.id in :ids
    union all
    select h.id, h.guest_id, 1 from one_to_one h where h.id in :ids
), scope(one_to_one_id, objective_id, person_id, place) as (
    select two.one_to_one_id, o.id, two.person_id, two.place
    from two join objective o on o.owner_person_id = two.person_id
    union
    select two.one_to_one_id, c.objective_id, two.person_id, two.place
    from two join co_owner c on c.person_id = two.person_id
)
select s.one_to_one_id, s.person_id, {GOAL}
from scope s join objective t on t.id = s.objective_id join cycle c on c.id = t.cycle_id
where c.phase in ('ACTIVE', 'GRADING') and t.state in ('PUBLISHED', 'CLOSED') and not t.archived and :seen
order by s.one_to_one_id, t.position, t.title, t.id, s.place
"""
_DUE = """
select k.objective_id, k.id, k.due_on, case when k.due_at <= :now then 1 else 0 end from key_result k join objective o on o.id = k.objective_id
where k.objective_id in :ids and k.state = 'ACTIVE' and o.state = 'PUBLISHED'
    and (k.status is null or k.status <> 'DONE') and (k.due_at <= :now or k.due_on < :until)
order by k.due_on, k.position, k.id
"""
_PRAISED = """
select objective_id, at from recognition where objective_id in :ids and removed_at is null order by at
"""


@dataclass(frozen=True, slots=True)
class _Next:
    """The next date of a 1:1: what it looks back to, and the date after it, up to which things are due."""

    since: datetime
    until: date

    @classmethod
    def of(cls, key: Key, now: datetime) -> "_Next":
        held = recurrence(*key[3:])
        day = held.next_on(now)
        return cls(held.looks_back_to(day, otherwise=key[2]), held.following(day))


async def agendas(reads: Reads, keys: Sequence[Key]) -> dict[Key, list[dict[str, Any]]]:
    """What the two of each 1:1 have to talk about on its next date; nothing once it has ended."""
    dates = {key[0]: _Next.of(key, reads.now) for key in keys if key[1] is None}
    if not dates:
        return {}
    owners: dict[tuple[int, int], list[Ref]] = defaultdict(list)
    goals: dict[tuple[int, int], tuple[Any, ...]] = {}
    for row in await reads.rows(Sql(_ON_AGENDA, ids=list(dates), seen=visible(reads.viewer, "t"))):
        owners[row[0], row[2]].append(Ref("Person", row[1]))
        goals[row[0], row[2]] = (row[0], dates[row[0]].since, *tuple(row)[2:])
    news = await news_of(reads, list(goals.values()))
    ids = sorted({goal for _, goal in goals})
    due = await _due(reads, ids, max(each.until for each in dates.values()))
    praised = {row[0]: row[1] for row in await reads.rows(Sql(_PRAISED, ids=ids))} if ids else {}
    return {
        key: [
            shown(item) | {"owners": owners[key[0], item["objective_id"]]}
            for item in _items(news.get(key[0], ()), due, praised, dates[key[0]])
        ]
        for key in keys
        if key[0] in dates
    }


def _items(
    news: Sequence[dict[str, Any]], due: Mapping[int, Sequence[Row]], praised: Mapping[int, datetime], when: _Next
) -> list[dict[str, Any]]:
    found = []
    for item in news:
        id_ = item["objective_id"]
        waiting = [row[1] for row in due.get(id_, ()) if row[3] or row[2] < when.until]
        is_praised = id_ in praised and praised[id_] > when.since
        why = topics(item["topics"], is_due=bool(waiting), is_praised=is_praised)
        if why:
            due_now = [Ref("KeyResult", each) for each in waiting]
            found.append(
                item | {"topics": [str(topic) for topic in why], "due": due_now, "place": place(why, item["health"])}
            )
    return sorted(found, key=itemgetter("place"))[:MOST]


async def _due(reads: Reads, ids: Sequence[int], until: date) -> dict[int, list[Row]]:
    """What is due of each objective by that day: key results with the day they end, and whether a check-in waits."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in await reads.rows(Sql(_DUE, ids=ids, now=reads.now, until=until)) if ids else ():
        found[row[0]].append(row)
    return found
