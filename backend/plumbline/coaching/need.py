"""How much an owner needs help: a sum of points, each of them spelled out."""

from dataclasses import dataclass

from plumbline.coaching.words import HelpKind

POINTS = {HelpKind.OUTDATED: 3, HelpKind.NEVER_REPORTED: 3, HelpKind.LOW_CONFIDENCE: 2, HelpKind.FINDINGS: 1}
"""What one of each counts."""

LOW = 0.4
"""Confidence below this is low."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What weighs on an owner, as far as the viewer sees it. Whatever was never reported is not outdated too."""

    key_results: int = 0
    outdated: int = 0
    never_reported: int = 0
    low_confidence: int = 0
    findings: int = 0

    @property
    def counts(self) -> dict[HelpKind, int]:
        """How many of each kind there are."""
        return {
            HelpKind.OUTDATED: self.outdated,
            HelpKind.NEVER_REPORTED: self.never_reported,
            HelpKind.LOW_CONFIDENCE: self.low_confidence,
            HelpKind.FINDINGS: self.findings,
        }

    @property
    def need(self) -> int:
        """The sum of the points."""
        return sum(POINTS[kind] * count for kind, count in self.counts.items())


def reasons_of(burden: Burden) -> list[tuple[HelpKind, int, str]]:
    """Each kind that is there, how many of it, and that in words; what counts most first."""
    there = [(kind, count) for kind, count in burden.counts.items() if count]
    ordered = sorted(there, key=lambda each: -POINTS[each[0]] * each[1])
    return [(kind, count, _said(kind, count, burden.key_results)) for kind, count in ordered]


def _said(kind: HelpKind, count: int, key_results: int) -> str:
    of = f"{count} of {key_results} key results" if key_results != 1 else "The one key result"
    verb = "are" if count != 1 and key_results != 1 else "is"
    if kind is HelpKind.OUTDATED:
        return f"{of} {verb} outdated."
    if kind is HelpKind.NEVER_REPORTED:
        return f"{of} {'have' if verb == 'are' else 'has'} never been checked in on."
    if kind is HelpKind.LOW_CONFIDENCE:
        return f"{of} {verb} hardly believed in."
    return (
        "One finding could make the goals better." if count == 1 else f"{count} findings could make the goals better."
    )
