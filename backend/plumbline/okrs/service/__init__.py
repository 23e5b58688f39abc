"""What can be done with goals: one function, one verb, one transaction."""

from plumbline.okrs.service.alignments import align, remove_alignment
from plumbline.okrs.service.blockers import resolve_blocker
from plumbline.okrs.service.cascading import Handed, cascade
from plumbline.okrs.service.checking_in import MOST_CHECK_INS, Result, check_in, require_few
from plumbline.okrs.service.creating import create_key_result, create_objective, offer_objective
from plumbline.okrs.service.editing import move_objective, update_objective
from plumbline.okrs.service.editing_key_results import drop_key_result, update_key_result
from plumbline.okrs.service.initiatives import create_initiative, update_initiative
from plumbline.okrs.service.loading import (
    LoadedCheckIn,
    LoadedInitiative,
    LoadedKeyResult,
    LoadedObjective,
    load_goals,
)
from plumbline.okrs.service.merging import follow_merge
from plumbline.okrs.service.numbers import Moved
from plumbline.okrs.service.outdating import count_kept_shares, mark_outdated
from plumbline.okrs.service.publishing import archive, close, give_back, propose, publish
from plumbline.okrs.service.reactions import follow_company, follow_cycle, follow_home, follow_person

__all__ = [
    "MOST_CHECK_INS",
    "Handed",
    "LoadedCheckIn",
    "LoadedInitiative",
    "LoadedKeyResult",
    "LoadedObjective",
    "Moved",
    "Result",
    "align",
    "archive",
    "cascade",
    "check_in",
    "close",
    "count_kept_shares",
    "create_initiative",
    "create_key_result",
    "create_objective",
    "drop_key_result",
    "follow_company",
    "follow_cycle",
    "follow_home",
    "follow_merge",
    "follow_person",
    "give_back",
    "load_goals",
    "mark_outdated",
    "move_objective",
    "offer_objective",
    "propose",
    "publish",
    "remove_alignment",
    "require_few",
    "resolve_blocker",
    "update_initiative",
    "update_key_result",
    "update_objective",
]
