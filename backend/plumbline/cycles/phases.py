"""The one-way street of a cycle's phases, with one step back."""

from plumbline.cycles.words import CyclePhase

ORDER = (CyclePhase.PLANNING, CyclePhase.ACTIVE, CyclePhase.GRADING, CyclePhase.CLOSED)


def is_step_forward(before: CyclePhase, after: CyclePhase) -> bool:
    """Whether `after` comes right after `before`."""
    return ORDER.index(after) - ORDER.index(before) == 1


def is_step_back(before: CyclePhase, after: CyclePhase) -> bool:
    """Whether `after` comes right before `before`; nothing leads back from CLOSED."""
    return before is not CyclePhase.CLOSED and ORDER.index(before) - ORDER.index(after) == 1
