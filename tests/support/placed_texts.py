"""Page texts whose lines stand somewhere."""

from __future__ import annotations

from articles.geometry.placed import PlacedPage, RawPlace
from articles.models import PageText, PlacedLines


def raw_place(text: str, number: int, piece: int = 1) -> RawPlace:
    """The ``number``-th row of a page: each character 100 wide."""
    top = 300 * number
    places = tuple(500 + 100 * at for at in range(len(text)))
    return RawPlace((500, top, 500 + 100 * len(text), top + 100), 10.0, 1.0, piece, piece, places=places)


def placed_page(text: str) -> PlacedPage:
    """Each line a row; what blank lines part are pieces, each with a picture."""
    places: list[RawPlace | None] = []
    piece = 1
    for number, line in enumerate(text.split("\n"), 1):
        piece += not line.strip()
        places.append(raw_place(line, number, piece) if line.strip() else None)
    pictures = tuple((one, (6000, 1000 * one, 7000, 1000 * one + 500)) for one in range(1, piece + 1))
    return PlacedPage(text, tuple(places), pictures, 600.0, 800.0)


def keep_places(text: PageText) -> PlacedLines:
    kept = PlacedLines.of(text, placed_page(text.text))
    kept.save()
    return kept
