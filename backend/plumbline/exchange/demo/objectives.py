"""All goals of the demo company, each after the goal it aligns to."""

from plumbline.exchange.demo.goals_closed import CLOSED
from plumbline.exchange.demo.goals_company import COMPANY
from plumbline.exchange.demo.goals_departments import DEPARTMENTS
from plumbline.exchange.demo.goals_teams import TEAMS

OBJECTIVES = (*CLOSED, *COMPANY, *DEPARTMENTS, *TEAMS)
