"""Entries of an index of few fields, written and found without Haystack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from elasticsearch import Elasticsearch

from articles.search.engines.base import KEY
from articles.search.engines.clauses import Clause
from articles.search.engines.elasticsearch.client import Cluster
from articles.search.engines.elasticsearch.generations import Generations
from articles.search.engines.elasticsearch.queries import compile_clause


def live(client: Elasticsearch, generations: Generations) -> str:
    """A new generation goes live; its alias."""
    generations.go_live(client, generations.create(client))
    return generations.live


def operation(key: int, **fields: Any) -> dict[str, Any]:
    return {"_op_type": "index", "_id": key, "_source": {KEY: key, **fields}}


def put(cluster: Cluster, alias: str, operations: Iterable[dict[str, Any]]) -> None:
    """Visible when it returns."""
    cluster.bulk(alias, operations)
    cluster.write("refresh", lambda client: client.indices.refresh(index=alias))


def scores(client: Elasticsearch, index: str, clause: Clause) -> dict[int, float]:
    """Key → score of all that matches."""
    found = client.search(index=index, query=compile_clause(clause), docvalue_fields=[KEY], size=100)
    return {hit["fields"][KEY][0]: hit["_score"] for hit in found["hits"]["hits"]}
