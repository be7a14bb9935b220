"""One line of separated articles: what is taken, and what is a fault."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.files.faults import Fault
from articles.importing.separated import Separated, read_separated

ROW = {"id": "x-1", "date": "1998-01-02", "page": 3, "title": "标题", "text": "正文。"}


def read(tmp_path: Path, line: str) -> Separated | Fault:
    path = tmp_path / "a.jsonl"
    path.write_text(line, "utf-8")
    (found,) = read_separated(path)
    return found


def read_row(tmp_path: Path, **fields: Any) -> Separated | Fault:
    return read(tmp_path, json.dumps(ROW | fields))


@pytest.mark.parametrize(
    ("given_page", "page"),
    [(1, "1"), ("1", "1"), ("1 ", "1"), ("\u3000C01\n", "C01"), ("第３版", "3"), ("c1", "C01"), ("01", "1")],
)
def test_a_page_number_is_a_string_or_an_integer_in_its_normal_form(tmp_path: Path, given_page: Any, page: str) -> None:
    found = read_row(tmp_path, page=given_page)
    assert isinstance(found, Separated)
    assert found.page == page


@pytest.mark.parametrize("page", [None, True, [1], {}, 1.0, "", "  "])
def test_nothing_else_is_a_page_number(tmp_path: Path, page: Any) -> None:
    found = read_row(tmp_path, page=page)
    assert isinstance(found, Fault)
    assert f"版次“{page if isinstance(page, str) else json.dumps(page)}”不对" in found.message


NO_PAGES = ["0", "C#1", "a?b", "5%", 1234, 20231114, ".", "..", "1/2", "/", "1\n2", "a\0b", "\x9f", "\ud800", "\u2028"]


@pytest.mark.parametrize("page", [*NO_PAGES, "123456789", "9" * 5000], ids=lambda page: ascii(page)[:12])
def test_what_is_no_page_number_is_a_fault_of_one_printable_line(tmp_path: Path, page: Any) -> None:
    found = read_row(tmp_path, page=page)
    assert isinstance(found, Fault)
    assert str(found).isprintable()
    assert "请写成 1 或 C01 的样子" in found.message


@pytest.mark.parametrize("date", ["1850-12-31", "2151-01-01", "0001-01-05", "3024-05-01", "9999-12-31"])
def test_a_date_that_no_paper_bears_is_a_fault(tmp_path: Path, date: str) -> None:
    found = read_row(tmp_path, date=date)
    assert isinstance(found, Fault)
    assert str(found) == f"a.jsonl 第 1 行：日期“{date}”不可能；年份应在 1851 到 2150 之间，请核对"


@pytest.mark.parametrize("date", ["1851-01-01", "2150-12-31"])
def test_the_first_and_the_last_plausible_day_are_taken(tmp_path: Path, date: str) -> None:
    found = read_row(tmp_path, date=date)
    assert isinstance(found, Separated)
    assert found.date == dt.date.fromisoformat(date)


@pytest.mark.parametrize("id", ["/a", "a/", "a//b", "a/../b", "./a", ".", ".."])
def test_an_id_that_browsers_and_proxies_rewrite_is_a_fault(tmp_path: Path, id: str) -> None:
    found = read_row(tmp_path, id=id)
    assert isinstance(found, Fault)
    assert "网址里写不了" in found.message


@pytest.mark.parametrize("id", ["sl/2023/1", "a.b", "...", "a..b/c"])
def test_an_id_may_have_slashes_and_dots(tmp_path: Path, id: str) -> None:
    found = read_row(tmp_path, id=id)
    assert isinstance(found, Separated)
    assert found.id == id


def test_a_wrong_value_is_shown_cut_short(tmp_path: Path) -> None:
    assert len(str(read_row(tmp_path, date="1" * 5000))) < 120


def test_a_line_nested_without_end_is_a_fault(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, "[" * 200_000), Fault)


anything = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=3)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(ROW, anything)))
def test_whatever_a_line_says_is_an_article_or_one_printable_line(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Any]
) -> None:
    found = read_row(tmp_path_factory.getbasetemp(), **fields)
    assert isinstance(found, Separated) or str(found).isprintable()


@pytest.mark.parametrize(
    ("name", "stored", "printed"),
    [("王 强", "王强", "记者 王 强"), ("ＺＨＯＵ Ming", "ZHOU Ming", "记者 ＺＨＯＵ Ming"), ("王强", "王强", "")],
)
def test_a_name_is_stored_without_its_letter_spacing(tmp_path: Path, name: str, stored: str, printed: str) -> None:
    found = read_row(tmp_path, bylines=[{"role": "记者", "name": name}])
    assert isinstance(found, Separated) and found.bylines
    assert (found.bylines[0].name, found.bylines[0].printed) == (stored, printed)


@pytest.mark.parametrize("name", ["甲、乙", "甲，乙", "甲,乙", "甲；乙", "甲/乙", "甲／乙"])
def test_several_names_in_one_byline_are_a_fault(tmp_path: Path, name: str) -> None:
    found = read_row(tmp_path, bylines=[{"role": "记者", "name": name}])
    assert isinstance(found, Fault)
    assert "每人写一个" in found.message
