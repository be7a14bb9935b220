"""Whatever befalls the bytes of a file: sheets come, or it is refused."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.files.faults import Unreadable
from articles.importing.placed.alto import read_alto
from articles.importing.placed.hocr import read_hocr
from articles.importing.placed.mets import read_mets
from articles.importing.placed.page_xml import read_page_xml
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.support.made_xml import (
    ROWS,
    alto,
    article,
    block,
    hocr,
    hocr_characters,
    logical,
    mets,
    page_xml,
    region,
    string,
    written,
)
from tests.support.thorough import tries

Reader = Callable[[Path], Iterator[TakenSheet | SpoiledSheet]]
CUT = f"<TextLine>{string('Markt', 'SUBS_TYPE=' + chr(34) + 'HypPart1' + chr(34))}<HYP CONTENT='-'/></TextLine>"
ALTO = alto(block(*ROWS), f"<TextBlock>{CUT}{CUT}</TextBlock>")
FILES: list[tuple[Reader, bytes]] = [
    (read_alto, ALTO),
    (read_page_xml, page_xml(region(*ROWS))),
    (read_hocr, hocr(*map(hocr_characters, ROWS))),
    (read_mets, mets(["1.xml"], logical(article(("TITLE", "B1"), ("PARAGRAPH", "B1L2"))))),
]
# Numbers and words that may stand in place of others.
ODD = [b"-1", b"0", b"1e308", b"nan", b"", b"9" * 30, "渡".encode(), b" ", b"<a/>", b"</", b'"']


def damaged(data: bytes, places: list[tuple[float, bytes]], end: float) -> bytes:
    for share, odd in places:
        at = int(share * len(data))
        data = data[:at] + odd + data[at + len(odd) :]
    return data[: int(end * len(data)) or len(data)]


@pytest.mark.parametrize(("reader", "data"), FILES, ids=lambda one: getattr(one, "__name__", ""))
@settings(max_examples=tries(60, 1250), deadline=None)
@given(
    places=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(ODD) | st.binary(min_size=1, max_size=3)), max_size=4),
    end=st.just(1.0) | st.floats(0, 1),
)
def test_a_damaged_file_gives_sheets_or_is_refused(
    reader: Reader, data: bytes, places: list[tuple[float, bytes]], end: float
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        written(Path(scratch), "1.xml", ALTO)
        path = written(Path(scratch), "damaged.xml", damaged(data, places, end))
        try:
            for taken in reader(path):
                if isinstance(taken, TakenSheet):
                    assert taken.page.text.count("\n") + 1 == len(taken.page.lines)
        except Unreadable as refused:
            assert "\n" not in str(refused)
