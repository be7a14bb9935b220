"""More hits than Elasticsearch gives at once: page after page, all of one moment's state of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from elasticsearch import Elasticsearch

# The server's own limit of from + size.
WINDOW = 10_000
PAGE = 5_000
KEEP_ALIVE = "2m"

Caller = Callable[[str, Callable[[Elasticsearch], Any]], Any]


def every_hit(call: Caller, index: str, body: dict[str, Any], end: int | None = None) -> Iterator[dict[str, Any]]:
    """The first ``end`` hits, or all, each page after the last hit of the page before (search_after)."""
    opened = call("读取搜索索引", lambda client: client.open_point_in_time(index=index, keep_alive=KEEP_ALIVE))
    point = opened["id"]
    try:
        yield from islice(_pages(call, body, point), end)
    finally:
        call("读取搜索索引", lambda client: client.options(ignore_status=404).close_point_in_time(id=point))


def _pages(call: Caller, body: dict[str, Any], point: str) -> Iterator[dict[str, Any]]:
    after: dict[str, Any] = {}
    while True:
        found = call("读取搜索索引", partial(_page, body=body | after, point=point))
        hits = found["hits"]["hits"]
        yield from hits
        if len(hits) < PAGE:
            return
        after = {"search_after": hits[-1]["sort"]}


def _page(client: Elasticsearch, body: dict[str, Any], point: str) -> Any:
    pit = {"id": point, "keep_alive": KEEP_ALIVE}
    return client.search(
        pit=pit,
        size=PAGE,
        source=False,
        stored_fields="_none_",
        track_total_hits=False,
        allow_partial_search_results=False,
        **body,
    )
