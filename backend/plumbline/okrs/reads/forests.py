"""Which rows a tree is made of, as the viewer sees them, and where its roots are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plumbline.database import Row, Sql
from plumbline.engine import Reads
from plumbline.engine.asking import ID
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import SHOWN, TreeRootInput, both, cycle_asked, inside, known, owned_by
from plumbline.okrs.reads.places import Standing
from plumbline.okrs.reads.walking import order
from plumbline.okrs.tree import SortKey

NOTHING_ABOVE = 0
"""`above_cycle_id` of an objective that stands under none."""

HIDDEN_ABOVE = -1
"""`above_cycle_id` of one that stands under an objective that not everybody sees."""

_UNITS = """
with recursive held(id) as (
    select id from unit where id = :team
    union
    select u.id from unit u join held on u.parent_id = held.id
)
select id from held
"""
_IN_UNITS = """
t.unit_id in :held or exists (
    select 1 from co_owner c where c.objective_id = t.id and (c.unit_id in :held or c.person_id in (
        select m.person_id from membership m where m.home and m.unit_id in :held
    ))
)
"""
_CYCLES = "select y.id, case when y.id in (:asked) then 1 else 0 end from cycle y where :there"
_COMPANY = "exists (select 1 from unit u where u.id = :company and u.kind = 'COMPANY')"
_UNDER = """
under(id) as (
    select t.id from objective t where t.id = :top and (:seen)
    union
    select t.id from under w join objective t on t.parent_objective_id = w.id where (:seen)
)
"""


# The same the other way round, for few rows that may be anywhere.
_UP = """
exists (
    with recursive up(id, above) as (
        select t.id, t.parent_objective_id
        union
        select p.id, p.parent_objective_id from up join objective p on p.id = up.above where not p.archived and (:seen)
    )
    select 1 from up where up.id = :top
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """The rows of a tree: `rows` is the condition on `t`; `parts` of WITH RECURSIVE it needs, if any.

    `top` is its one root. `cycles` and `others` are given when it has all rows of these cycles that the viewer sees,
    and none of the other cycles: then indexes lead to its roots.
    """

    rows: Sql
    parts: tuple[Sql, ...] = ()
    top: int | None = None
    cycles: Sequence[int] | None = None
    others: Sequence[int] = ()

    @property
    def is_walkable(self) -> bool:
        """Whether a walk from the roots meets all rows."""
        return not self.parts

    @property
    def gathered(self) -> "Forest":
        """The same forest, its rows told by their condition alone and not by how one comes to them."""
        if self.top is None:
            return self
        return _gathered(self.top, self.rows, self.rows)


async def forest_of(reads: Reads, root: TreeRootInput, cycle_id: ID | None) -> Forest:
    """The rows under a root."""
    seen = both(SHOWN, visible(reads.viewer, "t"))
    if root.objective_id and not cycle_id:
        return Forest(rows=seen, top=known(root.objective_id, "obj"))
    cycles, others = await _cycles(reads, root, cycle_id)
    rows = both(seen, Sql("t.cycle_id in :cycles", cycles=cycles))
    if root.company_id:
        return Forest(rows=rows, cycles=cycles, others=others)
    if root.team_id:
        held = [row[0] for row in await reads.rows(Sql(_UNITS, team=known(root.team_id, "team", "com")))]
        return Forest(rows=both(rows, Sql(_IN_UNITS, held=held)))
    if root.person_id:
        return Forest(rows=both(rows, owned_by(Sql("in :person", person=[known(root.person_id, "per")]))))
    # What is below in the cycle may stand under what is not, so each row has to be reached from above.
    return _gathered(known(root.objective_id, "obj"), seen, rows)


def under(reads: Reads, top: int) -> Sql:
    """The condition that `t`, which is seen, is a row of the tree whose root is that objective."""
    return both(SHOWN, Sql(_UP, top=top, seen=visible(reads.viewer, "p")))


def _gathered(top: int, seen: Sql, rows: Sql) -> Forest:
    """Those rows among the `seen` ones below a top, which all lead there."""
    under = Sql(_UNDER, top=top, seen=seen)
    return Forest(rows=both(rows, Sql("t.id in (select under.id from under)")), parts=(under,))


async def _cycles(reads: Reads, root: TreeRootInput, cycle_id: ID | None) -> tuple[list[int], list[int]]:
    """The cycle asked for with those inside it, and all others; none at all for a company that there is not."""
    there = Sql(_COMPANY, company=known(root.company_id, "com")) if root.company_id else Sql("1 = 1")
    rows = await reads.rows(Sql(_CYCLES, asked=inside(await cycle_asked(reads, cycle_id)), there=there))
    return [row[0] for row in rows if row[1]], [row[0] for row in rows if not row[1]]


async def rows_of(reads: Reads, forest: Forest, more: Sequence[str], most: int) -> list[Row]:
    """At most so many rows of a forest, as siblings are ordered: id, parent, position, title, and `more` columns."""
    forest = forest.gathered
    before = Sql("with recursive") + Sql.join(forest.parts) if forest.parts else Sql("")
    names = "".join(f", t.{name}" for name in more)
    columns = f"select t.id, t.parent_objective_id, t.position, t.title{names} from objective t where"
    ordered = Sql(f"order by {order(reads.dialect)} limit :most", most=most)
    return await reads.rows(before + Sql(columns) + forest.rows + ordered)


async def standing(reads: Reads, forest: Forest, ids: Sequence[int]) -> Mapping[int, Standing]:
    """Those of these rows that are in the forest."""
    if not ids:
        return {}
    asked = Sql("t.id in :ids and", ids=list(ids)) + forest.rows
    sql = Sql("select r.id, r.above, r.position, r.title, case when") + _in(forest) + Sql("then 0 else 1 end from")
    rows = await reads.rows(sql + _outer(asked))
    found = {row[0]: Standing(row[1], bool(row[4]), (row[2], row[3], row[0])) for row in rows}
    if forest.top is None:
        return found
    return {id_: row._replace(is_root=id_ == forest.top) for id_, row in found.items()}


def seen_tops(reads: Reads, keys: Sequence[int]) -> Sql:
    """The condition that `t` is one of these and seen. An archived objective shows what is below it all the same."""
    return Sql("t.id in :tops and", tops=list(keys)) + visible(reads.viewer, "t")


def all_roots(forest: Forest, behind: Sql | None = None) -> Sql:
    """Roots as `r`, found by looking at every row: a FROM with its WHERE."""
    if forest.top is not None:
        return _outer(both(forest.rows, behind, Sql("t.id = :top", top=forest.top)))
    return _outer(both(forest.rows, behind)) + Sql("where not") + _in(forest)


async def roots_behind(reads: Reads, forest: Forest, key: SortKey | None, most: int) -> list[int]:
    """The first `most` roots behind a key, in order."""
    if forest.top is not None or forest.cycles is None:
        sql = Sql("select r.id from") + all_roots(forest, _behind(reads, key))
        ordered = Sql(f"order by {order(reads.dialect).replace('t.', 'r.')} limit :most", most=most)
        return [row[0] for row in await reads.rows(sql + ordered)]
    if not forest.cycles:
        return []
    plain = await _in_cycles(reads, forest, [NOTHING_ABOVE, *forest.others], _behind(reads, key), most)
    # A row under one that not everybody sees is a root for some; those behind the last root found need no look.
    until = _until(reads, plain[-1]) if len(plain) == most else None
    rows = both(_behind(reads, key), until)
    hidden = await _in_cycles(reads, forest, [HIDDEN_ABOVE], rows, most)
    return [id_ for _, _, id_ in sorted([*plain, *hidden])[:most]]


async def _in_cycles(
    reads: Reads, forest: Forest, above: Sequence[int], behind: Sql | None, most: int
) -> list[SortKey]:
    """The first roots that stand under nothing, under something in these other cycles, or under what is hidden."""
    ordering = order(reads.dialect)
    here = Sql("t.cycle_id = y.{0} and t.above_cycle_id = a.{0}".format("value" if reads.dialect == "sqlite" else "id"))
    each = Sql("select r.* from") + _outer(both(here, behind, forest.rows))
    if list(above) == [HIDDEN_ABOVE]:
        each = each + Sql("where not") + _in(forest)
    each = each + Sql(f"order by {ordering.replace('t.', 'r.')} limit :most", most=most)
    lists = {"cycles": list(forest.cycles or ()), "above": list(above), "each": each}
    if reads.dialect == "sqlite":
        source = "json_each(:cycles) y cross join json_each(:above) a cross join objective t on t.id in ({each})"
        source = source.format(each="select e.id from (:each) e")
    else:
        source = "unnest(:cycles) y(id) cross join unnest(:above) a(id) cross join lateral (:each) t"
    sql = Sql(f"select t.position, t.title, t.id from {source} order by {ordering} limit :most", most=most, **lists)
    return [(row[0], row[1], row[2]) for row in await reads.rows(sql)]


def _outer(condition: Sql) -> Sql:
    """Rows under another name than `t`, so that what they stand under can be asked for as `t`."""
    columns = "t.id, t.parent_objective_id as above, t.position, t.title"
    return Sql(f"(select {columns} from objective t where") + condition + Sql(") r")


def _in(forest: Forest) -> Sql:
    """Whether what `r` stands under is in the forest."""
    return Sql("exists (select 1 from objective t where t.id = r.above and") + forest.rows + Sql(")")


def _behind(reads: Reads, key: SortKey | None) -> Sql | None:
    return None if key is None else _compared(reads, ">", key)


def _until(reads: Reads, key: SortKey) -> Sql:
    return _compared(reads, "<=", key)


def _compared(reads: Reads, sign: str, key: SortKey) -> Sql:
    position, title, id_ = key
    return Sql(f"({order(reads.dialect)}) {sign} (:position, :title, :id)", position=position, title=title, id=id_)
