"""Saving never waits for the engine and never fails with it, and nothing saved meanwhile is lost to the index."""

from __future__ import annotations

import pytest
from django.test import Client
from haystack.query import SearchQuerySet

from articles import corrections
from articles.corrections import filing
from articles.indexing import indexer, outbox
from articles.indexing.drift import find_drift
from articles.models import Outbox
from articles.search.engines.errors import SearchUnavailable
from tests.admin.test_correcting import address, typed
from tests.outages.proxy import Mode, Proxy
from tests.support.factories import make_article, make_reporter

pytestmark = pytest.mark.django_db

MODES: list[Mode] = ["refuse", "hang", "trickle", "500"]


@pytest.mark.parametrize("mode", MODES)
def test_saves_in_the_admin_do_not_ask_the_engine(broken: Proxy, admin_client: Client, mode: Mode) -> None:
    broken.mode = mode
    article = make_article(headline="稻田丰收")
    answer = admin_client.post(address(article), typed(admin_client, article, headline="麦田丰收"))
    assert answer.status_code == 302
    filing.change_issue(article.page.issue, version=1, edition="平湖版")
    filing.change_reporter(make_reporter("张三"), version=1, name="张三丰", aliases=[])
    assert admin_client.get("/admin/").status_code == 200
    article.refresh_from_db()
    assert article.headline == "麦田丰收"
    assert broken.requests == 0


@pytest.mark.parametrize("mode", ["refuse", "500"])
def test_a_drain_that_fails_keeps_every_row(broken: Proxy, mode: Mode) -> None:
    broken.mode = mode
    outbox.enqueue([make_article().pk])
    with pytest.raises(SearchUnavailable):
        indexer.catch_up()
    assert Outbox.objects.count() == 1


@pytest.mark.parametrize("mode", ["refuse", "500"])
def test_the_indexer_lives_on_after_a_failure(broken: Proxy, mode: Mode) -> None:
    broken.mode = mode
    assert indexer.Indexer(lambda: None).caught_up() is False


@pytest.mark.elasticsearch
@pytest.mark.parametrize("mode", ["refuse", "cut", "500"])
def test_everything_saved_while_the_engine_failed_is_found_afterwards(proxy: Proxy, mode: Mode) -> None:
    articles = [make_article(headline=f"第{number}篇") for number in range(5)]
    indexer.catch_up()
    proxy.mode = mode
    for article in articles:
        corrections.correct(article, version=1, changes={"headline": "麦田丰收"}, by=None)
        with pytest.raises(SearchUnavailable):
            indexer.catch_up()
    proxy.mode = "pass"
    indexer.catch_up()
    assert len(SearchQuerySet().filter(content="麦田丰收")) == 5
    assert find_drift().all == set()
    assert not Outbox.objects.exists()
