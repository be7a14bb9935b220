"""Where the items of a Reading stand on their sheet, as plain data: boxes in 1/10,000 of its width and height."""

from __future__ import annotations

from typing import Any

from articles.geometry.placed import PlacedPage
from articles.reading.as_json import as_json
from articles.reading.records import Item, Reading


def as_placed(reading: Reading, placed: PlacedPage) -> dict[str, Any]:
    """As ``as_json``, with the sheet's size in points, and the boxes of each item's columns, decks and pictures."""
    told = as_json(reading)
    for item, printed in zip(reading.items, told["items"], strict=True):
        printed["boxes"] = [list(box) for box in placed.boxes_of(item.lines)]
        printed["pictures"] = _pictures_of(item, placed)
    return {"page": {"width_pt": round(placed.width_pt, 2), "height_pt": round(placed.height_pt, 2)}, **told}


def _pictures_of(item: Item, placed: PlacedPage) -> list[list[int]]:
    """The pictures of the regions that the item stands in, where it is what a picture is printed with."""
    regions = {place.region for line in item.lines if (place := placed.lines[line - 1])}
    return [list(box) for region, box in placed.pictures if region in regions] if item.kind == "photo" else []
