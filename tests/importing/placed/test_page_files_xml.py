"""Every ALTO, PAGE, hOCR and METS file of ../shared/page-files does as its README says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from articles.importing.files.faults import Unreadable
from articles.importing.placed.alto import read_alto
from articles.importing.placed.hocr import read_hocr
from articles.importing.placed.mets import read_mets
from articles.importing.placed.page_xml import read_page_xml
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.reading.as_placed import as_placed
from articles.reading.reader import read_page
from tests.bench.placed import scored
from tests.support.places import SHARED

FOLDER = SHARED / "page-files"
Reader = Callable[[Path], Iterator[TakenSheet | SpoiledSheet]]
READERS: dict[str, Reader] = {"alto": read_alto, "page": read_page_xml, "hocr": read_hocr, "mets": read_mets}
MADE = [
    "alto/alto-4-pixel-zh.xml",
    "alto/alto-3-mm10-zh.xml",
    "alto/alto-2-inch1200-zh.xml",
    "page/page-2019-zh.xml",
    "hocr/hocr-zh.html",
    "mets/qinghe-2024-05-06/mets.xml",
    "mets/qinghe-2024-05-06/alto/0001.xml",
]
STATESMAN = "mets/statesman-1824-02-17/0002647_18240217_mets.xml"


def sheets_of(name: str) -> list[TakenSheet]:
    """All that are read; raises what the reader raises."""
    reader = read_alto if "/alto/" in name else READERS[name.partition("/")[0]]
    return [taken for taken in reader(FOLDER / name) if isinstance(taken, TakenSheet)]


def lines_of(name: str) -> list[str]:
    return [line for taken in sheets_of(name) for line in taken.page.text.split("\n") if line]


def refusal_of(name: str) -> str:
    with pytest.raises(Unreadable) as refused:
        sheets_of(name)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_read_as_its_truth_says(name: str) -> None:
    for taken in sheets_of(name):
        reading = read_page(taken.page.text, placed=taken.page, settled=taken.settled)
        figures = scored(FOLDER / f"qinghe-{taken.number}.json", as_placed(reading, taken.page))
        assert figures["score"] == figures["sure"] == 1.0
        assert figures["region"] > 0.99
        assert " " not in taken.page.text


def test_one_page_stands_at_the_same_places_in_whatever_unit() -> None:
    boxes = [
        {line: place.box for line, place in zip(page.text.split("\n"), page.lines, strict=True) if place}
        for page in (sheets_of(name)[0].page for name in MADE)
    ]
    for other in boxes[1:]:
        assert other.keys() == boxes[0].keys()
        assert all(abs(a - b) <= 8 for line in other for a, b in zip(other[line], boxes[0][line], strict=True))


@pytest.mark.parametrize(
    ("name", "most", "printed"),
    [
        ("alto/alto-2-inch1200-newspaper-1795.xml", 95, "Jursensen"),
        ("alto/alto-3-pixel-advertisement.xml", 25, "„Bunte Blätter“"),
        ("alto/alto-4-pixel-bulletin-1895.xml", 77, "prontamente;"),
        ("page/page-2018-prefixed.xml", 36, "phariſei hypocritæ, qui comeditis domos uiduarã ſub"),
        ("page/page-2019-ocr.xml", 40, "Sieht man ein ſolch gemähtes Feld - von oben,"),
        ("hocr/hocr-newspaper-1921.html", 170, "THE BIGGEST AND GREATEST OF ALL"),
        ("hocr/hocr-ocropus.html", 40, "1 Down the Rabbit-Hole"),
        ("hocr/hocr-tesseract.hocr", 40, "1 Down the Rabbit-Hole"),
    ],
)
def test_a_foreign_page_is_read_each_line_once(name: str, most: int, printed: str) -> None:
    lines = lines_of(name)
    assert any(printed in line for line in lines)
    assert most * 0.6 < len(lines) <= most
    assert len(set(lines)) >= 0.9 * len(lines)


def test_words_cut_at_a_line_s_end_are_whole_and_there_once() -> None:
    words = " ".join(lines_of("alto/alto-2-pixel-hyphens-1896.xml")).split()
    for word, rest in (("Ventilationsschachtes,", "schachtes,"), ("Freilegung", "legung"), ("Herstellung", "stellung")):
        assert word in words
        assert rest not in words
    assert words.count("Ventilationsschachtes,") == 1


def test_entities_are_refused() -> None:
    assert "实体" in refusal_of("alto/alto-entities.xml")


def test_what_is_cut_off_is_refused_with_the_place() -> None:
    assert "第 26 行" in refusal_of("alto/alto-cut-off.xml")


def test_a_page_without_text_says_so() -> None:
    assert "没有文字" in refusal_of("page/page-2013.xml")


def test_of_a_short_mets_the_page_that_is_there_comes_in_and_the_missing_are_named_in_one_line() -> None:
    pages = read_mets(FOLDER / STATESMAN)
    taken = next(pages)
    assert isinstance(taken, TakenSheet)
    assert (str(taken.date), taken.page_number, taken.count) == ("1824-02-17", "1", 4)
    reading = read_page(taken.page.text, placed=taken.page, settled=taken.settled)
    assert [item.kind for item in reading.items].count("article") == 2
    with pytest.raises(Unreadable, match=r"0002\.xml.*0003\.xml.*0004\.xml"):
        next(pages)


def test_a_mets_with_articles_settles_them() -> None:
    first, second = sheets_of("mets/qinghe-2024-05-06/mets.xml")
    assert [(str(taken.date), taken.page_number) for taken in (first, second)] == [
        ("2024-05-06", "1"),
        ("2024-05-06", "2"),
    ]
    roles = [(one.article, one.role, one.kind) for one in first.settled]
    assert roles[:3] == [(1, "kicker", "article"), (1, "headline", "article"), (1, "headline", "article")]
    assert {(article, kind) for article, _, kind in roles} == {(1, "article"), (2, "article"), (3, "photo")}
