"""The same call twice has one effect: keys of an account, and what they made."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

from plumbline.database import Cells, Sql, current
from plumbline.database.recordset import recordset
from plumbline.kit import clock
from plumbline.kit.errors import Invalid, Refused
from plumbline.kit.ids import new_id
from plumbline.kit.text import clean_text
from plumbline.organization.viewer import Viewer

LONGEST_KEY = 200
_COLUMNS = {
    "id": "bigint",
    "account_id": "bigint",
    "key": "text",
    "body_digest": "text",
    "result_id": "bigint",
    "created_at": "timestamptz",
}
_NAMES = ", ".join(_COLUMNS)
_STORED = "select key, body_digest, result_id from idempotency_key where account_id = :account and key in :keys"


class IdempotencyKeyReused(Refused):
    """The key has been used for something else."""

    code: ClassVar[str] = "IDEMPOTENCY_KEY_REUSED"


@dataclass(frozen=True, slots=True)
class Claim:
    """A key, the digest of what was entered with it, and the id of what the call is about to make."""

    key: str
    digest: str
    result_id: int


def digest_of(entry: Any) -> str:
    """A digest of everything that was entered, a dataclass. It is stored, so it must stay as it is."""
    # In ASCII, so that text which is yet to be refused, such as a lone surrogate, has a digest too.
    body = json.dumps(_plain(entry), default=_plain, sort_keys=True)
    return hashlib.sha256((type(entry).__name__ + body).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return {each.name: getattr(value, each.name) for each in fields(value)} if is_dataclass(value) else str(value)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What stands under a key now: made by this very call (`is_new`), or before by the same or another content."""

    is_new: bool
    same_content: bool
    result_id: int


def clean_key(key: str, *, longest: int = LONGEST_KEY) -> str:
    """A key fit to be stored. Raises Refused, blamed on idempotencyKey."""
    try:
        return clean_text(key, longest=longest, lines=False)
    except Refused as refusal:
        raise refusal.at("idempotencyKey") from None


def claimed(viewer: Viewer, claims: Sequence[Claim], *, holding: Sql) -> Sql:
    """The statement that takes keys for what a call is about to make; `holding` stands at the end of its FROM.

    It waits for a transaction that is using the same key, so two equal calls at once have one effect.
    """
    account_id, now = _account(viewer), clock.now()
    rows = [
        {
            "id": new_id(),
            "account_id": account_id,
            "key": claim.key,
            "body_digest": claim.digest,
            "result_id": claim.result_id,
            "created_at": now,
        }
        for claim in sorted(claims, key=lambda claim: claim.key)
    ]
    values = recordset(current().dialect, rows, _COLUMNS)
    made = Sql(f"insert into idempotency_key ({_NAMES}) select {_NAMES} from") + values + holding
    return made + Sql("where true on conflict (account_id, key) do nothing")


def claims_asked(viewer: Viewer, claims: Sequence[Claim]) -> Sql:
    """Asks what stands under the keys now, in a statement after `claimed`: rows for `claims_in`."""
    return Sql(_STORED, account=_account(viewer), keys=[claim.key for claim in claims])


def claims_in(rows: Iterable[Cells], claims: Sequence[Claim]) -> dict[str, Claimed]:
    """What stands under each key."""
    mine = {claim.key: claim for claim in claims}
    return {
        row[0]: Claimed(
            is_new=row[2] == mine[row[0]].result_id,
            same_content=row[1] == mine[row[0]].digest,
            result_id=row[2],
        )
        for row in rows
    }


async def claim(viewer: Viewer, key: str, entry: Any, result_id: int) -> int | None:
    """Take one key. Returns what this very call has made before, or None. Raises IdempotencyKeyReused."""
    key = clean_key(key)
    claims = [Claim(key, digest_of(entry), result_id)]
    await current().run(claimed(viewer, claims, holding=Sql("")))
    found = claims_in(await current().rows(claims_asked(viewer, claims)), claims)[key]
    if not found.same_content:
        raise key_reused()
    return None if found.is_new else found.result_id


@dataclass(frozen=True, slots=True)
class _Made:
    what: str
    values: Mapping[str, Any]


async def made_before(
    viewer: Viewer, key: str | None, result_id: int, what: str, values: Mapping[str, Any]
) -> int | None:
    """The same for a call that may come without a key, as the oldest ones do: then it stands for itself."""
    return None if key is None else await claim(viewer, key, _Made(what, values), result_id)


def given_back(viewer: Viewer, keys: Collection[str]) -> list[Sql]:
    """The statement that frees the keys of calls that were refused, if any, so that they may be used again."""
    sql = "delete from idempotency_key where account_id = :account and key in :keys"
    return [Sql(sql, account=_account(viewer), keys=list(keys))] if keys else []


def key_reused() -> IdempotencyKeyReused:
    """The refusal of a key that was used with other content."""
    return IdempotencyKeyReused("This key was used with other content.", path=("idempotencyKey",))


def _account(viewer: Viewer) -> int:
    if viewer.account_id is None:
        raise Invalid("Without an account there is no idempotency key.")
    return viewer.account_id
