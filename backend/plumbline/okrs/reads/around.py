"""What a person is to see of what goes on around them: what waits for them, and what was reached."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.okrs.policy import visible

WIN_DAYS = 14
"""So long something reached is news."""

MOST_WINS = 20

_WAITING = """
select b.needs_id, b.id from blocker b join key_result k on k.id = b.key_result_id join objective t on t.id = k.objective_id
where b.needs_id in :people and b.resolved_at is null and k.state = 'ACTIVE' and not t.archived and :seen
order by b.opened_at, b.id
"""
# The units from each person's home team up to the company, and what is reached by them and by people at home there.
_WINS = """
with recursive around(person_id, unit_id) as (
    select m.person_id, m.unit_id from membership m where m.person_id in :people and m.home
    union
    select a.person_id, u.parent_id from around a join unit u on u.id = a.unit_id where u.parent_id is not null
)
select a.person_id, c.id from around a join objective t on t.unit_id = a.unit_id
join key_result k on k.objective_id = t.id join check_in c on c.id = k.latest_check_in_id
where k.state = 'ACTIVE' and k.status = 'DONE' and c.recorded_at > :since and not t.archived
    and t.state in ('PUBLISHED', 'CLOSED') and :seen
order by c.recorded_at desc, c.id desc
"""


async def blockers_to_resolve(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """Open blockers that name these people as who must act, the oldest first."""
    found: dict[int, list[Ref]] = defaultdict(list)
    sql = Sql(_WAITING, people=list(keys), seen=visible(reads.viewer, "t"))
    for person, blocker in await reads.rows(sql):
        found[person].append(Ref("Blocker", blocker))
    return found


async def wins(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """The check-ins that said DONE in the last days, in the home team of these people and the units above it."""
    found: dict[int, list[Ref]] = defaultdict(list)
    since = reads.now - timedelta(days=WIN_DAYS)
    sql = Sql(_WINS, people=list(keys), since=since, seen=visible(reads.viewer, "t"))
    for person, check_in in await reads.rows(sql):
        if len(found[person]) < MOST_WINS:
            found[person].append(Ref("CheckIn", check_in))
    return found
