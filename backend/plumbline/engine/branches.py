"""Statements of branches, kept with the plan that they belong to."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plumbline.database.sql import Sql

if TYPE_CHECKING:
    from plumbline.engine.plan import Entry

KEPT = 20_000
"""Statements that are kept of all branches together: one for each viewer and arguments."""

KEYS = "keys_asked_for"
"""The parameter with the keys of a branch."""


class Unwritable(Exception):
    """Only Python can make this branch: always, or with these arguments."""

    def __init__(self, *, always: bool = True) -> None:
        self.always = always


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A statement of (branch_key, branch_json) for each key that has any; `weight` is how many objects a key has at most.

    `varying` are lists in it whose arguments are not constant.
    """

    sql: Sql
    weight: int
    varying: Sequence["Entry"]
    _proving: dict[str, Sql] = field(default_factory=dict)

    def proving(self, proof: Sql, keys: Sequence[Any]) -> Sql:
        """The statement for these keys behind another's one row: without that there are no rows, without keys one."""
        made = self._proving.get(proof.text)
        if made is None:
            parts = (Sql("select proof.*, branch.* from ("), proof, Sql(") proof left join ("), self.sql)
            made = self._proving[proof.text] = Sql.join((*parts, Sql(") branch on true")), " ").shared()
        return made.given(**proof.params, **{KEYS: list(keys)})

    def of(self, keys: Sequence[Any]) -> Sql:
        """The statement for these keys."""
        return self.sql.given(**{KEYS: list(keys)})


_known: OrderedDict[Any, Branch] = OrderedDict()


@dataclass(slots=True, eq=False)
class Branches:
    """What has been composed of one branch, by viewer and arguments."""

    is_writable: bool = True
    _varying: Sequence["Entry"] | None = None

    def branch(
        self, asking: Any, arguments: Callable[["Entry"], Mapping[str, Any]], compose: Callable[[], Branch]
    ) -> Branch | None:
        """The statement for this viewer and these arguments; None where Python has to make the branch."""
        if self._varying is not None:
            key = self._key(asking, arguments)
            found = _known.get(key)
            if found is not None or key is None:
                return found
        try:
            made = compose()
        except Unwritable as problem:
            self.is_writable = not problem.always
            return None
        self._varying = made.varying
        key = self._key(asking, arguments)
        if key is None:
            return None
        _known[key] = made
        if len(_known) > KEPT:
            _known.popitem(last=False)
        return made

    def _key(self, asking: Any, arguments: Callable[["Entry"], Mapping[str, Any]]) -> Any:
        """What tells one statement from another; None for arguments that are wrong or cannot be told apart."""
        try:
            key = (self, asking, *(tuple(arguments(entry).items()) for entry in self._varying or ()))
            hash(key)
        except Exception:
            return None  # Python reads, and says what is wrong
        return key
