"""Folders, links and files that cannot be taken: one fault for each."""

from __future__ import annotations

import os
import time
import warnings
import zipfile
from pathlib import Path

import pytest

from articles.importing.files import walk
from articles.importing.files.faults import Fault
from articles.importing.files.sources import MAX_PAGE_BYTES, Source, count_sources, read_found, read_sources
from articles.importing.files.walk import FoundFile, find_below, find_files
from tests.importing.files.folders import TEXT, faults, one, pack, put, read, sources


class TestFolders:
    def test_text_files_come_in_natural_order_with_sub_folders(self, folder: Path) -> None:
        for name in ("10.txt", "2.txt", "1/b.TXT", "1/a.txt"):
            put(folder, name)
        names = [Path(source.name).relative_to(folder).as_posix() for source in sources(folder)]
        assert names == ["1/a.txt", "1/b.TXT", "2.txt", "10.txt"]

    def test_other_and_hidden_files_are_passed_over(self, folder: Path) -> None:
        for name in ("a.txt", "b.json", "c.gif", ".d.txt", ".git/e.txt", "._a.txt"):
            put(folder, name)
        assert len(read(folder)) == 1

    def test_documents_are_refused_with_a_remedy_and_the_rest_comes_in(self, folder: Path) -> None:
        for name in ("a.docx", "b.doc", "c.rar", "d.wps", "e.7z", "f.txt"):
            put(folder, name)
        assert len(sources(folder)) == 1
        assert [("请" in fault) for fault in faults(folder)] == [True] * 5

    def test_folders_too_deep_are_named(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(walk, "MAX_DEPTH", str(folder).count("/") + 1)
        put(folder, "1/a.txt")
        put(folder, "1/2/b.txt")
        assert len(sources(folder)) == 1
        assert "较浅" in faults(folder)[0]

    def test_a_folder_without_pages_is_named(self, folder: Path) -> None:
        put(folder, "a.json")
        assert "没有 .txt" in faults(folder)[0]

    def test_a_missing_path_is_named_and_the_next_comes_in(self, folder: Path) -> None:
        put(folder, "a.txt")
        found = read(folder / "nowhere.txt", folder)
        assert isinstance(found[0], Fault) and "不存在" in found[0].message
        assert isinstance(found[1], Source)

    def test_a_file_named_outright_may_have_any_suffix(self, folder: Path) -> None:
        assert one(put(folder, "page.text")).data

    def test_a_pipe_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "a.txt")
        assert "不是普通文件" in faults(folder)[0]

    def test_a_file_too_large_for_a_page_is_refused(self, folder: Path) -> None:
        put(folder, "a.txt").write_bytes(b"x" * (MAX_PAGE_BYTES + 1))
        assert "按版拆" in faults(folder)[0]

    def test_an_unreadable_folder_entry_is_a_fault(self, folder: Path) -> None:
        put(folder, "a.txt").chmod(0)
        if os.access(folder / "a.txt", os.R_OK):  # root may read anything
            assert sources(folder)
        else:
            assert "没有读取权限" in faults(folder)[0]

    def test_a_name_that_is_not_utf8_is_shown_readable(self, folder: Path) -> None:
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + "第一版.txt".encode("gbk")))).write_text(TEXT, "utf-8")
        assert one(folder).name.endswith("第一版.txt")

    def test_reading_is_lazy(self, folder: Path) -> None:
        put(folder, "a.txt")
        last = put(folder, "b.txt")
        stream = read_sources([str(folder)])
        assert isinstance(next(stream), Source)
        last.unlink()
        assert isinstance(next(stream), Fault)

    def test_counting_reads_no_page_and_counts_those_that_will_be_read(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "b.docx")
        pack(folder / "c.zip", {"1.txt": b"1", "2.txt": b"2"})
        assert count_sources([str(folder)]) == 3


