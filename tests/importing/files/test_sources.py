"""PATHs to raw pages: each once, with the date and page that the outside says of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.importing.files.folders import DAY, TEXT, faults, one, put, sources


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
        assert (source.given.date, source.given.date_source, source.given.page) == (None, "", "")

    def test_the_options_hold_for_a_file_that_says_nothing(self, folder: Path) -> None:
        put(folder, "a.txt")
        source = one(folder, date=DAY, page="2")
        assert (source.given.date, source.given.date_source, source.given.date_origin) == (DAY, "supplied", "--date")
        assert source.given.page == "2"

    def test_the_file_name_goes_before_the_options(self, folder: Path) -> None:
        put(folder, "2023-09-12_C01.txt")
        source = one(folder, date=dt.date(2020, 1, 1), page="9")
        assert (source.given.date, source.given.date_origin, source.given.page) == (DAY, "文件名", "C01")

    def test_the_manifest_goes_before_the_file_name_and_says_so(self, folder: Path) -> None:
        put(folder, "2023-09-13_2.txt")
        put(folder, "manifest.csv", "file,date,date_source,page\n2023-09-13_2.txt,2023-09-12,inferred,1\n")
        source = one(folder)
        assert (source.given.date, source.given.date_source, source.given.page) == (DAY, "inferred", "1")
        assert "第 2 行" in source.given.date_origin
        assert len(source.given.notes) == 2

    def test_a_row_may_leave_the_date_to_the_file_name(self, folder: Path) -> None:
        put(folder, "2023-09-12.txt")
        put(folder, "manifest.csv", "file,page\n2023-09-12.txt,3\n")
        source = one(folder)
        assert (source.given.date, source.given.page) == (DAY, "3")
