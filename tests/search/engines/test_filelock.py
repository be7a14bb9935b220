from __future__ import annotations

from pathlib import Path

import pytest

from articles.search.engines.errors import WriterBusy
from articles.search.engines.filelock import file_lock


def test_a_held_lock_is_waited_for_and_then_given_up_with_the_message(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with file_lock(lock, 0, ""), pytest.raises(WriterBusy, match="忙"), file_lock(lock, 0.05, "忙"):
        raise AssertionError


def test_a_lock_is_free_again_after_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with file_lock(tmp_path / "lock", 0, ""):
            pass
