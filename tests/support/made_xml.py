"""Small ALTO, PAGE, hOCR and METS files that the tests write themselves, of rows of invented text at places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.support.made_pdf import Row

WIDTH, HEIGHT = 600, 800  # points of every page
ROWS = [
    Row("老街开市", 40, 20, 30.0),
    Row("清晨六点摊位已经摆开", 40, 60, 10.0),
    Row("卖菜的修伞的都回来了", 40, 74, 10.0),
]
_PER_POINT = {"pixel": 300 / 72, "mm10": 254 / 72, "inch1200": 1200 / 72}


def alto(
    *blocks: str,
    unit: str = "pixel",
    namespace: str = "http://www.loc.gov/standards/alto/ns-v4#",
    picture: str = "",
) -> bytes:
    """A file of these blocks, on a page of 600 by 800 points, read from this picture."""
    scale = _PER_POINT[unit]
    declared = f' xmlns="{namespace}"' if namespace else ""
    page = f'<Page ID="P1" PHYSICAL_IMG_NR="1" WIDTH="{WIDTH * scale}" HEIGHT="{HEIGHT * scale}">'
    named = f"<sourceImageInformation><fileName>{picture}</fileName></sourceImageInformation>" if picture else ""
    told = f"<Description><MeasurementUnit>{unit}</MeasurementUnit>{named}</Description>"
    inside = f"<PrintSpace>{''.join(blocks)}</PrintSpace></Page>"
    return f'<?xml version="1.0"?><alto{declared}>{told}<Layout>{page}{inside}</Layout></alto>'.encode()


def block(*rows: Row, name: str = "B1", unit: str = "pixel") -> str:
    """A block with a line a row and a string a line; the lines are named B1L1, their strings B1L1S."""
    lines = []
    for number, row in enumerate(rows, 1):
        places, line = at(row, unit), f"{name}L{number}"
        lines.append(
            f'<TextLine ID="{line}" {places}><String ID="{line}S" CONTENT={quoteattr(row.text)} {places}/></TextLine>'
        )
    return f'<TextBlock ID="{name}">{"".join(lines)}</TextBlock>'


def at(row: Row, unit: str = "pixel") -> str:
    """The attributes of ALTO that say where a row stands."""
    scale = _PER_POINT[unit]
    sides = {"HPOS": row.left, "VPOS": row.top, "WIDTH": row.size * len(row.text), "HEIGHT": row.size}
    return " ".join(f'{name}="{side * scale:.2f}"' for name, side in sides.items())


def line(*parts: str, row: Row = ROWS[1]) -> str:
    """A block of one line of ALTO with these parts."""
    return f"<TextBlock><TextLine {at(row)}>{''.join(parts)}</TextLine></TextBlock>"


def string(text: str, told: str = "") -> str:
    return f"<String CONTENT={quoteattr(text)} {told}/>"


def page_xml(*regions: str, told: str = "", year: str = "2019-07-15", picture: str = "1.jpg") -> bytes:
    namespace = f"http://schema.primaresearch.org/PAGE/gts/pagecontent/{year}"
    scale = _PER_POINT["pixel"]
    size = f'imageWidth="{WIDTH * scale:.0f}" imageHeight="{HEIGHT * scale:.0f}"'
    page = f'<Page imageFilename="{picture}" {size}>{told}'
    return f'<?xml version="1.0"?><PcGts xmlns="{namespace}">{page}{"".join(regions)}</Page></PcGts>'.encode()


def region(*rows: Row, told: str = "") -> str:
    """A region with a line a row, each with its text, and ``told`` at the end."""
    lines = (
        f'<TextLine id="l{at}">{coords(row)}<TextEquiv><Unicode>{row.text}</Unicode></TextEquiv></TextLine>'
        for at, row in enumerate(rows)
    )
    return f'<TextRegion id="r">{coords(*rows)}{"".join(lines)}{told}</TextRegion>'


def coords(*rows: Row) -> str:
    """The corners around rows."""
    scale = _PER_POINT["pixel"]
    left, right = min(row.left for row in rows), max(row.left + row.size * len(row.text) for row in rows)
    top, bottom = min(row.top for row in rows), max(row.top + row.size for row in rows)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return f'<Coords points="{" ".join(f"{x * scale:.0f},{y * scale:.0f}" for x, y in corners)}"/>'


def hocr(*lines: str, title: str = "bbox 0 0 2500 3333") -> bytes:
    page = f"<div class='ocr_page' title='{title}'>{''.join(lines)}</div>"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{page}</body></html>".encode()


def hocr_line(row: Row, inside: str = "", told: str = "") -> str:
    return f"<span class='ocr_line' title='{bbox(row)}{told}'>{inside or row.text}</span>"


def hocr_characters(row: Row) -> str:
    """Each character a word, a blank between any two."""
    rows = (Row(char, row.left + number * row.size, row.top, row.size) for number, char in enumerate(row.text))
    words = (f"<span class='ocrx_word' title='{bbox(one)}; x_wconf 90'>{one.text}</span>" for one in rows)
    return hocr_line(row, " ".join(words))


def bbox(row: Row) -> str:
    scale = _PER_POINT["pixel"]
    sides = (row.left, row.top, row.left + row.size * len(row.text), row.top + row.size)
    return "bbox " + " ".join(f"{side * scale:.0f}" for side in sides)


def mets(files: Sequence[str], *charts: str, day: str = "2031-04-02", pictures: Sequence[str] = ()) -> bytes:
    """A list of these files, each a page in this order, with the day, their pictures, and further parts."""
    links = "".join(
        f'<file ID="F{n}" MIMETYPE="text/xml"><FLocat LOCTYPE="URL" xlink:href={quoteattr(href)}/></file>'
        for n, href in enumerate(files, 1)
    )
    images = "".join(
        f'<file ID="I{n}" MIMETYPE="image/jpeg"><FLocat LOCTYPE="URL" xlink:href={quoteattr(href)}/></file>'
        for n, href in enumerate(pictures, 1)
    )
    pages = "".join(
        f'<div TYPE="page" ORDER="{n}" ORDERLABEL="{n}" ID="PAGE{n}"><fptr FILEID="F{n}"/><fptr FILEID="I{n}"/></div>'
        for n in range(1, len(files) + 1)
    )
    return (
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:mods="http://www.loc.gov/mods/v3"><dmdSec ID="D"><mdWrap><xmlData><mods:mods><mods:originInfo>'
        f"<mods:dateIssued>{day}</mods:dateIssued></mods:originInfo></mods:mods></xmlData></mdWrap></dmdSec>"
        f'<fileSec><fileGrp>{links}</fileGrp><fileGrp USE="images">{images}</fileGrp></fileSec>'
        f'<structMap TYPE="PHYSICAL"><div>{pages}</div></structMap>'
        f"{''.join(charts)}</mets>"
    ).encode()


def logical(*articles: str) -> str:
    return f'<structMap TYPE="LOGICAL"><div TYPE="ISSUE">{"".join(articles)}</div></structMap>'


def article(*parts: tuple[str, str], kind: str = "ARTICLE", file: str = "F1", name: str = "A1") -> str:
    """An item whose parts (type, ID in the file) point at blocks."""
    inside = (
        f'<div TYPE="{told}"><fptr><area FILEID="{file}" BETYPE="IDREF" BEGIN="{pointed}"/></fptr></div>'
        for told, pointed in parts
    )
    return f'<div TYPE="{kind}" ID="{name}">{"".join(inside)}</div>'


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
