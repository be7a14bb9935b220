from __future__ import annotations

import datetime as dt

import pytest

from tests.support.factories import held_issue, make_article, make_known_day, make_page

pytestmark = pytest.mark.django_db


def day(number: int) -> dt.date:
    return dt.date(2024, 5, number)


@pytest.fixture(autouse=True)
def span() -> None:
    held_issue(day(3), number=100)
    held_issue(day(9), number=103)


def shown(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_day_within_the_span_says_that_it_is_not_held_and_leads_on(client) -> None:
    page = shown(client, "/issues/2024-05-06/")
    assert "<title>2024年5月6日：未入库" in page
    assert "农历甲辰年三月廿八" in page
    for link in ("/issues/2024-05-03/", "/issues/2024-05-09/", "/issues/2024-05/", "/issues/missing/"):
        assert f'href="{link}"' in page
    assert ("上一期，中间隔 2 天" in page, "下一期，中间隔 2 天" in page) == (True, True)


def test_a_solar_term_is_named(client) -> None:
    assert "<b>立夏</b>" in shown(client, "/issues/2024-05-05/")


def test_a_day_that_is_known_to_be_missing_says_who_says_so_and_why(client) -> None:
    make_known_day(day(6))
    page = shown(client, "/issues/2024-05-06/")
    assert "<title>2024年5月6日：已知缺失" in page
    assert "原报已毁。（依据：市图书馆馆藏目录）" in page
    assert "只给自己人看" not in page


def test_a_day_without_a_paper_says_so(client) -> None:
    make_known_day(day(6), state="none", why="五一休刊", authority="放假通知")
    page = shown(client, "/issues/2024-05-06/")
    assert "<title>2024年5月6日：当日无报" in page
    assert "五一休刊。（依据：放假通知）" in page


def test_outside_the_span_nothing_is_known_and_the_nearest_issue_is_offered(client) -> None:
    for path, nearest in {"/issues/2024-05-01/": "03", "/issues/2024-06-01/": "09"}.items():
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 404
        assert "馆藏从2024年5月3日到2024年5月9日" in page
        assert f'href="/issues/2024-05-{nearest}/"' in page


def test_a_known_day_outside_what_is_held_has_a_page(client) -> None:
    make_known_day(day(20))
    assert "已知缺失" in shown(client, "/issues/2024-05-20/")


def test_such_a_page_is_none_for_search_engines(client) -> None:
    assert client.get("/issues/2024-05-06/")["X-Robots-Tag"] == "noindex"


def test_the_same_day_of_other_years_is_offered(client) -> None:
    held_issue(dt.date(2021, 5, 6), date_source="inferred")
    assert "2021（推定）</a>" in shown(client, "/issues/2024-05-06/")


def test_a_day_whose_issue_nobody_may_see_is_as_if_it_had_never_come(client) -> None:
    before = client.get("/issues/2024-05-06/").content
    make_article(make_page(date=day(6)), visibility="withdrawn")
    assert client.get("/issues/2024-05-06/").content == before


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, django_assert_max_num_queries) -> None:
    held_issue(day(9))
    held_issue(dt.date(2009, 5, 6))
    with django_assert_max_num_queries(16) as few:
        client.get("/issues/2024-05-06/")
    for number in range(10, 28):
        held_issue(day(number))
        held_issue(dt.date(2000 + number, 5, 6)) if number != 24 else None
        make_known_day(dt.date(2024, 6, number))
    with django_assert_num_queries(len(few)):
        client.get("/issues/2024-05-06/")
