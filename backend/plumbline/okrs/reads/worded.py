"""Explanations as their fields ask for them: all in words, their parts whole as far as they are few, and in pages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plumbline.engine import Page, Reads, Ref, listed
from plumbline.engine.listed import MOST_UNPAGED, After, First
from plumbline.okrs.explanation import Explanation, ExplanationItem
from plumbline.okrs.sentences import Sentence, in_sentence


class Parts:
    """What the viewer sees of the parts of a number, before they are put into words."""

    def __init__(self, items: Iterable[ExplanationItem], goals: Mapping[int, Ref]) -> None:
        self._goals = goals
        self._items = [item for item in items if item.goal_id is None or item.goal_id in goals]

    def told(self) -> list[dict[str, Any]]:
        """The first of them."""
        return [self._told(item) for item in self._items[:MOST_UNPAGED]]

    def page(self, first: int, after: str | None) -> Page:
        """One page of them. Raises BadInput."""
        return listed(self._items, self._told, lambda item: item.goal_id or 0, first=first, after=after)

    def _told(self, item: ExplanationItem) -> dict[str, Any]:
        said = [each for each in (item.label, item.why) if isinstance(each, Sentence)]
        return {
            "goal": None if item.goal_id is None else self._goals[item.goal_id],
            "label": str(item.label),
            "label_code": item.label.code if isinstance(item.label, Sentence) else None,
            "value": item.value,
            "counted": item.counted,
            "weight": item.weight,
            "share": item.share,
            "why": str(item.why) if item.why else None,
            "why_code": item.why.code if item.why else None,
            "values": [value for each in said for value in in_sentence(each.values)],
            "word": item.word,
        }


def worded(explanation: Explanation, goals: Mapping[int, Ref]) -> dict[str, Any]:
    """The explanation as its fields ask for it; of other goals than these, which the viewer sees, nothing is told."""
    parts, left_out = Parts(explanation.items, goals), Parts(explanation.left_out, goals)
    return {
        "value": explanation.value,
        "automatic_value": explanation.automatic_value,
        "word": explanation.word,
        "automatic_word": explanation.automatic_word,
        "formula": explanation.formula_text,
        "formula_parts": [{"code": each.code, "values": in_sentence(each.values)} for each in explanation.formula],
        "manual": explanation.manual,
        "change": None,
        "items": parts.told(),
        "left_out": left_out.told(),
        "parts": parts,
        "parts_left_out": left_out,
    }


async def page_of_parts(
    reads: Reads, keys: Sequence[Parts], *, first: First = 50, after: After = None
) -> dict[Parts, Page]:
    """One page of the parts of each number. Raises BadInput."""
    return {key: key.page(first, after) for key in keys}
