"""Monday to Friday are working days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reports.working_days import working_days_after

FRIDAY = dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("day", "number", "due"),
    [
        (FRIDAY, 1, dt.date(2024, 5, 6)),
        (dt.date(2024, 5, 4), 1, dt.date(2024, 5, 6)),
        (dt.date(2024, 5, 5), 5, dt.date(2024, 5, 10)),
        (dt.date(2024, 5, 6), 5, dt.date(2024, 5, 13)),
        (dt.date(2024, 5, 6), 15, dt.date(2024, 5, 27)),
        (dt.date(2024, 12, 31), 1, dt.date(2025, 1, 1)),
    ],
)
def test_weekends_are_stepped_over(day: dt.date, number: int, due: dt.date) -> None:
    assert working_days_after(day, number) == due


@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), number=st.integers(1, 250))
def test_between_lie_so_many_working_days(day: dt.date, number: int) -> None:
    due = working_days_after(day, number)
    days = [day + dt.timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert (sum(one.weekday() < 5 for one in days), due.weekday() < 5) == (number, True)
