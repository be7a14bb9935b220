"""What is cited in tests: a story of our own, with as little said as a test needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from articles.citing.authors import CitedName
from articles.citing.cited import Cited, PrintedOn

DAY = dt.date(2023, 9, 12)
PRINTED = PrintedOn(DAY, DAY)
INFERRED = PrintedOn(DAY, DAY, inferred=True)
BETWEEN = PrintedOn(dt.date(2023, 11, 14), dt.date(2023, 12, 31), inferred=True)
OVER_NEW_YEAR = PrintedOn(dt.date(2023, 12, 30), dt.date(2024, 1, 2), inferred=True)
SITE = "https://paper.example.cn"


def make_cited(**fields: Any) -> Cited:
    """``credits`` may be (role, name)."""
    defaults = {
        "code": "0d9fb1v0b1",
        "title": "早春的湖边 游人如织",
        "newspaper": "某某日报",
        "printed_on": PRINTED,
        "pages": ("1",),
        "url": f"{SITE}/a/0d9fb1v0b1/",
        "fixed": f"{SITE}/a/0d9fb1v0b1/v/2/",
        "version": 2,
        "accessed": dt.date(2026, 11, 27),
        "credits": (("记者", "李四"),),
    }
    given = defaults | fields
    given["credits"] = tuple(
        one if isinstance(one, CitedName) else CitedName(one[1], one[0]) for one in given["credits"]
    )
    return Cited(**given)
