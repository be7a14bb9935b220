"""Small PDFs that the tests write themselves: rows of text at places, in a font that is not embedded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """A row of text; ``top`` is the top of its squares, in points from the page's top left corner."""

    text: str
    left: float
    top: float
    size: float


HEIGHT = 800


def made_pdf(*pages: Sequence[Row], rules: str = "") -> bytes:
    """A page for each sequence of rows. ``rules`` are drawing operators for every page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects += [
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 880/StemV 93>>",
    ]
    kids = []
    for rows in pages:
        drawn = rules + "\n".join(_drawn(row) for row in rows)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 {HEIGHT}]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return _file(objects)


def dated_pdfs(folder: Path, files: int) -> Path:
    """The folder with so many files of three pages, each of one day."""
    folder.mkdir(exist_ok=True)
    text = ["　　本报讯 昨天上午，新桥正式通车，两", "岸市民走上桥面，喜笑颜开。"]
    rows = [Row(line, 60, 150 + 14 * at, 10) for at, line in enumerate(text)]
    for number in range(files):
        pages = [[Row(f"新桥通车第{3 * number + page}天", 60, 100, 30), *rows] for page in range(3)]
        day = dt.date(2024, 3, 1) + dt.timedelta(days=number)
        (folder / f"{day}-01.pdf").write_bytes(made_pdf(*pages))
    return folder


def _drawn(row: Row) -> str:
    """The size is set by the matrix, as many typesetting programs do it."""
    code = row.text.encode("utf-16-be").hex()
    return f"BT /F 1 Tf {row.size} 0 0 {row.size} {row.left} {HEIGHT - row.top - 0.88 * row.size} Tm <{code}> Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
