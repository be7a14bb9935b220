"""Which index of the server searches use, and that no other is touched."""

from __future__ import annotations

import pytest
from elasticsearch import Elasticsearch
from haystack.query import SearchQuerySet

from articles.indexing import indexer, outbox
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable
from tests.search.engines.elasticsearch_engine import elasticsearch_engine
from tests.support.factories import make_article

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def test_the_index_is_reached_by_the_configured_alias(alias: str, client: Elasticsearch) -> None:
    indexer.catch_up()
    (name,) = client.indices.get_alias(name=alias)
    assert name.startswith(f"{alias}-")
    assert client.indices.get_mapping(index=alias)[name]["mappings"]["dynamic"] == "strict"


def test_a_write_without_an_index_lets_the_server_make_none(alias: str, client: Elasticsearch) -> None:
    outbox.enqueue([make_article().pk])
    with pytest.raises(NeedsRebuild):
        outbox.drain()
    assert dict(client.indices.get(index=f"{alias}*")) == {}


def test_an_index_that_something_else_made_under_our_name_is_neither_used_nor_removed(
    alias: str, client: Elasticsearch
) -> None:
    client.indices.create(index=alias)
    with pytest.raises(NeedsRebuild):
        len(SearchQuerySet().all())
    with pytest.raises(SearchUnavailable):
        indexer.catch_up()
    assert client.indices.exists(index=alias)


def test_another_installation_s_indexes_are_left_alone(alias: str, client: Elasticsearch) -> None:
    client.indices.create(index=f"{alias}-other", mappings={"_meta": {"owner": f"{alias}-other"}})
    indexer.catch_up()
    indexer.rebuild_here()
    assert client.indices.exists(index=f"{alias}-other")


def test_a_rebuild_leaves_one_index(alias: str, client: Elasticsearch) -> None:
    indexer.catch_up()
    indexer.rebuild_here()
    assert len(client.indices.get(index=f"{alias}*")) == 1


def test_an_index_deleted_on_the_server_is_missing_and_not_empty(alias: str, client: Elasticsearch) -> None:
    indexer.catch_up()
    client.indices.delete(index=list(client.indices.get(index=f"{alias}*")))
    with pytest.raises(NeedsRebuild):
        len(SearchQuerySet().all())


def test_an_index_closed_on_the_server_is_no_empty_result(alias: str, client: Elasticsearch) -> None:
    indexer.catch_up()
    client.indices.close(index=list(client.indices.get(index=f"{alias}*")))
    with pytest.raises(SearchUnavailable):
        len(SearchQuerySet().all())


def test_shards_and_replicas_are_those_of_the_settings(monkeypatch: pytest.MonkeyPatch, client: Elasticsearch) -> None:
    with elasticsearch_engine(monkeypatch, SHARDS=2, REPLICAS=1) as alias:
        indexer.catch_up()
        (index,) = client.indices.get_settings(index=alias).values()
    assert index["settings"]["index"]["number_of_shards"] == "2"
    assert index["settings"]["index"]["number_of_replicas"] == "1"
