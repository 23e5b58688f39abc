"""Everything found in an outline, in source order, and the last look that no line was lost."""

import re

from plumbline.exchange.outline.drafts import GoalDraft, Keys, Owners, TextDraft, key_result_draft
from plumbline.exchange.outline.import_plan import (
    AlignsTo,
    ImportPlan,
    KnownOwner,
    NotUnderstood,
    TextKind,
)
from plumbline.exchange.outline.lines import Node, Outline
from plumbline.exchange.outline.measures import measure_of
from plumbline.exchange.outline.outcomes import reading

_WORD = re.compile(r"\w+")


class Collection:
    """Owners, objectives and texts as they are found."""

    def __init__(self, outline: Outline, known: tuple[KnownOwner, ...]) -> None:
        self.owners = Owners(known)
        self._outline = outline
        self._keys = Keys()
        self._objectives: list[GoalDraft] = []
        self._texts: list[TextDraft] = []
        self._listed: dict[int, str] = {}

    def objective(
        self,
        title: str,
        owner: str | None,
        lines: tuple[int, ...],
        *,
        above: GoalDraft | None,
        co_owners: tuple[str, ...] = (),
    ) -> GoalDraft:
        """A new objective, aligned to the goal above."""
        key = self._keys.key("objective", above.key if above else "", owner or "", title)
        depth = above.depth + 1 if above else 1
        target = AlignsTo(above.kind, above.key) if above else None
        goal = GoalDraft("OBJECTIVE", key, title, owner, list(lines), co_owners, aligned_to=target, depth=depth)
        self._objectives.append(goal)
        return goal

    def key_result(self, objective: GoalDraft, text: str, owner: str | None, lines: tuple[int, ...]) -> GoalDraft:
        """A new key result of the objective; its owner is named only where it is another one."""
        key = self._keys.key("key result", objective.key, owner or "", text)
        result = key_result_draft(key, text, owner, lines)
        result.depth = objective.depth
        objective.key_results.append(result)
        return result

    def text(self, kind: TextKind, owner: str | None, heading: str, lines: tuple[int, ...] = ()) -> TextDraft:
        """A new text of a unit."""
        draft = TextDraft(kind, self._keys.key("text", kind, owner or "", heading), owner, heading, [], list(lines))
        self._texts.append(draft)
        return draft

    def keep(self, node: Node, host: GoalDraft | TextDraft) -> None:
        """The node's own line as text on the host, listed as not understood."""
        host.keep(node.text, node.lines)
        self.list_line(node, host.key)

    def list_line(self, node: Node, kept_on: str) -> None:
        """The node's lines among those not understood; blank list items say nothing and are left out."""
        if node.text.strip():
            self._listed.update(dict.fromkeys(node.lines, kept_on))

    def is_measurable(self, text: str, outcome: str) -> bool:
        """Whether a sentence can be a key result: a number to measure, or an outcome that reports one."""
        return measure_of(text).measure != "BINARY" or (bool(outcome) and reading(outcome) is not None)

    def is_reported(self, text: str, outcome: str) -> bool:
        """Whether a sentence has a number of its own and an outcome that reports on it."""
        return measure_of(text).measure != "BINARY" and reading(outcome) is not None

    def complete(self, goal: GoalDraft, node: Node, owners: list[str | None]) -> None:
        """Keeps the line's own wording in the description when taking it apart lost a word of it."""
        named = " ".join(self.owners.names(owner) for owner in owners)
        if _loses(f"{named} {goal.texts()}", node.text):
            goal.extra.append(node.text)

    def complete_section(self, text: TextDraft, node: Node, name: str) -> None:
        """Keeps the line that only names an owner as text, where the name is not all of it."""
        if _loses(name, node.text):
            text.keep(node.text, node.lines)

    def plan(self) -> ImportPlan:
        texts = [one for draft in self._texts if draft.lines for one in draft.texts()]
        listed = tuple(
            NotUnderstood(number, self._outline.source[number - 1].strip(), kept_on)
            for number, kept_on in sorted(self._listed.items())
        )
        return ImportPlan(
            filename=self._outline.filename,
            owners=self.owners.listed(),
            objectives=tuple(goal.objective() for goal in self._objectives),
            texts=tuple(texts),
            not_understood=listed,
        )


def _loses(kept: str, line: str) -> bool:
    have = {*_words(kept), "kr"}
    return any(word not in have for word in _words(line))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
