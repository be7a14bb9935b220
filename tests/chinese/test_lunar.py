from __future__ import annotations

import datetime as dt

from articles.chinese.lunar import lunar_date, solar_term, year_name


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
