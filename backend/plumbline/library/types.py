"""How the library looks in GraphQL."""

from datetime import datetime

import strawberry

from plumbline.engine import VIEWER, Rows, column, derived
from plumbline.library import choices as choices
from plumbline.library.policy import can_replicate
from plumbline.library.words import BusinessFunction, TemplateOrigin
from plumbline.okrs.types import Objective
from plumbline.okrs.words import Indicator, Measure, ObjectiveKind, ScoredBy
from plumbline.organization.types import Person


@strawberry.type(description="A key result to begin with; its numbers are placeholders.")
class LibraryKeyResult(Rows):
    """A key result to begin with; its numbers are placeholders."""

    title: str = column("title", description="What is measured.")
    measure: Measure = column("measure", description="How it is measured.")
    scored_by: ScoredBy = column("scored_by", description="How a kept bound is judged.")
    unit: str | None = column("unit", description="The unit of its numbers; none for plain ones.")
    start_value: float | None = column("start", description="Where it might begin.")
    target_value: float | None = column("target", description="Where it might end, or the bound to keep.")
    low_value: float | None = column("low", description="The low end of a band.")
    high_value: float | None = column("high", description="The high end of a band.")
    indicator: Indicator | None = column("indicator", description="Whether it shows early or only afterwards.")
    hint: str | None = column("hint", description="How to measure it.")
    milestones: list[str] = column("milestones", description="The names of its milestones, if it is measured by them.")


@strawberry.type(description="An objective to begin with: one that ships, or one that the company has saved.")
class LibraryTemplate(Rows):
    """An objective to begin with."""

    id: strawberry.ID = column("id", description="Its id; those that ship keep theirs from version to version.")
    origin: TemplateOrigin = column("origin", description="Where it comes from.")
    title: str = column("title", description="Where the owner is going.")
    why: str | None = column("why", description="Why it matters.")
    kind: ObjectiveKind = column("kind", description="What is promised.")
    function: BusinessFunction = column("function", description="What part of a company it is for.")
    key_results: list[LibraryKeyResult] = column("key_results", description="How it is measured.")
    from_objective: Objective | None = column(
        "from_objective", description="What it was saved from, if the viewer may see that."
    )
    saved_by: Person | None = column("saved_by", description="Who saved it; none for one that ships and for a program.")
    saved_at: datetime | None = column("saved_at", description="When it was saved; none for one that ships.")
    version: int | None = column("version", description="Moves with edits; none for one that ships.")
    viewer_can_edit: bool = column("viewer_can_edit", description="Whether the viewer may rename or remove it.")


@strawberry.type
class ObjectiveLibrary:
    """What the library adds to an objective."""

    viewer_can_replicate: bool = derived(
        can_replicate,
        VIEWER,
        "visibility",
        "state",
        description="Whether the viewer may offer copies of it; who may edit it, too, may save it as a template.",
    )
