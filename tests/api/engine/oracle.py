"""The oracle: the invented library under Strawberry's stock executor."""

from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from plumbline.engine import Joined
from tests.api.engine.library import Book, Journal, Query, Shelf, ShelfExtra, schema
from tests.api.engine.stock import StockContext


class Oracle(StockContext):
    """What the stock executor reads the library through."""

    schema = schema


stock = Joined(
    Query,
    types=[Book, Journal],
    attached={Shelf: ShelfExtra},
    execution_context_class=StrawberryGraphQLCoreExecutionContext,
)
"""The same schema under the stock executor."""
