"""What check-ins say of key results, computed again from nothing."""

from collections.abc import Mapping

from plumbline.database import current
from plumbline.okrs.goals import KeyResultNode
from plumbline.okrs.reads.days import Calendar
from plumbline.okrs.reads.duties import check_ins_asked
from plumbline.okrs.reads.standing import Report, plan_questions, planned_in, reports, said_in
from plumbline.okrs.reads.together import together


async def reported_anew(nodes: Mapping[int, KeyResultNode], days: Calendar) -> dict[int, Report]:
    """The reports of those of these key results that are fed by check-ins; inside a transaction."""
    ids = sorted(nodes)
    answers = await together(current(), plan_questions(ids) | {"check_ins": check_ins_asked(ids)})
    return reports(planned_in(answers, days), nodes, said_in(answers["check_ins"]), days)
