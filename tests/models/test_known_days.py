from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import KnownDay
from tests.support.factories import DAY, make_known_day

pytestmark = pytest.mark.django_db


def test_days_are_named_from_the_first_to_the_last() -> None:
    assert str(make_known_day()) == "2024年5月6日：已知缺失"
    assert str(make_known_day(DAY, DAY + dt.timedelta(2), state="none")) == "2024年5月6日至2024年5月8日：当日无报"


def test_no_day_is_said_to_be_two_things() -> None:
    make_known_day(DAY, DAY + dt.timedelta(2))
    other = KnownDay(first=DAY + dt.timedelta(2), last=DAY + dt.timedelta(4), state="none")
    with pytest.raises(ValidationError, match="已经登记过“2024年5月6日至2024年5月8日：已知缺失”"):
        other.clean()


def test_a_row_may_be_changed_where_it_is() -> None:
    make_known_day(DAY, DAY + dt.timedelta(2)).clean()


def test_the_last_day_is_not_before_the_first() -> None:
    with pytest.raises(IntegrityError):
        make_known_day(DAY, DAY - dt.timedelta(1))


def test_readers_are_told_why_and_who_says_so_and_not_what_stays_inside() -> None:
    assert make_known_day(why="原报已毁。", authority="市图书馆。").said == "原报已毁。（依据：市图书馆）"
