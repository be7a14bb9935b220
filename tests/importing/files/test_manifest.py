"""manifest.csv: what it supplies, and what is wrong with it by line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from articles.importing.files import manifest
from tests.importing.files.folders import DAY, faults, one, put, read, sources


class TestManifests:
    def test_a_manifest_of_a_spreadsheet_in_gbk_is_read(self, folder: Path) -> None:
        put(folder, "第一版.txt")
        (folder / "manifest.csv").write_bytes("file,date\r\n第一版.txt,2023/9/12\r\n".encode("gbk"))
        assert one(folder).given.date == DAY

    def test_a_wrong_date_keeps_its_file_out_and_names_the_line(self, folder: Path) -> None:
        put(folder, "a.txt")
        put(folder, "b.txt")
        put(folder, "manifest.csv", "file,date\na.txt,2023-02-30\nb.txt,2023-09-12\n")
        assert one(folder).given.date == DAY
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
        assert one(folder).given.date is None
        assert "file 列" in faults(folder)[0]

    def test_a_sub_folder_has_its_own_or_is_named_from_above(self, folder: Path) -> None:
        put(folder, "one/a.txt")
        put(folder, "two/a.txt", "另一版。\n")
        put(folder, "one/manifest.csv", "file,date\na.txt,2023-09-11\n")
        put(folder, "manifest.csv", "file,date\ntwo/a.txt,2023-09-12\n")
        assert [source.given.date for source in sources(folder)] == [dt.date(2023, 9, 11), DAY]

    def test_a_named_manifest_replaces_the_folders_own(self, folder: Path, tmp_path: Path) -> None:
        put(folder, "sub/a.txt")
        put(folder, "sub/manifest.csv", "file,date\na.txt,2020-01-01\n")
        named = put(tmp_path, "named.csv", "file,date\na.txt,2023-09-12\n")
        assert one(folder, manifest=str(named)).given.date == DAY

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
