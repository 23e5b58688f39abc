"""Reads of identity: who is behind a session or a token, what that person may see, and whom a link was made for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from plumbline.database import Connection, Row, Sql
from plumbline.engine import Reads, Relation, Table
from plumbline.identity.policy import SESSION_SCOPES
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

_BEHIND = """
    join account a on a.id = held.account_id and a.active
    left join person p on p.id = a.person_id
    where held.token_sha256 = :token_sha256 and (p.id is null or p.active)"""

_SESSION = (
    "select held.id, held.last_used_at, held.expires_at, a.id as account_id, a.person_id, a.role from session held"
)

_TOKEN = """
    select held.id, held.last_used_at, held.expires_at, held.revoked_at, held.scopes, a.id as account_id, a.person_id, a.role
    from access_token held"""

_RIGHTS = """
    with recursive below(id) as (
        select m.unit_id from membership m where m.person_id = :person_id and m.lead
        union
        select u.id from unit u join below on u.parent_id = below.id
    )
    select 'MEMBER' as what, m.unit_id as id from membership m where m.person_id = :person_id
    union all select 'LEAD', m.unit_id from membership m where m.person_id = :person_id and m.lead
    union all select 'BELOW', below.id from below
    union all select 'REPORT', r.id from person r where r.manager_id = :person_id"""


async def presence_of_session(connection: Connection, *, token_sha256: str, now: datetime) -> Presence | None:
    """Who is signed in with this session; None when it has ended or its account or person is not active any more."""
    row = await _first(connection, Sql(_SESSION + _BEHIND, token_sha256=token_sha256))
    if row is None or row["expires_at"] <= now or row["last_used_at"] <= now - IDLE:
        return None
    viewer = await _viewer(connection, row, scopes=SESSION_SCOPES)
    return Presence(viewer, session_id=row["id"], stale=row["last_used_at"] <= now - STALE)


async def presence_of_token(connection: Connection, *, token_sha256: str, now: datetime) -> Presence | None:
    """Whom this access token speaks for; None when it was revoked or has expired, or its account is not active."""
    row = await _first(connection, Sql(_TOKEN + _BEHIND, token_sha256=token_sha256))
    if row is None or row["revoked_at"] is not None:
        return None
    if row["expires_at"] is not None and row["expires_at"] <= now:
        return None
    viewer = await _viewer(connection, row, scopes=frozenset(row["scopes"].split()))
    stale = row["last_used_at"] is None or row["last_used_at"] <= now - STALE
    return Presence(viewer, token_id=row["id"], stale=stale)


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


async def _viewer(connection: Connection, row: Row, *, scopes: frozenset[str]) -> Viewer:
    person_id: int | None = row["person_id"]
    rights = await connection.rows(Sql(_RIGHTS, person_id=person_id)) if person_id is not None else []
    return Viewer(
        account_id=row["account_id"],
        person_id=person_id,
        role=Role(row["role"]),
        scopes=scopes,
        member_of=_ids(rights, "MEMBER"),
        leads=_ids(rights, "LEAD"),
        led_subtree=_ids(rights, "BELOW"),
        reports=_ids(rights, "REPORT"),
    )


def _ids(rights: Sequence[Row], what: str) -> frozenset[int]:
    return frozenset(row["id"] for row in rights if row["what"] == what)


async def _first(connection: Connection, sql: Sql) -> Row | None:
    rows = await connection.rows(sql)
    return rows[0] if rows else None
