"""Today's paper is missed after its hour, on the days on which the paper appears, unless none was printed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from articles.catalogue.awaited import appears_on, awaited_paper
from tests.support.factories import held_issue, make_known_day

FRIDAY = dt.date(2024, 5, 10)
WEEK = dt.timedelta(weeks=1)


def days(*weeks_before: int) -> set[dt.date]:
    return {FRIDAY - week * WEEK for week in weeks_before}


@pytest.mark.parametrize(
    ("held", "appears"),
    [
        (set(), False),
        (days(1), True),
        (days(1, 2, 3, 4, 5, 6, 7, 8), True),
        (days(1, 3, 5, 8), True),
        (days(3, 5, 8), False),
        (days(2), True),
        (days(3), False),
        ({FRIDAY - dt.timedelta(1)}, False),
        (days(9), False),
    ],
)
def test_the_paper_appears_on_a_weekday_of_which_half_the_weeks_had_an_issue(held: set[dt.date], appears: bool) -> None:
    assert appears_on(FRIDAY, held) is appears


def at(hour: int, minute: int = 0, day: dt.date = FRIDAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), timezone.get_current_timezone())


@pytest.fixture
def weekly(settings: Any) -> None:
    """An issue on each Friday before, and an hour by which today's is due."""
    settings.PAPER_DUE = dt.time(8, 30)
    for week in range(1, 9):
        held_issue(FRIDAY - week * WEEK)


@pytest.mark.django_db
@pytest.mark.usefixtures("weekly")
class TestToday:
    @pytest.mark.parametrize(("now", "missed"), [(at(8, 29), None), (at(8, 30), FRIDAY), (at(23, 59), FRIDAY)])
    def test_it_is_missed_from_its_hour_on(self, now: dt.datetime, missed: dt.date | None) -> None:
        assert awaited_paper(now) == missed

    def test_the_hour_and_the_day_are_those_of_the_newsroom(self) -> None:
        assert awaited_paper(dt.datetime(2024, 5, 10, 0, 29, tzinfo=dt.UTC)) is None
        assert awaited_paper(dt.datetime(2024, 5, 10, 0, 30, tzinfo=dt.UTC)) == FRIDAY

    def test_it_is_not_missed_once_it_is_in(self) -> None:
        held_issue(FRIDAY)
        assert awaited_paper(at(9)) is None

    @pytest.mark.parametrize("state", ["none", "known"])
    def test_it_is_not_missed_where_somebody_said_why_there_is_none(self, state: str) -> None:
        make_known_day(FRIDAY, state=state)
        assert awaited_paper(at(9)) is None

    def test_it_is_not_missed_on_a_day_on_which_it_does_not_appear(self) -> None:
        assert awaited_paper(at(9, day=FRIDAY + dt.timedelta(1))) is None

    def test_nobody_misses_it_where_no_hour_is_set(self, settings: Any) -> None:
        settings.PAPER_DUE = None
        assert awaited_paper(at(9)) is None
