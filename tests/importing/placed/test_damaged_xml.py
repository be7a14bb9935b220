"""Whatever befalls the bytes of a file: sheets come, or it is refused."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.geometry.packed import packed
from articles.importing.files.faults import Unreadable
from articles.importing.placed.alto import read_alto
from articles.importing.placed.hocr import read_hocr
from articles.importing.placed.mets import read_mets
from articles.importing.placed.page_xml import read_page_xml
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from tests.support.made_pdf import Row
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


SIDES = st.floats(-500, 1500) | st.sampled_from([0.0, 1e6])


@settings(max_examples=tries(60, 1250), deadline=None)
@example(rows=[Row("1", 0.0, 800.0, 0.0), Row("1", 0.0, 1e6, 0.0)])
@given(
    rows=st.lists(
        st.builds(Row, st.text("卖菜的修伞ab 1，。", min_size=1, max_size=12), SIDES, SIDES, st.floats(-1, 90)),
        max_size=12,
    )
)
def test_wherever_lines_stand_each_comes_with_a_box_on_the_sheet(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = written(Path(scratch), "1.xml", alto(*(block(row, name=f"B{at}") for at, row in enumerate(rows))))
        try:
            (taken,) = read_alto(path)
        except Unreadable:
            assert not any(row.text.strip() for row in rows)
            return
    assert isinstance(taken, TakenSheet)
    assert json.loads(json.dumps(packed(taken.page), allow_nan=False))
    kept = [(line, place) for line, place in zip(taken.page.text.split("\n"), taken.page.lines, strict=True) if place]
    assert bool(kept) == any(row.text.strip() for row in rows)
    for line, place in kept:
        assert all(0 <= side <= 10_000 for side in place.box)
        assert len(place.places) == len(line)
