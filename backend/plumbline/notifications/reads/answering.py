"""Who answers for goals, and which goals a change concerns, for many at once."""

from collections import defaultdict
from collections.abc import Sequence

from plumbline.database import Connection, Sql
from plumbline.notifications.recipients import Concern
from plumbline.notifications.words import Because
from plumbline.okrs.policy import reviewing_unit

Concerns = dict[int, list[Concern]]
"""Who is concerned, by the id of what happened."""

# `whole` says whether an objective takes its key results along.
_PEOPLE = """
answers(start, because, through, person, unit) as (
    select g.start, g.because, o.id, o.owner_person_id, o.owner_unit_id
    from goals g join objective o on o.id = g.objective where g.key_result is null
    union
    select g.start, g.because, c.objective_id, c.person_id, c.unit_id
    from goals g join co_owner c on c.objective_id = g.objective where g.key_result is null
    union
    select g.start, g.because, k.id, k.owner_person_id, k.owner_unit_id
    from goals g join key_result k on k.objective_id = g.objective and k.state = 'ACTIVE'
    where g.key_result is null and g.whole = 1
    union
    select g.start, g.because, k.id, k.owner_person_id, k.owner_unit_id
    from goals g join key_result k on k.id = g.key_result
    union
    select g.start, g.because, k.id, o.owner_person_id, o.owner_unit_id
    from goals g join key_result k on k.id = g.key_result join objective o on o.id = k.objective_id
    where k.owner_person_id is null and k.owner_unit_id is null
    union
    select g.start, g.because, k.id, c.person_id, c.unit_id
    from goals g join key_result k on k.id = g.key_result join co_owner c on c.objective_id = k.objective_id
    where k.owner_person_id is null and k.owner_unit_id is null
), people(start, because, through, person) as (
    select start, because, through, person from answers where person is not null
    union
    select a.start, a.because, a.through, m.person_id
    from answers a join membership m on m.unit_id = a.unit and m.lead
)
select x.start, x.because, x.through, x.person from people x join person p on p.id = x.person and p.active
"""
_CHANGED = """
with recursive changed(start, objective, key_result) as (
    select c.id, c.objective_id, c.key_result_id from change c where c.id in :subjects
), below(start, objective, key_result) as (
    select start, objective, key_result from changed
    union
    select b.start, a.from_objective_id, a.from_key_result_id
    from below b join alignment a on a.to_objective_id = b.objective and a.kind = 'CONTRIBUTES'
        and (b.key_result is null or a.to_key_result_id = b.key_result)
    join objective o on o.id = a.from_objective_id and o.state in ('PUBLISHED', 'CLOSED')
    left join key_result k on k.id = a.from_key_result_id
    where k.id is null or k.state = 'ACTIVE'
), goals(start, because, objective, key_result, whole) as (
    select start, 'OWNS', objective, key_result, 0 from changed
    union
    select start, 'OWNS', objective, null, 0 from changed where key_result is not null
    union
    select c.start, 'ABOVE', a.to_objective_id, a.to_key_result_id, 0
    from changed c join alignment a on a.from_objective_id = c.objective and a.kind = 'CONTRIBUTES'
        and (c.key_result is null or a.from_key_result_id = c.key_result)
    union
    select start, 'BELOW', objective, key_result, 1 from below
),
"""
_ALIGNED = """
with goals(start, because, objective, key_result, whole) as (
    select a.id, 'ABOVE', a.to_objective_id, a.to_key_result_id, 0 from alignment a where a.id in :subjects
),
"""
_OWNED = """
with goals(start, because, objective, key_result, whole) as (
    select o.id, 'OWNS', o.id, cast(null as bigint), 0 from objective o where o.id in :subjects
),
"""
_AUTHORS = "select o.id, 'WROTE', o.id, o.created_by_id from objective o where o.id in :subjects"
_REVIEWERS = f"""
with reviewed(id, unit) as (
    select o.id, {reviewing_unit("o")} from objective o where o.id in :subjects
)
select r.id, 'REVIEWS', r.id, m.person_id
from reviewed r join membership m on m.unit_id = r.unit and m.lead join person p on p.id = m.person_id and p.active
union
select r.id, 'REVIEWS', r.id, a.person_id
from reviewed r join account a on a.role = 'ADMIN' and a.active join person p on p.id = a.person_id and p.active
where r.unit is null
"""
_NEEDED = """
select b.id, 'NAMED', null, b.needs_id from blocker b join person p on p.id = b.needs_id and p.active where b.id in :subjects
"""
_MEMBERS = """
with recursive below(start, id) as (
    select a.id, a.unit_id from announcement a where a.id in :subjects
    union
    select below.start, u.id from below join unit u on u.parent_id = below.id
)
select distinct b.start, 'MEMBER', cast(null as bigint), p.id
from below b join membership m on m.unit_id = b.id join person p on p.id = m.person_id and p.active
where not exists (select 1 from announcement_read r where r.announcement_id = b.start and r.person_id = p.id)
"""

