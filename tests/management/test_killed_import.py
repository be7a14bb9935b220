"""The small version of ``make torture``'s kills."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.import_kills import same_after_kills
from tests.support.places import FIXTURES
from tests.support.prepared import copy_migrated


def test_an_import_killed_twice_ends_like_an_undisturbed_one(shared_folder: Path, tmp_path: Path) -> None:
    copy_migrated(shared_folder, tmp_path / "whole")
    pages = tmp_path / "pages"
    pages.mkdir()
    for page in sorted(FIXTURES.glob("*.txt"))[1:]:
        shutil.copy(page, pages)
    same, _ = same_after_kills(tmp_path / "whole", pages, kills=2, seed=1)
    assert same
