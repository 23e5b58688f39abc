"""Reads of identity: who is behind a session or a token, what that person may see, and whom a link was made for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from plumbline.database import Connection, Dialect, Once, Row, Sql
from plumbline.engine import Reads, Relation, Table
from plumbline.identity.policy import SESSION_SCOPES
from plumbline.organization.policy import ADMITTED
from plumbline.organization.viewer import Role, Viewer

IDLE = timedelta(days=14)
"""A session that was not used for so long has ended."""

STALE = timedelta(minutes=30)
"""`last_used_at` may lag by so much: a request is not worth a write."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A viewer, and the session or token that speaks for it. `stale` when its last use should be noted."""

    viewer: Viewer
    session_id: int | None = None
    token_id: int | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone whom the demo's sign-in page offers."""

    person_id: int
    name: str
    title: str | None
    role: Role
    leads: bool

    @property
    def word(self) -> str:
        """What the sign-in page calls them: their role, or LEAD for a member who leads a unit."""
        return "LEAD" if self.leads and self.role is Role.MEMBER else self.role.value


def own(viewer: Viewer, alias: str) -> Sql:
    """The tokens of the viewer's account."""
    return Sql(f"{alias}.account_id = :own_account_id", own_account_id=viewer.account_id)


def live(reads: Reads) -> Sql:
    """Tokens that were not revoked."""
    return Sql("t.revoked_at is null")


TOKENS = Table("access_token", prefix="tok", visible=own)
TOKENS_OF = Relation(TOKENS, by="account_id", order=("id",), where=live)

# Session or token, account, person and rights together: every request pays for this one statement.
_PRESENCE = """
    select held.id, held.last_used_at, held.expires_at, {columns} a.id as account_id, a.person_id, a.role,
        (select {ids}(m.unit_id) from membership m where m.person_id = a.person_id) as member_of,
        (select {ids}(m.unit_id) from membership m where m.person_id = a.person_id and m.lead) as leads,
        {led_subtree} as led_subtree,
        (select {ids}(r.id) from person r where r.manager_id = a.person_id) as reports,
        exists (select 1 from pilot_unit) as piloted, {admitted} as admitted
    from {table} held
    join account a on a.id = held.account_id and a.active
    left join person p on p.id = a.person_id
    where held.token_sha256 = :token_sha256 and (p.id is null or p.active)"""
_LED_SUBTREE = """(
        with recursive below(id) as (
            select m.unit_id from membership m where m.person_id = a.person_id and m.lead
            union
            select u.id from unit u join below on u.parent_id = below.id
        ) select {ids}(below.id) from below)"""
_IDS: dict[Dialect, str] = {"postgres": "array_agg", "sqlite": "json_group_array"}
_TABLES = {False: ("session", ""), True: ("access_token", "held.revoked_at, held.scopes,")}


@lru_cache
def _presence(dialect: Dialect, *, is_token: bool, leads: bool, pilot: bool) -> str:
    table, columns = _TABLES[is_token]
    ids = _IDS[dialect]
    subtree = _LED_SUBTREE.format(ids=ids) if leads else "null"
    admitted = ADMITTED if pilot else "not exists (select 1 from pilot_unit)"
    return _PRESENCE.format(admitted=admitted, table=table, columns=columns, ids=ids, led_subtree=subtree)


@dataclass(frozen=True, slots=True)
class Key:
    """What a request proves itself with: the session in its cookie or an access token, as the SHA-256 that is kept."""

    sha256: str
    is_token: bool

    def sql(self, dialect: Dialect, *, leads: bool = True, pilot: bool = True) -> Sql:
        """The one row behind the key, or none.

        Without `leads` it lacks the units below those that the person leads; without `pilot` it does not look who takes
        part in one. Both are ways down and up the teams, which cost even where nothing is found.
        """
        text = _presence(dialect, is_token=self.is_token, leads=leads, pilot=pilot)
        return Sql(text, token_sha256=self.sha256)

    def presence(self, row: Row, now: datetime) -> Presence | None:
        """Whom the key speaks for by that row; None when it has ended or was revoked."""
        return _presence_of_token(row, now) if self.is_token else _presence_of_session(row, now)


async def presence_of(connection: Connection | Once, key: Key, now: datetime) -> Presence | None:
    """Whom a key speaks for; None when it opens nothing, or nothing any more."""
    rows = await connection.rows(key.sql(connection.dialect))
    return key.presence(rows[0], now) if rows else None


def _presence_of_session(row: Row, now: datetime) -> Presence | None:
    if row["expires_at"] <= now or row["last_used_at"] <= now - IDLE:
        return None
    viewer = _viewer(row, scopes=SESSION_SCOPES)
    return Presence(viewer, session_id=row["id"], stale=row["last_used_at"] <= now - STALE)


def _presence_of_token(row: Row, now: datetime) -> Presence | None:
    if row["revoked_at"] is not None or (row["expires_at"] is not None and row["expires_at"] <= now):
        return None
    viewer = _viewer(row, scopes=frozenset(row["scopes"].split()))
    stale = row["last_used_at"] is None or row["last_used_at"] <= now - STALE
    return Presence(viewer, token_id=row["id"], stale=stale)


