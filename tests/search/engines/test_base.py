from __future__ import annotations

import pytest

from articles.search.engines import base


def test_the_stamp_of_an_index_is_another_with_other_fields_or_another_analysis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stamp = base.stamp({"body": "tokens", "day": "number"})
    assert stamp == base.stamp({"day": "number", "body": "tokens"})
    assert stamp != base.stamp({"body": "tokens"})
    monkeypatch.setattr(base, "SCHEMA_VERSION", base.SCHEMA_VERSION + 1)
    assert stamp != base.stamp({"body": "tokens", "day": "number"})
