"""The days that a cycle's name means: "2018-Q2", "Q3 2018", "FY20-Q4", "2019", "H1 2025", "2024-03"."""

import re
from datetime import date, timedelta

_YEAR = r"(?P<fiscal>FY)?\s?'?(?P<year>\d{4}|(?<=FY)\d{2}|(?<=FY\s)\d{2}|(?<=FY')\d{2})"
_PART = r"(?P<letter>[QHT])\s?(?P<part>\d)"
_SHAPES = tuple(
    re.compile(rf"^(?:CY)?\s?{shape}$", re.IGNORECASE)
    for shape in (
        rf"{_YEAR}",
        rf"{_YEAR}\s?[-/_ ]?\s?{_PART}",
        rf"{_PART}\s?[-/_ ]?\s?{_YEAR}",
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})",
    )
)
_MONTHS = {"Q": 3, "H": 6, "T": 4}


def cycle_days(name: str, *, fiscal_year_starts: int = 1) -> tuple[date, date] | None:
    """First and last day of the cycle with this name, or None where the name does not say.

    `fiscal_year_starts` is a month. "FY20" is the fiscal year that ends in 2020; with February,
    FY20-Q4 is 2019-11-01 to 2020-01-31. Years without FY are calendar years.
    """
    found = next((match for shape in _SHAPES if (match := shape.match(name.strip()))), None)
    if found is None or not 1 <= fiscal_year_starts <= 12:
        return None
    parts = found.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    first = 1
    if parts.get("fiscal") and fiscal_year_starts > 1:
        first, year = fiscal_year_starts, year - 1
    months, place = 12, 1
    if parts.get("letter"):
        months, place = _MONTHS[parts["letter"].upper()], int(parts["part"])
    elif parts.get("month"):
        months, place = 1, int(parts["month"])
    if not (1 <= place <= 12 // months and 1900 <= year <= 2199):
        return None
    begins = _month(year, first + (place - 1) * months)
    return begins, _month(year, first + place * months) - timedelta(days=1)


def _month(year: int, month: int) -> date:
    """The first day of a month counted from January of the year, past December too."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
