"""Days by which an answer is due: Monday to Friday, whatever holidays lie between."""

from __future__ import annotations

import datetime as dt

SATURDAY = 5


def working_days_after(day: dt.date, number: int) -> dt.date:
    """The last of so many working days after ``day``, which itself is none of them."""
    while number:
        day += dt.timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
