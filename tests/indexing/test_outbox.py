"""Every change reaches the index, in whatever order and however often the outbox is drained."""

from __future__ import annotations

import pytest
from django.db import transaction
from haystack.query import SearchQuerySet

from articles import corrections
from articles.indexing import drain as drain_module
from articles.indexing import outbox
from articles.indexing.drain import drain
from articles.models import Article, Outbox, Rebuild
from articles.search.asking import engine
from articles.search.engines.errors import EntriesRefused, NeedsRebuild, SearchUnavailable
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index() -> None:
    engine().clear()


def found(text: str) -> list[int]:
    return sorted(result.pk for result in SearchQuerySet().filter(content=text))


def versions() -> dict[int, int]:
    return {pk: version for pk, version, _ in engine().versions()}


def test_a_drain_writes_what_is_due_and_empties_the_outbox() -> None:
    article = make_article(headline="稻田丰收")
    outbox.enqueue([article.pk])
    assert drain() == 1
    assert found("稻田丰收") == [article.pk]
    assert not Outbox.objects.exists()


def test_an_article_saved_often_is_written_once() -> None:
    article = make_article()
    for _ in range(10):
        outbox.enqueue([article.pk])
    assert drain() == 1
    assert not Outbox.objects.exists()


def test_draining_the_same_rows_again_changes_nothing() -> None:
    article = make_article(headline="稻田丰收")
    for _ in range(2):
        outbox.enqueue([article.pk])
        drain()
    assert found("稻田") == [article.pk]


def test_more_articles_than_one_batch_holds_are_all_written() -> None:
    articles = [make_article() for _ in range(7)]
    outbox.enqueue(article.pk for article in articles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drain_module, "BATCH", 3)
        assert drain() == 7
    assert versions().keys() == {article.pk for article in articles}


def test_the_index_knows_the_version_of_each_entry() -> None:
    article = make_article()
    outbox.enqueue([article.pk])
    drain()
    corrections.correct(article, version=1, changes={"headline": "麦田"}, by=None)
    drain()
    assert versions() == {article.pk: 2}
    assert found("麦田") == [article.pk]


def test_an_article_that_is_public_no_more_leaves_the_index() -> None:
    article = make_article()
    outbox.enqueue([article.pk])
    drain()
    corrections.correct(article, version=1, changes={"visibility": "withdrawn"}, by=None)
    drain()
    assert versions() == {}


def test_a_row_of_an_article_that_never_was_does_no_harm() -> None:
    outbox.enqueue([424_242])
    drain()
    assert versions() == {}


def test_a_change_that_is_rolled_back_leaves_no_row() -> None:
    article = make_article()
    with pytest.raises(RuntimeError), transaction.atomic():
        corrections.correct(article, version=1, changes={"headline": "麦田"}, by=None)
        raise RuntimeError
    assert not Outbox.objects.exists()


def test_rows_stay_while_the_index_is_missing() -> None:
    article = make_article()
    outbox.enqueue([article.pk])
    (engine().path / "live").unlink()
    with pytest.raises(NeedsRebuild):
        drain()
    assert Outbox.objects.count() == 1


def test_an_article_the_engine_refuses_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_article(headline="坏"), make_article(headline="稻田丰收")
    live = engine()
    write = live.update

    def picky(index: object, articles: list[Article], **options: object) -> None:
        write(index, [article for article in articles if article.pk != bad.pk], **options)
        if any(article.pk == bad.pk for article in articles):
            raise EntriesRefused({bad.pk: "太长"})

    monkeypatch.setattr(live, "update", picky)
    outbox.enqueue([bad.pk, good.pk])
    with pytest.raises(EntriesRefused, match="太长"):
        drain()
    assert found("稻田丰收") == [good.pk]
    assert list(Outbox.objects.values_list("article_id", flat=True)) == [bad.pk]


def test_lag_counts_articles_not_rows() -> None:
    article = make_article()
    assert outbox.lag() == outbox.Lag(0, None)
    outbox.enqueue([article.pk])
    outbox.enqueue([article.pk])
    assert outbox.lag().articles == 1
    assert 0 <= outbox.lag().seconds < 60


def test_rows_drained_during_a_rebuild_are_kept_for_the_new_index() -> None:
    article = make_article()
    Rebuild.objects.create(generation=engine().begin_rebuild())
    outbox.enqueue([article.pk])
    drain()
    assert list(Outbox.objects.values_list("article_id", "replay")) == [(article.pk, True)]
    assert outbox.lag().articles == 0
    assert drain() == 0


def test_an_unavailable_engine_is_no_reason_to_forget(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    outbox.enqueue([article.pk])

    def down(*args: object, **options: object) -> None:
        raise SearchUnavailable("没有应答")

    with monkeypatch.context() as patch:
        patch.setattr(engine(), "update", down)
        with pytest.raises(SearchUnavailable):
            drain()
    assert drain() == 1
