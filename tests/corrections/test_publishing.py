"""When an article changed, when it first was public, and what counts as a public change."""

from __future__ import annotations

import pytest

from articles.corrections import correct, filing
from articles.corrections.publishing import note_changed
from articles.indexing import indexer
from articles.indexing.drift import find_drift, mend
from articles.models import Article, Outbox, PublicChanges
from articles.search.asking import engine
from tests.support.factories import DAY, make_article, make_page, make_undated_page

pytestmark = pytest.mark.django_db


def test_a_correction_sets_the_time_of_change() -> None:
    article = make_article()
    before = article.changed_at
    correct(article, version=1, changes={"headline": "改"}, by=None)
    assert article.changed_at > before


def test_a_repair_of_the_index_does_not() -> None:
    article = make_article()
    note_changed([article.pk])
    article.refresh_from_db()
    before = article.changed_at
    indexer.catch_up()
    engine().remove_all([article.pk])
    mend(find_drift())
    indexer.catch_up()
    article.refresh_from_db()
    assert article.changed_at == before


def test_an_article_is_first_public_when_its_page_is_dated() -> None:
    page = make_undated_page()
    article = make_article(page)
    note_changed([article.pk])
    article.refresh_from_db()
    assert article.published_at is None
    filing.file_page(page, version=1, date=DAY, number="1", name="")
    article.refresh_from_db()
    assert article.published_at == article.changed_at


def test_the_first_public_moment_stays() -> None:
    article = make_article()
    note_changed([article.pk])
    article.refresh_from_db()
    first = article.published_at
    for version, visibility in enumerate(["withdrawn", "public"], 1):
        correct(article, version=version, changes={"visibility": visibility}, by=None)
    assert article.published_at == first


@pytest.mark.parametrize("changes", [{"headline": "改"}, {"visibility": "hidden"}])
def test_what_is_public_is_one(changes: dict[str, str]) -> None:
    correct(make_article(), version=1, changes=changes, by=None)
    assert PublicChanges.count() == 1


def test_undating_a_page_is_one() -> None:
    article = make_article()
    filing.file_page(article.page, version=1, date=None, number="1", name="")
    assert PublicChanges.count() > 0
    assert not Article.objects.public().exists()


def test_more_articles_than_one_statement_takes_are_all_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.corrections.publishing.AT_ONCE", 2)
    page = make_page()
    articles = [make_article(page) for _ in range(5)]
    Outbox.objects.all().delete()
    note_changed([article.pk for article in articles])
    assert Article.objects.exclude(published_at=None).count() == Outbox.objects.count() == 5
