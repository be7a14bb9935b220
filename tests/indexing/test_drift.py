"""Every way in which the index can differ from the database is found, and repaired at once."""

from __future__ import annotations

import random
from typing import Any

import pytest

from articles.indexing import drift, indexer, outbox
from articles.indexing.drain import drain
from articles.indexing.drift import Drift, find_drift, mend
from articles.models import Article
from articles.search.asking import engine
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

SOUND = Drift(frozenset(), frozenset(), frozenset())


@pytest.fixture(autouse=True)
def archive() -> list[Article]:
    """Twelve articles, all in the index."""
    made = [make_article(version=number % 3 + 1) for number in range(12)]
    indexer.catch_up()
    return made


def lose(article: Article) -> None:
    engine().remove_all([article.pk])


def age(article: Article) -> None:
    """The index keeps an older version than the database has."""
    Article.objects.filter(pk=article.pk).update(version=article.version + 1)


def haunt(article: Article) -> None:
    """The index keeps an article that readers may not see."""
    Article.objects.filter(pk=article.pk).update(visibility="withdrawn")


def test_an_index_in_step_shows_no_drift() -> None:
    assert find_drift() == SOUND


def test_each_drift_is_named_by_its_kind(archive: list[Article]) -> None:
    lose(archive[0])
    age(archive[1])
    haunt(archive[2])
    assert find_drift() == Drift(frozenset({archive[0].pk}), frozenset({archive[1].pk}), frozenset({archive[2].pk}))


def test_an_entry_whose_article_is_gone_is_a_ghost(archive: list[Article]) -> None:
    article = archive[0]
    key = article.pk
    article.revisions.all().delete()
    article.delete()
    assert find_drift().ghosts == {key}


def test_what_waits_in_the_outbox_is_lag_and_no_drift(archive: list[Article]) -> None:
    age(archive[0])
    outbox.enqueue([archive[0].pk])
    assert find_drift() == SOUND


@pytest.mark.parametrize("seed", range(5))
def test_one_repair_mends_every_drift(archive: list[Article], seed: int) -> None:
    rng = random.Random(seed)
    for article in rng.sample(archive, 8):
        rng.choice([lose, age, haunt])(article)
    mend(find_drift())
    indexer.catch_up()
    assert find_drift() == SOUND


def test_an_entry_being_written_while_we_look_is_no_drift(
    archive: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look comes between the database's commit and the index's."""
    look = drift.look

    def look_then_drain() -> Any:
        found = look()
        outbox.enqueue([archive[0].pk])
        drain()
        return found

    age(archive[0])
    monkeypatch.setattr(drift, "look", look_then_drain)
    assert find_drift() == SOUND
