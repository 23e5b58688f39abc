"""The same call twice has one effect: keys of an account, and what they made."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from plumbline.database import Sql, current
from plumbline.database.recordset import recordset
from plumbline.kit import clock
from plumbline.kit.errors import Invalid
from plumbline.kit.ids import new_id
from plumbline.kit.text import clean_text
from plumbline.okrs.service.refusals import IdempotencyKeyReused, within
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


@dataclass(frozen=True, slots=True)
class Claim:
    """A key, what was entered with it, and the id of what the call is about to make."""

    key: str
    entry: Any
    result_id: int

    @property
    def digest(self) -> str:
        """A digest of everything that was entered."""
        # In ASCII, so that text which is yet to be refused, such as a lone surrogate, has a digest too.
        body = json.dumps(asdict(self.entry), default=str, sort_keys=True)
        return hashlib.sha256((type(self.entry).__name__ + body).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Claimed:
    """What stands under a key now: made by this very call (`is_new`), or before by the same or another content."""

    is_new: bool
    same_content: bool
    result_id: int


def clean_key(key: str) -> str:
    """A key fit to be stored. Raises Refused, blamed on idempotencyKey."""
    with within("idempotencyKey"):
        return clean_text(key, longest=LONGEST_KEY, lines=False)


async def claim_all(viewer: Viewer, claims: Sequence[Claim]) -> dict[str, Claimed]:
    """Take keys for what a call is about to make, in two statements.

    A claim waits for a transaction that is using the same key, so two equal calls at once have one effect.
    """
    account_id = _account(viewer)
    digests = {claim.key: claim.digest for claim in claims}
    now = clock.now()
    rows = [
        {
            "id": new_id(),
            "account_id": account_id,
            "key": claim.key,
            "body_digest": digests[claim.key],
            "result_id": claim.result_id,
            "created_at": now,
        }
        for claim in sorted(claims, key=lambda claim: claim.key)
    ]
    made = Sql(f"insert into idempotency_key ({_NAMES}) select {_NAMES} from") + recordset(
        current().dialect, rows, _COLUMNS
    )
    await current().run(made + Sql("where true on conflict (account_id, key) do nothing"))
    stored = await current().rows(
        Sql(
            "select key, body_digest, result_id from idempotency_key where account_id = :account and key in :keys",
            account=account_id,
            keys=list(digests),
        )
    )
    mine = {claim.key: claim.result_id for claim in claims}
    return {
        key: Claimed(is_new=result_id == mine[key], same_content=digest == digests[key], result_id=result_id)
        for key, digest, result_id in stored
    }


async def claim(viewer: Viewer, key: str, entry: Any, result_id: int) -> int | None:
    """Take one key. Returns what this very call has made before, or None. Raises IdempotencyKeyReused."""
    key = clean_key(key)
    claimed = (await claim_all(viewer, [Claim(key, entry, result_id)]))[key]
    if not claimed.same_content:
        raise key_reused()
    return None if claimed.is_new else claimed.result_id


async def give_back(viewer: Viewer, keys: Collection[str]) -> None:
    """Free the keys of calls that were refused, so that they may be used again."""
    if keys:
        sql = "delete from idempotency_key where account_id = :account and key in :keys"
        await current().run(Sql(sql, account=_account(viewer), keys=list(keys)))


def key_reused() -> IdempotencyKeyReused:
    """The refusal of a key that was used with other content."""
    return IdempotencyKeyReused("This key was used with other content.", path=("idempotencyKey",))


def _account(viewer: Viewer) -> int:
    if viewer.account_id is None:
        raise Invalid("Without an account there is no idempotency key.")
    return viewer.account_id
