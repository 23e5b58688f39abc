"""The use-cases of exchange: one function, one verb."""

from plumbline.exchange.service.filling import fill_with_demo
from plumbline.exchange.service.import_report import Imported
from plumbline.exchange.service.importing import import_outline, import_text

__all__ = ["Imported", "fill_with_demo", "import_outline", "import_text"]
