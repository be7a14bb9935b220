"""Numerals, lunar dates, solar terms and misread days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.issue_facts.dates import day_of, misread_days, numeral
from articles.reading.issue_facts.lunar import parse, term_day

DAY = dt.date(2023, 9, 12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("l2", 12),
        ("5,262", 5262),
        ("2O23", 2023),
        ("二O二三", 2023),
        ("廿八", 28),
    ],
)
def test_a_numeral_is_read_though_a_digit_is_misread(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["", "天", "二人", "l年"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize("text", ["农历癸卯年七月卄八", "农历癸卯年七月二十八日", "农历七月廿八"])
def test_the_twenties_are_one_however_written(text: str) -> None:
    lunar = parse(text)
    assert lunar and lunar.fits(DAY)


@pytest.mark.parametrize(
    ("text", "day"), [("农历冬月三十", dt.date(2024, 12, 30)), ("农历十一月卅", dt.date(2024, 12, 30))]
)
def test_thirty_and_the_eleventh_month_have_two_names(text: str, day: dt.date) -> None:
    lunar = parse(text)
    assert lunar and lunar.fits(day)


def test_a_leap_month_is_told_from_the_month_before() -> None:
    leap = parse("农历癸卯年闰二月十一")
    assert leap and leap.fits(dt.date(2023, 4, 1)) and not leap.fits(dt.date(2023, 3, 2))


def test_solar_terms_fall_on_their_days() -> None:
    assert term_day(2020, "大雪") == dt.date(2020, 12, 7)
    assert term_day(2023, "白露") == dt.date(2023, 9, 8)


def test_misread_days_differ_in_one_digit() -> None:
    days = {day for day, _, _ in misread_days(2023, 9, 1)}
    assert {dt.date(2023, 9, 12), dt.date(2023, 9, 2), dt.date(2028, 9, 1)} <= days
    assert dt.date(2023, 8, 2) not in days


@given(st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    assert day_of(str(day.year), str(day.month), str(day.day)) == day
