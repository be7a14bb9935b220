"""Calls to one Elasticsearch 9 cluster: no retries, reads under the request's deadline, every failure one of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import lru_cache
from threading import Thread
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from elastic_transport import Transport, TransportApiResponse
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.helpers import streaming_bulk

from articles.search.engines.deadline import NO_ANSWER, Gate, seconds_left
from articles.search.engines.errors import REBUILD_HINT, EntriesRefused, NeedsRebuild, SearchUnavailable

WRITE_SECONDS = 30.0
# Entries in one call, which must be through within the time of one.
BULK_ENTRIES = 500
BULK: dict[str, Any] = {
    "require_alias": True,
    "chunk_size": BULK_ENTRIES,
    "max_chunk_bytes": 20 << 20,
    "raise_on_error": False,
}
NOT_FOUND, BAD_REQUEST = 404, 400
# An index that is gone, closed, or was made by others: waiting does not help.
UNUSABLE = ("index_not_found_exception", "index_closed_exception")

Answer = TypeVar("Answer")


class Cluster:
    """One for all threads of a process, which share its connections and its gate.

    ``seconds`` limits the reads of one request together; writes have their own, longer limit each.
    """

    def __init__(self, url: str, seconds: float, login: dict[str, Any]) -> None:
        self.seconds = seconds
        self._reading = connect(url, seconds, login)
        self._writing = connect(url, WRITE_SECONDS, login)
        self._gate = Gate()

    def read(self, doing: str, call: Callable[[Elasticsearch], Answer]) -> Answer:
        left = seconds_left(self.seconds)
        with self._gate.call(), engine_errors(doing):
            return within(left, call, self._reading)

    def write(self, doing: str, call: Callable[[Elasticsearch], Answer]) -> Answer:
        with engine_errors(doing):
            return within(WRITE_SECONDS, call, self._writing)

    def bulk(self, alias: str, operations: Iterable[dict[str, Any]]) -> None:
        """Index and delete by primary key. ``alias`` must be one: the server then never makes an index by itself."""

        def call(client: Elasticsearch) -> list[tuple[bool, dict[str, Any]]]:
            return list(streaming_bulk(client, operations, index=alias, **BULK))

        answers = self.write("写入搜索索引", call)
        if refused := dict(fault for ok, item in answers if not ok and (fault := entry_fault(item))):
            raise EntriesRefused(refused)


def within(seconds: float, call: Callable[[Elasticsearch], Answer], client: Elasticsearch) -> Answer:
    """The client's own limit starts anew with every packet, so that an answer which trickles in never ends. The wait
    for the thread that reads it does end; nothing waits for that thread, not even the end of the process."""
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(call(client))
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, name="search", daemon=True).start()
    return answer.result(timeout=seconds)


@lru_cache
def cluster_at(url: str, seconds: float, login: tuple[tuple[str, Any], ...]) -> Cluster:
    """The same one for the same arguments: Haystack makes a backend for every thread."""
    return Cluster(url, seconds, dict(login))


class WholeAnswers(Transport):
    """An answer cut off within its head looks to the client like one that is empty and fine."""

    def perform_request(self, method: str, target: str, **options: Any) -> TransportApiResponse:
        answer = super().perform_request(method, target, **options)
        if answer.body is None and method != "HEAD":
            raise TransportError("the answer is empty")
        return answer


def connect(url: str, seconds: float, login: dict[str, Any]) -> Elasticsearch:
    try:
        return Elasticsearch(url, transport_class=WholeAnswers, request_timeout=seconds, max_retries=0, **login)
    except ValueError as error:
        raise ImproperlyConfigured(f"ELASTICSEARCH_URL 要写成 http://主机:9200 的样子（{error}）") from error


def entry_fault(item: dict[str, Any]) -> tuple[int, str] | None:
    """The entry and why it was refused, None where its failure is harmless; raises what is the engine's own fault."""
    ((kind, result),) = item.items()
    status, error = result["status"], result.get("error") or {}
    reason = error.get("reason", str(result))
    if status == BAD_REQUEST:
        return int(result["_id"]), reason
    if error.get("type") in UNUSABLE or is_blocked(reason):
        raise NeedsRebuild(f"Elasticsearch 里本站的搜索索引不能用：{reason}。{REBUILD_HINT}")
    if kind == "delete" and status == NOT_FOUND:
        return None
    raise SearchUnavailable(f"Elasticsearch 没有写入：{reason}")


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """The client's errors have two roots, and a thread that waits too long has a third."""
    try:
        yield
    except NotFoundError as error:
        raise NeedsRebuild(f"{doing}失败：Elasticsearch 里没有本站的搜索索引，或格式已变。{REBUILD_HINT}") from error
    except TimeoutError as error:
        raise SearchUnavailable(NO_ANSWER) from error
    except ApiError as error:
        if error.error in UNUSABLE or is_blocked(str(error)):
            raise NeedsRebuild(f"{doing}失败：{one_line(error)}。{REBUILD_HINT}") from error
        raise SearchUnavailable(f"{doing}失败，Elasticsearch 没有正常应答：{one_line(error)}") from error
    except TransportError as error:
        raise SearchUnavailable(f"{doing}失败，Elasticsearch 没有正常应答：{one_line(error)}") from error


def is_blocked(reason: str) -> bool:
    """Somebody made the index read-only. A full disk does so too, but then another index is no remedy."""
    return "(api)" in reason and "FORBIDDEN" in reason


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
