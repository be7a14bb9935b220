"""A rebuild disturbs neither searches nor edits, and goes on where it was interrupted."""

from __future__ import annotations

import pytest
from haystack.query import SearchQuerySet

from articles import corrections
from articles.indexing import locks, outbox
from articles.indexing import rebuild as rebuilding
from articles.indexing.drain import drain
from articles.indexing.indexer import catch_up
from articles.models import Article, Outbox, Rebuild
from articles.search.asking import engine
from articles.search.engines import base
from articles.search.engines.errors import NeedsRebuild, WriterBusy
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 2)


@pytest.fixture
def articles() -> list[Article]:
    return [make_article(headline=f"第{number}篇稻田") for number in range(7)]


def rebuild() -> list[tuple[int, int]]:
    return list(rebuilding.rebuild())


def versions() -> dict[int, int]:
    return {pk: version for pk, version, _ in engine().versions()}


def folders() -> set[str]:
    return {path.name for path in engine().path.iterdir() if path.is_dir()}


def test_a_rebuild_makes_the_first_index_and_says_how_far_it_is(articles: list[Article]) -> None:
    assert rebuild() == [(0, 7), (2, 7), (4, 7), (6, 7), (7, 7)]
    assert versions() == {article.pk: 1 for article in articles}
    assert not Rebuild.objects.exists()


def test_an_empty_archive_has_an_index_that_finds_nothing() -> None:
    rebuild()
    assert len(SearchQuerySet().all()) == 0


def test_searches_go_on_in_the_old_index_until_the_new_one_is_complete(articles: list[Article]) -> None:
    rebuild()
    for _ in rebuilding.rebuild():
        assert len(SearchQuerySet().filter(content="稻田")) == 7
    assert len(SearchQuerySet().filter(content="稻田")) == 7


def test_only_the_new_index_is_left(articles: list[Article]) -> None:
    rebuild()
    before = folders()
    rebuild()
    assert len(folders()) == 1
    assert folders() != before


def test_an_interrupted_rebuild_goes_on_where_it_was(articles: list[Article]) -> None:
    running = rebuilding.rebuild()
    next(running)
    next(running)
    running.close()
    assert rebuild()[0] == (2, 7)
    assert len(versions()) == 7


def test_a_rebuild_of_another_schema_starts_anew(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    running = rebuilding.rebuild()
    next(running)
    next(running)
    running.close()
    monkeypatch.setattr(base, "SCHEMA_VERSION", base.SCHEMA_VERSION + 1)
    fresh_backend()
    assert rebuild()[0] == (0, 7)
    assert len(folders()) == 1


def test_a_changed_schema_refuses_searches_until_it_is_rebuilt(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild()
    monkeypatch.setattr(base, "SCHEMA_VERSION", base.SCHEMA_VERSION + 1)
    fresh_backend()
    with pytest.raises(NeedsRebuild, match="格式已变"):
        len(SearchQuerySet().filter(content="稻田"))
    rebuild()
    assert len(SearchQuerySet().filter(content="稻田")) == 7


def fresh_backend() -> None:
    from haystack import connections

    connections.reload("default")


def test_edits_of_articles_already_copied_are_in_the_new_index(articles: list[Article]) -> None:
    rebuild()
    for done, _ in rebuilding.rebuild():
        if done == 4:
            corrections.correct(articles[0], version=1, changes={"headline": "麦田"}, by=None)
            corrections.correct(articles[1], version=1, changes={"visibility": "hidden"}, by=None)
            drain()
    assert versions() == {article.pk: 1 for article in articles[2:]} | {articles[0].pk: 2}
    assert [result.pk for result in SearchQuerySet().filter(content="麦田")] == [articles[0].pk]
    assert not Outbox.objects.exists()


def test_edits_not_drained_when_it_goes_live_are_in_it_and_stay_due(articles: list[Article]) -> None:
    for done, _ in rebuilding.rebuild():
        if done == 4:
            corrections.correct(articles[0], version=1, changes={"headline": "麦田"}, by=None)
    assert versions()[articles[0].pk] == 2
    drain()
    assert not Outbox.objects.exists()


def test_two_rebuilds_do_not_run_at_once(articles: list[Article]) -> None:
    with locks.only_one(rebuilding.REBUILD_LOCK, 0), pytest.raises(WriterBusy):
        rebuild()


def test_what_a_killed_rebuild_left_without_a_note_is_removed(articles: list[Article]) -> None:
    rebuild()
    engine().begin_rebuild()
    assert len(rebuilding.clean_up()) == 1
    assert len(folders()) == 1


def test_cleaning_up_keeps_a_rebuild_that_can_go_on(articles: list[Article]) -> None:
    running = rebuilding.rebuild()
    next(running)
    next(running)
    running.close()
    assert rebuilding.clean_up() == []
    assert rebuild()[0] == (2, 7)


def test_a_note_of_a_rebuild_that_went_live_is_forgotten_and_its_rows_are_due_again(articles: list[Article]) -> None:
    rebuild()
    Rebuild.objects.create(generation=next(iter(folders())), position=3)
    outbox.enqueue([articles[0].pk])
    drain()
    rebuilding.clean_up()
    assert not Rebuild.objects.exists()
    assert outbox.lag().articles == 1


def test_a_rebuild_killed_after_its_index_went_live_keeps_no_rows_for_a_replay(articles: list[Article]) -> None:
    """The process died between the swap and the end of its note: nothing waits for a replay any more."""
    rebuild()
    Rebuild.objects.create(generation=next(iter(folders())), position=articles[-1].pk)
    outbox.enqueue([article.pk for article in articles])
    catch_up()
    assert not Rebuild.objects.exists()
    assert not Outbox.objects.exists()
