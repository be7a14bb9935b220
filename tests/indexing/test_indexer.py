"""Catching up: an index that is missing or no longer fits is rebuilt first, and nothing is tried in vain."""

from __future__ import annotations

import pytest
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.models import Outbox
from articles.search.asking import engine
from articles.search.engines.errors import NeedsRebuild
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


def found(word: str) -> int:
    return len(SearchQuerySet().filter(content=word))


def test_the_first_catch_up_makes_the_index() -> None:
    outbox.enqueue([make_article(headline="稻田丰收").pk])
    indexer.catch_up()
    assert found("稻田") == 1
    assert not Outbox.objects.exists()


def test_a_missing_index_is_noticed_though_nothing_waits() -> None:
    """And holds every article then, not only the next one that is saved."""
    make_article(headline="稻田丰收")
    indexer.catch_up()
    assert found("稻田") == 1


def test_a_sound_index_is_not_rebuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    indexer.catch_up()
    rebuilt: list[bool] = []
    indexer.catch_up(lambda: rebuilt.append(True))
    assert rebuilt == []


def test_a_rebuild_that_did_not_help_is_reported() -> None:
    with pytest.raises(NeedsRebuild):
        indexer.catch_up(lambda: None)


def test_the_thread_says_whether_it_caught_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "close_old_connections", lambda: None)
    indexer.catch_up()
    assert indexer.Indexer(lambda: None).caught_up() is True
    monkeypatch.setattr(indexer, "rebuild_beside", lambda: None)
    (engine().path / "live").unlink()
    assert indexer.Indexer(lambda: None).caught_up() is False
