from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from articles.models.states import Kind
from tests.support.factories import held_issue, make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db


def body(client, path: str = "/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_archive_says_how_to_fill_it(client) -> None:
    assert "import_pages" in body(client)


def test_the_latest_issue_opens_with_its_main_story(client) -> None:
    page = make_page(date=dt.date(2023, 5, 4))
    make_article(page, headline="短讯")
    make_article(page, kicker="引题在上", headline="要闻")
    shown = body(client)
    assert shown.index("要闻") < shown.index("短讯")
    assert "2023年5月4日" in shown


def test_a_photo_does_not_open_the_issue(client) -> None:
    page = make_page()
    make_article(page, headline="风景", kind=Kind.PHOTO)
    make_article(page, headline="要闻")
    shown = body(client)
    assert shown.index("要闻") < shown.index("风景")


def test_an_inferred_date_says_so(client) -> None:
    held_issue(dt.date(2023, 5, 4), date_source="inferred")
    assert "2023年5月4日（推定）" in body(client)


def test_this_day_in_other_years_is_shown(client) -> None:
    today = timezone.localdate()
    try:
        earlier = today.replace(year=today.year - 1)
    except ValueError:
        earlier = dt.date(today.year - 1, 2, 28)
    make_article(make_page(date=earlier), headline="当年今日")
    held_issue(today)
    assert "当年今日" in body(client)


def test_nothing_without_a_date_or_hidden_is_shown(client) -> None:
    make_article(make_undated_page(), headline="不知何日")
    make_article(make_page(), headline="内部稿", visibility="hidden")
    shown = body(client)
    assert "不知何日" not in shown
    assert "内部稿" not in shown


def test_each_month_of_the_year_is_one_link_that_says_what_it_holds(client) -> None:
    held_issue(dt.date(2023, 5, 4))
    shown = body(client)
    assert len(set(re.findall(r'href="/issues/2023-\d\d/"', shown))) == 12
    assert "有报 1 期，未入库 30 天" in shown


def test_the_number_of_queries_does_not_grow_with_the_archive(client, django_assert_max_num_queries) -> None:
    for day in range(1, 8):
        for n in range(3):
            make_article(make_page(date=dt.date(2023, 5, day)), [("记者", f"王小{n}")])
    with django_assert_max_num_queries(28):
        client.get("/")
