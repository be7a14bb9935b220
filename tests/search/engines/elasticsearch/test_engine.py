"""Elasticsearch 9: the contract, and what is its own: aliases, windows, a server that makes indexes by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from haystack import connections
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.indexing.drain import drain
from articles.search.engines.asked import Asked
from articles.search.engines.clauses import Everything
from articles.search.engines.elasticsearch import paging
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable
from tests.search.asking import ask
from tests.search.engines.contract import EngineContract
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.factories import make_article


@pytest.fixture
def alias(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with elasticsearch_engine(monkeypatch) as alias:
        yield alias


@pytest.mark.elasticsearch
class TestElasticsearch(EngineContract):
    @pytest.fixture(autouse=True)
    def engine(self, alias: str) -> None:
        """Every test of the contract runs on it."""


@pytest.mark.elasticsearch
@pytest.mark.django_db
class TestItsOwn:
    def test_the_index_is_reached_by_the_configured_alias(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        (name,) = client.indices.get_alias(name=alias)
        assert name.startswith(f"{alias}-")
        assert client.indices.get_mapping(index=alias)[name]["mappings"]["dynamic"] == "strict"

    def test_a_write_without_an_index_lets_the_server_make_none(self, alias: str, client: Elasticsearch) -> None:
        outbox.enqueue([make_article().pk])
        with pytest.raises(NeedsRebuild):
            drain()
        assert dict(client.indices.get(index=f"{alias}*")) == {}

    def test_of_several_counted_at_once_one_that_fails_is_no_zero(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        backend = connections["default"].get_backend()
        with pytest.raises(SearchUnavailable, match="没有正常应答"):
            backend.counts([Asked(Everything()), Asked(Everything(), sort_by=["no_such_field"])])
        client.indices.delete(index=list(client.indices.get(index=f"{alias}-*")))
        with pytest.raises(NeedsRebuild):
            backend.counts([Asked(Everything())])

    def test_an_index_that_something_else_made_under_our_name_is_neither_used_nor_removed(
        self, alias: str, client: Elasticsearch
    ) -> None:
        client.indices.create(index=alias)
        with pytest.raises(NeedsRebuild):
            len(SearchQuerySet().all())
        indexer.catch_up()
        indexer.rebuild_here()
        assert client.indices.exists(index=alias)
        assert not client.indices.exists_alias(name=alias)
        assert len(client.indices.get(index=f"{alias}-*")) == 1

    def test_an_index_that_the_server_made_by_itself_gives_way(self, alias: str, client: Elasticsearch) -> None:
        """Some tool wrote to the alias while it was away: nothing of ours is in it, and nothing can be found."""
        article = make_article(headline="稻田丰收")
        live = connections["default"].get_backend().generations.live
        client.index(index=live, document={"text": "稻田"}, refresh=True)
        with pytest.raises(SearchUnavailable):
            ask("稻田")
        indexer.catch_up()
        assert [hit.article for hit in ask("稻田").hits] == [article]

    def test_another_installation_s_indexes_are_left_alone(self, alias: str, client: Elasticsearch) -> None:
        client.indices.create(index=f"{alias}-other", mappings={"_meta": {"owner": f"{alias}-other"}})
        indexer.catch_up()
        indexer.rebuild_here()
        assert client.indices.exists(index=f"{alias}-other")

    def test_a_rebuild_leaves_one_index(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        indexer.rebuild_here()
        assert len(client.indices.get(index=f"{alias}*")) == 1

    def test_an_index_deleted_on_the_server_is_missing_and_not_empty(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        client.indices.delete(index=list(client.indices.get(index=f"{alias}*")))
        with pytest.raises(NeedsRebuild):
            len(SearchQuerySet().all())

    def test_an_index_closed_on_the_server_is_no_empty_result(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        make_article(headline="稻田丰收")
        client.indices.close(index=list(client.indices.get(index=f"{alias}*")))
        with pytest.raises(NeedsRebuild):
            ask("稻田")
        indexer.catch_up()
        assert ask("稻田").count == 1
        assert len(client.indices.get(index=f"{alias}*", expand_wildcards="all")) == 1

    def test_a_read_only_index_is_searched_and_then_replaced(self, alias: str, client: Elasticsearch) -> None:
        indexer.catch_up()
        client.indices.put_settings(index=alias, settings={"index.blocks.read_only": True})
        outbox.enqueue([make_article(headline="稻田丰收").pk])
        indexer.catch_up()
        assert ask("稻田").count == 1
        assert len(client.indices.get(index=f"{alias}*")) == 1

    def test_shards_and_replicas_are_those_of_the_settings(
        self, monkeypatch: pytest.MonkeyPatch, client: Elasticsearch
    ) -> None:
        with elasticsearch_engine(monkeypatch, SHARDS=2, REPLICAS=1) as alias:
            indexer.catch_up()
            (index,) = client.indices.get_settings(index=alias).values()
        assert index["settings"]["index"]["number_of_shards"] == "2"
        assert index["settings"]["index"]["number_of_replicas"] == "1"

    def test_scans_and_deep_slices_go_beyond_the_server_s_window(
        self, alias: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keys = [make_article().pk for _ in range(7)]
        indexer.catch_up()
        monkeypatch.setattr(paging, "PAGE", 3)
        monkeypatch.setattr("articles.search.engines.elasticsearch.engine.WINDOW", 4)
        backend = connections["default"].get_backend()
        assert list(backend.scan(Everything(), "sort")) == keys
        assert [result.pk for result in SearchQuerySet().order_by("sort")[3:6]] == keys[3:6]
        everything = backend.search(Everything(), sort_by=["-sort"])
        assert [result.pk for result in everything["results"]] == keys[::-1]
        assert everything["hits"] == 7
