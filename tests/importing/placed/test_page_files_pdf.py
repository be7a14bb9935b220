"""Every PDF of ../shared/page-files is read or refused as its README says."""

from __future__ import annotations

import pytest

from articles.importing.files.faults import Fault
from articles.importing.placed.kinds import FIRST_BYTES, kind_of
from articles.importing.placed.opening import take_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.bench.placed import read, scored
from tests.support.places import SHARED

FILES = SHARED / "page-files"
pytestmark = pytest.mark.skipif(not FILES.exists(), reason=f"no {FILES}")

# Name → what stands first on each sheet, or what the line says that refuses the sheet.
FIRST_WORDS = {
    "two-pages-zh.pdf": ["青禾日报", "青禾日报"],
    "vertical-columns-zh.pdf": ["南门桥市集昨天重新开张"],
    "gbk-euc-v-upright.pdf": ["南门桥市集昨天重新开张"],
    "unigb-ucs2-h.pdf": ["南门桥市集昨天重新开张"],
    "adobe-gb1-without-cmap.pdf": ["南门桥市集昨天重新开张"],
    "gbk-bytes-songti.pdf": ["１"],
    "gbk-bytes-heiti.pdf": ["全世界无产者，联合起来"],
    "gbk-euc-h.pdf": ["浅谈校长的魅力"],
    "gbkp-euc-h.pdf": ["我们都是黑体字"],
    "unigb-utf16-h.pdf": ["目录"],
    "identity-v-japanese.pdf": ["あいうえお", "没有文字层", "没有文字层"],
    "upright-columns-japanese.pdf": ["序"],
    "encrypted-open.pdf": ["青禾日报"],
    "page-14400pt.pdf": ["青禾日报"],
    "pages-loop.pdf": ["Testcase", "这一页已损坏"],
    "no-tounicode-zh.pdf": ["文字层是乱码，等文字识别"],
    "page-2147483648pt.pdf": ["大得不像版面"],
}
REFUSED = {
    "encrypted-password.pdf": "设了密码",
    "encrypted-rc4-128.pdf": "设了密码",
    "cut-off.pdf": "已损坏",
    "broken-xref.pdf": "已损坏",
    "no-pages.pdf": "没有页",
    "not-a-pdf.pdf": "不是 PDF",
}
COLUMNS = [
    "昨天清晨六点，",
    "停业八个月的南门桥市集重新开张。",
    "一百二十六个摊位沿河排成两行，",
    "卖菜的、修伞的、磨刀的都回到了老位置，",
    "桥头的豆浆摊前排起了长队。",
]


def taken(name: str) -> list[TakenSheet | SpoiledSheet | Fault]:
    path = FILES / "pdf" / name
    with path.open("rb") as file:
        kind = kind_of(name, file.read(FIRST_BYTES))
    return list(take_sheets(path, kind, name))


def sheet(name: str, number: int = 1) -> TakenSheet:
    found = taken(name)[number - 1]
    assert isinstance(found, TakenSheet)
    return found


def test_every_file_is_tried() -> None:
    assert {path.name for path in (FILES / "pdf").iterdir()} == FIRST_WORDS.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", FIRST_WORDS)
def test_each_sheet_begins_as_it_is_printed_or_says_what_it_lacks(name: str) -> None:
    found = [
        one.page.text if isinstance(one, TakenSheet) else one.message
        for one in taken(name)
        if not isinstance(one, Fault)
    ]
    assert len(found) == len(FIRST_WORDS[name])
    assert [
        told for told, words in zip(found, FIRST_WORDS[name], strict=True) if words not in told[: len(words) + 20]
    ] == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_refused_in_one_line(name: str) -> None:
    (fault,) = taken(name)
    assert isinstance(fault, Fault)
    assert fault.name == name and REFUSED[name] in fault.message and "\n" not in fault.message


@pytest.mark.parametrize(
    ("name", "number", "truth"),
    [
        ("two-pages-zh.pdf", 1, "qinghe-1.json"),
        ("two-pages-zh.pdf", 2, "qinghe-2.json"),
        ("encrypted-open.pdf", 1, "qinghe-1.json"),
    ],
)
def test_a_whole_page_is_read_as_its_truth_says(name: str, number: int, truth: str) -> None:
    figures = scored(FILES / truth, read(sheet(name, number).page))
    assert figures["score"] >= 0.99 and figures["region"] >= 0.9, figures


@pytest.mark.parametrize("name", ["gbk-euc-v-upright.pdf", "unigb-ucs2-h.pdf", "adobe-gb1-without-cmap.pdf"])
def test_rows_and_columns_come_in_their_order(name: str) -> None:
    assert sheet(name).page.text.split("\n")[-5:] == COLUMNS


def test_chinese_bytes_under_a_chinese_font_are_read_as_what_they_mean() -> None:
    assert "关于红军作战的原则" in sheet("gbk-bytes-songti.pdf").page.text
