"""相关文章: found at indexing, kept with the article."""

from __future__ import annotations

import pytest

from articles.models import Article, Revision
from articles.search.related import related_articles, store_related
from tests.factories import make_article
from tests.search.test_results import index_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def rice() -> Article:
    article = make_article(headline="水稻插秧机", body="水稻种植机械。")
    make_article(headline="水稻插秧", body="水稻机械下田。")
    make_article(headline="水稻", body="粮食。")
    make_article(headline="足球比赛", body="球队赢球。")
    index_all()
    store_related(Article.objects.with_context())
    article.refresh_from_db()
    return article


def test_the_most_alike_article_stands_first(rice: Article) -> None:
    assert [article.headline for article in related_articles(rice)] == ["水稻插秧", "水稻"]


def test_noting_it_is_no_correction(rice: Article) -> None:
    assert rice.version == 1
    assert not Revision.objects.exists()


def test_what_was_hidden_since_is_left_out(rice: Article) -> None:
    Article.objects.filter(headline="水稻插秧").update(visibility="hidden")
    assert [article.headline for article in related_articles(rice)] == ["水稻"]


def test_nothing_alike_nothing_related(rice: Article) -> None:
    assert related_articles(Article.objects.get(headline="足球比赛")) == []
