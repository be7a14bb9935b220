from __future__ import annotations

import datetime as dt

import pytest

from articles.catalogue import leafing
from articles.catalogue.calendar import Gap
from articles.models import PublicChanges
from articles.models.sight import STAFF, looking
from tests.support.factories import held_issue, make_article, make_known_day, make_page, make_text

pytestmark = pytest.mark.django_db

TODAY = dt.date(2024, 5, 10)


def day(number: int) -> dt.date:
    return dt.date(2024, 5, number)


def test_the_archive_spans_what_is_held_and_what_is_known() -> None:
    assert leafing.span() is None
    held_issue(day(3))
    held_issue(day(6))
    assert leafing.span() == leafing.ArchiveSpan(day(3), day(6))
    make_known_day(day(8), day(9))
    assert leafing.span() == leafing.ArchiveSpan(day(3), day(9))


def test_an_issue_that_is_not_to_be_seen_is_missing_for_a_visitor_and_held_for_the_desk() -> None:
    held_issue(day(3))
    make_article(make_page(date=day(5)), visibility="held")
    held_issue(day(6))
    assert leafing.year(2024, TODAY).day(day(5)).state == "missing"
    with looking(lambda: STAFF):
        assert leafing.year(2024, TODAY).day(day(5)).state == "held"


def test_what_people_said_of_a_day_that_is_held_for_the_desk_alone_is_what_a_visitor_reads() -> None:
    make_article(make_page(date=day(5)), visibility="held")
    make_known_day(day(5))
    assert leafing.year(2024, TODAY).day(day(5)).state == "known"


def test_what_is_missing_lies_between_the_first_and_the_last_issue() -> None:
    for number in (3, 6):
        held_issue(day(number))
    assert leafing.missing(TODAY) == (Gap(day(4), day(5), 2),)


def test_what_is_missing_follows_a_change_at_once() -> None:
    for number in (3, 6):
        held_issue(day(number))
    leafing.missing(TODAY)
    known = make_known_day(day(4))
    PublicChanges.note()
    assert leafing.missing(TODAY) == (Gap(day(4), day(4), 1, known=known), Gap(day(5), day(5), 1))


def test_a_visitor_is_not_told_what_the_desk_has_counted() -> None:
    for number in (3, 6):
        held_issue(day(number))
    make_article(make_page(date=day(4)), visibility="held")
    with looking(lambda: STAFF):
        assert leafing.missing(TODAY) == (Gap(day(5), day(5), 1),)
    assert leafing.missing(TODAY) == (Gap(day(4), day(5), 2),)


def test_the_same_day_of_other_years_oldest_first() -> None:
    for year in (2023, 2019, 2024):
        held_issue(dt.date(year, 5, 3))
    assert [issue.date.year for issue in leafing.same_day(day(3))] == [2019, 2023]


def test_the_twenty_ninth_of_february_is_a_day_of_leap_years() -> None:
    held_issue(dt.date(2020, 2, 29))
    assert [issue.date.year for issue in leafing.same_day(dt.date(2024, 2, 29))] == [2020]


def test_a_page_with_text_is_held_whatever_became_of_its_articles() -> None:
    page = make_page(date=day(5))
    make_text(page, "甲")
    make_article(page, visibility="withdrawn")
    assert leafing.year(2024, TODAY).day(day(5)).state == "held"
