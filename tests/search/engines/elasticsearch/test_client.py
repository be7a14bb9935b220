"""Calls to a cluster: every failure is one of ours, and half an answer is none."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from elasticsearch import Elasticsearch, TransportError

from articles.search.engines.base import KEY
from articles.search.engines.clauses import Everything
from articles.search.engines.deadline import shared_deadline
from articles.search.engines.elasticsearch.client import (
    BULK_ENTRIES,
    Cluster,
    cluster_at,
    connect,
    engine_errors,
    entry_fault,
    one_line,
)
from articles.search.engines.elasticsearch.generations import Generations
from articles.search.engines.errors import EntriesRefused, NeedsRebuild, SearchUnavailable
from tests.search.engines.elasticsearch.entries import operation, put, scores

HEAD = b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
WHOLE = HEAD + b"Content-Length: 14\r\n\r\n" + b'{"count": 7}  '


@contextmanager
def answering(answer: bytes, pause: float = 0) -> Iterator[str]:
    """A server that answers every request with these bytes, so many seconds between them, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65_536)
                    send(connection, answer, pause)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def send(connection: socket.socket, answer: bytes, pause: float) -> None:
    try:
        for piece in (answer[place : place + 1] for place in range(len(answer))) if pause else [answer]:
            connection.sendall(piece)
            time.sleep(pause)
    except OSError:
        pass


def count(client: Elasticsearch) -> Any:
    return client.count(index="any")["count"]


# Half an answer


def test_a_whole_answer_is_read() -> None:
    with answering(WHOLE) as url:
        assert Cluster(url, 5, {}).read("搜索", count) == 7


@pytest.mark.parametrize("length", [0, 8, 20, len(HEAD) - 30, len(HEAD), len(HEAD) + 5, len(WHOLE) - 5])
def test_an_answer_cut_off_anywhere_is_no_answer(length: int) -> None:
    with answering(WHOLE[:length]) as url, pytest.raises(SearchUnavailable):
        Cluster(url, 5, {}).read("搜索", count)


def test_an_answer_cut_off_in_its_head_is_an_error_of_the_client() -> None:
    with answering(HEAD) as url, connect(url, 5, {}) as client, pytest.raises(TransportError, match="empty"):
        client.info()


def test_whether_something_is_there_is_answered_without_a_body() -> None:
    with answering(HEAD + b"Content-Length: 0\r\n\r\n") as url, connect(url, 5, {}) as client:
        assert client.indices.exists(index="any")


def test_an_answer_that_trickles_in_ends_with_the_time_of_the_request() -> None:
    start = time.monotonic()
    with answering(WHOLE, pause=0.1) as url, pytest.raises(SearchUnavailable, match="没有应答"):
        Cluster(url, 0.5, {}).read("搜索", count)
    assert time.monotonic() - start < 5


def test_a_write_goes_out_while_reads_fail_and_after_their_time_is_up() -> None:
    with answering(WHOLE[:5]) as url, shared_deadline():
        cluster = Cluster(url, 0.2, {})
        with pytest.raises(SearchUnavailable):
            cluster.read("搜索", count)
        time.sleep(0.2)
        with pytest.raises(SearchUnavailable, match="写入失败"):
            cluster.write("写入", count)


# Connecting


@pytest.mark.parametrize("url", ["localhost", "127.0.0.1:9200", "http://"])
def test_an_address_that_is_none_is_a_mistake_in_the_settings(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_URL"):
        connect(url, 1, {})


def test_threads_share_a_cluster_and_another_login_has_its_own() -> None:
    here = ("http://127.0.0.1:9", 1.0)
    assert cluster_at(*here, ()) is cluster_at(*here, ())
    assert cluster_at(*here, (("api_key", "a"),)) is not cluster_at(*here, ())


# Faults of entries


def item(kind: str, status: int, **error: str) -> dict[str, Any]:
    return {kind: {"_id": "7", "status": status} | ({"error": error} if error else {})}


def test_an_entry_the_engine_does_not_take_is_named_with_the_reason() -> None:
    fault = item("index", 400, type="strict_dynamic_mapping_exception", reason="no such field")
    assert entry_fault(fault) == (7, "no such field")


def test_deleting_what_is_not_there_is_harmless() -> None:
    assert entry_fault(item("delete", 404)) is None


@pytest.mark.parametrize("kind", ["index", "delete"])
def test_a_missing_index_is_no_fault_of_an_entry(kind: str) -> None:
    with pytest.raises(NeedsRebuild, match="rebuild_search"):
        entry_fault(item(kind, 404, type="index_not_found_exception", reason="no such index"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_engine_in_trouble_is_no_fault_of_an_entry(status: int) -> None:
    with pytest.raises(SearchUnavailable, match="too busy") as raised:
        entry_fault(item("index", status, type="rejected", reason="too busy"))
    assert raised.type is SearchUnavailable


# Errors


def test_a_thread_that_waits_too_long_is_an_engine_that_does_not_answer() -> None:
    with pytest.raises(SearchUnavailable, match="没有应答"), engine_errors("搜索"):
        raise TimeoutError


def test_an_error_is_told_in_one_line_that_ends() -> None:
    assert one_line(ValueError("a\n  b\tc")) == "a b c"
    assert len(one_line(ValueError("长" * 1000))) == 300


@pytest.mark.elasticsearch
class TestOnTheServer:
    def test_a_missing_index_needs_a_rebuild(self, cluster: Cluster, generations: Generations) -> None:
        with pytest.raises(NeedsRebuild, match="搜索失败"):
            cluster.read("搜索", lambda client: client.search(index=generations.live))

    def test_an_entry_that_is_refused_leaves_the_others_in(
        self, cluster: Cluster, client: Elasticsearch, index: str
    ) -> None:
        entries = [operation(1, version=1), operation(2, strange="稻"), operation(3, version="no number")]
        with pytest.raises(EntriesRefused, match="2 篇") as raised:
            put(cluster, index, entries)
        assert raised.value.reasons.keys() == {2, 3}
        client.indices.refresh(index=index)
        assert set(scores(client, index, Everything())) == {1}

    def test_a_delete_of_what_is_not_there_goes_with_the_others(
        self, cluster: Cluster, client: Elasticsearch, index: str
    ) -> None:
        put(cluster, index, [operation(1), operation(2)])
        put(cluster, index, [{"_op_type": "delete", "_id": str(key)} for key in (2, 9)])
        assert set(scores(client, index, Everything())) == {1}

    def test_what_is_no_alias_is_not_written_to(
        self, cluster: Cluster, client: Elasticsearch, generations: Generations
    ) -> None:
        name = generations.create(client)
        for wanted in (name, generations.live):
            with pytest.raises(NeedsRebuild):
                cluster.bulk(wanted, [{"_op_type": "index", "_id": 1, "_source": {KEY: 1}}])
        assert list(client.indices.get(index=f"{generations.alias}*")) == [name]

    def test_more_entries_than_one_call_takes_are_all_written(
        self, cluster: Cluster, client: Elasticsearch, index: str
    ) -> None:
        put(cluster, index, (operation(key) for key in range(1, BULK_ENTRIES + 2)))
        assert client.count(index=index)["count"] == BULK_ENTRIES + 1

    def test_a_query_the_server_refuses_is_search_that_cannot_be_had_in_one_line(
        self, cluster: Cluster, index: str
    ) -> None:
        with pytest.raises(SearchUnavailable, match=r"^搜索失败[^\n]*$") as raised:
            cluster.read("搜索", lambda client: client.search(index=index, query={"strange": {}}))
        assert raised.type is SearchUnavailable
