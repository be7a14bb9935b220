"""The small version of ``make torture``'s kills between commit and index."""

from __future__ import annotations

from pathlib import Path

from tests.support.index_kills import kill_savers
from tests.support.prepared import copy_prepared


def test_what_a_killed_process_had_saved_is_found_after_the_next_start(shared_folder: Path, tmp_path: Path) -> None:
    copy_prepared(shared_folder, tmp_path)
    outcome = kill_savers(tmp_path, kills=2, seed=1)
    assert outcome.kills == 2
    assert outcome.unsound == []
