"""Hits page after page: none twice, none left out, all of one moment."""

from __future__ import annotations

from typing import Any

import pytest
from elasticsearch import Elasticsearch

from articles.search.engines.base import KEY
from articles.search.engines.elasticsearch import paging
from articles.search.engines.elasticsearch.client import Cluster
from articles.search.engines.elasticsearch.paging import PAGE, WINDOW, every_hit
from articles.search.engines.errors import NeedsRebuild
from tests.search.engines.elasticsearch.entries import operation, put

pytestmark = pytest.mark.elasticsearch

BODY: dict[str, Any] = {"query": {"match_all": {}}, "docvalue_fields": [KEY], "sort": [{KEY: "asc"}]}


def fill(cluster: Cluster, index: str, number: int) -> list[int]:
    keys = list(range(1, number + 1))
    put(cluster, index, (operation(key, version=key % 2) for key in keys))
    return keys


def keys_of(hits: Any) -> list[int]:
    return [hit["fields"][KEY][0] for hit in hits]


def open_points(client: Elasticsearch, index: str) -> int:
    stats = client.indices.stats(index=index, metric="search")
    return int(stats["_all"]["total"]["search"]["open_contexts"])


@pytest.fixture
def pages_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE", 3)


@pytest.mark.parametrize("number", [0, 2, 3, 4, 6, 7])
def test_every_hit_comes_once_however_the_last_page_ends(
    cluster: Cluster, index: str, pages_of_three: None, number: int
) -> None:
    keys = fill(cluster, index, number) if number else []
    assert keys_of(every_hit(cluster.read, index, BODY)) == keys


def test_a_page_of_the_real_size_is_followed_by_the_next(cluster: Cluster, index: str) -> None:
    assert PAGE <= WINDOW
    keys = fill(cluster, index, PAGE + 1)
    assert keys_of(every_hit(cluster.read, index, BODY)) == keys


@pytest.mark.parametrize("end", [0, 2, 3, 5, 6, 100])
def test_hits_end_where_it_was_asked(cluster: Cluster, index: str, pages_of_three: None, end: int) -> None:
    keys = fill(cluster, index, 7)
    assert keys_of(every_hit(cluster.read, index, BODY, end)) == keys[:end]


def test_equals_are_neither_repeated_nor_left_out_at_the_end_of_a_page(
    cluster: Cluster, index: str, pages_of_three: None
) -> None:
    keys = fill(cluster, index, 10)
    body = BODY | {"sort": [{"version": "desc"}, {KEY: "asc"}]}
    assert keys_of(every_hit(cluster.read, index, body)) == keys[::2] + keys[1::2]


def test_what_is_written_meanwhile_is_of_another_moment(cluster: Cluster, index: str, pages_of_three: None) -> None:
    keys = fill(cluster, index, 7)
    hits = every_hit(cluster.read, index, BODY)
    first = next(hits)
    put(cluster, index, [{"_op_type": "delete", "_id": "5"}, operation(8)])
    assert keys_of([first, *hits]) == keys


def test_a_reader_that_stops_early_leaves_nothing_open(
    cluster: Cluster, client: Elasticsearch, index: str, pages_of_three: None
) -> None:
    fill(cluster, index, 7)
    hits = every_hit(cluster.read, index, BODY)
    next(hits)
    assert open_points(client, index) == 1
    hits.close()
    assert open_points(client, index) == 0


def test_a_missing_index_is_no_empty_list(cluster: Cluster) -> None:
    with pytest.raises(NeedsRebuild):
        list(every_hit(cluster.read, "test-missing-index", BODY))