_COMMENTED = """
with goals(start, because, objective, key_result, whole) as (
    select c.id, 'OWNS', c.objective_id, c.key_result_id, 0 from comment c where c.id in :subjects
),
"""
_MENTIONED = """
select m.comment_id, 'NAMED', cast(null as bigint), m.person_id
from comment_mention m join person p on p.id = m.person_id and p.active where m.comment_id in :subjects
"""
_IN_THREAD = """
select c.id, 'WROTE', cast(null as bigint), o.author_id
from comment c join comment o on (o.id = c.answers_id or o.answers_id = c.answers_id) and o.removed_at is null
join person p on p.id = o.author_id and p.active where c.id in :subjects
"""
_THANKED = """
with recursive below(start, id) as (
    select x.recognition_id, x.unit_id from recognition_recipient x
    where x.recognition_id in :subjects and x.unit_id is not null
    union
    select below.start, u.id from below join unit u on u.parent_id = below.id
)
select b.start, 'MEMBER', cast(null as bigint), p.id
from below b join membership m on m.unit_id = b.id join person p on p.id = m.person_id and p.active
union
select x.recognition_id, 'NAMED', cast(null as bigint), p.id
from recognition_recipient x join person p on p.id = x.person_id and p.active where x.recognition_id in :subjects
"""
_FEEDBACK = """
select f.id, 'NAMED', cast(null as bigint), p.id from feedback f
join person p on p.active and p.id = f.{whom} where f.id in :subjects
"""

_MANAGING = """
select f.id, 'MANAGES', cast(null as bigint), m.id from feedback f
join person p on p.id = f.about_id join person m on m.id = p.manager_id and m.active
where f.id in :subjects and f.about_agrees_at is not null and f.giver_agrees_at is not null
"""

_TALKING = """
select t.id, 'NAMED', cast(null as bigint), p.id from one_to_one t
join person p on p.active and p.id = t.guest_id where t.id in :subjects
"""


async def concerned_by_changes(connection: Connection, change_ids: Sequence[int]) -> Concerns:
    """Whom each change concerns: see `recipients`."""
    return await _concerns(connection, _CHANGED + _PEOPLE, change_ids)


async def concerned_by_alignments(connection: Connection, alignment_ids: Sequence[int]) -> Concerns:
    """Who answers for what each edge leads up to."""
    return await _concerns(connection, _ALIGNED + _PEOPLE, alignment_ids)


async def concerned_by_reviews(connection: Connection, objective_ids: Sequence[int]) -> Concerns:
    """Who answers for each objective, or wrote it."""
    text = f"{_OWNED}{_PEOPLE} union all {_AUTHORS} and o.created_by_id is not null"
    return await _concerns(connection, text, objective_ids)


async def reviewers(connection: Connection, objective_ids: Sequence[int]) -> Concerns:
    """Who reviews each objective: the leads of the nearest unit above that has one; admins where there is none."""
    return await _concerns(connection, _REVIEWERS, objective_ids)


async def needed(connection: Connection, blocker_ids: Sequence[int]) -> Concerns:
    """Who must act on each blocker."""
    return await _concerns(connection, _NEEDED, blocker_ids)


async def asked_to_read(connection: Connection, announcement_ids: Sequence[int]) -> Concerns:
    """Whom each announcement is for, without who has read it."""
    return await _concerns(connection, _MEMBERS, announcement_ids)


async def concerned_by_comments(connection: Connection, comment_ids: Sequence[int]) -> Concerns:
    """Who answers for the goal of each comment, has written in its thread, or is mentioned."""
    return await _concerns(
        connection, f"{_COMMENTED}{_PEOPLE} union all {_MENTIONED} union all {_IN_THREAD}", comment_ids
    )


async def mentioned(connection: Connection, comment_ids: Sequence[int]) -> Concerns:
    """Who is mentioned in each comment."""
    return await _concerns(connection, _MENTIONED, comment_ids)


async def thanked(connection: Connection, recognition_ids: Sequence[int]) -> Concerns:
    """Who is thanked, by name or in a unit."""
    return await _concerns(connection, _THANKED, recognition_ids)


async def asked_for_feedback(connection: Connection, feedback_ids: Sequence[int]) -> Concerns:
    """Who is to give it."""
    return await _concerns(connection, _FEEDBACK.format(whom="giver_id"), feedback_ids)


async def reading_feedback(connection: Connection, feedback_ids: Sequence[int]) -> Concerns:
    """Whom it is for."""
    return await _concerns(connection, _FEEDBACK.format(whom="about_id"), feedback_ids)


async def managing(connection: Connection, feedback_ids: Sequence[int]) -> Concerns:
    """Who manages whom each is about, where both of the two agree."""
    return await _concerns(connection, _MANAGING, feedback_ids)


async def talked_with(connection: Connection, one_to_one_ids: Sequence[int]) -> Concerns:
    """With whom each 1:1 was started."""
    return await _concerns(connection, _TALKING, one_to_one_ids)


async def _concerns(connection: Connection, text: str, ids: Sequence[int]) -> Concerns:
    found: Concerns = defaultdict(list)
    if ids:
        for subject, because, through, person in await connection.rows(Sql(text, subjects=list(ids))):
            found[subject].append(Concern(person, Because(because), through))
    return found
