"""Dates: which an issue can bear, and how they are written."""

from __future__ import annotations

import datetime as dt

import pytest

from articles.chinese.dates import chinese_date, chinese_month, implausible, month_day, weekday

DAY = dt.date(2024, 5, 6)


def test_dates_are_written_without_leading_zeros() -> None:
    assert chinese_date(DAY) == "2024年5月6日"
    assert chinese_month(DAY) == "2024年5月"
    assert month_day(DAY) == "5月6日"


def test_a_weekday_is_written_as_papers_print_it() -> None:
    assert weekday(DAY) == "星期一"
    assert weekday(dt.date(2024, 5, 12)) == "星期日"


@pytest.mark.parametrize("day", [dt.date(1850, 12, 31), dt.date(2151, 1, 1)])
def test_no_issue_bears_a_date_outside_the_limits(day: dt.date) -> None:
    assert "年份应在 1851 到 2150 之间" in implausible(day)


def test_an_issue_may_bear_any_date_within_the_limits() -> None:
    assert implausible(dt.date(1851, 1, 1)) == implausible(dt.date(2150, 12, 31)) == ""