class TestLinks:
    def test_a_link_out_of_the_folder_is_not_followed(self, folder: Path, tmp_path: Path) -> None:
        (folder / "a.txt").symlink_to(put(tmp_path, "elsewhere/a.txt"))
        (folder / "more").symlink_to(tmp_path / "elsewhere")
        put(folder, "z.txt")
        assert len(sources(folder)) == 1
        assert [("符号链接" in fault) for fault in faults(folder)] == [True, True]

    def test_a_link_within_the_folder_brings_nothing_in_twice(self, folder: Path) -> None:
        (folder / "b.txt").symlink_to(put(folder, "a.txt"))
        (folder / "loop").symlink_to(folder)
        assert len(read(folder)) == 1

    def test_a_link_named_outright_is_followed(self, folder: Path, tmp_path: Path) -> None:
        (folder / "a.txt").symlink_to(put(tmp_path, "b.txt"))
        assert one(folder / "a.txt").data

    def test_a_link_to_nothing_is_a_fault(self, folder: Path) -> None:
        (folder / "a.txt").symlink_to("/nowhere/at/all.txt")
        assert len(faults(folder)) == 1

    def test_links_in_a_circle_are_a_fault(self, folder: Path) -> None:
        (folder / "a.txt").symlink_to(folder / "b.txt")
        (folder / "b.txt").symlink_to(folder / "a.txt")
        assert "环" in faults(folder / "a.txt")[0]


def zipped(path: Path, *members: str) -> list[FoundFile | Fault]:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        for member in members:
            archive.writestr(member, "file\na.txt\n" if member.endswith(".csv") else "甲")
    return list(find_files([str(path)], None))


def test_a_name_of_five_thousand_digits_is_a_name(tmp_path: Path) -> None:
    (found,) = zipped(tmp_path / "a.zip", f"{'1' * 5000}.txt")
    assert isinstance(found, FoundFile)


def test_two_members_of_one_name_are_both_refused(tmp_path: Path) -> None:
    (fault,) = zipped(tmp_path / "a.zip", "a.txt", "./a.txt")
    assert "2 个文件叫这个名字" in str(fault)


def test_thousands_of_manifests_take_seconds(tmp_path: Path) -> None:
    folders = range(4000)
    members = [f"{n}/{name}" for n in folders for name in ("manifest.csv", "a.txt")]
    start = time.process_time()
    found = zipped(tmp_path / "a.zip", *members)
    assert time.process_time() - start < 8
    assert len(found) == len(folders)
    assert all(isinstance(one, FoundFile) and one.row for one in found)


def test_a_manifest_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.csv")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    fault, found = find_files([str(tmp_path)], None)
    assert "不是普通文件" in str(fault)
    assert isinstance(found, FoundFile)


class TestOneFileOfAFolder:
    """As the folder that is watched gives them, one at a time."""

    def test_the_manifests_of_all_its_folders_speak_of_it_and_the_nearest_first(self, folder: Path) -> None:
        put(
            folder,
            "manifest.csv",
            "file,date,date_source,page\nb/c.txt,2023-09-12,printed,1\nb/d.txt,2023-09-12,printed,2\n",
        )
        put(folder, "b/manifest.csv", "file,date,date_source,page\nc.txt,2023-09-13,printed,1\n")
        given = {}
        for name in ("b/c.txt", "b/d.txt"):
            put(folder, name)
            [source] = read_found(find_below(str(folder), name))
            assert isinstance(source, Source)
            given[name] = str(source.given.date)
        assert given == {"b/c.txt": "2023-09-13", "b/d.txt": "2023-09-12"}

    def test_a_manifest_that_cannot_be_read_is_told_and_the_file_comes_in(self, folder: Path) -> None:
        put(folder, "manifest.csv", "不是清单\n")
        put(folder, "a.txt")
        told, source = read_found(find_below(str(folder), "a.txt"))
        assert isinstance(told, Fault) and "第一行应是" in told.message
        assert isinstance(source, Source)

    def test_a_link_is_refused(self, folder: Path) -> None:
        put(folder, "a.txt")
        (folder / "b.txt").symlink_to(folder / "a.txt")
        [told] = read_found(find_below(str(folder), "b.txt"))
        assert isinstance(told, Fault) and "符号链接" in told.message

    def test_a_file_that_was_taken_away_is_named(self, folder: Path) -> None:
        [told] = read_found(find_below(str(folder), "b.txt"))
        assert isinstance(told, Fault) and "不存在" in told.message
