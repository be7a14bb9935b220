"""An index built by an earlier release stays usable, or is rebuilt without anybody asking."""

from __future__ import annotations

import pytest
from haystack import connections
from haystack.query import SearchQuerySet

from articles.indexing import indexer
from tests.support.factories import make_article

# What each release wrote beside its Tantivy files.
STAMPS = {"a1ab32f": "1542df5dd41e5861 tantivy 0.27.0", "another": "0123456789abcdef tantivy 0.1.0"}


@pytest.mark.django_db
@pytest.mark.parametrize("release", STAMPS)
def test_an_index_of_an_earlier_release_answers_once_caught_up_with(release: str) -> None:
    make_article(headline="稻田丰收")
    indexer.catch_up()
    store = connections["default"].get_backend().store
    (store.root / store.live_name / "stamp").write_text(STAMPS[release])
    assert indexer.needs_rebuild() == (store.stamp != STAMPS[release])
    indexer.catch_up()
    assert not indexer.needs_rebuild()
    assert len(SearchQuerySet().filter(content="稻田")) == 1
