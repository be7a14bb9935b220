"""A placed page as plain data and back, the same to the digit: over a pipe, and in the database beside its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from articles.geometry.placed import PlacedPage, RawPlace

_NAMES = tuple(field.name for field in fields(RawPlace))
_VALUES = attrgetter(*_NAMES)


def packed(page: PlacedPage) -> dict[str, Any]:
    """``lines``: a list for each raw line, null for a blank one, its values in the order of ``names``."""
    return {
        "names": _NAMES,
        "lines": [_VALUES(place) if place else None for place in page.lines],
        "pictures": page.pictures,
        "width_pt": page.width_pt,
        "height_pt": page.height_pt,
    }


def unpacked(text: str, data: Mapping[str, Any]) -> PlacedPage:
    """The page of this raw text. Raises KeyError, TypeError or ValueError where the data are of no such page."""
    names = data["names"]
    return PlacedPage(
        text,
        tuple(_unpacked_place(names, values) if values else None for values in data["lines"]),
        tuple((region, _as_box(box)) for region, box in data["pictures"]),
        data["width_pt"],
        data["height_pt"],
    )


def _unpacked_place(names: Sequence[str], values: Sequence[Any]) -> RawPlace:
    told = dict(zip(names, values, strict=True))
    return RawPlace(**told | {"box": _as_box(told["box"]), "places": tuple(told["places"])})


def _as_box(sides: Sequence[int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = sides
    return left, top, right, bottom
