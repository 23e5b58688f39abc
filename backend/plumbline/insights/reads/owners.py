"""Findings of owners: what units and people have in a cycle, as far as the viewer sees it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from plumbline.cycles.reads import cycle_of_today
from plumbline.database import Sql
from plumbline.engine import Reads, Ref
from plumbline.insights.graph import Holding, loads_of, owner_findings
from plumbline.insights.quality import Finding
from plumbline.insights.reads.objectives import told
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.asked import UNKNOWN, CycleOfToday, known
from plumbline.okrs.words import Level
from plumbline.organization.reads import unit_ref
from plumbline.organization.words import UnitKind

OwnerPlace = tuple[int, int, str]
"""What a dismissal is of: the owner, the cycle, the kind."""

_OWNERS = (
    "select u.id, u.kind from unit u where not u.archived union all select p.id, 'PERSON' from person p where p.active"
)
_OBJECTIVES = """
select o.owner_id, count(*) from (
    select t.id, coalesce(t.owner_unit_id, t.owner_person_id) as owner_id from objective t where :wanted
    union
    select t.id, coalesce(c.unit_id, c.person_id) from co_owner c join objective t on t.id = c.objective_id where :wanted
) o group by o.owner_id
"""
_KEY_RESULTS = """
select coalesce(k.owner_unit_id, k.owner_person_id, t.owner_unit_id, t.owner_person_id) as owner_id, count(*)
from objective t join key_result k on k.objective_id = t.id and k.state = 'ACTIVE' where :wanted group by 1
"""
_CONTRIBUTIONS = """
select t.owner_unit_id, count(distinct o.id), count(distinct case when o.unit_id = t.owner_unit_id then o.id end)
from objective t join alignment a on a.to_objective_id = t.id and a.kind = 'CONTRIBUTES'
join objective o on o.id = a.from_objective_id and o.id <> t.id
where :wanted and t.owner_unit_id is not null and not o.archived and :seen group by t.owner_unit_id
"""
_AT_HOME = "select m.person_id from membership m where m.home and m.unit_id in :units"
_DISMISSED = """
select coalesce(d.unit_id, d.person_id), d.kind, d.about, d.reason, d.by_id, d.at
from owner_finding_dismissal d where d.cycle_id = :cycle
"""


async def findings(
    reads: Reads, keys: Sequence[int], *, cycle_id: CycleOfToday = None
) -> dict[int, list[dict[str, Any]]]:
    """What is found in what each owner has in a cycle, dismissed ones last."""
    cycle = await cycle_of_today(reads, known(cycle_id, "cyc") if cycle_id else None) or UNKNOWN
    found, dismissed = await owners_found(reads, cycle, keys), await _dismissed(reads, cycle)
    kinds = await _kinds(reads, keys)
    return {
        key: sorted(
            (
                told(each, owner=_ref(key, kinds[key]), dismissal=_dismissal(key, each, dismissed))
                for each in found[key]
            ),
            key=lambda row: row["dismissal"] is not None,
        )
        for key in found
    }


async def open_findings(reads: Reads, cycle: int, units: Collection[int] | None) -> dict[Ref, list[Finding]]:
    """What nobody has dismissed of all owners in a cycle, or of these units and the people at home in them."""
    found, dismissed = await owners_found(reads, cycle), await _dismissed(reads, cycle)
    kinds = await _kinds(reads, list(found))
    if units is not None:
        homes = {row[0] for row in await reads.rows(Sql(_AT_HOME, units=sorted(units)))}
        found = {key: findings for key, findings in found.items() if key in units or key in homes}
    open_ = {
        key: [each for each in findings if _dismissal(key, each, dismissed) is None] for key, findings in found.items()
    }
    return {_ref(key, kinds[key]): findings for key, findings in open_.items() if findings}


async def owners_found(reads: Any, cycle: int, keys: Collection[int] | None = None) -> dict[int, list[Finding]]:
    """What is found in these owners, or in all there are, who have something in the cycle."""
    holdings = await holdings_in(reads, cycle)
    carried: dict[Level, list[int]] = defaultdict(list)
    for holding in holdings.values():
        if holding.key_results:
            carried[holding.level].append(holding.key_results)
    # The company is alone of its kind, so that nothing is too much for it.
    loads = {level: loads_of(carried[level]) for level in Level}
    wanted = holdings if keys is None else [key for key in keys if key in holdings]
    return {key: list(owner_findings(holdings[key], loads[holdings[key].level])) for key in wanted}


async def holdings_in(reads: Any, cycle: int) -> dict[int, Holding]:
    """What each owner has in a cycle, as far as the viewer sees it."""
    wanted = Sql("t.cycle_id = :cycle and not t.archived and", cycle=cycle) + visible(reads.viewer, "t")
    objectives = {row[0]: row[1] for row in await reads.rows(Sql(_OBJECTIVES, wanted=wanted))}
    key_results = {row[0]: row[1] for row in await reads.rows(Sql(_KEY_RESULTS, wanted=wanted))}
    asked = Sql(_CONTRIBUTIONS, wanted=wanted, seen=visible(reads.viewer, "o"))
    contributions = {row[0]: (row[1], row[2]) for row in await reads.rows(asked)}
    kinds = await _kinds(reads, sorted(objectives.keys() | key_results.keys()))
    return {
        id_: Holding(_LEVELS[kind], objectives.get(id_, 0), key_results.get(id_, 0), *contributions.get(id_, (0, 0)))
        for id_, kind in kinds.items()
    }


_LEVELS = {UnitKind.COMPANY.value: Level.COMPANY, UnitKind.TEAM.value: Level.TEAM, "PERSON": Level.INDIVIDUAL}


async def _kinds(reads: Any, ids: Sequence[int]) -> dict[int, str]:
    sql = f"select w.id, w.kind from ({_OWNERS}) w where w.id in :ids"
    return {row[0]: row[1] for row in await reads.rows(Sql(sql, ids=list(ids)))}


def _ref(id_: int, kind: str) -> Ref:
    unit = None if kind == "PERSON" else unit_ref(id_, kind)
    return unit or Ref("Person", id_)


async def _dismissed(reads: Any, cycle: int) -> dict[tuple[int, str], Any]:
    return {(row[0], row[1]): row for row in await reads.rows(Sql(_DISMISSED, cycle=cycle))}


def _dismissal(owner_id: int, finding: Finding, dismissed: Mapping[tuple[int, str], Any]) -> dict[str, Any] | None:
    row = dismissed.get((owner_id, finding.kind.value))
    if row is None or not finding.covered_by(row[2]):
        return None
    return {"reason": row[3], "by": Ref("Person", row[4]) if row[4] else None, "at": row[5]}
