"""Import of OKRs that live in a nested document: read it, plan what it becomes, report. All pure."""

from plumbline.exchange.outline.import_plan import (
    AlignsTo,
    ImportCheckIn,
    ImportKeyResult,
    ImportObjective,
    ImportOwner,
    ImportPlan,
    ImportText,
    KnownOwner,
    NotUnderstood,
)
from plumbline.exchange.outline.lines import LARGEST_FILE, Node, Outline, UnreadableOutline, decoded, read_outline
from plumbline.exchange.outline.periods import cycle_days
from plumbline.exchange.outline.planning import plan
from plumbline.exchange.outline.report import report

__all__ = [
    "LARGEST_FILE",
    "AlignsTo",
    "ImportCheckIn",
    "ImportKeyResult",
    "ImportObjective",
    "ImportOwner",
    "ImportPlan",
    "ImportText",
    "KnownOwner",
    "Node",
    "NotUnderstood",
    "Outline",
    "UnreadableOutline",
    "cycle_days",
    "decoded",
    "plan",
    "read_outline",
    "report",
]
