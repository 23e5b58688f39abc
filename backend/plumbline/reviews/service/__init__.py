"""What can be done in a review: one function, one verb, one transaction."""

from plumbline.reviews.service.carrying import carry_over
from plumbline.reviews.service.closing import Unscored, close_cycle, require_scores
from plumbline.reviews.service.grading import grade_objective
from plumbline.reviews.service.retrospectives import save_retrospective

__all__ = ["Unscored", "carry_over", "close_cycle", "grade_objective", "require_scores", "save_retrospective"]
