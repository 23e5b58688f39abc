"""From nested nodes to a plan: which line is an objective, a key result, an owner or only text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plumbline.exchange.outline.collection import Collection
from plumbline.exchange.outline.drafts import GoalDraft, TextDraft
from plumbline.exchange.outline.import_plan import ImportPlan, KnownOwner
from plumbline.exchange.outline.lines import Node, Outline
from plumbline.exchange.outline.outcomes import part_readings
from plumbline.exchange.outline.sentences import clauses, ended, is_only_link, sentences, spoken
from plumbline.exchange.outline.statements import Statement, owner_name, statement

_RETROSPECTIVE = re.compile(r"\bretro(?:spectives?)?\b|\blessons learned\b", re.IGNORECASE)
_RETROSPECTIVE_PART = re.compile(
    r"^(?:good|bad|try|what (?:went|worked|did|we)\b.*|start|stop|continue|keep|improve)\W*$", re.IGNORECASE
)
_NO_UNIT = re.compile(
    r"\b(?:okrs?|objectives?|key results?|goals?|quarter|on this page|contents|presentations?|overview|notes?"
    r"|summary|background|links?|resources|(?:fy\d*|20\d\d)?-?q[1-4])\b",
    re.IGNORECASE,
)


_REMARK = re.compile(r"^(?:this|these|that|it|we|our|as a result|note|see)\b|^\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands above a node: the goal to align to, the objective for key results, owner and text.

    `previous` is the objective right before it at the same depth.
    """

    text: TextDraft
    goal: GoalDraft | None = None
    objective: GoalDraft | None = None
    previous: GoalDraft | None = None
    owner: str | None = None

    @property
    def host(self) -> GoalDraft | TextDraft:
        return self.goal or self.text


def plan(outline: Outline, *, known: Iterable[KnownOwner] = ()) -> ImportPlan:
    """What importing the outline would make. The same outline always gives the same plan."""
    planner = _Planner(Collection(outline, tuple(known)))
    planner.walk_all(outline.nodes, _Place(planner.found.text("PROSE", None, "")))
    return planner.found.plan()


