"""What an import answers."""

from typing import Any

import strawberry

from plumbline.exchange.outline import ImportKeyResult, ImportObjective, report
from plumbline.exchange.service import Imported
from plumbline.exchange.types import (
    OutlineItems,
    OutlineKeyResult,
    OutlineLine,
    OutlineObjective,
    OutlineOwner,
    OutlineReport,
)
from plumbline.exchange.words import OwnerKind
from plumbline.okrs.words import Measure
from plumbline.organization.user_errors import UserError


@strawberry.type(description="What an import made, or would make.")
class OutlineImportPayload:
    """What an import made, or would make."""

    report: OutlineReport | None = strawberry.field(description="The report.")
    user_errors: list[UserError] = strawberry.field(description="Why nothing was imported; empty when it was.")


def reported(imported: Imported) -> OutlineReport:
    """The report of an import."""
    plan, said = imported.plan, report(imported.plan)
    names = {owner.key: owner.name for owner in plan.owners}
    items: Any = said["items"]
    return OutlineReport(
        depth=max((objective.depth for objective in plan.objectives), default=0),
        items=_items(items),
        added=_items(imported.new),
        owners=[
            OutlineOwner(
                name=each.name, kind=OwnerKind(each.kind), known=each.identity is not None, lines=list(each.lines)
            )
            for each in plan.owners
        ],
        objectives=[_objective(each, names) for each in plan.objectives],
        not_understood=[OutlineLine(line=each.line, text=each.text) for each in plan.not_understood],
    )


def _items(counts: Any) -> OutlineItems:
    return OutlineItems(
        owners=counts["owners"],
        objectives=counts["objectives"],
        key_results=counts["keyResults"],
        alignments=counts["alignments"],
        check_ins=counts["checkIns"],
        notes=counts["notes"],
        texts=counts["texts"],
    )


def _objective(objective: ImportObjective, names: dict[str, str]) -> OutlineObjective:
    return OutlineObjective(
        title=objective.title,
        owner=names.get(objective.owner or ""),
        depth=objective.depth,
        lines=list(objective.lines),
        key_results=[_key_result(each) for each in objective.key_results],
    )


def _key_result(result: ImportKeyResult) -> OutlineKeyResult:
    return OutlineKeyResult(
        title=result.title,
        measure=Measure(result.measure),
        start_value=result.start,
        target_value=result.target,
        low_value=result.low,
        high_value=result.high,
        unit=result.unit or None,
    )
