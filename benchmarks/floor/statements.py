"""The statements of the hand-written endpoints, in the spelling of either database."""

from dataclasses import dataclass
from typing import Literal

Dialect = Literal["sqlite", "postgres"]

_OBJECTIVE = """
    o.id, o.title, o.kind, o.level, o.state, o.health, o.progress, o.confidence, o.due_on,
    o.owner_unit_id, o.owner_person_id"""
_SHOWN = "not o.archived and o.state in ('PUBLISHED', 'CLOSED') and o.visibility = 'EVERYONE'"
"""The shortest condition that is right for the rows of a benchmark; Plumbline's own says who may see what."""

_TOKEN = """
    select a.id, a.person_id, a.role, t.scopes
    from access_token t join account a on a.id = t.account_id and a.active
    where t.token_sha256 = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > current_timestamp)"""
_RIGHTS = """
    with recursive below(id) as (
        select m.unit_id from membership m where m.person_id = $1 and m.lead
        union
        select u.id from unit u join below on u.parent_id = below.id
    )
    select 'MEMBER' as what, m.unit_id as id from membership m where m.person_id = $1
    union all select 'LEAD', m.unit_id from membership m where m.person_id = $1 and m.lead
    union all select 'BELOW', below.id from below
    union all select 'REPORT', r.id from person r where r.manager_id = $1"""
_COMPANY = "select id, name from unit where parent_id is null"
_PERSON = "select id, name, title from person where id = $1"
_OF_UNIT = f"""
    select o.owner_unit_id, {_OBJECTIVE} from objective o
    where o.owner_unit_id = $1 and {_SHOWN} order by o.position, o.title, o.id"""
_OF_PERSON = f"""
    select o.owner_person_id, {_OBJECTIVE} from objective o
    where o.owner_person_id = $1 and {_SHOWN} order by o.position, o.title, o.id"""
_BELOW = f"""
    select o.parent_objective_id, {_OBJECTIVE} from objective o
    where o.parent_objective_id {{among}} and {_SHOWN} order by o.parent_objective_id, o.position, o.title, o.id"""
_KEY_RESULTS = """
    select k.objective_id, k.id, k.title, k.unit, k.start_value, k.current_value, k.target_value, k.progress, k.health
    from key_result k where k.objective_id {among} order by k.objective_id, k.position, k.id"""
_OWNERS = """
    select u.id, u.kind, u.name from unit u where u.id {among}
    union all select p.id, 'PERSON', p.name from person p where p.id {among}"""


@dataclass(frozen=True)
class Statements:
    """Each statement by what it reads."""

    token: str
    rights: str
    company: str
    person: str
    of_unit: str
    of_person: str
    below: str
    key_results: str
    owners: str


def statements(dialect: Dialect) -> Statements:
    """The statements as the driver of this database wants them."""
    among = "= any($1::bigint[])" if dialect == "postgres" else "in (select value from json_each($1))"
    texts = (_TOKEN, _RIGHTS, _COMPANY, _PERSON, _OF_UNIT, _OF_PERSON, _BELOW, _KEY_RESULTS, _OWNERS)
    spelled = (text.replace("{among}", among) for text in texts)
    return Statements(*(text if dialect == "postgres" else text.replace("$1", "?1") for text in spelled))