class _Planner:
    """Walks the nodes once, top down."""

    def __init__(self, found: Collection) -> None:
        self.found = found
        self._by_lines: dict[tuple[int, ...], GoalDraft] = {}

    def walk_all(self, nodes: tuple[Node, ...], place: _Place) -> None:
        previous: GoalDraft | None = None
        for node in nodes:
            self._walk(node, replace(place, previous=previous))
            previous = self._by_lines.get(node.lines, previous)

    def _walk(self, node: Node, place: _Place) -> None:
        if node.kind == "TEXT" or not spoken(node.text).strip("*_ "):
            self._keep(node, place)
        elif node.kind == "HEADING" and _RETROSPECTIVE.search(node.text):
            self._retrospective(node, place)
        elif node.kind == "HEADING":
            self._heading(node, place)
        else:
            self._item(node, place)

    def _keep(self, node: Node, place: _Place) -> None:
        """A line that is no goal stays as text on what it stood under, and is listed."""
        self.found.keep(node, place.host)
        self.walk_all(node.children, place)

    def _heading(self, node: Node, place: _Place) -> None:
        said = statement(node.text)
        if said.owners or said.role != "ANY":
            self._goal(node, said, place)
            return
        name = owner_name(node.text)
        if name is not None and _has_items(node) and not _NO_UNIT.search(name):
            self._section(node, name, place)
        elif name is None and _has_items(node) and not _NO_UNIT.search(node.text) and _has_goals(node):
            self._goal(node, said, place)
        else:
            text = self.found.text("PROSE", place.owner, node.text, node.lines)
            self.found.list_line(node, text.key)
            self.walk_all(node.children, replace(place, text=text))

    def _section(self, node: Node, name: str, place: _Place) -> None:
        """A line that only names an owner: what stands below is theirs and aligns past it."""
        owner = self.found.owners.key(name, node.lines, under=place.owner)
        text = self.found.text("PROSE", owner, name)
        self.found.complete_section(text, node, name)
        above = None if node.kind == "HEADING" and place.goal is None else place.goal
        self.walk_all(node.children, replace(place, goal=above, owner=owner, text=text))

    def _item(self, node: Node, place: _Place) -> None:
        said = statement(node.text)
        below = any(child.kind == "ITEM" for child in node.children)
        if said.owners or said.role != "ANY":
            self._goal(node, said, place)
        elif is_only_link(node.text) and not below and (place.goal is None or _is_bare_address(node.text)):
            self._keep(node, place)
        elif below and (name := owner_name(node.text)) is not None:
            self._section(node, name, place)
        elif below or place.goal is None or place.goal.owner != place.owner:
            self._unowned(node, said, place)
        elif place.goal.kind == "KEY_RESULT":
            self._keep(node, place)
        else:
            self._key_result(node, said, place)

    def _unowned(self, node: Node, said: Statement, place: _Place) -> None:
        """An item without an owner: an objective of whoever owns the place, unless it cannot be a goal."""
        nowhere = place.goal is None and place.owner is None and _NO_UNIT.search(place.text.heading)
        if nowhere and not (_has_owned(node) or _has_goals(node) or len(node.text.split()) > 2):
            self._keep(node, place)
        else:
            self._goal(node, said, place)

    def _goal(self, node: Node, said: Statement, place: _Place) -> None:
        if not said.body and said.role == "ANY":
            name = said.owners[0] if said.owners else ""
            if name and not said.outcome and node.children:
                self._section(node, name, place)
            else:
                self._keep(node, place)
        elif said.role == "KEY_RESULT":
            self._key_result(node, said, place)
        else:
            self._objective(node, said, place)

    def _objective(self, node: Node, said: Statement, place: _Place) -> None:
        owner, others = self._owners(node, said, place)
        title, *rest = sentences(said.body) or [said.body]
        title = title or said.outcome or spoken(node.text)
        goal = self.found.objective(title, owner, node.lines, above=place.goal, co_owners=others)
        goal.extra.extend(sentence for sentence in rest if _REMARK.match(sentence))
        self._by_lines[node.lines] = goal
        texts = [clause for one in rest if not _REMARK.match(one) for clause in clauses(one)]
        if not texts and (not _has_key_results(node) or self.found.is_reported(title, said.outcome)):
            texts = self._implied(title, said.outcome)
        for text in texts:
            self.found.key_result(goal, text, None, node.lines)
        self._report(goal, said.outcome)
        self.found.complete(goal, node, [owner, *others])
        self.walk_all(node.children, replace(place, goal=goal, objective=goal, owner=owner))

    def _implied(self, title: str, outcome: str) -> list[str]:
        """A lone sentence with a number or a clear outcome is its own key result, or two ("… and hire 2")."""
        parts = re.split(r"\s+and\s+(?=hire\s)", title)
        if len(parts) == 2 and re.match(r"source\s", title, re.IGNORECASE):
            return parts
        return [title] if self.found.is_measurable(title, outcome) else []

    def _report(self, goal: GoalDraft, outcome: str) -> None:
        own = goal.key_results
        parts = part_readings(outcome, [one.title for one in own], [one.measured for one in own])
        if parts is not None and len(own) > 1:
            for one, found in zip(own, parts, strict=True):
                one.report_reading(found, outcome)
        elif len(own) == 1:
            own[0].report(outcome)
        elif outcome:
            goal.notes.append(outcome)

    def _key_result(self, node: Node, said: Statement, place: _Place) -> None:
        owner, others = self._owners(node, said, place)
        goal = _objective_for(owner, place)
        if goal is None:
            goal = self.found.objective(spoken(said.body) or "Key results", owner, node.lines, above=None)
            self.found.list_line(node, goal.key)
        result = self.found.key_result(goal, ended(said.body) or said.outcome, owner, node.lines)
        result.report(said.outcome)
        self.found.complete(result, node, [owner, *others])
        self.walk_all(node.children, replace(place, goal=result, objective=goal, owner=owner))

    def _owners(self, node: Node, said: Statement, place: _Place) -> tuple[str | None, tuple[str, ...]]:
        if not said.owners:
            return place.owner, ()
        keys = [self.found.owners.key(name, node.lines, under=place.owner) for name in said.owners]
        return keys[0], tuple(dict.fromkeys(key for key in keys[1:] if key != keys[0]))

    def _retrospective(self, node: Node, place: _Place) -> None:
        text = self.found.text("RETROSPECTIVE", place.owner, node.text, node.lines)
        self._look_back(node.children, text, depth=0)

    def _look_back(self, nodes: tuple[Node, ...], text: TextDraft, depth: int) -> None:
        for node in nodes:
            below = text
            if node.kind == "HEADING" and not _RETROSPECTIVE_PART.match(node.text):
                owner = self.found.owners.key(node.text, node.lines, under=None) if node.text else None
                below = self.found.text("RETROSPECTIVE", owner, node.text, node.lines)
            else:
                mark = "- " if node.kind == "ITEM" else ""
                text.keep(f"{'  ' * depth}{mark}{node.text}", node.lines)
            self._look_back(node.children, below, depth + 1 if node.kind == "ITEM" else depth)


def _objective_for(owner: str | None, place: _Place) -> GoalDraft | None:
    """The objective above; or the one right before, where none is above or only that one is the owner's."""
    above, before = place.objective, place.previous
    if before is not None and (above is None or (before.owner == owner and above.owner != owner)):
        return before
    return above


def _has_items(node: Node) -> bool:
    return any(child.kind == "ITEM" or _has_items(child) for child in node.children)


def _has_goals(node: Node) -> bool:
    """Whether anything below is more than text and links."""
    return any(
        (child.kind == "ITEM" and not is_only_link(child.text) and len(child.text.split()) > 2) or _has_goals(child)
        for child in node.children
    )


def _has_owned(node: Node) -> bool:
    return any(bool(statement(child.text).owners) or _has_owned(child) for child in node.children)


def _has_key_results(node: Node) -> bool:
    """Whether key results stand right below, marked as such or as plain items without an owner."""
    said = [(child, statement(child.text)) for child in node.children if child.kind == "ITEM"]
    return any(
        one.role == "KEY_RESULT" or (not one.owners and not child.children and not _is_bare_address(child.text))
        for child, one in said
    )


def _is_bare_address(text: str) -> bool:
    return text.strip().startswith(("http://", "https://")) and is_only_link(text)
