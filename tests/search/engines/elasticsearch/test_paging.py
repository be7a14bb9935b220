from __future__ import annotations

import pytest
from haystack import connections
from haystack.query import SearchQuerySet

from articles.indexing import indexer
from articles.search.engines.clauses import Everything
from articles.search.engines.elasticsearch import paging
from tests.support.factories import make_article

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def test_scans_and_deep_slices_go_beyond_the_server_s_window(alias: str, monkeypatch: pytest.MonkeyPatch) -> None:
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
