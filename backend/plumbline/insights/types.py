"""How findings, pictures of how goals go, and dashboards look in GraphQL."""

from datetime import date, datetime

import strawberry

from plumbline.cycles.reads import CYCLES
from plumbline.cycles.types import Cycle
from plumbline.engine import VIEWER, PageInfo, Rows, batch, column, derived, one, refer, within
from plumbline.insights import choices as choices
from plumbline.insights.policy import can_edit_dashboard
from plumbline.insights.reads import cycles, history, owners, pictures, scope
from plumbline.insights.reads.abilities import dismissable, dismissable_of_owners
from plumbline.insights.reads.dashboards import DASHBOARDS, dashboards_of, pictures_in
from plumbline.insights.reads.initiatives import smart
from plumbline.insights.reads.marks import marks
from plumbline.insights.reads.objectives import counts, findings
from plumbline.insights.words import FindingKind, PictureKind, SmartCriterion, SmartVerdict
from plumbline.okrs.types import HealthCount, KeyResult, Objective, SentenceValue
from plumbline.organization.reads import PEOPLE, unit_id, unit_ways
from plumbline.organization.types import Node, Owner, Person, Unit

_CAN_DISMISS = "Whether the viewer may say that a finding of it does not apply."


@strawberry.type(description="Why a finding does not apply.")
class FindingDismissal(Rows):
    """Why a finding does not apply."""

    reason: str = column("reason", description="Why.")
    by: Person | None = column("by", description="Who said so; none for a program.")
    at: datetime = column("at", description="When.")


@strawberry.type(description="What a quality check has found; it blocks nothing.")
class Finding(Rows):
    """What a quality check has found; it blocks nothing."""

    kind: FindingKind = column("kind", description="What it is.")
    message: str = column("message", description="What to do, in a sentence.")
    values: list[SentenceValue] = column("values", description="What stands in it, for whoever words it by the kind.")
    objective: Objective | None = column("objective", description="The objective it is of; none for one of an owner.")
    owner: Owner | None = column("owner", description="The owner it is of; none for one of an objective.")
    key_result: KeyResult | None = column("key_result", description="The key result it is about, if any.")
    place: int | None = column("place", description="The place of that key result among those that count, from 0.")
    other: Objective | None = column("other", description="The other objective, of a finding about two.")
    dismissal: FindingDismissal | None = column("dismissal", description="Why it does not apply, if somebody said so.")


@strawberry.type(description="Whether a piece of work is what it should be; it blocks nothing.")
class SmartCheck(Rows):
    """Whether a piece of work is what it should be; it blocks nothing."""

    criterion: SmartCriterion = column("criterion", description="What it should be.")
    met: bool = column("met", description="Whether it is.")
    verdict: SmartVerdict = column("verdict", description="Why, or what is missing.")
    message: str = column("message", description="Why, or what to do, in a sentence.")
    values: list[SentenceValue] = column(
        "values", description="What stands in it, for whoever words it by the verdict."
    )


@strawberry.type
class InitiativeChecks:
    """What checks add to an initiative."""

    smart: list[SmartCheck] = batch(
        smart, "id", description="Whether it is specific, measurable, assigned, relevant and timed; all five."
    )


@strawberry.type
class ObjectiveFindings:
    """What findings add to an objective."""

    findings: list[Finding] = batch(findings, "id", description="What the checks find, dismissed ones last.")
    finding_count: int = batch(counts, "id", description="How many findings nobody has dismissed.")
    viewer_can_dismiss_findings: bool = batch(dismissable, "id", description=_CAN_DISMISS)


@strawberry.type
class OwnerFindings:
    """What findings add to every owner."""

    findings: list[Finding] = batch(
        owners.findings, "id", description="What is found in what they have in a cycle, dismissed ones last."
    )
    viewer_can_dismiss_findings: bool = batch(dismissable_of_owners, "id", description=_CAN_DISMISS)


@strawberry.type(description="How many findings of a kind there are.")
class FindingCount(Rows):
    """How many findings of a kind there are."""

    kind: FindingKind = column("kind", description="The kind.")
    count: int = column("count", description="How many.")


@strawberry.type(description="One finding of a cycle.")
class FindingEdge(Rows):
    """One finding of a cycle."""

    cursor: str = within("cursor", description="The place of this row in the list.")
    node: Finding = within("node", description="The finding.")


@strawberry.type(description="One page of what is found in a cycle.")
class FindingConnection(Rows):
    """One page of what is found in a cycle."""

    edges: list[FindingEdge] = within("edges", description="The rows with their places.")
    nodes: list[Finding] = within("nodes", description="The findings.")
    page_info: PageInfo = within("page_info", description="Where this page stands in the list.")
    total_count: int = within("total", description="How many there are on all pages.")
    kinds: list[FindingCount] = column(
        "kinds", description="How many of each kind there are, whichever kinds are asked for."
    )


@strawberry.type
class CycleFindings:
    """What findings add to a cycle."""

    findings: FindingConnection = batch(
        cycles.findings, "id", description="What nobody has dismissed of its objectives and their owners, by kind."
    )


@strawberry.type
class ColumnFindings:
    """What findings add to the tree as columns."""

    finding_counts: list[int] = batch(
        marks, "columns", description="How many findings of each row nobody has dismissed."
    )


