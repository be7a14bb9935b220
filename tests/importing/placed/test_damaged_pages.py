"""Some of the damaged files of ``tests.torture.damaged_pages``: each ends in sheets, or in lines."""

from __future__ import annotations

from pathlib import Path

from tests.support.damaged_pages import sound_files, tried


def test_a_damaged_file_gives_sheets_or_one_line(tmp_path: Path) -> None:
    outcomes = list(tried(sound_files(tmp_path), 60, seed=7))
    assert len(outcomes) == 60
    assert [outcome.told for outcome in outcomes if outcome.told] == []
