"""Files are written for a few at a time; who comes next is told when to come again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished
from django.db import DatabaseError, close_old_connections
from django.test import Client, RequestFactory

from articles.indexing import indexer
from articles.views.search import results
from articles.views.turns import AT_ONCE, Busy, Turn
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken() -> Iterator[list[Turn]]:
    """Every turn is another's."""
    turns = [Turn() for _ in range(AT_ONCE)]
    yield turns
    for turn in turns:
        turn.close()


@pytest.fixture(autouse=True)
def article() -> None:
    make_article(headline="稻田")
    indexer.catch_up()


@pytest.mark.parametrize("wanted", ["csv", "jsonl"])
def test_one_too_many_is_told_in_words_when_to_come_again(client: Client, taken: list[Turn], wanted: str) -> None:
    answer = client.get(f"/search/?q=稻田&format={wanted}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "导出正忙" in answer.content.decode()


def test_readers_search_meanwhile(client: Client, taken: list[Turn]) -> None:
    assert client.get("/search/?q=稻田").status_code == client.get("/search/?q=稻田&format=json").status_code == 200


def test_a_turn_ends_with_the_file_however_much_of_it_was_taken(rf: RequestFactory) -> None:
    # The test keeps its connection to the database, which the end of an answer would look after.
    request_finished.disconnect(close_old_connections)
    for _ in range(3 * AT_ONCE):
        answer = results(rf.get("/search/?q=稻田&format=csv"))
        assert answer.status_code == 200
        next(iter(answer))
        answer.close()
    request_finished.connect(close_old_connections)


def test_a_turn_is_given_back_where_the_search_fails(client: Client, own_index) -> None:
    (own_index / "live").unlink()
    for _ in range(3 * AT_ONCE):
        assert "搜索暂不可用" in client.get("/search/?q=稻田&format=csv").content.decode()


def test_a_turn_is_given_back_where_the_database_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise DatabaseError

    client.raise_request_exception = False
    monkeypatch.setattr("articles.search.exports.shown_articles", fail)
    kept = [client.get("/search/?q=稻田&format=jsonl") for _ in range(3 * AT_ONCE)]
    assert [answer.status_code for answer in kept] == [500] * 3 * AT_ONCE


def test_a_turn_is_given_back_once() -> None:
    turn = Turn()
    turn.close()
    turn.close()
    kept = [Turn() for _ in range(AT_ONCE)]
    with pytest.raises(Busy):
        Turn()
    del kept
