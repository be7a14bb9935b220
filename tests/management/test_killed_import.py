"""The small version of ``make torture``'s kills."""

from __future__ import annotations

from pathlib import Path

from tests.support.import_kills import same_after_kills
from tests.support.places import FIXTURES


def test_an_import_killed_twice_ends_like_an_undisturbed_one(tmp_path: Path) -> None:
    same, _ = same_after_kills(tmp_path, FIXTURES, kills=2, seed=1)
    assert same
