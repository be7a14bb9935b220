from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.asked_days import AskedDays, LunarDay, read_days
from articles.search.days import parse_dates

DAY = dt.date(2023, 9, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "20230912",
        "2023-9-12",
        "2023-09-12",
        "2023年9月12日",
        "２０２３．９．１２",
        "二〇二三年九月十二日",
        "2023年9月12日第1版",
    ],
)
def test_a_day_is_read_in_every_way_of_writing_it(typed: str) -> None:
    assert read_days(typed).day == DAY


@pytest.mark.parametrize("typed", ["9月12日", "9月12", "09-12", "9.12", "9/12"])
def test_month_and_day_in_digits_are_of_the_solar_calendar(typed: str) -> None:
    assert read_days(typed) == AskedDays(solar=(9, 12))


def test_month_and_day_in_numerals_may_be_of_either_calendar() -> None:
    assert read_days("九月十二") == AskedDays(solar=(9, 12), lunar=LunarDay("九月", 12))
    assert read_days("九月廿八日") == AskedDays(solar=(9, 28), lunar=LunarDay("九月", 28))


LUNAR = {
    "农历九月十二": LunarDay("九月", 12),
    "農曆九月十二": LunarDay("九月", 12),
    "农历9月12日": LunarDay("九月", 12),
    "正月初一": LunarDay("正月", 1),
    "臘月廿三": LunarDay("腊月", 23),
    "五月初五": LunarDay("五月", 5),
    "闰二月三十": LunarDay("闰二月", 30),
    "癸卯年七月廿八": LunarDay("七月", 28, "癸卯"),
    "农历癸卯年七月廿八": LunarDay("七月", 28, "癸卯"),
}


@pytest.mark.parametrize("typed", LUNAR)
def test_words_of_the_lunar_calendar_are_of_it_alone(typed: str) -> None:
    assert read_days(typed) == AskedDays(lunar=LUNAR[typed])


@pytest.mark.parametrize("typed", ["总第5262期", "第5262期", "5262期", "总第五二六二期", "总第 5262 期"])
def test_a_running_number_is_read(typed: str) -> None:
    assert read_days(typed) == AskedDays(number=5262)


@pytest.mark.parametrize(
    "typed", ["", "湖边", "13月45日", "9月", "2月30日", "十三月一", "农历九月卅五", "第1版", "3.5万"]
)
def test_what_names_no_day_names_nothing(typed: str) -> None:
    assert read_days(typed) == AskedDays()


def test_a_month_and_a_time_are_days_but_not_a_day() -> None:
    assert (read_days("2023-09").days, read_days("2023-09").day) == (parse_dates("2023-09"), None)


def test_a_lunar_day_is_found_in_the_years_that_have_it() -> None:
    assert LunarDay("九月", 12).within(2022, 2023) == [dt.date(2022, 10, 7), dt.date(2023, 10, 26)]
    assert LunarDay("闰二月", 1).within(2020, 2024) == [dt.date(2023, 3, 22)]
    assert LunarDay("七月", 28, "癸卯").within(1950, 2030) == [dt.date(1963, 9, 15), DAY]


@given(st.text(max_size=50) | st.from_regex(r"[农历闰正一二十廿初0-9年月日总第期.\-/]{1,20}", fullmatch=True))
def test_nothing_that_is_typed_fails(typed: str) -> None:
    read_days(typed)


@given(st.dates(dt.date(1851, 1, 1), dt.date(2150, 12, 31)))
def test_a_day_is_read_back_as_it_is_written(day: dt.date) -> None:
    assert read_days(f"{day.year}年{day.month}月{day.day}日").day == read_days(f"{day:%Y%m%d}").day == day
