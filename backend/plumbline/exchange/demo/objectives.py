"""All goals of the demo company, each after the goal it aligns to."""

from plumbline.exchange.demo.closed.before_company import BEFORE_BUILDERS
from plumbline.exchange.demo.closed.before_market import BEFORE_MARKET
from plumbline.exchange.demo.closed.last_company import LAST_BUILDERS
from plumbline.exchange.demo.closed.last_market import LAST_MARKET
from plumbline.exchange.demo.company import UNITS
from plumbline.exchange.demo.content import DemoObjective
from plumbline.exchange.demo.running.company import COMPANY
from plumbline.exchange.demo.running.customer import CUSTOMER
from plumbline.exchange.demo.running.devices import DEVICES
from plumbline.exchange.demo.running.operations import OPERATIONS
from plumbline.exchange.demo.running.people import PEOPLE_AND_FINANCE
from plumbline.exchange.demo.running.platform import PLATFORM
from plumbline.exchange.demo.running.product import PRODUCT
from plumbline.exchange.demo.running.sales import SALES

_ABOVE = {unit.key: unit.under for unit in UNITS}
_CLOSED = (*BEFORE_BUILDERS, *BEFORE_MARKET, *LAST_BUILDERS, *LAST_MARKET)
_RUNNING = (*COMPANY, *PRODUCT, *DEVICES, *PLATFORM, *OPERATIONS, *SALES, *CUSTOMER, *PEOPLE_AND_FINANCE)


def level(objective: DemoObjective) -> int:
    """Steps from the top: 0 the company, 1 its departments, 2 their teams, 3 people."""
    if objective.owner not in _ABOVE:
        return 3
    above = _ABOVE[objective.owner]
    return 0 if above is None else 1 if above == "company" else 2


OBJECTIVES = tuple(sorted((*_CLOSED, *_RUNNING), key=level))
