from datetime import date

import pytest

from plumbline.exchange.outline import cycle_days


@pytest.mark.parametrize(
    ("name", "fiscal", "first", "last"),
    [
        ("2018-Q2", 1, date(2018, 4, 1), date(2018, 6, 30)),
        ("Q3 2018", 1, date(2018, 7, 1), date(2018, 9, 30)),
        ("q4/2023", 2, date(2023, 10, 1), date(2023, 12, 31)),
        ("2019", 1, date(2019, 1, 1), date(2019, 12, 31)),
        ("FY20-Q4", 2, date(2019, 11, 1), date(2020, 1, 31)),
        ("FY20-Q1", 2, date(2019, 2, 1), date(2019, 4, 30)),
        ("FY20-Q4", 1, date(2020, 10, 1), date(2020, 12, 31)),
        ("FY2020", 2, date(2019, 2, 1), date(2020, 1, 31)),
        ("Q1 FY24", 7, date(2023, 7, 1), date(2023, 9, 30)),
        ("2025 H2", 1, date(2025, 7, 1), date(2025, 12, 31)),
        ("2024T1", 1, date(2024, 1, 1), date(2024, 4, 30)),
        ("2024-02", 1, date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_name_says_its_days(name: str, fiscal: int, first: date, last: date) -> None:
    assert cycle_days(name, fiscal_year_starts=fiscal) == (first, last)


@pytest.mark.parametrize("name", ["", "Spring", "2018-Q5", "Q0 2018", "H3 2020", "2024-13", "20", "99999", "Q2"])
def test_other_names_say_nothing(name: str) -> None:
    assert cycle_days(name) is None
