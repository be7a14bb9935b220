from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from articles.keeping import statistics
from articles.keeping.statistics import take_statistics
from articles.models import Article
from tests.support.factories import DAY, make_article, make_issue, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "ENOUGH", 40)


def make_articles(number: int) -> None:
    """On as many days as there are pairs of them."""
    for place in range(number):
        make_article(make_page(date=DAY + dt.timedelta(days=place // 2)))


def taken() -> list[str]:
    return take_statistics(timezone.now())


def test_of_a_few_articles_none_are_taken() -> None:
    make_articles(10)
    assert taken() == []


def test_they_are_taken_once_and_again_when_there_is_twice_as_much() -> None:
    make_articles(40)
    assert [len(taken()), len(taken())] == [1, 0]
    make_articles(60)
    assert [len(taken()), len(taken())] == [1, 0]


def test_what_is_public_of_a_page_is_then_looked_up_by_the_page() -> None:
    make_articles(200)
    assert "page_id=?" not in plan()
    taken()
    assert "page_id=?" in plan()


def plan() -> str:
    """How the articles of an issue are found."""
    found = Article.objects.public().filter(page__issue__in=[make_issue().pk]).order_by("page__issue__date").explain()
    return next(line for line in found.splitlines() if "SEARCH articles_article USING INDEX" in line)


def test_what_has_none_is_no_reason_to_fail() -> None:
    assert connection.vendor == "sqlite"
    assert (statistics.articles_known(), taken()) == (0, [])
