"""Haystack's engine for more than one machine: Elasticsearch 9, the same fields and answers as the embedded one.

Options: URL, INDEX_NAME (the alias), TIMEOUT (seconds that one request's reads may take together), SHARDS, REPLICAS,
KWARGS (for the client: basic_auth, api_key, ca_certs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from elasticsearch import ApiError, Elasticsearch
from elasticsearch.exceptions import HTTP_EXCEPTIONS
from haystack.backends import BaseEngine

from articles.search.engines.asked import Answer, Asked
from articles.search.engines.base import KEY, VERSION, ArchiveBackend, stamp
from articles.search.engines.clauses import Clause
from articles.search.engines.counting import read_counts
from articles.search.engines.elasticsearch.answers import request_body
from articles.search.engines.elasticsearch.client import BULK_ENTRIES, cluster_at
from articles.search.engines.elasticsearch.generations import Generations
from articles.search.engines.elasticsearch.paging import WINDOW, every_hit
from articles.search.engines.haystack_query import ClauseQuery


class ElasticsearchSearchBackend(ArchiveBackend):
    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        self.cluster = cluster_at(options["URL"], self.timeout, tuple(options.get("KWARGS", {}).items()))
        self.options = options

    @cached_property
    def generations(self) -> Generations:
        return Generations(self.options, self.types, stamp(self.types))

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True, into: str | None = None) -> None:
        objects = iter(iterable)
        while batch := list(islice(objects, BULK_ENTRIES)):
            entries = [index.full_prepare(obj) for obj in batch]
            self._write([{"_op_type": "index", "_id": e[KEY], "_source": self._document(e)} for e in entries], into)

    def remove_all(self, primary_keys: Iterable[int], into: str | None = None) -> None:
        self._write([{"_op_type": "delete", "_id": str(key)} for key in primary_keys], into)

    def check(self, name: str | None = None) -> None:
        self.cluster.write("查看搜索索引", lambda client: self.generations.check(client, name))

    def size(self) -> int:
        found = self.cluster.read("查看搜索索引", lambda client: client.count(index=self.generations.live))
        return int(found["count"])

    def begin_rebuild(self) -> str:
        return self.cluster.write("新建搜索索引", self.generations.create)

    def go_live(self, name: str) -> None:
        self.cluster.write("启用新的搜索索引", lambda client: self.generations.go_live(client, name))

    def discard(self, name: str) -> None:
        self.cluster.write("删除旧的搜索索引", lambda client: self.generations.delete(client, name))

    def unused(self) -> list[str]:
        return self.cluster.write("查看搜索索引", self.generations.unused)

    def versions(self, name: str | None = None) -> Iterator[tuple[int, ...]]:
        index = name or self.generations.live
        self.cluster.write("刷新搜索索引", lambda client: client.indices.refresh(index=index))
        body = {"query": {"match_all": {}}, "docvalue_fields": [KEY, *VERSION], "sort": [{KEY: "asc"}]}
        for hit in every_hit(self.cluster.write, index, body):
            yield tuple(_value(hit, field) for field in (KEY, *VERSION))

    def scan(self, clause: Clause, sort_by: str) -> Iterator[int]:
        body = request_body(Asked(clause, sort_by=[sort_by]), self.types)
        for hit in every_hit(self.cluster.read, self.generations.live, body):
            yield _value(hit, KEY)

    def answer(self, asked: Asked) -> Answer:
        body = request_body(asked, self.types)
        if asked.end_offset is None or asked.end_offset > WINDOW:
            return self._long_answer(asked, body)
        window = {"from_": asked.start_offset, "size": max(0, asked.end_offset - asked.start_offset)}
        found = self._search(body | window | {"track_total_hits": asked.counted})
        return self._answer(asked, found, found["hits"]["hits"])

    def counts(self, several: Iterable[Asked]) -> Iterator[int]:
        """All in one call: most of each would be the way there and back."""
        searches: list[dict[str, Any]] = []
        for asked in several:
            whole = {"size": 0, "track_total_hits": True}
            searches += [{"allow_partial_search_results": False}, request_body(asked, self.types) | whole]
        return iter(self.cluster.read("搜索", lambda client: totals(client, self.generations.live, searches)))

    def _long_answer(self, asked: Asked, body: dict[str, Any]) -> Answer:
        """Beyond the engine's window: the numbers by one call, the hits page after page."""
        found = self._search(body | {"size": 0})
        end = found["hits"]["total"]["value"] if asked.end_offset is None else asked.end_offset
        paged = {name: value for name, value in body.items() if name != "aggs"}
        hits = every_hit(self.cluster.read, self.generations.live, paged, end)
        return self._answer(asked, found, list(hits)[asked.start_offset :])

    def _search(self, body: dict[str, Any]) -> dict[str, Any]:
        """Half an answer, from some of the shards, counts as none."""

        def call(client: Elasticsearch) -> dict[str, Any]:
            found: dict[str, Any] = client.search(
                index=self.generations.live,
                source=False,
                stored_fields="_none_",
                allow_partial_search_results=False,
                **({"track_total_hits": True} | body),
            ).body
            return found

        return self.cluster.read("搜索", call)

    def _answer(self, asked: Asked, found: dict[str, Any], hits: list[dict[str, Any]]) -> Answer:
        return Answer(
            count=found["hits"]["total"]["value"] if asked.counted else len(hits),
            keys=[_value(hit, KEY) for hit in hits],
            scores=[hit["_score"] or 0.0 for hit in hits],
            numbers={name: [_value(hit, name) for hit in hits] for name in self.numbers_asked(asked)},
            **read_counts(found.get("aggregations", {}), asked),
        )

    def _document(self, prepared: dict[str, Any]) -> dict[str, Any]:
        texts = {name: prepared[name] for name in self.types if prepared.get(name) not in (None, "", (), [])}
        return {KEY: int(prepared[KEY]), **texts}

    def _write(self, operations: list[dict[str, Any]], into: str | None) -> None:
        self.cluster.bulk(self.generations.writing_alias(into), operations)
        if into is None:
            self.cluster.write("写入搜索索引", lambda client: client.indices.refresh(index=self.generations.live))


def totals(client: Elasticsearch, index: str, searches: list[dict[str, Any]]) -> list[int]:
    """Of each search; the first that failed is raised as if it had been asked alone."""
    answered = client.msearch(index=index, searches=searches)
    for found in answered["responses"]:
        if error := found.get("error"):
            kind = HTTP_EXCEPTIONS.get(found["status"], ApiError)
            raise kind(message=error["type"], meta=answered.meta, body=found)
    return [found["hits"]["total"]["value"] for found in answered["responses"]]


def _value(hit: dict[str, Any], field: str) -> Any:
    values = hit.get("fields", {}).get(field)
    return values[0] if values else None


class ElasticsearchSearchEngine(BaseEngine):
    backend = ElasticsearchSearchBackend
    query = ClauseQuery
