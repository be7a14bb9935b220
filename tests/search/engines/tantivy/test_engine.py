"""The embedded engine keeps the contract and refuses what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from haystack.fields import CharField

from articles.search.engines.tantivy.engine import TantivySearchBackend
from tests.search.engines.contract import EngineContract


class TestTantivy(EngineContract):
    pass


def test_fields_of_an_unknown_kind_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backend = TantivySearchBackend("default", PATH=tmp_path)
    monkeypatch.setitem(backend.unified_index.all_searchfields(), "strange", CharField())
    with pytest.raises(NotImplementedError, match="strange"):
        _ = backend.types
