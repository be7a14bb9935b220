from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from articles.catalogue.careers import Career, Narrowed, career
from articles.corrections import correct
from articles.corrections.change import change
from articles.corrections.filing import change_issue
from articles.models import Article, Reporter
from articles.models.sight import REVIEWED, STAFF, looking
from tests.support.factories import make_article, make_byline, make_page, make_reporter, make_undated_page

pytestmark = pytest.mark.django_db


def of(name: str = "李四") -> Career:
    return career(make_reporter(name))


@pytest.fixture
def signed() -> list[Article]:
    first = make_article(make_page("C02", dt.date(2020, 1, 2)), [("记者", "李四"), ("摄影", "李四")], kind="photo")
    second = make_article(make_page("1", dt.date(2023, 5, 6)))
    make_byline(second, "记者", "李四", certain=False)
    make_article(make_undated_page(), [("记者", "李四")])
    return [first, second]


def test_it_counts_articles_by_year_role_kind_and_page(signed: list[Article]) -> None:
    record = of()
    assert len(record) == 2
    assert (record.first, record.last) == (dt.date(2020, 1, 2), dt.date(2023, 5, 6))
    assert record.by_year == [(2020, 1), (2021, 0), (2022, 0), (2023, 1)]
    assert record.by_role == [("记者", 2), ("摄影", 1)]
    assert record.by_kind == [("article", 1), ("photo", 1)]
    assert record.by_page_number == ["1", "C02"]
    assert record.roles_by_year == {("记者", 2020): 1, ("摄影", 2020): 1, ("记者", 2023): 1}
    assert record.doubtful == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Narrowed(), [1, 0]),
        (Narrowed(year=2020), [0]),
        (Narrowed(role="记者"), [1, 0]),
        (Narrowed(year=2023, role="摄影"), []),
        (Narrowed(kind="photo", page_number="C02", role="摄影"), [0]),
        (Narrowed(page_number="9"), []),
    ],
)
def test_what_narrows_it_adds_up(signed: list[Article], asked: Narrowed, found: list[int]) -> None:
    assert of().narrowed(asked) == [signed[place].pk for place in found]


def test_whoever_signed_nothing_that_is_shown_has_an_empty_one() -> None:
    make_article(make_undated_page(), [("记者", "李四")])
    assert not of()
    assert of().by_year == []


def test_it_is_of_what_the_one_who_looks_may_see() -> None:
    make_article(None, [("记者", "李四")])
    make_article(None, [("记者", "李四")], visibility="held")
    make_article(None, [("记者", "李四")], visibility="hidden")
    sizes = [len(of())]
    for sight in (STAFF, REVIEWED):
        with looking(lambda sight=sight: sight):  # type: ignore[misc]
            sizes.append(len(of()))
    assert sizes == [1, 2, 0]


def withdraw(article: Article) -> None:
    correct(article, version=article.version, changes={"visibility": "withdrawn"}, by=None)


def sign_otherwise(article: Article) -> None:
    correct(article, version=article.version, changes={"bylines": [{"role": "记者", "name": "王五"}]}, by=None)


def move_day(article: Article) -> None:
    change_issue(article.page.issue, version=1, date=dt.date(2019, 1, 1))


@pytest.mark.parametrize("act", [withdraw, sign_otherwise, move_day])
def test_a_change_of_its_articles_is_in_it_at_once(signed: list[Article], act: Callable[[Article], None]) -> None:
    before = of().by_year
    act(signed[1])
    assert of().by_year != before


def test_an_article_that_is_shown_now_and_was_not_is_in_it_at_once(signed: list[Article]) -> None:
    new = make_article(None, [("记者", "李四")], visibility="hidden")
    assert len(of()) == 2
    change(new, version=1, changes={"visibility": "public"})
    assert len(of()) == 3


def test_a_change_of_others_articles_reads_nothing_again(
    signed: list[Article], django_assert_num_queries: Callable[..., object]
) -> None:
    other = make_article(None, [("记者", "王五")])
    reporter = make_reporter("李四")
    # What was changed a moment before a record was read may have been under way.
    Article.objects.exclude(pk=other.pk).update(changed_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    Article.objects.exclude(pk=other.pk).update(published_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    kept = career(reporter)
    correct(other, version=1, changes={"headline": "另一个标题"}, by=None)
    with django_assert_num_queries(3):
        assert career(reporter) is kept
    with django_assert_num_queries(1):
        assert career(reporter) is kept


def test_those_beside_are_counted_by_common_articles() -> None:
    for others in (["张三", "王小明"], ["张三"]):
        make_article(None, [("记者", "李四"), *(("通讯员", name) for name in others)])
    make_article(None, [("记者", "李四"), ("通讯员", "张三")], visibility="withdrawn")
    beside = of().beside
    assert {Reporter.objects.get(pk=key).name: count for key, count in beside.items()} == {"张三": 2, "王小明": 1}
