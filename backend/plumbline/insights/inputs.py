"""What is entered about findings."""

from datetime import date

import strawberry

from plumbline.engine.refusals import BadInput
from plumbline.insights.quality import KeyResultText, ObjectiveText
from plumbline.insights.reads import InitiativeDraft
from plumbline.insights.smart import InitiativeText
from plumbline.insights.words import FindingKind
from plumbline.kit.errors import NotFound
from plumbline.kit.ids import number_of
from plumbline.okrs.inputs.entries import number, perhaps
from plumbline.okrs.inputs.reasons import field
from plumbline.okrs.words import Indicator, Level, Measure, ProgressSource


@strawberry.input(description="A key result as it is being written.")
class KeyResultDraftInput:
    """A key result as it is being written."""

    title: str = field(description="What it says.")
    measure: Measure = field(description="How it is measured.")
    indicator: Indicator | None = field(default=None, description="Whether it shows early or late.")


@strawberry.input(description="An objective as it is being written.")
class ObjectiveDraftInput:
    """An objective as it is being written."""

    title: str = field(description="What it says.")
    description: str | None = field(default=None, description="Why it matters.")
    owner_id: strawberry.ID | None = field(default=None, description="Who is to answer for it.")
    progress_from: ProgressSource = field(default=ProgressSource.BOTH, description="What is to drive its progress.")
    cites_priority: bool = field(default=False, description="Whether it cites a strategic priority.")
    key_results: list[KeyResultDraftInput] = field(default_factory=list, description="How it is to be measured.")

    def text(self) -> ObjectiveText:
        """As the checks look at it. Raises BadInput for what is no id of an owner."""
        given = str(self.owner_id or "")
        try:
            if given:
                number_of(given, "com", "team", "per")
        except NotFound:
            raise BadInput("`ownerId` names a company, a team or a person.", path=("draft", "ownerId")) from None
        level = (
            Level.COMPANY if given.startswith("com_") else Level.TEAM if given.startswith("team_") else Level.INDIVIDUAL
        )
        return ObjectiveText(
            title=self.title,
            description=self.description,
            level=level,
            cites_priority=self.cites_priority,
            progress_from=self.progress_from,
            key_results=tuple(
                KeyResultText(None, each.title, each.measure, each.indicator) for each in self.key_results
            ),
        )


@strawberry.input(description="A finding of an objective.")
class FindingRestoreInput:
    """A finding of an objective."""

    id: strawberry.ID = field(description="The objective.")
    kind: FindingKind = field(description="The finding.")
    key_result_id: strawberry.ID | None = field(default=None, description="The key result it is about, if any.")

    @property
    def place(self) -> tuple[int, int | None]:
        """The objective and the key result. Raises NotFound for foreign ids."""
        return number(self.id, "obj", field="id"), perhaps(self.key_result_id, "kr", field="keyResultId")


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
