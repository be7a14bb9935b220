"""All pictures together have a bound; what was asked for longest ago goes first."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from articles.picturing import room
from articles.picturing.pictures import kept

DAY = 86_400


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Ten pictures of 100 bytes, the first asked for longest ago, where there is room for nine and a half."""
    monkeypatch.setattr(room, "MOST", 950)
    paths = [tmp_path / "pictures" / str(number // 2) / f"{number}.webp" for number in range(10)]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 98 + b"\xff\xd9")
        os.utime(path, (0, time.time() - (20 - number) * DAY))
    return paths


def test_what_was_asked_for_longest_ago_goes(held: list[Path]) -> None:
    assert kept(held[0])
    assert room.swept() == 800
    assert [path.exists() for path in held[:4]] == [True, False, False, True]


def test_within_the_bound_nothing_goes(held: list[Path]) -> None:
    held[0].unlink()
    assert room.swept() == 900
    assert all(path.exists() for path in held[1:])


def test_where_no_picture_was_ever_drawn_there_is_nothing(own_index: Path) -> None:
    assert room.swept() == 0
