"""People who have left, and who is told so that somebody else answers for what they had."""

from collections.abc import Mapping
from datetime import datetime

from plumbline.database import Connection, Sql
from plumbline.notifications.reads.owing import leading
from plumbline.notifications.recipients import Concern, Matter
from plumbline.notifications.reminding import nearest_leads
from plumbline.notifications.words import Because, NotificationKind

_LEFT = """
select p.id, m.unit_id from person p left join membership m on m.person_id = p.id and m.home
where p.id in :ids and not p.active
"""
_ADMINS = """
select p.id from account a join person p on p.id = a.person_id and p.active where a.role = 'ADMIN' and a.active
"""


async def leavers(
    connection: Connection, left: Mapping[int, tuple[int | None, datetime]]
) -> list[tuple[Matter, list[Concern]]]:
    """Those of these people who are gone, each with the lead of the home team, else the next one above, else admins.

    Given with who let them go and when. Three statements.
    """
    if not left:
        return []
    gone = await connection.rows(Sql(_LEFT, ids=list(left)))
    led = await leading(connection)
    admins = {row[0] for row in await connection.rows(Sql(_ADMINS))}
    found = []
    for person_id, home in gone:
        by, at = left[person_id]
        people = nearest_leads(home, led.above, led.leads, {person_id}) or admins
        concerns = [Concern(each, Because.LEADS) for each in sorted(people)]
        found.append((Matter(NotificationKind.PERSON_LEFT, person_id, None, None, by, at), concerns))
    return found
