from __future__ import annotations

import datetime as dt

import pytest

from articles.catalogue import holdings
from articles.corrections import correct
from articles.models.states import Kind
from tests.support.factories import held_issue, make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2024, 5, 6)


def test_totals_count_what_readers_may_see() -> None:
    make_article(make_page(), [("记者", "王小明")])
    make_article(make_page(), [("摄影", "王小明")], kind=Kind.PHOTO)
    make_article(make_page(), [("记者", "李四")], visibility="hidden")
    make_article(make_undated_page(), [("记者", "赵五")])
    totals = holdings.count_totals()
    assert (totals.issues, totals.pages, totals.articles, totals.photos, totals.reporters) == (1, 1, 1, 1, 1)


def test_totals_follow_a_correction_at_once(django_user_model) -> None:
    article = make_article()
    assert holdings.totals().checked == 0
    correct(article, version=1, changes={"headline": "新标题"}, by=django_user_model.objects.create(username="a"))
    assert holdings.totals().checked == 100


def test_years_count_their_issues() -> None:
    for date in (dt.date(2020, 1, 2), dt.date(2020, 1, 3), dt.date(2022, 5, 6)):
        held_issue(date)
    assert holdings.years() == [(2020, 2), (2022, 1)]


def test_this_day_in_other_years_shows_the_issues_and_names_the_years_that_lack() -> None:
    make_article(make_page(date=dt.date(2021, 5, 6)), headline="当年")
    held_issue(dt.date(2023, 5, 5))
    found = holdings.on_this_day(TODAY)
    assert [(day.issue.date.year, day.articles[0].headline, day.count) for day in found.anniversaries] == [
        (2021, "当年", 1)
    ]
    assert found.absent == [2022, 2023]
    assert not found.nearest


def test_without_this_day_the_nearest_issue_of_another_year_stands_in() -> None:
    for date in (dt.date(2021, 12, 1), dt.date(2022, 5, 8), dt.date(2023, 11, 1)):
        held_issue(date)
    found = holdings.on_this_day(TODAY)
    assert found.nearest
    assert [day.issue.date for day in found.anniversaries] == [dt.date(2022, 5, 8)]


def test_the_latest_issue_is_no_anniversary_of_itself() -> None:
    held_issue(dt.date(2023, 5, 7))
    assert holdings.on_this_day(TODAY).anniversaries == []


def test_of_many_years_the_latest_are_shown_and_the_others_named() -> None:
    for year in range(2015, 2024):
        held_issue(dt.date(year, 5, 6))
    found = holdings.on_this_day(TODAY)
    assert [day.issue.date.year for day in found.anniversaries] == [2020, 2021, 2022, 2023]
    assert [issue.date.year for issue in found.others] == [2015, 2016, 2017, 2018, 2019]
