from __future__ import annotations

import datetime as dt

import pytest

from articles.catalogue import reporters as signing
from tests.support.factories import make_article, make_byline, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db


def test_people_are_counted_by_articles_not_by_bylines() -> None:
    make_article(None, [("记者", "王小明"), ("摄影", "王小明")])
    make_article(None, [("记者", "李四")])
    make_article(None, [("记者", "李四")])
    assert [(s.reporter.name, s.count) for s in signing.most_frequent(2)] == [("李四", 2), ("王小明", 1)]


def test_names_stand_in_the_order_of_their_pinyin() -> None:
    make_article(None, [("记者", "张三"), ("记者", "李四"), ("记者", "李安")])
    assert [s.reporter.name for s in signing.signed()] == ["李安", "李四", "张三"]


def test_a_role_narrows_the_names() -> None:
    make_article(None, [("记者", "张三"), ("摄影", "李四")])
    assert [s.reporter.name for s in signing.signed("摄影")] == ["李四"]


def test_roles_stand_with_the_commonest_first() -> None:
    make_article(None, [("摄影", "张三")])
    make_article(None, [("记者", "张三"), ("记者", "李四")])
    assert signing.roles() == ["记者", "摄影"]


def test_a_career_counts_shown_articles_by_year_role_and_page() -> None:
    make_article(make_page("C02", dt.date(2020, 1, 2)), [("记者", "李四"), ("摄影", "李四")])
    make_byline(make_article(make_page("1", dt.date(2023, 5, 6))), "记者", "李四", certain=False)
    make_article(make_undated_page(), [("记者", "李四")])
    career = signing.career(make_reporter("李四"))
    assert career == signing.Career(
        articles=2,
        first=dt.date(2020, 1, 2),
        last=dt.date(2023, 5, 6),
        years=[(2020, 1), (2023, 1)],
        roles=[("记者", 2), ("摄影", 1)],
        page_numbers=["1", "C02"],
        doubtful=1,
    )


def test_without_shown_articles_there_is_no_career() -> None:
    make_article(make_undated_page(), [("记者", "李四")])
    assert signing.career(make_reporter("李四")) is None


def test_companions_are_counted_by_common_articles() -> None:
    for others in (["张三", "王小明"], ["张三"]):
        make_article(None, [("记者", "李四"), *(("通讯员", name) for name in others)])
    found = signing.companions(make_reporter("李四"), limit=5)
    assert [(s.reporter.name, s.count) for s in found] == [("张三", 2), ("王小明", 1)]
