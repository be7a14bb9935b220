"""``read_page``: one page as JSON, whatever its encoding; a fault is one line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

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
