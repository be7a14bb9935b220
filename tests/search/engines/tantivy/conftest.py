"""A live index of few fields in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.search.engines.base import stamp
from articles.search.engines.tantivy.schema import build_schema
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.writers import TYPES


@pytest.fixture
def store(tmp_path: Path) -> TantivyStore:
    store = TantivyStore(tmp_path / "index", build_schema(TYPES), stamp(TYPES))
    store.make_live(store.create())
    return store