_VIEWERS = """
    select a.account_id, a.person_id, a.role,
        (select {ids}(m.unit_id) from membership m where m.person_id = a.person_id) as member_of,
        (select {ids}(m.unit_id) from membership m where m.person_id = a.person_id and m.lead) as leads,
        {led_subtree} as led_subtree,
        (select {ids}(r.id) from person r where r.manager_id = a.person_id) as reports,
        exists (select 1 from pilot_unit) as piloted, {admitted} as admitted
    from (
        select p.id as person_id, x.id as account_id, coalesce(x.role, 'MEMBER') as role
        from person p left join account x on x.person_id = p.id where p.active and p.id in :people
    ) a
"""


async def viewers_of(connection: Connection, person_ids: Sequence[int]) -> dict[int, Viewer]:
    """These people as those who would ask, today; whoever has left is absent. One statement.

    A person without an account is taken for a member.
    """
    ids = _IDS[connection.dialect]
    text = _VIEWERS.format(ids=ids, led_subtree=_LED_SUBTREE.format(ids=ids), admitted=ADMITTED)
    rows = await connection.rows(Sql(text, people=list(person_ids)))
    return {row["person_id"]: _viewer(row, scopes=SESSION_SCOPES) for row in rows}


async def demo_people(connection: Connection) -> list[DemoPerson]:
    """Up to five people of different roles; none unless the database is marked as a demo."""
    rows = await connection.rows(
        Sql("""
            select p.id, p.name, p.title, a.role,
                   exists (select 1 from membership m where m.person_id = p.id and m.lead) as leads
            from account a join person p on p.id = a.person_id
            where a.active and p.active and exists (select 1 from unit where parent_id is null and demo)
            order by a.id""")
    )
    found: dict[tuple[Role, bool], DemoPerson] = {}
    for row in rows:
        role = Role(row["role"])
        leads = bool(row["leads"]) and role is Role.MEMBER
        found.setdefault((role, leads), DemoPerson(row["id"], row["name"], row["title"], role, bool(row["leads"])))
    wanted = ((Role.ADMIN, False), (Role.COACH, False), (Role.MEMBER, True), (Role.MEMBER, False), (Role.READER, False))
    return [found[kind] for kind in wanted if kind in found]


async def invitation_by_key(connection: Connection, *, token_sha256: str, now: datetime) -> Row | None:
    """The unused, unexpired one-time link with this key: id, kind, email, role, person_id and the person's name."""
    row = await _first(
        connection,
        Sql(
            """
            select i.id, i.kind, i.email, i.role, i.person_id, i.expires_at, p.name as person_name
            from invitation i left join person p on p.id = i.person_id
            where i.token_sha256 = :token_sha256 and i.used_at is null""",
            token_sha256=token_sha256,
        ),
    )
    return row if row is not None and row["expires_at"] > now else None


async def roles_of(reads: Reads, keys: Sequence[int]) -> dict[int, Role]:
    """The role of each person who has an account."""
    rows = await reads.rows(Sql("select person_id, role from account where person_id in :ids", ids=list(keys)))
    return {row[0]: Role(row[1]) for row in rows}


async def openness_of(reads: Reads, keys: Sequence[int]) -> dict[int, bool]:
    """Whether each person can come in: with a password, or as one whom the demo offers."""
    sql = """
        select a.person_id from account a join person p on p.id = a.person_id
        where a.person_id in :ids and a.active and p.active
          and (a.password_hash is not null or exists (select 1 from unit where parent_id is null and demo))
    """
    able = {row[0] for row in await reads.rows(Sql(sql, ids=list(keys)))}
    return {key: key in able for key in keys}


async def needs_setup(connection: Connection) -> bool:
    """Whether nobody can sign in yet."""
    return await _first(connection, Sql("select 1 from account limit 1")) is None


async def person_behind(connection: Connection, *, account_id: int) -> Row | None:
    """Who an account belongs to: `email`, `role`, and `person_id`, `name` and `title` (all null for a service)."""
    return await _first(
        connection,
        Sql(
            """
            select a.email, a.role, a.person_id, p.name, p.title
            from account a left join person p on p.id = a.person_id where a.id = :account_id""",
            account_id=account_id,
        ),
    )


def _viewer(row: Row, *, scopes: frozenset[str]) -> Viewer:
    return Viewer(
        account_id=row["account_id"],
        person_id=row["person_id"],
        role=Role(row["role"]),
        scopes=scopes,
        member_of=_ids(row["member_of"]),
        leads=_ids(row["leads"]),
        led_subtree=_ids(row["led_subtree"]),
        reports=_ids(row["reports"]),
        piloted=bool(row["piloted"]),
        admitted=bool(row["admitted"]),
    )


def _ids(found: list[int] | str | None) -> frozenset[int]:
    """Ids as the dialect brings them: a list, or JSON; None for none on PostgreSQL."""
    return frozenset(json.loads(found) if isinstance(found, str) else found or ())


async def _first(connection: Connection, sql: Sql) -> Row | None:
    rows = await connection.rows(sql)
    return rows[0] if rows else None
