"""A search engine that fails is a page that says so: never nothing found, never a server error, never a long wait."""

from __future__ import annotations

import threading

import pytest
from django.test import Client
from haystack.query import SearchQuerySet

from articles.search.engines.deadline import Gate, shared_deadline
from articles.search.engines.errors import SearchUnavailable
from tests.outages.proxy import Mode, Proxy
from tests.support.factories import make_article

pytestmark = pytest.mark.django_db

MODES: list[Mode] = ["refuse", "hang", "trickle", "500"]


@pytest.mark.parametrize("mode", MODES)
def test_the_search_page_says_that_search_is_down(broken: Proxy, client: Client, mode: Mode) -> None:
    broken.mode = mode
    make_article(headline="稻田丰收")
    answer = client.get("/search/", {"q": "稻田"})
    assert answer.status_code == 503
    assert "搜索暂不可用" in answer.content.decode()
    assert 'href="/issues/"' in answer.content.decode()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("wanted", ["json", "csv", "jsonl"])
def test_no_file_of_results_begins(broken: Proxy, client: Client, mode: Mode, wanted: str) -> None:
    broken.mode = mode
    assert client.get("/search/", {"q": "稻田", "format": wanted}).status_code == 503


@pytest.mark.parametrize("mode", MODES)
def test_other_pages_do_not_ask_the_engine(broken: Proxy, client: Client, mode: Mode) -> None:
    broken.mode = mode
    article = make_article()
    addresses = ["/", "/reporters/", article.get_absolute_url(), article.page.get_absolute_url(), "/search/"]
    assert {address: client.get(address, follow=True).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_the_engine_is_not_asked_twice(broken: Proxy) -> None:
    broken.mode = "500"
    with pytest.raises(SearchUnavailable, match="500"):
        len(SearchQuerySet().filter(content="稻田"))
    assert broken.requests == 1


def test_all_calls_of_a_request_share_one_deadline(broken: Proxy) -> None:
    broken.mode = "hang"
    with shared_deadline():
        with pytest.raises(SearchUnavailable):
            len(SearchQuerySet().filter(content="稻田"))
        before = broken.requests
        with pytest.raises(SearchUnavailable):
            len(SearchQuerySet().filter(content="麦田"))
    assert broken.requests == before


def test_while_the_engine_hangs_only_one_search_waits_for_it() -> None:
    gate = Gate()
    with pytest.raises(SearchUnavailable), gate.call():
        raise SearchUnavailable("没有应答")
    waiting, go_on = threading.Event(), threading.Event()

    def probe() -> None:
        with gate.call():
            waiting.set()
            go_on.wait(10)

    thread = threading.Thread(target=probe)
    thread.start()
    waiting.wait(10)
    with pytest.raises(SearchUnavailable), gate.call():
        pass
    go_on.set()
    thread.join()
    with gate.call(), gate.call():
        pass


@pytest.mark.elasticsearch
class TestWithAServer:
    @pytest.mark.parametrize("length", [0, 10, 60, 200])
    def test_an_answer_cut_off_is_no_answer(self, proxy: Proxy, client: Client, length: int) -> None:
        filled()
        proxy.cut_after = length
        proxy.mode = "cut"
        assert client.get("/search/", {"q": "稻田"}).status_code == 503

    def test_searches_work_again_as_soon_as_the_engine_does(self, proxy: Proxy, client: Client) -> None:
        filled()
        proxy.mode = "refuse"
        assert client.get("/search/", {"q": "稻田"}).status_code == 503
        proxy.mode = "pass"
        answer = client.get("/search/", {"q": "稻田", "format": "json"})
        assert answer.json()["count"] == 1

    def test_an_index_of_nobody_is_no_empty_index(self, proxy: Proxy, client: Client) -> None:
        make_article(headline="稻田丰收")
        assert client.get("/search/", {"q": "稻田"}).status_code == 503


def filled() -> None:
    from articles.indexing import rebuild

    make_article(headline="稻田丰收")
    for _ in rebuild.rebuild():
        pass
