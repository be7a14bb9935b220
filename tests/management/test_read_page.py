"""``read_page``: one page as JSON, whatever its encoding; a fault is one line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support.made_pdf import Row, made_pdf

PAGE = "十二条小河有了“值日生”\n\n■记者 程墨\n\n本报讯 每天清早六点，退休教师都会沿着门前的小河走上一圈。\n"


def read(file: Path) -> dict[str, Any]:
    out = io.StringIO()
    call_command("read_page", str(file), stdout=out)
    result: dict[str, Any] = json.loads(out.getvalue())
    return result


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_printed_as_json_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode(encoding))
    (item,) = read(file)["items"]
    assert (item["kind"], item["headline"], item["lines"]) == ("article", "十二条小河有了“值日生”", [1, 3, 5])
    assert item["bylines"][0] | {"role": "记者", "name": "程墨", "certain": True, "line": 3} == item["bylines"][0]
    assert item["body"] == ["每天清早六点，退休教师都会沿着门前的小河走上一圈。"]


def test_a_missing_or_an_empty_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.txt：不存在"):
        read(tmp_path / "none.txt")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(CommandError, match=r"empty\.txt：是空文件"):
        read(tmp_path / "empty.txt")


def test_each_sheet_of_a_pdf_is_a_line_with_places(tmp_path: Path) -> None:
    file = tmp_path / "two.pdf"
    text = [Row(f"本报讯　街坊们提着篮子慢慢走过来{end}", 40, 60, 10.0) for end in ("买菜。", "看花。")]
    file.write_bytes(made_pdf(*([Row("老街开市了", 40, 20, 30.0), row] for row in text)))
    out = io.StringIO()
    call_command("read_page", str(file), stdout=out)
    sheets = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [sheet["page"] for sheet in sheets] == [{"width_pt": 600.0, "height_pt": 800.0}] * 2
    assert [[item["headline"] for item in sheet["items"]] for sheet in sheets] == [["老街开市了"]] * 2
    assert sheets[0]["items"][0]["boxes"] == [[667, 250, 3167, 625], [667, 750, 3833, 875]]


def test_what_only_calls_itself_a_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"<html>404</html>")
    with pytest.raises(CommandError, match=r"page\.pdf：不是 PDF"):
        read(tmp_path / "page.pdf")


def test_a_sheet_that_cannot_be_read_is_told_after_those_that_can(tmp_path: Path) -> None:
    file, out = tmp_path / "two.pdf", io.StringIO()
    file.write_bytes(made_pdf([Row("老街开市了", 40, 20, 30.0)], []))
    with pytest.raises(CommandError, match=r"two\.pdf 第 2 页：图上没有认出文字") as told:
        call_command("read_page", str(file), stdout=out)
    assert len(out.getvalue().splitlines()) == 1 and "\n" not in str(told.value)
