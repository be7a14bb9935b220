"""Pictures on paper: none too large for the sheet, none over another; and a PDF that says whence they come."""

from __future__ import annotations

import ctypes
import io
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.picturing.paper import A3, A4, Jpeg, Whence, as_pdf, laid_out

WHENCE = Whence("新桥通车", "平湖报", "平湖报 2024年3月1日 第1版《新桥通车》", "https://paper.example.cn/a/57pqhpqsk1/")
LENGTH = st.floats(1.0, 3000.0)


def jpeg(width: int, height: int) -> Jpeg:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "black").save(file, "JPEG")
    return Jpeg(file.getvalue(), width, height)


def made(line: str = WHENCE.line, heights: tuple[int, ...] = (300, 500)) -> bytes:
    sizes = [(400.0, float(height)) for height in heights]
    whence = Whence(WHENCE.title, WHENCE.author, line, WHENCE.link)
    return as_pdf([jpeg(40, height // 10) for height in heights], laid_out(sizes, A4), A4, whence)


def test_what_has_room_stands_on_one_sheet_as_large_as_it_was_printed() -> None:
    (sheet,) = laid_out([(400.0, 300.0), (200.0, 350.0)], A4)
    assert [(one.picture, one.width, one.height) for one in sheet] == [(0, 400.0, 300.0), (1, 200.0, 350.0)]


def test_what_has_no_room_below_another_begins_a_sheet() -> None:
    assert [len(sheet) for sheet in laid_out([(400.0, 300.0), (400.0, 500.0), (400.0, 200.0)], A4)] == [1, 2]


def test_a_page_of_a_tabloid_is_as_large_on_a3_as_in_the_newspaper() -> None:
    ((page,),) = laid_out([(765.0, 1080.0)], A3)
    assert (page.width, page.height) == (765.0, 1080.0)


@given(st.lists(st.tuples(LENGTH, LENGTH), min_size=1, max_size=8), st.sampled_from([A4, A3, A3[::-1]]))
def test_each_picture_lies_within_its_sheet_in_its_own_form_and_over_no_other(
    sizes: list[tuple[float, float]], paper: tuple[float, float]
) -> None:
    sheets = laid_out(sizes, paper)
    assert [one.picture for sheet in sheets for one in sheet] == list(range(len(sizes)))
    for one in (one for sheet in sheets for one in sheet):
        width, height = sizes[one.picture]
        assert one.left > 35 and one.left + one.width < paper[0] - 35
        assert one.bottom > 65 and one.bottom + one.height < paper[1] - 35
        assert one.width <= width * 1.001 and abs(one.width * height - one.height * width) <= 0.001 * width * height
    assert all(lower.bottom + lower.height < upper.bottom for sheet in sheets for upper, lower in pairwise(sheet))


def test_each_sheet_says_whence_it_comes() -> None:
    document = pdfium.PdfDocument(made())
    assert [tuple(round(side, 1) for side in page.get_size()) for page in document] == [(595.3, 841.9)] * 2
    for number, page in enumerate(document, 1):
        told = page.get_textpage().get_text_bounded().splitlines()
        assert told == [f"{WHENCE.line}　{number}/2", WHENCE.link]


def test_the_file_says_it_too_and_bears_no_date() -> None:
    told = pdfium.PdfDocument(made()).get_metadata_dict()
    assert (told["Title"], told["Author"], told["Subject"]) == (WHENCE.title, WHENCE.author, WHENCE.line)
    assert (told["CreationDate"], told["ModDate"]) == ("", "")
    assert b"/Lang (zh-CN)" in made() and b"/DisplayDocTitle true" in made()


def test_a_click_on_the_address_leads_there() -> None:
    document = pdfium.PdfDocument(made())
    for page in document:
        link = raw.FPDFLink_GetLinkAtPoint(page, 100, 38)
        address = ctypes.create_string_buffer(200)
        raw.FPDFAction_GetURIPath(document, raw.FPDFLink_GetAction(link), address, 200)
        assert address.value.decode() == WHENCE.link


def test_a_picture_is_in_the_file_as_it_is() -> None:
    assert all(made().count(jpeg(40, height).data) == 1 for height in (30, 50))


def test_a_character_that_the_typeface_lacks_harms_nothing() -> None:
    (page,) = pdfium.PdfDocument(made("𠮷桥😀通车", heights=(300,)))
    assert page.get_textpage().get_text_bounded().splitlines() == ["𠮷桥😀通车", WHENCE.link]


def test_a_single_sheet_has_no_number() -> None:
    (page,) = pdfium.PdfDocument(made(heights=(300,)))
    assert page.get_textpage().get_text_bounded().splitlines() == [WHENCE.line, WHENCE.link]


def test_a_line_that_is_too_long_is_cut_before_the_edge() -> None:
    (page,) = pdfium.PdfDocument(made("新桥通车" * 30, heights=(300,)))
    line, _ = page.get_textpage().get_text_bounded().splitlines()
    assert line.endswith("…")
    assert len(line) * 9 <= A4[0] - 72


def test_the_same_pictures_make_the_same_bytes() -> None:
    assert made() == made()
