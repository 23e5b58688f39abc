"""What goals add to the types of the rooms below; attached in schema.py, never seen under these names."""

import strawberry

from plumbline.engine import Connection, batch, page
from plumbline.okrs.reads import lists
from plumbline.okrs.reads.around import blockers_to_resolve, wins
from plumbline.okrs.reads.counts import stats
from plumbline.okrs.reads.reports import check_ins_due
from plumbline.okrs.types.goals import KeyResult, Objective
from plumbline.okrs.types.numbers import UnitStats
from plumbline.okrs.types.parts import Blocker, CheckIn, CheckInDue, Initiative

_DUE = "The check-ins they owe, up to the end of the company's day; the longest overdue first."


@strawberry.type
class OwnerObjectives:
    """What goals add to every owner."""

    objectives: Connection[Objective] = page(lists.OWNED_BY, description="What they own or co-own.")
    initiatives: Connection[Initiative] = page(
        lists.INITIATIVES_BY, description="The work that they do, and the work that is done for their objectives."
    )


@strawberry.type
class UnitNumbers:
    """What goals add to every unit."""

    stats: UnitStats = batch(
        stats, "id", description="Counts over what the viewer sees of it, the units below it and their people."
    )


@strawberry.type
class PersonGoals:
    """What goals add to a person."""

    key_results: Connection[KeyResult] = page(lists.ANSWERED_BY, description="What they answer for or report on.")
    check_ins_due: list[CheckInDue] = batch(check_ins_due, "id", description=_DUE)


@strawberry.type
class PriorityObjectives:
    """What goals add to a strategic priority."""

    objectives: Connection[Objective] = page(lists.CITING, description="The objectives that cite it.")


@strawberry.type
class AskerGoals:
    """What goals add to the viewer."""

    check_ins_due: list[CheckInDue] = batch(check_ins_due, "person_id", description=_DUE)
    blockers_to_resolve: list[Blocker] = batch(
        blockers_to_resolve,
        "person_id",
        description="Open blockers that name the viewer as who must act, the oldest first.",
    )
    wins: list[CheckIn] = batch(
        wins,
        "person_id",
        description="The last 20 check-ins of the last 14 days that said DONE, in the home team and the units above it.",
    )
