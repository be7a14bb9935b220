"""hOCR: HTML whose classes say what is a page, a line and a word, and whose titles say where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from articles.geometry.placed import Rectangle, Sheet, hull
from articles.importing.files.faults import Unreadable
from articles.importing.placed.given import GivenLine, GivenWord, one_line, placed_lines
from articles.importing.placed.given_sheets import DPI, drawings, sheet_of, taken_sheets
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import Element, file_bytes, number, refuse_entities

EXTRACTOR, VERSION = "hocr", "1"
_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_WORDS = frozenset({"ocrx_word", "ocr_word"})
_CHARACTERS = frozenset({"ocrx_cinfo", "ocr_cinfo"})
_BLOCKS = frozenset({"ocr_par", "ocr_carea", "ocrx_block"})
_DRAWN = frozenset({"ocr_image", "ocr_photo", "ocr_graphic", "ocr_linedrawing", "ocr_float", "ocr_separator"})
_END = re.compile(rb"</\s*(?:body|html)\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes
_DAMAGED = "hOCR 已损坏，读不出版面；请另取一份再导入"
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def is_hocr(data: bytes) -> bool:
    """Whether the file says that it holds a page of hOCR."""
    return b"ocr_page" in data


def read_hocr(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """Each page of the file a sheet. Raises Unreadable where it is none, is cut off, or holds no text."""
    data = file_bytes(path)
    refuse_entities(data)
    if not is_hocr(data):
        raise Unreadable("不是 hOCR，里面没有 ocr_page；请核对文件再导入")
    if not _END.search(data):
        raise Unreadable("hOCR 残缺，没有结尾（</html>）；请另取一份再导入")
    pages = [one for one in _root(data).iter() if "ocr_page" in _classes(one)]
    if not pages:
        raise Unreadable(_DAMAGED)
    yield from taken_sheets([_sheet(page) for page in pages], EXTRACTOR, VERSION)


def _root(data: bytes) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(_decoded(data).encode(), parser)
    except (etree.LxmlError, SyntaxError) as error:
        raise Unreadable(_DAMAGED) from error
    if root is None:
        raise Unreadable(_DAMAGED)
    return root


def _decoded(data: bytes) -> str:
    """UTF-8 unless the file says otherwise and is not; a Chinese program that says nothing writes GB18030."""
    told = _CHARSET.search(data[:_HEAD])
    for encoding in ("utf-8-sig", told[1].decode("ascii", "replace") if told else "gb18030"):
        try:
            return data.decode(encoding).replace("\0", "")
        except (UnicodeError, LookupError):
            continue
    raise Unreadable("hOCR 的文字编码有错；请另存为 UTF-8 再导入")


def _classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _sheet(page: Element) -> Sheet:
    frame = _Frame(page)
    given = list(_lines(page, frame))
    drawn = [box for one in page.iter() if _classes(one) & _DRAWN and (box := frame.box(one))]
    around = hull([*(line.box for line in given), Rectangle(0.0, 0.0, 1.0, 1.0)])
    width, height = frame.size or (around.right, around.bottom)
    return sheet_of(width, height, placed_lines(given, width, height), *drawings(drawn))


class _Frame:
    """The box of a page, which need not begin at the corner of its picture, and the points of a pixel."""

    def __init__(self, page: Element) -> None:
        self.points = 72 / next((dpi for dpi in _told_numbers(page, "scan_res") if dpi > 0), DPI)
        self.corner, self.size = (0.0, 0.0), None
        if box := self.box(page):
            self.corner, self.size = (box.left / self.points, box.top / self.points), (box.width, box.height)

    def box(self, element: Element) -> Rectangle | None:
        sides = _told_numbers(element, "bbox")
        if len(sides) != 4:
            return None
        (left, right), (top, bottom) = sorted(sides[::2]), sorted(sides[1::2])
        across, down = self.corner
        return Rectangle(*(self.points * side for side in (left - across, top - down, right - across, bottom - down)))


def _told_numbers(element: Element, name: str) -> list[float]:
    """What the title tells under this name: ``bbox 0 0 2488 3507; ppageno 0``."""
    for told in _QUOTED.sub("", element.get("title") or "").split(";"):
        first, *others = told.split() or [""]
        if first == name:
            return [value for other in others if (value := number(other)) is not None]
    return []


def _lines(page: Element, frame: _Frame) -> Iterator[GivenLine]:
    blocks: dict[Element, int] = {}
    for line in page.iter():
        if not _classes(line) & _LINES:
            continue
        words = _words(line, frame)
        boxes = [word.box for word in words if word.box]
        if words and (box := frame.box(line) or (hull(boxes) if boxes else None)):
            block = next((one for one in line.iterancestors() if _classes(one) & _BLOCKS), page)
            size = next((frame.points * told for told in _told_numbers(line, "x_size") if told > 0), None)
            yield GivenLine(words, box, blocks.setdefault(block, len(blocks)), _baseline(line, box, frame), size)


def _words(line: Element, frame: _Frame) -> tuple[GivenWord, ...]:
    """Its words, or its characters; the line itself where they are not all of it."""
    text = one_line("".join(line.itertext()))
    for kind in (_WORDS, _CHARACTERS):
        found = [word for one in line.iter() if _classes(one) & kind and (word := _word(one, frame))]
        if found and "".join(word.text for word in found).replace(" ", "") == text.replace(" ", ""):
            return tuple(found)
    return (GivenWord(text, frame.box(line), confidence=_confidence(line)),) if text else ()


def _word(element: Element, frame: _Frame) -> GivenWord | None:
    text = one_line("".join(element.itertext()))
    characters = [one for one in element.iter() if _classes(one) & _CHARACTERS]
    boxes = [_told_numbers(one, "x_bboxes") or _told_numbers(one, "bbox") for one in characters]
    exact = len(boxes) == len(text) and all(len(sides) == 4 for sides in boxes)
    starts = tuple(frame.points * (sides[0] - frame.corner[0]) for sides in boxes) if exact else ()
    return GivenWord(text, frame.box(element), starts, _confidence(element)) if text else None


def _confidence(element: Element) -> float | None:
    told = [*_told_numbers(element, "x_wconf"), *_told_numbers(element, "x_conf")]
    return min(max(told[0] / 100, 0.0), 1.0) if told else None


def _baseline(line: Element, box: Rectangle, frame: _Frame) -> float | None:
    """In the middle of the line: it is told as a slope, and how far below the box's bottom left corner it begins."""
    told = _told_numbers(line, "baseline")
    return box.bottom + told[0] * box.width / 2 + told[1] * frame.points if len(told) == 2 else None
