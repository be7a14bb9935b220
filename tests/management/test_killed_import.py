"""The small version of ``make torture``'s kills."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.import_kills import same_after_kills
from tests.support.made_pdf import dated_pdfs
from tests.support.places import FIXTURES
from tests.support.prepared import copy_migrated

PAGES = {
    "text": lambda folder: [shutil.copy(page, folder) for page in sorted(FIXTURES.glob("*.txt"))[1:]],
    "PDF": lambda folder: dated_pdfs(folder, 3),
}


@pytest.mark.parametrize("kind", PAGES)
def test_an_import_killed_twice_ends_like_an_undisturbed_one(shared_folder: Path, tmp_path: Path, kind: str) -> None:
    copy_migrated(shared_folder, tmp_path / "whole")
    pages = tmp_path / "pages"
    pages.mkdir()
    PAGES[kind](pages)
    same, _ = same_after_kills(tmp_path / "whole", pages, kills=2, seed=1)
    assert same
