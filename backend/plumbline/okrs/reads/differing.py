"""What has changed in a tree between two instants."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any

from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Row, Sql
from plumbline.engine import BadInput, Reads, Ref, TooComplex, page_size
from plumbline.engine.asking import ID, described
from plumbline.kit.ids import encode
from plumbline.okrs.difference import Difference, DifferenceKind, Stood, differences
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.asked import CycleOfToday, TreeRootInput
from plumbline.okrs.reads.columns import MOST_ROWS
from plumbline.okrs.reads.forests import forest_of, rows_of
from plumbline.okrs.reads.logged import field_name
from plumbline.okrs.reads.past import looking_back
from plumbline.okrs.reads.picked import beside
from plumbline.okrs.reads.refs import goal_refs, seen
from plumbline.okrs.reads.trees import Root
from plumbline.okrs.tree import Tree, TreeRow
from plumbline.okrs.words import Health, Pace

MOST_DIFFERENCES = 1_000
_NO_END = datetime(9999, 1, 1, tzinfo=UTC)
PART = 10_000

FromAt = Annotated[datetime, described("The earlier instant.")]
ToAt = Annotated[datetime | None, described("The later instant; now when none is given.")]
First = Annotated[int, described("How many goals, up to 1,000.")]

_NUMBERS = ("progress", "expected", "pace", "confidence", "health")
_OBJECTIVE_FACTS = (
    "state owner_unit_id owner_person_id parent_id kind visibility progress_from starts_on due_on score outcome"
).split()
_ASKED = [*_NUMBERS, *(name for name in _OBJECTIVE_FACTS if name != "parent_id")]
_KEY_RESULT_FACTS = (
    "state measure unit start_value target_value low_value high_value weight owner_unit_id owner_person_id starts_on "
    "due_on score"
).split()
_KEY_RESULTS = f"""
select id, objective_id, title, current_value, {", ".join((*_NUMBERS, *_KEY_RESULT_FACTS))} from key_result
where objective_id in :ids and (id in :touched or objective_id in :lonely) order by objective_id, position, id
"""
# What has the same version at both instants is the same.
_TOUCHED = """
select distinct p.id from key_result_past p where p.objective_id in :ids and (
    (p.from_at > :early and p.from_at <= :late) or (p.until_at > :early and p.until_at <= :late)
)
"""
_NAMES = "select id, name from unit where id in :ids union all select id, name from person where id in :ids"
_OWNERS = ("owner_unit_id", "owner_person_id")
_Row = tuple[Any, ...]


async def tree_differences(
    reads: Reads,
    keys: Sequence[Any],
    *,
    root: Root,
    from_at: FromAt,
    to_at: ToAt = None,
    cycle_id: CycleOfToday = None,
    first: First = 200,
) -> dict[Any, dict[str, Any]]:
    """Goals of a tree that are not as they were: in the order of the tree, then what is gone.

    Raises BadInput for instants that have not come or are the wrong way round, TooComplex for more than 50,000 rows.
    """
    size = page_size(first, MOST_DIFFERENCES)
    if to_at is not None and from_at >= to_at:
        raise BadInput("`fromAt` comes before `toAt`.", path=("fromAt",))
    if cycle_id is None and not root.objective_id and (number := await cycle_of_today(reads)) is not None:
        cycle_id = ID(encode("cyc", number))
    trees = [await _tree(reads, root, cycle_id, instant) for instant in (from_at, to_at)]
    touched = await _touched(reads, trees, from_at, to_at or _NO_END)
    key_results = [
        await _key_results(reads, tree, touched, other, instant)
        for tree, other, instant in zip(trees, reversed(trees), (from_at, to_at), strict=True)
    ]
    found = await beside(sum(map(len, (*trees, *key_results))), lambda: _compared(trees, key_results))
    shown = found[:size]
    names = await _names(reads, shown)
    refs = await goal_refs(reads, [each.after.id for each in shown if each.after])
    turns, kinds = Counter(each.turn for each in found), Counter(each.kind for each in found)
    answer = {
        "total": len(found),
        "appeared": kinds[DifferenceKind.APPEARED],
        "gone": kinds[DifferenceKind.GONE],
        "improved": turns[1],
        "worsened": turns[-1],
        "goals": [_goal(each, refs, names) for each in shown],
    }
    return dict.fromkeys(keys, answer)


async def _tree(reads: Reads, root: TreeRootInput, cycle_id: ID | None, at: datetime | None) -> dict[int, _Row]:
    """The rows of the tree at an instant. What one does not see cannot be what a row stands under."""
    with looking_back(reads, at):
        rows = await rows_of(reads, await forest_of(reads, root, cycle_id), _ASKED, most=MOST_ROWS + 1)
        if len(rows) > MOST_ROWS:
            raise TooComplex(f"Two trees of at most {MOST_ROWS:,} rows are compared; begin further down.")
        inside = {row[0] for row in rows}
        known = inside | await seen(reads, sorted({row[1] for row in rows if row[1] is not None} - inside))
    return {row[0]: (row[0], row[1] if row[1] in known else None, *tuple(row)[2:]) for row in rows}


async def _touched(reads: Reads, trees: Sequence[Mapping[int, _Row]], early: datetime, late: datetime) -> list[int]:
    """The key results of which another version began or ended between the instants."""
    ids = sorted(trees[0].keys() & trees[1].keys())
    found: list[int] = []
    for part in _parts(ids):
        found += [row[0] for row in await reads.rows(Sql(_TOUCHED, ids=part, early=early, late=late))]
    return found


async def _key_results(
    reads: Reads, tree: Mapping[int, _Row], touched: Sequence[int], other: Mapping[int, _Row], at: datetime | None
) -> list[Row]:
    """Those that may differ: the touched ones, and all of objectives that the other tree does not have."""
    lonely = sorted(tree.keys() - other.keys())
    if not touched and not lonely:
        return []
    found: list[Row] = []
    with looking_back(reads, at):
        for part in _parts(list(tree)):
            found += await reads.rows(Sql(_KEY_RESULTS, ids=part, touched=touched, lonely=lonely))
    return found


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[at : at + PART] for at in range(0, len(ids), PART))


def _compared(trees: Sequence[Mapping[int, _Row]], key_results: Sequence[Sequence[Row]]) -> list[Difference]:
    same = {id_ for id_, row in trees[1].items() if _told_of(trees[0].get(id_)) == _told_of(row)}
    before, after = [_in_order(tree, own, same) for tree, own in zip(trees, key_results, strict=True)]
    return differences(before, after)


def _told_of(row: _Row | None) -> _Row | None:
    """All of a row but its position."""
    return row and (row[1], *row[3:])


def _in_order(tree: Mapping[int, _Row], key_results: Sequence[Row], same: Container[int]) -> dict[int, Stood]:
    """What may differ, in preorder, each objective before its key results."""
    own: dict[int, list[Stood]] = {}
    for row in key_results:
        own.setdefault(row[1], []).append(_key_result(tuple(row)))
    found: dict[int, Stood] = {}
    for place in Tree(TreeRow(*row[:4]) for row in tree.values()).preorder():
        if place.id not in same:
            found[place.id] = _objective(tree[place.id])
        found |= {each.id: each for each in own.get(place.id, ())}
    return found


def _objective(row: _Row) -> Stood:
    told = dict(zip(_ASKED, row[4:], strict=True)) | {"parent_id": row[1]}
    return Stood(row[0], None, row[3], _numbers(told, None), {name: told[name] for name in _OBJECTIVE_FACTS})


def _key_result(row: _Row) -> Stood:
    told = dict(zip((*_NUMBERS, *_KEY_RESULT_FACTS), row[4:], strict=True))
    return Stood(row[0], row[1], row[2], _numbers(told, row[3]), {name: told[name] for name in _KEY_RESULT_FACTS})


def _numbers(told: Mapping[str, Any], current: float | None) -> Numbers:
    health, pace = Health(told["health"]), Pace(told["pace"]) if told["pace"] else None
    return Numbers(
        progress=told["progress"],
        expected=told["expected"],
        pace=pace,
        confidence=told["confidence"],
        health=health,
        current_value=current,
    )


async def _names(reads: Reads, shown: Sequence[Difference]) -> dict[int, str]:
    """What owners and parents that differ are called; parents only as far as the viewer sees them."""
    told = [(name, value) for each in shown for name, *values in each.fields for value in values if value is not None]
    owners = sorted({value for name, value in told if name in _OWNERS})
    parents = sorted({value for name, value in told if name == "parent_id"})
    names = {row[0]: row[1] for row in await reads.rows(Sql(_NAMES, ids=owners))} if owners else {}
    return names | {id_: title for id_, (_, title) in (await goal_refs(reads, parents)).items()}


def _goal(each: Difference, refs: Mapping[int, tuple[Ref, str]], names: Mapping[int, str]) -> dict[str, Any]:
    stood = each.after or each.before
    assert stood is not None
    found = refs.get(stood.id)
    return {
        "kind": each.kind,
        "goal": found[0] if found else None,
        "title": stood.title,
        "is_key_result": stood.objective_id is not None,
        "before": _told(each.before),
        "after": _told(each.after),
        "fields": [
            {"field": _field(name), "before": _spelled(name, old, names), "after": _spelled(name, new, names)}
            for name, old, new in each.fields
        ],
    }


def _told(stood: Stood | None) -> dict[str, Any] | None:
    if stood is None:
        return None
    numbers = stood.numbers
    return {name: getattr(numbers, name) for name in (*_NUMBERS, "current_value")}


def _field(name: str) -> str:
    return "owner" if name in _OWNERS else field_name(name)


def _spelled(name: str, value: Any, names: Mapping[int, str]) -> str | None:
    if value is None:
        return None
    if name in _OWNERS or name == "parent_id":
        return names.get(value, "…")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value)
