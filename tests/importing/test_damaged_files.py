"""Some of the damaged files of ``tests.torture.damaged_imports``: nothing of them is stored by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.models import PageText
from tests.support.damaged_pages import damaged, sound_files
from tests.support.half_stored import half_stored, import_one


@pytest.mark.django_db
def test_of_damaged_files_pages_are_stored_whole_or_told_of(tmp_path: Path) -> None:
    reports = [report for file, _ in damaged(sound_files(tmp_path), 40, seed=3) for report in import_one(file.entry)]
    # A sheet whose text is rubbish waits for OCR, of which a note tells.
    told = (report.outcome or report.notes or len(report.needs_person) == 1 for report in reports)
    assert all(told)
    assert PageText.objects.exists()
    assert list(half_stored()) == []
