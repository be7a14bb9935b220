"""Files of an index that are not as they were written are named; a batch that was cut off is tidied up by the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from articles.search.engines.tantivy.seal import JSON_FILES, SEGMENT_FILES, Damaged, Seal, seal_of
from articles.search.engines.tantivy.store import TantivyStore
from tests.search.engines.tantivy.entries import add
from tests.support.places import ROOT

KILLED = """
import os, signal, sys
from pathlib import Path
from articles.search.engines.tantivy.seal import Seal
with Seal(Path(sys.argv[1])).broken():
    (Path(sys.argv[1]) / "meta.json").write_bytes((Path(sys.argv[1]) / "meta.json").read_bytes() + b" ")
    (Path(sys.argv[1]) / "half.idx").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(store: TantivyStore) -> Path:
    """One segment of two entries."""
    add(store, 1, 2)
    return store.root / str(store.live_name)


def flip(path: Path, place: int) -> None:
    """One bit, where it stands: the size and the file stay the same."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1]))


def segment_file(folder: Path, ending: str) -> Path:
    (path,) = folder.glob(f"*.{ending}")
    return path


def killed(folder: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(folder)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    assert subprocess.run(command, cwd=ROOT, env=environment).returncode == -9


def test_files_as_they_were_written_are_sound(folder: Path) -> None:
    Seal(folder).check()
    assert {path.suffix.lstrip(".") for path in folder.iterdir()} >= set(SEGMENT_FILES)


@pytest.mark.parametrize("ending", SEGMENT_FILES)
def test_a_flipped_bit_names_the_file(folder: Path, ending: str) -> None:
    path = segment_file(folder, ending)
    flip(path, 0)
    with pytest.raises(Damaged, match=f"{path.name} 已损坏"):
        Seal(folder).check()


@pytest.mark.parametrize("ending", SEGMENT_FILES)
def test_a_missing_file_is_named(folder: Path, ending: str) -> None:
    path = segment_file(folder, ending)
    path.unlink()
    with pytest.raises(Damaged, match=f"{path.name} 不见了"):
        Seal(folder).check()


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_json_file_that_says_the_same_in_other_bytes_is_not_as_it_was_written(folder: Path, name: str) -> None:
    path = folder / name
    path.write_text(json.dumps(json.loads(path.read_text()), indent=7))
    with pytest.raises(Damaged, match=name):
        Seal(folder).check()


def test_a_footer_of_another_tantivy_is_refused_though_its_checksum_is_right(folder: Path) -> None:
    path = segment_file(folder, "store")
    data = path.read_bytes()
    place = data.rindex(b'"index_format_version":') + len(b'"index_format_version":')
    flip(path, place)
    with pytest.raises(Damaged):
        Seal(folder).check()


def test_what_was_read_is_known_by_size_and_time_and_read_again_by_another_process_only(folder: Path) -> None:
    path, seal = segment_file(folder, "store"), Seal(folder)
    seal.check()
    before = path.stat()
    flip(path, 0)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    seal.check()
    with pytest.raises(Damaged):
        Seal(folder).check()


def test_damage_that_changes_the_time_is_seen_by_who_has_read_the_file(folder: Path) -> None:
    seal = Seal(folder)
    seal.check()
    flip(segment_file(folder, "store"), 0)
    with pytest.raises(Damaged):
        seal.check()


def test_a_batch_of_another_is_sound_for_who_has_read_the_former_files(folder: Path, store: TantivyStore) -> None:
    seal = Seal(folder)
    seal.check()
    add(store, 3)
    seal.check()


def test_a_killed_writer_leaves_a_sound_index_without_checksums_of_its_json(folder: Path) -> None:
    killed(folder)
    assert (folder / "writing").exists()
    Seal(folder).check()


def test_segments_are_compared_even_after_a_killed_writer(folder: Path) -> None:
    killed(folder)
    flip(segment_file(folder, "term"), 0)
    with pytest.raises(Damaged):
        Seal(folder).check()


def test_the_next_batch_removes_what_a_killed_writer_left_and_seals_again(folder: Path, store: TantivyStore) -> None:
    killed(folder)
    add(store, 3)
    assert not (folder / "half.idx").exists()
    assert not (folder / "writing").exists()
    assert store.searcher().num_docs == 3
    flip(folder / "meta.json", 2)
    with pytest.raises(Damaged):
        Seal(folder).check()


def test_a_batch_that_raises_is_not_sealed(folder: Path) -> None:
    before = (folder / "seal").read_bytes()
    with pytest.raises(RuntimeError), Seal(folder).broken():
        raise RuntimeError
    assert (folder / "writing").exists()
    assert (folder / "seal").read_bytes() == before


def test_threads_share_the_seal_of_a_folder(folder: Path) -> None:
    assert seal_of(folder) is seal_of(folder)
    assert seal_of(folder) is not seal_of(folder.parent)
