"""相关文章: found at indexing, kept with the article."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from articles import corrections
from articles.indexing import drain as drain_module
from articles.indexing import outbox, related
from articles.indexing.drain import RELATED_LOCK, drain
from articles.indexing.locks import only_one
from articles.indexing.related import related_articles
from articles.models import Article, RelatedDue
from articles.search.asking import engine
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty index, filled two articles at a time."""
    engine().clear()
    monkeypatch.setattr(drain_module, "BATCH", 2)
    monkeypatch.setattr(related, "BATCH", 2)


@pytest.fixture
def rice() -> Article:
    article = make_article(headline="水稻插秧机", body="水稻种植机械。")
    make_article(headline="水稻插秧", body="水稻机械下田。")
    make_article(headline="水稻", body="粮食。")
    make_article(headline="足球比赛", body="球队赢球。")
    drained(Article.objects.all())
    article.refresh_from_db()
    return article


def drained(articles: Iterable[Article], *, more_to_come: bool = False) -> None:
    outbox.enqueue(article.pk for article in articles)
    drain(more_to_come=more_to_come)


def listed(headline: str) -> list[str]:
    return [article.headline for article in related_articles(Article.objects.get(headline=headline))]


def fillers(number: int) -> list[Article]:
    """Articles that nothing about rice relates to."""
    return [make_article(headline=f"球赛{n}", body="球队赢球。") for n in range(number)]


def test_the_most_alike_article_stands_first(rice: Article) -> None:
    assert [article.headline for article in related_articles(rice)] == ["水稻插秧", "水稻"]


def test_noting_it_is_no_correction(rice: Article) -> None:
    assert rice.version == 1
    assert rice.revisions.count() == 1


def test_what_was_hidden_since_is_left_out(rice: Article) -> None:
    Article.objects.filter(headline="水稻插秧").update(visibility="hidden")
    assert [article.headline for article in related_articles(rice)] == ["水稻"]


def test_nothing_alike_nothing_related(rice: Article) -> None:
    assert related_articles(Article.objects.get(headline="足球比赛")) == []


def test_the_first_of_many_imported_articles_relates_to_the_last() -> None:
    first = make_article(headline="水稻插秧机", body="水稻种植机械。")
    drained([first, *fillers(7)], more_to_come=True)
    drained([make_article(headline="水稻插秧", body="水稻机械下田。")])
    assert listed("水稻插秧机") == ["水稻插秧"]
    assert listed("水稻插秧") == ["水稻插秧机"]


def test_an_old_article_relates_to_one_of_a_later_day() -> None:
    drained([make_article(headline="水稻插秧机", body="水稻种植机械。"), *fillers(3)])
    assert listed("水稻插秧机") == []
    drained([make_article(headline="水稻插秧", body="水稻机械下田。")])
    assert listed("水稻插秧机") == ["水稻插秧"]


def test_a_correction_keeps_the_links_to_later_articles(rice: Article) -> None:
    corrections.correct(rice, version=1, changes={"kicker": "春耕"}, by=None)
    drain()
    assert listed("水稻插秧机") == ["水稻插秧", "水稻"]


def test_while_more_is_to_come_nothing_is_compared_but_remembered() -> None:
    drained(fillers(3), more_to_come=True)
    assert RelatedDue.objects.count() == 3
    drain(more_to_come=True)
    assert not RelatedDue.objects.exists()


def test_what_a_killed_process_left_is_found_by_the_next() -> None:
    drained([make_article(headline=f"水稻{n}", body="水稻机械。") for n in "一二三四五"], more_to_come=True)
    killed = related.relate_due()
    next(killed)
    killed.close()
    assert listed("水稻五") == []
    drain()
    assert all(len(listed(f"水稻{n}")) == 4 for n in "一二三四五")
    assert not RelatedDue.objects.exists()


def test_a_change_made_while_lists_are_found_is_not_lost(rice: Article) -> None:
    """Its row is a new one: the finding takes away only rows that it read before the articles."""
    related.note_due([rice.pk])
    running = related.relate_due()
    next(running)
    related.note_due([rice.pk])
    assert len(list(running)) == 1


def test_what_another_process_is_at_is_left_to_it(rice: Article) -> None:
    related.note_due([rice.pk])
    with only_one(RELATED_LOCK, wait=0):
        drain()
    assert RelatedDue.objects.exists()
