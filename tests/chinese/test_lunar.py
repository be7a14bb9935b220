from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.lunar import (
    day_words,
    lunar_date,
    lunar_day,
    lunar_months,
    of_lunar_day,
    solar_term,
    year_name,
)


def test_a_lunar_date_names_the_lunar_year_month_and_day() -> None:
    assert lunar_date(dt.date(2024, 2, 10)) == "农历甲辰年正月初一"


def test_days_before_the_lunar_new_year_belong_to_the_old_one() -> None:
    assert lunar_date(dt.date(2024, 2, 9)).startswith("农历癸卯年")


def test_a_leap_month_is_named() -> None:
    assert lunar_date(dt.date(2023, 4, 12)) == "农历癸卯年闰二月廿二"


def test_a_solar_term_is_named_on_its_day_only() -> None:
    assert solar_term(dt.date(2024, 6, 21)) == "夏至"
    assert solar_term(dt.date(2024, 6, 22)) == ""


def test_outside_the_tables_nothing_is_made_up() -> None:
    assert lunar_date(dt.date(1850, 1, 1)) == ""
    assert solar_term(dt.date(1850, 1, 1)) == ""


def test_a_year_has_its_sexagenary_name() -> None:
    assert year_name(2024) == "甲辰"


def test_a_day_is_called_as_calendars_print_it_the_first_of_a_month_by_its_name() -> None:
    days = [dt.date(2023, 3, 21), dt.date(2023, 3, 22), dt.date(2023, 3, 23)]
    assert list(map(lunar_day, days)) == ["三十", "闰二月", "初二"]


def test_a_lunar_year_has_its_months_in_order_a_leap_month_among_them() -> None:
    months = lunar_months(2023)
    assert list(months)[:3] == ["正月", "二月", "闰二月"]
    assert months["正月"] == dt.date(2023, 1, 22)
    assert lunar_months(1850) == {}


def test_a_month_of_twenty_nine_days_has_no_thirtieth() -> None:
    assert of_lunar_day(2023, "闰二月", 29) == dt.date(2023, 4, 19)
    assert of_lunar_day(2023, "闰二月", 30) is None
    assert of_lunar_day(2022, "闰二月", 1) is None


@given(st.dates(dt.date(1902, 3, 1), dt.date(2098, 1, 1)))
def test_every_day_is_found_again_by_its_lunar_date(day: dt.date) -> None:
    words = lunar_date(day)
    year = next(year for year in (day.year, day.year - 1) if words.startswith(f"农历{year_name(year)}年"))
    month, number = words[5:-2], words[-2:]
    found = {of_lunar_day(year, month, n): n for n in range(1, 31)}
    assert day_words(found[day]) == number