@strawberry.type(description="How the goals of an owner stood at the end of a week.")
class InsightWeek(Rows):
    """How the goals of an owner stood at the end of a week."""

    from_on: date = column("from_on", description="The first day of the week.")
    on: date = column("on", description="Its last day; today's in a week that runs.")
    at: datetime | None = column("at", description="The instant that is looked at; none in a week that runs: now.")
    objectives: int = column("objectives", description="Objectives there were.")
    progress: float | None = column(
        "progress", description="Mean progress of the owner's own objectives that had a number, 0 to 1."
    )
    expected: float | None = column(
        "expected", description="Mean of what was expected of these by their last check-ins, 0 to 1."
    )
    health: list[HealthCount] = column("health", description="The objectives by health, without zeros.")


@strawberry.type(description="What was reported on a day.")
class CheckInDay(Rows):
    """What was reported on a day."""

    on: date = column("on", description="The day.")
    key_results: int = column("key_results", description="Key results on which something was reported.")


@strawberry.type(description="How up to date reports are.")
class Reporting(Rows):
    """How up to date reports are."""

    key_results: int = column("key_results", description="Key results that are reported on.")
    up_to_date: int = column("up_to_date", description="Those of which no check-in is due.")
    outdated: int = column("outdated", description="Those that are overdue beyond grace.")
    rate: float | None = column("rate", description="Share of those up to date, 0 to 1; none without key results.")


@strawberry.type(description="How long blockers stand, of the latest 10,000.")
class BlockerTimes(Rows):
    """How long blockers stand."""

    open: int = column("open", description="Blockers that are not resolved.")
    resolved: int = column("resolved", description="Blockers that are.")
    median_days: float | None = column("median", description="Days from opened to resolved: half took less.")
    low_days: float | None = column("low", description="A quarter took less than so many days.")
    high_days: float | None = column("high", description="A quarter took more than so many days.")


@strawberry.type(description="How much of the work leads up to the company.")
class AlignmentCoverage(Rows):
    """How much of the work leads up to the company."""

    objectives: int = column("objectives", description="Objectives below company level.")
    aligned: int = column(
        "aligned",
        description="Those from which alignments lead up to an objective of the company, whatever their kind.",
    )
    share: float | None = column("share", description="Their share, 0 to 1; none without objectives.")


@strawberry.type(description="What goes wrong by forecast before anybody says so.")
class Outlook(Rows):
    """What goes wrong by forecast before anybody says so."""

    looked: int = column(
        "looked", description="ON_TRACK key results with a forecast, among the 500 furthest behind what is expected."
    )
    misses: list[KeyResult] = column("misses", description="Those that miss their target if they go on as they did.")


@strawberry.type(description="The goals of an owner in one cycle.")
class CycleInsight(Rows):
    """The goals of an owner in one cycle."""

    cycle: Cycle | None = column("cycle", description="The cycle.")
    objectives: int = column("objectives", description="Objectives.")
    progress: float | None = column(
        "progress", description="Mean progress of the owner's own objectives that have a number, 0 to 1."
    )
    health: list[HealthCount] = column("health", description="The objectives by health, without zeros.")


@strawberry.type(
    description="How the goals of an owner go in a cycle, as far as the viewer sees them. People are never compared."
)
class Insights(Rows):
    """How the goals of a unit and of those below it, or of a person, go in a cycle."""

    cycle: Cycle = one(CYCLES, "cycle_key", description="The cycle.")
    owner: Owner | None = column("owner", description="Whose goals: a person's, or a unit's with those below it.")
    weeks: list[InsightWeek] = batch(
        scope.one(history.weeks), "asked", description="Each week of the cycle that has begun, as it stood at its end."
    )
    check_in_days: list[CheckInDay] = batch(
        scope.one(pictures.check_in_days), "asked", description="Each day on which something was reported."
    )
    reporting: Reporting = batch(scope.one(pictures.reporting), "asked", description="How up to date reports are now.")
    blockers: BlockerTimes = batch(scope.one(pictures.blockers), "asked", description="How long blockers stand.")
    coverage: AlignmentCoverage = batch(
        scope.one(pictures.coverage), "asked", description="How much leads up to the company."
    )
    silos: list[Unit] = batch(
        scope.one(pictures.silos), "asked", description="Units with an open finding SILO; none of a person."
    )
    outlook: Outlook = batch(scope.one(pictures.outlook), "asked", description="What goes wrong by forecast.")
    cycles: list[CycleInsight] = batch(
        scope.one(pictures.cycles),
        "asked",
        description="This cycle and up to 7 of its length before it, the latest first.",
    )


@strawberry.type(description="Which pictures a unit looks at, in which order.")
class Dashboard(Node, Rows):
    """Which pictures a unit looks at, in which order."""

    load = DASHBOARDS
    unit_id: strawberry.ID = derived(unit_id, "unit_id", "unit_kind", description="Whose it is.")
    unit: Unit = refer(unit_ways("unit_id", "unit_kind"), description="Whose it is.")
    title: str = column("title", description="Its title.")
    pictures: list[PictureKind] = derived(pictures_in, "pictures", description="The pictures, in their order.")
    by: Person | None = one(PEOPLE, "by_id", description="Who saved it last; none for a program.")
    at: datetime = column("at", description="When it was saved last.")
    version: int = column("version", description="Moves with edits.")


@strawberry.type
class UnitDashboard:
    """What dashboards add to every unit."""

    dashboard: Dashboard | None = batch(dashboards_of, "id", description="Its saved dashboard.")
    viewer_can_edit_dashboard: bool = derived(
        can_edit_dashboard, VIEWER, "id", description="Whether the viewer may save its dashboard."
    )
