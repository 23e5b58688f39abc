"""What is entered about findings and dashboards."""

from datetime import date

import strawberry

from plumbline.engine.refusals import BadInput
from plumbline.insights.metrics import metric_of
from plumbline.insights.quality import KeyResultText, ObjectiveText
from plumbline.insights.reads.initiatives import InitiativeDraft
from plumbline.insights.reads.objectives import Drafted, Place
from plumbline.insights.reads.owners import OwnerPlace
from plumbline.insights.smart import InitiativeText
from plumbline.insights.words import FindingKind, PictureKind
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.okrs.inputs.entries import number, perhaps
from plumbline.okrs.inputs.reasons import IF_VERSION, KEY, field
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource


@strawberry.input(description="A key result as it is being written.")
class KeyResultDraftInput:
    """A key result as it is being written."""

    title: str = field(description="What it says.")
    measure: Measure = field(description="How it is measured.")
    indicator: Indicator | None = field(default=None, description="Whether it shows early or late.")
    unit: str | None = field(default=None, description="What its values count.")
    target_value: float | None = field(default=None, description="Where it is to end, or what it is to keep.")

    def text(self) -> KeyResultText:
        """As the checks look at it."""
        wants = metric_of(self.title, self.measure, self.unit, self.target_value, None, None)
        return KeyResultText(None, self.title, self.measure, self.indicator, metric=wants)


@strawberry.input(description="An objective as it is being written.")
class ObjectiveDraftInput:
    """An objective as it is being written."""

    title: str = field(description="What it says.")
    description: str | None = field(default=None, description="Why it matters.")
    owner_id: strawberry.ID | None = field(default=None, description="Who is to answer for it.")
    progress_from: ProgressSource = field(default=ProgressSource.BOTH, description="What is to drive its progress.")
    cites_priority: bool = field(default=False, description="Whether it cites a strategic priority.")
    key_results: list[KeyResultDraftInput] = field(default_factory=list, description="How it is to be measured.")
    id: strawberry.ID | None = field(default=None, description="The objective that is being edited, if it is stored.")
    cycle_id: strawberry.ID | None = field(
        default=None,
        description="The cycle it is compared in; none given: the shortest ACTIVE one that holds today.",
    )

    def drafted(self) -> Drafted:
        """As the checks look at it. Raises BadInput for what is no id."""
        owner = _named(self.owner_id, "ownerId", "com", "team", "per")
        given = str(self.owner_id or "")
        level = (
            Level.COMPANY if given.startswith("com_") else Level.TEAM if given.startswith("team_") else Level.INDIVIDUAL
        )
        return Drafted(
            text=self._text(level),
            cycle_id=_named(self.cycle_id, "cycleId", "cyc"),
            id=_named(self.id, "id", "obj") or 0,
            owner_unit_id=None if level is Level.INDIVIDUAL else owner,
            owner_person_id=owner if level is Level.INDIVIDUAL else None,
        )

    def _text(self, level: Level) -> ObjectiveText:
        return ObjectiveText(
            title=self.title,
            description=self.description,
            level=level,
            cites_priority=self.cites_priority,
            progress_from=self.progress_from,
            key_results=tuple(each.text() for each in self.key_results),
        )


def _named(id: strawberry.ID | None, name: str, *prefixes: str) -> int | None:
    try:
        return number_of(str(id), *prefixes) if id else None
    except NotFound:
        raise BadInput(f"`{name}` is no such id.", path=("draft", name)) from None


@strawberry.input(description="A finding of an objective.")
class FindingRestoreInput:
    """A finding of an objective."""

    id: strawberry.ID = field(description="The objective.")
    kind: FindingKind = field(description="The finding.")
    key_result_id: strawberry.ID | None = field(default=None, description="The key result it is about, if any.")
    other_id: strawberry.ID | None = field(default=None, description="The other objective, of a finding about two.")

    @property
    def place(self) -> Place:
        """Where it is. Raises NotFound for foreign ids."""
        key_result_id = perhaps(self.key_result_id, "kr", field="keyResultId")
        other_id = perhaps(self.other_id, "obj", field="otherId")
        return number(self.id, "obj", field="id"), key_result_id, other_id, self.kind.value


@strawberry.input(description="A finding of an objective that does not apply.")
class FindingDismissInput(FindingRestoreInput):
    """A finding of an objective that does not apply."""

    reason: str | None = field(default=None, description="Why it does not apply.")


@strawberry.input(description="An initiative as it is being written.")
class InitiativeDraftInput:
    """An initiative as it is being written."""

    title: str = field(description="What is done.")
    goal_id: strawberry.ID = field(description="The key result, or the objective as a whole.")
    has_owner: bool = field(default=False, description="Whether somebody does it.")
    due_on: date | None = field(default=None, description="By when.")
    effort_days: float | None = field(default=None, description="What it takes, in days of one person.")
    has_links: bool = field(default=False, description="Whether it says where it is kept.")

    def draft(self) -> InitiativeDraft:
        """As the checks look at it. Raises BadInput for what is no id of a goal."""
        try:
            goal_id = number_of(self.goal_id, "obj", "kr")
        except NotFound:
            raise BadInput("`goalId` names an objective or a key result.", path=("draft", "goalId")) from None
        text = InitiativeText(
            title=self.title,
            has_owner=self.has_owner,
            due_on=self.due_on,
            for_key_result=self.goal_id.startswith("kr_"),
            has_links=self.has_links,
            effort_days=self.effort_days,
        )
        return InitiativeDraft(text, goal_id)


@strawberry.input(description="A finding of an owner in a cycle.")
class OwnerFindingRestoreInput:
    """A finding of an owner in a cycle."""

    owner_id: strawberry.ID = field(description="The company, team or person.")
    cycle_id: strawberry.ID = field(description="The cycle.")
    kind: FindingKind = field(description="The finding.")

    @property
    def place(self) -> OwnerPlace:
        """Where it is. Raises NotFound for foreign ids."""
        owner = number(self.owner_id, "com", "team", "per", field="ownerId")
        return owner, number(self.cycle_id, "cyc", field="cycleId"), self.kind.value

    @property
    def is_person(self) -> bool:
        """Whether the owner is a person."""
        return str(self.owner_id).startswith("per_")


@strawberry.input(description="A finding of an owner that does not apply.")
class OwnerFindingDismissInput(OwnerFindingRestoreInput):
    """A finding of an owner that does not apply."""

    reason: str | None = field(default=None, description="Why it does not apply.")


@strawberry.input(description="A dashboard for a unit that has none.")
class DashboardCreateInput:
    """A dashboard for a unit that has none."""

    idempotency_key: strawberry.ID = field(description=KEY)
    unit_id: strawberry.ID = field(description="The company or team.")
    title: str = field(description="Its title.")
    pictures: list[PictureKind] = field(description="The pictures in their order, each once.")


@strawberry.input(description="A dashboard, changed; what is left out stays.")
class DashboardUpdateInput:
    """A dashboard, changed; what is left out stays."""

    id: strawberry.ID = field(description="The dashboard.")
    title: str | None = field(default=strawberry.UNSET, description="Its title.")
    pictures: list[PictureKind] | None = field(
        default=strawberry.UNSET, description="The pictures in their order, each once."
    )
    if_version: int = field(description=IF_VERSION)


@strawberry.input(description="A dashboard to be removed: the unit has the usual pictures again.")
class DashboardRemoveInput:
    """A dashboard to be removed: the unit has the usual pictures again."""

    id: strawberry.ID = field(description="The dashboard.")
