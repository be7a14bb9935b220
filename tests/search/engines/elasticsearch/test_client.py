from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from elasticsearch import Elasticsearch

from articles.search.engines.elasticsearch.client import connect, engine_errors, entry_fault, within
from articles.search.engines.errors import NeedsRebuild, SearchUnavailable


def test_an_address_that_is_none_is_said_so() -> None:
    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_URL"):
        connect("elsewhere", 2, {})


def test_an_entry_that_was_gone_already_is_no_fault() -> None:
    assert entry_fault({"delete": {"_id": "7", "status": 404}}) is None


def test_a_refused_entry_is_named_with_its_reason() -> None:
    refused = {"index": {"_id": "7", "status": 400, "error": {"type": "mapping", "reason": "too long"}}}
    assert entry_fault(refused) == (7, "too long")


def test_a_missing_index_wants_a_rebuild_and_any_other_fault_is_the_engine_s() -> None:
    missing = {"index": {"_id": "7", "status": 404, "error": {"type": "index_not_found_exception"}}}
    with pytest.raises(NeedsRebuild):
        entry_fault(missing)
    with pytest.raises(SearchUnavailable, match="full"):
        entry_fault({"index": {"_id": "7", "status": 429, "error": {"type": "busy", "reason": "full"}}})


def test_an_answer_that_never_comes_ends_with_the_time() -> None:
    stuck = Elasticsearch("http://127.0.0.1:9")

    def never(client: Elasticsearch) -> None:
        raise TimeoutError

    with pytest.raises(SearchUnavailable), engine_errors("搜索"):
        within(0.1, never, stuck)
