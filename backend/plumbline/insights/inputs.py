"""What is entered about findings."""

import strawberry

from plumbline.engine.refusals import BadInput
from plumbline.insights.quality import KeyResultText, ObjectiveText
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
