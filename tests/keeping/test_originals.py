"""Files as they came are kept under their sum: whole, once, and never given out."""

from __future__ import annotations

import hashlib
import io
import os
import time
from pathlib import Path

import pytest

from articles.keeping.originals import FileTooLarge, Received, originals, receive, sum_of

DATA = "一版的字节".encode() * 1000


def received(data: bytes, folder: Path) -> Received:
    return receive(io.BytesIO(data), folder / "original", 1 << 30)


def kept(data: bytes) -> Path:
    with originals().receiving() as folder:
        return originals().keep(received(data, folder))


def test_what_is_received_is_summed_and_counted(tmp_path: Path) -> None:
    came = received(DATA, tmp_path)
    assert (came.sha256, came.size) == (hashlib.sha256(DATA).hexdigest(), len(DATA))
    assert came.path.read_bytes() == DATA


def test_more_bytes_than_are_taken_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        receive(io.BytesIO(DATA), tmp_path / "original", len(DATA) - 1)


def test_a_file_is_kept_under_its_sum() -> None:
    path = kept(DATA)
    assert path == originals().path_of(hashlib.sha256(DATA).hexdigest())
    assert path.read_bytes() == DATA


def test_nothing_is_left_of_what_came_in() -> None:
    kept(DATA)
    assert list(originals().incoming.iterdir()) == []


def test_what_is_kept_is_not_written_again() -> None:
    before = os.stat(kept(DATA)).st_ino
    assert os.stat(kept(DATA)).st_ino == before


def test_a_kept_file_that_was_cut_short_is_made_whole() -> None:
    path = kept(DATA)
    path.write_bytes(DATA[:10])
    assert kept(DATA).read_bytes() == DATA


def test_on_a_disk_without_second_names_a_file_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*names: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert kept(DATA).read_bytes() == DATA


def test_a_file_has_no_address() -> None:
    with pytest.raises(ValueError):
        originals().url("original")


def test_a_file_is_not_deleted() -> None:
    with pytest.raises(TypeError):
        originals().delete("original")


def test_a_sum_is_known_before_anything_is_received() -> None:
    assert originals().path_of(sum_of(io.BytesIO(DATA))) == kept(DATA)


def test_what_a_killed_process_left_is_cleared_after_a_day() -> None:
    with originals().receiving() as left, originals().receiving():
        assert left.exists()
        os.utime(left, (0, time.time() - 100_000))
        with originals().receiving():
            assert not left.exists()
