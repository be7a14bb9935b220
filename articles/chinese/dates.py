"""The dates an issue can bear. Any other is a slip of the pen; addresses, calendar and search know none outside."""

from __future__ import annotations

import datetime as dt

FIRST_DAY, LAST_DAY = dt.date(1851, 1, 1), dt.date(2150, 12, 31)
YEARS = f"年份应在 {FIRST_DAY.year} 到 {LAST_DAY.year} 之间"


def implausible(day: dt.date) -> str:
    """Why no issue bears this date, with the remedy; "" for one that it can bear."""
    return "" if FIRST_DAY <= day <= LAST_DAY else f"日期“{day}”不可能；{YEARS}，请核对"
