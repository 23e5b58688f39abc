"""Days of a time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_in(zone: str, instant: datetime) -> date:
    """The calendar day in a zone at an instant."""
    return instant.astimezone(ZoneInfo(zone)).date()
