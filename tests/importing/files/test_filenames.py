"""Date and page from file names and folders."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.page_numbers import normal_page
from articles.importing.files.filenames import NameFacts, natural_key, parse_date, read_name

DAY = dt.date(2023, 9, 12)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("2023-09-12_C01.txt", "C01"),
        ("paper20230912-01.txt", "1"),
        ("20230912_3版.txt", "3"),
        ("2023年9月12日第1版.txt", "1"),
        ("20230912C01.txt", "C01"),
        ("2023091201.txt", "1"),
        ("2023.09.12-第十二版-要闻.txt", "12"),
        ("２０２３年９月１２日 第二版.txt", "2"),
        ("2023_09_12_01.txt", "1"),
        ("20230912_p04.txt", "4"),
        ("20230912_page_02.txt", "2"),
        ("C01_2023-09-12.txt", "C01"),
        ("头版20230912.txt", "1"),
        ("2023-9-12.TXT", ""),
    ],
)
def test_date_and_page_are_read_from_the_file_name(path: str, page: str) -> None:
    assert read_name(path) == NameFacts(DAY, page)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("pages/2023/09/12/01.txt", "1"),
        ("2023年/9月/12日/A3.txt", "A03"),
        ("2023/0912/第3版.txt", "3"),
        ("202309/12/p04.txt", "4"),
        ("2023-09-12/001.txt", "1"),
        ("year.zip/20230912/C02.txt", "C02"),
        ("2023-09-12.zip/02.txt", "2"),
        (r"2023\09\12\02.txt", "2"),
    ],
)
def test_folders_that_make_a_date_are_read_with_the_bare_page_number(path: str, page: str) -> None:
    assert read_name(path) == NameFacts(DAY, page)


def test_the_files_own_date_goes_before_its_folders() -> None:
    assert read_name("2022/01/02/2023-09-12_1.txt").date == DAY


@pytest.mark.parametrize(
    "path",
    [
        "000_bb21e1a4908df14e.txt",
        "d41d8cd98f00b204e9800998ecf8427e.txt",
        "ed20210503ab12.txt",
        "20230912153000.txt",
        "12345678.txt",
        "003.txt",
        "backup-2024-01-01/abc.txt",
        "",
    ],
)
def test_hashes_time_stamps_and_counters_say_nothing(path: str) -> None:
    assert read_name(path) == NameFacts()


@pytest.mark.parametrize("path", ["2023-02-30_1.txt", "20231301.txt", "2023年9月31日.txt", "0000-01-01.txt"])
def test_a_day_the_calendar_lacks_is_no_date(path: str) -> None:
    assert read_name(path).date is None


def test_a_lettered_page_needs_no_date() -> None:
    assert read_name("C01.txt") == NameFacts(None, "C01")


@pytest.mark.parametrize("text", ["2023-09-12", "20230912", "2023/9/12", "2023年9月12日", " ２０２３－９－１２ "])
def test_a_date_is_parsed_in_every_usual_form(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["", "2023-13-01", "2023-09", "昨天", "2023-09-12x"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("01", "1"),
        ("第3版", "3"),
        ("c01", "C01"),
        ("第C01版", "C01"),
        ("第二版", "2"),
        ("二十一版", "21"),
        ("头版", "1"),
    ],
)
def test_a_page_number_is_kept_in_one_form(text: str, page: str) -> None:
    assert normal_page(text) == page


@pytest.mark.parametrize("text", ["", "0", "00", "abc", "1234", "版"])
def test_what_is_no_page_number_is_empty(text: str) -> None:
    assert normal_page(text) == ""


def test_names_sort_as_a_person_would() -> None:
    assert sorted(["10.txt", "2.txt", "b1.txt", "A2.txt"], key=natural_key) == ["2.txt", "10.txt", "A2.txt", "b1.txt"]


@given(st.text(max_size=60))
def test_any_name_is_read_without_failing(name: str) -> None:
    facts = read_name(name)
    assert facts.page == normal_page(facts.page)


@given(st.dates(dt.date(1851, 1, 1), dt.date(2150, 12, 31)), st.integers(1, 99))
def test_every_date_and_page_written_plainly_is_read_back(day: dt.date, page: int) -> None:
    assert read_name(f"{day.isoformat()}_{page:02}.txt") == NameFacts(day, str(page))
    assert read_name(f"{day:%Y/%m/%d}/{page:02}.txt") == NameFacts(day, str(page))
