"""Foreign XML is opened so that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.importing.files.faults import Unreadable
from articles.importing.placed.xml_files import MOST_BYTES, file_bytes, number, xml_root
from tests.support.made_xml import written

SECRET = "堤坝暗号"
DECLARED = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b {}>]><a c="&b;">&b;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("told", ['"渡口"', 'SYSTEM "secret.txt"'])
def test_an_entity_is_refused_in_one_line(tmp_path: Path, told: str, encoding: str) -> None:
    written(tmp_path, "secret.txt", SECRET.encode())
    with pytest.raises(Unreadable, match="实体") as refused:
        xml_root(DECLARED.format(encoding, told).encode(encoding))
    assert SECRET not in str(refused.value)


def test_a_document_type_from_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    outside = written(tmp_path, "outside.dtd", b"<!ENTITY b 'x'>")
    root = xml_root(f'<!DOCTYPE a SYSTEM "{outside.as_uri()}"><a>&b;渡口</a>'.encode())
    assert "x" not in "".join(root.itertext())


def test_what_is_not_well_formed_says_where() -> None:
    with pytest.raises(Unreadable, match="第 2 行第 8 列"):
        xml_root(b"<a>\n<b></a>")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        xml_root(b"")


def test_a_file_in_the_encoding_of_older_programs_is_read() -> None:
    assert xml_root('<?xml version="1.0" encoding="GB18030"?><a>渡口</a>'.encode("gb18030")).text == "渡口"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Unreadable, match="64 MB"):
        file_bytes(path)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="不存在"):
        file_bytes(tmp_path / "none.xml")


@pytest.mark.parametrize("told", [None, "", "twelve", "nan", "inf", "-1e99"])
def test_what_is_no_number_that_can_be_meant_is_none(told: str | None) -> None:
    assert number(told) is None


def test_numbers_of_older_programs_are_read() -> None:
    assert number("12.") == 12.0
