from __future__ import annotations

import datetime as dt

from articles.catalogue.coverage import Coverage


def test_missing_years_in_a_row_are_named_by_their_ends() -> None:
    held = Coverage(9, dt.date(1995, 1, 1), dt.date(2023, 1, 1), (1999, 2000, 2001, 2021), "")
    assert str(held).endswith("其间1999至2001年、2021年一期也没有。")
