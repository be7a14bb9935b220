"""PATHs to raw pages: folders, archives, manifests, and one fault for each thing that cannot be taken."""

from __future__ import annotations

import datetime as dt
import os
import struct
import zipfile
from pathlib import Path

import pytest

from articles.importing.files import archives, manifest, walk
from articles.importing.files.faults import Fault
from articles.importing.files.sources import MAX_PAGE_BYTES, Source, count_sources, read_sources

TEXT = "本报讯 昨天上午，市里召开会议。\n"
DAY = dt.date(2023, 9, 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that a test fills and gives as PATH."""
    path = tmp_path / "pages"
    path.mkdir()
    return path


def put(folder: Path, name: str, text: str | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{TEXT}{name}" if text is None else text, "utf-8")
    return path


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read(*paths: Path, **options: object) -> list[Source | Fault]:
    return list(read_sources(map(str, paths), **options))  # type: ignore[arg-type]


def sources(*paths: Path, **options: object) -> list[Source]:
    return [found for found in read(*paths, **options) if isinstance(found, Source)]


def faults(*paths: Path, **options: object) -> list[str]:
    found = [str(fault) for fault in read(*paths, **options) if isinstance(fault, Fault)]
    assert all(line and "\n" not in line for line in found)
    return found


def one(*paths: Path, **options: object) -> Source:
    [source] = sources(*paths, **options)
    return source


class TestFolders:
    def test_text_files_come_in_natural_order_with_sub_folders(self, folder: Path) -> None:
        for name in ("10.txt", "2.txt", "1/b.TXT", "1/a.txt"):
            put(folder, name)
        names = [Path(source.name).relative_to(folder).as_posix() for source in sources(folder)]
        assert names == ["1/a.txt", "1/b.TXT", "2.txt", "10.txt"]

    def test_other_and_hidden_files_are_passed_over(self, folder: Path) -> None:
        for name in ("a.txt", "b.json", "c.jpg", ".d.txt", ".git/e.txt", "._a.txt"):
            put(folder, name)
        assert len(read(folder)) == 1

    def test_documents_are_refused_with_a_remedy_and_the_rest_comes_in(self, folder: Path) -> None:
        for name in ("a.docx", "b.doc", "c.rar", "d.pdf", "e.7z", "f.txt"):
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


class TestDoubles:
    def test_a_path_given_twice_comes_in_once(self, folder: Path) -> None:
        file = put(folder, "a.txt")
        assert len(sources(file, file)) == 1
        assert "只入库一次" in faults(file, file)[0]

    def test_a_file_beside_its_folder_comes_in_once(self, folder: Path) -> None:
        file = put(folder, "a.txt")
        assert len(sources(file, folder)) == 1

    def test_two_files_with_the_same_text_come_in_once(self, folder: Path) -> None:
        put(folder, "a.txt", TEXT)
        put(folder, "b.txt", TEXT)
        assert len(sources(folder)) == 1
        assert "a.txt 完全相同" in faults(folder)[0]

    def test_the_same_text_under_two_dates_is_two_pages(self, folder: Path) -> None:
        put(folder, "2023-09-12_1.txt", TEXT)
        put(folder, "2023-09-13_1.txt", TEXT)
        assert len(sources(folder)) == 2


class TestWhatIsSupplied:
    def test_nothing_is_supplied_for_a_bare_name(self, folder: Path) -> None:
        put(folder, "a.txt")
        source = one(folder)
        assert (source.date, source.date_source, source.page) == (None, "", "")

    def test_the_options_hold_for_a_file_that_says_nothing(self, folder: Path) -> None:
        put(folder, "a.txt")
        source = one(folder, date=DAY, page="2")
        assert (source.date, source.date_source, source.date_origin) == (DAY, "supplied", "--date")
        assert source.page == "2"

    def test_the_file_name_goes_before_the_options(self, folder: Path) -> None:
        put(folder, "2023-09-12_C01.txt")
        source = one(folder, date=dt.date(2020, 1, 1), page="9")
        assert (source.date, source.date_origin, source.page) == (DAY, "文件名", "C01")

    def test_the_manifest_goes_before_the_file_name_and_says_so(self, folder: Path) -> None:
        put(folder, "2023-09-13_2.txt")
        put(folder, "manifest.csv", "file,date,date_source,page\n2023-09-13_2.txt,2023-09-12,inferred,1\n")
        source = one(folder)
        assert (source.date, source.date_source, source.page) == (DAY, "inferred", "1")
        assert "第 2 行" in source.date_origin
        assert len(source.notes) == 2

    def test_a_row_may_leave_the_date_to_the_file_name(self, folder: Path) -> None:
        put(folder, "2023-09-12.txt")
        put(folder, "manifest.csv", "file,page\n2023-09-12.txt,3\n")
        source = one(folder)
        assert (source.date, source.page) == (DAY, "3")


class TestManifests:
    def test_a_manifest_of_a_spreadsheet_in_gbk_is_read(self, folder: Path) -> None:
        put(folder, "第一版.txt")
        (folder / "manifest.csv").write_bytes("file,date\r\n第一版.txt,2023/9/12\r\n".encode("gbk"))
        assert one(folder).date == DAY

    def test_a_wrong_date_keeps_its_file_out_and_names_the_line(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "b.txt")
        put(folder, "manifest.csv", "file,date\na.txt,2023-02-30\nb.txt,2023-09-12\n")
        assert one(folder).date == DAY
        assert "第 2 行" in faults(folder)[0] and "2023-02-30" in faults(folder)[0]

    @pytest.mark.parametrize("date", ["0001-01-05", "1850-12-31", "2151-01-01", "3024-05-01"])
    def test_a_date_that_no_paper_bears_keeps_its_file_out_and_names_the_remedy(self, folder: Path, date: str) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", f"file,date\na.txt,{date}\n")
        assert f"“{date}”" in faults(folder)[0] and "年份应在 1851 到 2150 之间" in faults(folder)[0]

    @pytest.mark.parametrize("row", ["a.txt,2023-09-12,guessed,1", "a.txt,2023-09-12,printed,first"])
    def test_unknown_words_name_the_line(self, folder: Path, row: str) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", f"file,date,date_source,page\n{row}\n")
        assert "第 2 行" in faults(folder)[0]

    def test_rows_without_their_file_are_named_by_line(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", "file,date\na.txt,2023-09-12\nb.txt,2023-09-12\nc.txt,2023-09-12\n")
        assert len(sources(folder)) == 1
        assert "第 3–4 行" in faults(folder)[0] and "（b.txt、c.txt）" in faults(folder)[0]

    def test_of_many_rows_without_their_file_the_first_are_named(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", "file\n" + "".join(f"{name}.txt\n" for name in "bcdefg"))
        assert "（b.txt、c.txt、d.txt 等）" in faults(folder)[0]

    def test_a_named_manifest_says_which_rows_found_no_file(self, folder: Path, tmp_path: Path) -> None:
        put(folder, "a.txt")
        named = put(tmp_path, "named.csv", "file\nb.txt\n")
        assert "b.txt" in faults(folder, manifest=str(named))[0]

    def test_a_manifest_without_limits_is_refused(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv").write_bytes(b"file\n" + b"x" * manifest.MAX_BYTES)
        assert "太大" in faults(folder)[0]

    def test_a_file_named_twice_with_two_dates_is_kept_out(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", "file,date\na.txt,2023-09-12\na.txt,2023-09-13\n")
        assert not sources(folder)
        assert "第 3 行" in faults(folder)[0]

    def test_a_manifest_without_its_columns_is_named(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", "名称,日期\na.txt,2023-09-12\n")
        assert one(folder).date is None
        assert "file 列" in faults(folder)[0]

    def test_a_sub_folder_has_its_own_or_is_named_from_above(self, folder: Path) -> None:
        put(folder, "one/a.txt")
        put(folder, "two/a.txt", "另一版。\n")
        put(folder, "one/manifest.csv", "file,date\na.txt,2023-09-11\n")
        put(folder, "manifest.csv", "file,date\ntwo/a.txt,2023-09-12\n")
        assert [source.date for source in sources(folder)] == [dt.date(2023, 9, 11), DAY]

    def test_a_named_manifest_replaces_the_folders_own(self, folder: Path, tmp_path: Path) -> None:
        put(folder, "sub/a.txt")
        put(folder, "sub/manifest.csv", "file,date\na.txt,2020-01-01\n")
        named = put(tmp_path, "named.csv", "file,date\na.txt,2023-09-12\n")
        assert one(folder, manifest=str(named)).date == DAY

    def test_a_name_that_fits_two_files_is_said_to(self, folder: Path, tmp_path: Path) -> None:
        put(folder, "1/a.txt")
        put(folder, "2/a.txt")
        named = put(tmp_path, "named.csv", "file,date\na.txt,2023-09-12\n")
        assert len(sources(folder, manifest=str(named))) == 1
        assert "所在文件夹" in faults(folder, manifest=str(named))[0]

    def test_a_named_manifest_that_is_not_there_stops_everything(self, folder: Path) -> None:
        put(folder, "a.txt")
        assert [str(found) for found in read(folder, manifest=str(folder / "no.csv"))] == faults(
            folder, manifest=str(folder / "no.csv")
        )

    def test_a_row_that_breaks_off_is_named(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "manifest.csv", 'file,date\n"a.txt,2023-09-12\n')
        assert "CSV" in faults(folder)[0]


class TestArchives:
    def test_members_come_in_under_the_archives_name(self, folder: Path) -> None:
        pack(folder / "a.zip", {"2023-09-12/10.txt": b"ten", "2023-09-12/2.txt": b"two", "x.jpg": b""})
        found = sources(folder)
        assert [source.name.rpartition("a.zip/")[2] for source in found] == ["2023-09-12/2.txt", "2023-09-12/10.txt"]
        assert found[0].date == DAY and found[0].page == "2"

    def test_an_archive_may_hold_its_own_manifest(self, folder: Path) -> None:
        pack(folder / "a.zip", {"in/a.txt": TEXT.encode(), "in/manifest.csv": b"file,date\na.txt,2023-09-12\n"})
        assert one(folder).date == DAY

    def test_a_manifest_beside_the_archive_names_its_members(self, folder: Path) -> None:
        pack(folder / "a.zip", {"a.txt": TEXT.encode()})
        put(folder, "manifest.csv", "file,date\na.zip/a.txt,2023-09-12\n")
        assert one(folder).date == DAY

    def test_gbk_names_without_the_utf8_flag_are_read(self, folder: Path) -> None:
        path = pack(folder / "a.zip", {"ABCDEF.txt": TEXT.encode()})
        path.write_bytes(path.read_bytes().replace(b"ABCDEF", "第一版".encode("gbk")))
        assert one(folder).name.endswith("/第一版.txt")

    def test_a_name_in_the_unicode_path_field_is_taken(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            info = zipfile.ZipInfo("page.txt")
            name = b"\x01\x00\x00\x00\x00" + "第二版.txt".encode()
            info.extra = struct.pack("<HHB", 0x5455, 1, 0) + struct.pack("<HH", 0x7075, len(name)) + name
            archive.writestr(info, TEXT)
        assert one(folder).name.endswith("/第二版.txt")

    def test_hidden_members_are_passed_over(self, folder: Path) -> None:
        pack(folder / "a.zip", {"a.txt": b"1", "__MACOSX/._a.txt": b"2", ".b.txt": b"3"})
        assert len(read(folder)) == 1

    @pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "C:\\up.txt", "./a/../up.txt"])
    def test_paths_that_climb_out_are_only_names(self, folder: Path, name: str) -> None:
        pack(folder / "a.zip", {name: TEXT.encode()})
        before = sorted(folder.parent.rglob("*"))
        source = one(folder)
        assert ".." not in source.name and source.name.endswith("up.txt")
        assert sorted(folder.parent.rglob("*")) == before

    def test_a_bomb_is_not_expanded(self, folder: Path) -> None:
        pack(folder / "a.zip", {"bomb.txt": b"\n" * 50_000_000, "a.txt": TEXT.encode()})
        assert len(sources(folder)) == 1
        assert "压缩比" in faults(folder)[0]

    def test_a_large_member_is_refused_like_a_large_file(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr("a.txt", b"x" * (MAX_PAGE_BYTES + 1))
        assert "按版拆" in faults(folder)[0]

    def test_too_much_in_all_stops_the_archive(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 100)
        pack(folder / "a.zip", {f"{n}.txt": b"%d" % n * 60 for n in (1, 2)})
        assert len(sources(folder)) == 1
        assert "展开后" in faults(folder)[0]

    def test_too_many_members_refuse_the_archive(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
        pack(folder / "a.zip", {"1.txt": b"1", "2.txt": b"2"})
        assert "超过上限" in faults(folder)[0]

    def test_an_archive_with_a_password_is_refused(self, folder: Path) -> None:
        path = pack(folder / "a.zip", {"a.txt": TEXT.encode()})
        data = bytearray(path.read_bytes())
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
        assert "密码" in faults(folder)[0]

    def test_what_is_no_archive_is_refused(self, folder: Path) -> None:
        put(folder, "a.zip")
        put(folder, "b.txt")
        assert len(sources(folder)) == 1
        assert "已损坏" in faults(folder)[0]

    def test_a_damaged_member_is_named_and_the_others_come_in(self, folder: Path) -> None:
        path = folder / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("1.txt", b"first page")
            archive.writestr("2.txt", b"second page")
        path.write_bytes(path.read_bytes().replace(b"first page", b"first pagE"))
        assert one(folder).data == b"second page"
        assert "1.txt" in faults(folder)[0] and "已损坏" in faults(folder)[0]

    def test_an_archive_within_an_archive_is_refused(self, folder: Path) -> None:
        pack(folder / "a.zip", {"b.zip": b"PK", "c.docx": b""})
        assert "解开外层" in faults(folder)[0] and "Word" in faults(folder)[1]
