"""Every PDF of ../shared/page-files is read or refused as the table of its README says."""

from __future__ import annotations

import re
from functools import cache

import pytest

from articles.importing.files.faults import Fault
from articles.importing.placed.kinds import kind_of
from articles.importing.placed.opening import take_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.bench.placed import read, scored
from tests.support.places import SHARED

FILES = SHARED / "page-files"
pytestmark = pytest.mark.skipif(not FILES.exists(), reason=f"no {FILES}")

_ROW = re.compile(r"^\| pdf/(\S+) \| .* \| (.*) \|$", re.M)
_PRINTED = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff，]{2,}|(?<= )[\u4e00-\u9fff](?= first)")
# What the README says in English → what is said on the screen.
REFUSALS = {
    "needs a password": "设了密码",
    "damaged": "已损坏",
    "no pages": "没有页",
    "page too large": "大得不像版面",
    "not a PDF": "不是 PDF",
}
WHOLE = [
    ("two-pages-zh.pdf", 1, "qinghe-1.json"),
    ("two-pages-zh.pdf", 2, "qinghe-2.json"),
    ("encrypted-open.pdf", 1, "qinghe-1.json"),
    ("page-14400pt.pdf", 1, ""),
]
SIX_ROWS = ["unigb-ucs2-h.pdf", "adobe-gb1-without-cmap.pdf", "gbk-euc-v-upright.pdf"]
WAITING = {"no-tounicode-zh.pdf": "文字层是乱码，等文字识别"}


def answers() -> dict[str, str]:
    """What a right importer says, by the file's name."""
    return dict(_ROW.findall((FILES / "README.md").read_text("utf-8"))) if FILES.exists() else {}


def printed() -> dict[str, list[str]]:
    """The words that stand on a file's first sheet, where the README tells some."""
    return {name: words for name, answer in answers().items() if (words := _PRINTED.findall(answer))}


def refused() -> list[tuple[str, str]]:
    return [
        (name, said)
        for name, answer in answers().items()
        for reason, said in REFUSALS.items()
        if answer.startswith("refused") and reason in answer
    ]


@cache
def taken(name: str) -> list[TakenSheet | SpoiledSheet | Fault]:
    path = FILES / "pdf" / name
    return list(take_sheets(path, kind_of(path, name), name))


def sheet(name: str, number: int = 1) -> TakenSheet:
    found = taken(name)[number - 1]
    assert isinstance(found, TakenSheet)
    return found


def test_every_file_is_tried() -> None:
    tried = {*printed(), *dict(refused()), *WAITING, *SIX_ROWS, "pages-loop.pdf", *(name for name, *_ in WHOLE)}
    assert tried == {path.name for path in (FILES / "pdf").iterdir()}


@pytest.mark.parametrize("name", printed())
def test_the_words_that_the_readme_tells_stand_on_the_first_sheet(name: str) -> None:
    text, words = sheet(name).page.text, printed()[name]
    assert [word for word in words if word not in text] == []
    assert text.startswith(words[0]) or "first" not in answers()[name]


@pytest.mark.parametrize(("name", "said"), refused())
def test_what_cannot_be_read_is_refused_in_one_line(name: str, said: str) -> None:
    (fault,) = taken(name)
    assert not isinstance(fault, TakenSheet)
    assert said in fault.message and "\n" not in fault.message


@pytest.mark.parametrize(("name", "said"), WAITING.items())
def test_a_text_layer_of_rubbish_waits_for_ocr_in_one_line(name: str, said: str) -> None:
    (spoiled,) = taken(name)
    assert isinstance(spoiled, SpoiledSheet) and said in spoiled.message


@pytest.mark.parametrize(("name", "number", "truth"), [row for row in WHOLE if row[2]])
def test_a_whole_page_is_read_as_its_truth_says(name: str, number: int, truth: str) -> None:
    figures = scored(FILES / truth, read(sheet(name, number).page))
    assert figures["score"] >= 0.99 and figures["region"] >= 0.9, figures


def test_a_page_in_the_corner_of_a_very_large_one_has_the_same_text() -> None:
    assert sheet("page-14400pt.pdf").page.text == sheet("two-pages-zh.pdf").page.text


def test_rows_and_upright_columns_come_in_their_order() -> None:
    first, *others = (sheet(name).page.text.split() for name in SIX_ROWS)
    assert len(first) == 6 and others == [first, first]


def test_pages_that_refer_to_themselves_come_once() -> None:
    first, second = taken("pages-loop.pdf")
    assert isinstance(first, TakenSheet) and isinstance(second, SpoiledSheet)


def test_sheets_without_text_wait_for_ocr_and_the_others_come() -> None:
    one, *others = taken("identity-v-japanese.pdf")
    assert isinstance(one, TakenSheet)
    assert ["没有文字层" in other.message for other in others if isinstance(other, SpoiledSheet)] == [True, True]
