"""What is found in an issue for IIIF viewers, by Content Search API 2: https://iiif.io/api/search/2.0/"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.describing.iiif import SEARCH, PixelBox, on_canvas

PER_PAGE = 100


@dataclass(frozen=True)
class FoundPlace:
    """``box`` on the canvas, around the ``text`` that was found."""

    canvas: str
    box: PixelBox
    text: str


def as_annotations(url: str, places: Sequence[FoundPlace], asked: int, ignored: Sequence[str] = ()) -> dict[str, Any]:
    """The page ``asked`` for, from 1 (one beyond the last is the last), of all that was found. ``url``: with the words
    that were searched for."""
    last = max(1, -(-len(places) // PER_PAGE))
    number = min(max(asked, 1), last)
    first = (number - 1) * PER_PAGE
    own = _at(url, number) if last > 1 else url
    items = enumerate(places[first : first + PER_PAGE], first + 1)
    return {
        "@context": SEARCH,
        "id": own,
        "type": "AnnotationPage",
        **({"ignored": list(ignored)} if ignored else {}),
        **(_among(url, len(places), number, last) if last > 1 else {}),
        "items": [_annotation(f"{own}#{at}", place) for at, place in items],
    }


def _among(url: str, total: int, number: int, last: int) -> dict[str, Any]:
    collection = {
        "id": url,
        "type": "AnnotationCollection",
        "total": total,
        "first": _annotation_page(_at(url, 1)),
        "last": _annotation_page(_at(url, last)),
    }
    return {
        "partOf": collection,
        **({"prev": _annotation_page(_at(url, number - 1))} if number > 1 else {}),
        **({"next": _annotation_page(_at(url, number + 1))} if number < last else {}),
        "startIndex": (number - 1) * PER_PAGE,
    }


def _at(url: str, number: int) -> str:
    return f"{url}&page={number}"


def _annotation_page(url: str) -> dict[str, str]:
    return {"id": url, "type": "AnnotationPage"}


def _annotation(url: str, place: FoundPlace) -> dict[str, Any]:
    return {
        "id": url,
        "type": "Annotation",
        "motivation": "supplementing",
        "body": {"type": "TextualBody", "value": place.text, "format": "text/plain", "language": "zh"},
        "target": on_canvas(place.canvas, place.box),
    }
