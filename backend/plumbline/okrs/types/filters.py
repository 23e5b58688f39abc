"""What narrows lists of goals, as GraphQL shows it."""

from plumbline.engine.asking import entry
from plumbline.okrs import choices as choices
from plumbline.okrs.reads.asked import ObjectiveFilter

entry(ObjectiveFilter, description=ObjectiveFilter.__doc__)
