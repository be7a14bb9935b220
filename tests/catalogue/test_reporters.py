from __future__ import annotations

import pytest

from articles.catalogue import reporters as signing
from articles.catalogue.careers import career
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db


def test_people_are_counted_by_articles_not_by_bylines() -> None:
    make_article(None, [("记者", "王小明"), ("摄影", "王小明")])
    make_article(None, [("记者", "李四")])
    make_article(None, [("记者", "李四")])
    assert [(s.reporter.name, s.count) for s in signing.most_frequent(2)] == [("李四", 2), ("王小明", 1)]


def test_names_stand_in_the_order_of_their_pinyin() -> None:
    make_article(None, [("记者", "张三"), ("记者", "李四"), ("记者", "李安")])
    assert [s.name for s in signing.signed()] == ["李安", "李四", "张三"]


def test_a_role_narrows_the_names() -> None:
    make_article(None, [("记者", "张三"), ("摄影", "李四")])
    assert [s.name for s in signing.signed("摄影")] == ["李四"]


def test_roles_stand_with_the_commonest_first() -> None:
    make_article(None, [("摄影", "张三")])
    make_article(None, [("记者", "张三"), ("记者", "李四")])
    assert signing.roles() == ["记者", "摄影"]


def test_companions_are_counted_by_common_articles() -> None:
    for others in (["张三", "王小明"], ["张三"]):
        make_article(None, [("记者", "李四"), *(("通讯员", name) for name in others)])
    found = signing.companions(career(make_reporter("李四")), limit=5)
    assert [(s.reporter.name, s.count) for s in found] == [("张三", 2), ("王小明", 1)]
