"""What can be handed over: one function, one verb, one transaction."""

from plumbline.handovers.service.merging import Merged, merge_teams
from plumbline.handovers.service.reassigning import Reassigned, reassign_goals

__all__ = ["Merged", "Reassigned", "merge_teams", "reassign_goals"]
