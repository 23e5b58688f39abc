"""The use-cases of exchange: one function, one verb. The demo has its own door (`filling`), loaded by who wants it."""

from plumbline.exchange.service.import_report import Imported
from plumbline.exchange.service.importing import import_outline, import_text

__all__ = ["Imported", "import_outline", "import_text"]
