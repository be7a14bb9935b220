"""Sheets as bytes for a pipe and back.

What comes back is checked: a process that opened a foreign file may say anything.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any, NoReturn

from articles.chinese.controls import on_one_line
from articles.geometry.packed import packed, unpacked
from articles.geometry.placed import PlacedPage, RawPlace
from articles.importing.files.faults import Unreadable
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.reading.settled import Settled

_MOST_SHEETS = 1_000_000
_FARTHEST = 100_000_000  # in 1/10,000 of a sheet: what stands farther off it is nowhere
_LONGEST_MESSAGE = 300  # characters
_LONGEST_NAME = 200  # of an extractor, a role, a page number


def as_message(taken: TakenSheet | SpoiledSheet) -> bytes:
    if isinstance(taken, SpoiledSheet):
        return _written("spoiled", astuple(taken))
    told = {
        **{name: getattr(taken, name) for name in ("number", "count", "extractor", "extractor_version")},
        **{name: getattr(taken, name) for name in ("page_number", "member", "picture")},
        "text": taken.page.text,
        "placed": packed(taken.page),
        "date": taken.date.isoformat() if taken.date else "",
        "settled": [astuple(one) for one in taken.settled],
    }
    return _written("sheet", told)


def refusal(message: str) -> bytes:
    """The file gives nothing more, for this reason."""
    return _written("refused", message)


END = b'{"end": true}'  # every sheet has been told


def _written(key: str, value: Any) -> bytes:
    return json.dumps({key: value}, separators=(",", ":")).encode()


def from_message(data: bytes) -> TakenSheet | SpoiledSheet | None:
    """None where all is told. Raises Unreadable for a refusal, ValueError for what no reader of ours says."""
    try:
        ((key, value),) = json.loads(data, parse_constant=_no_number).items()
        if key == "sheet":
            return _sheet(value)
        if key == "spoiled":
            return _spoiled(*value)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no message of ours") from error
    if key == "refused":
        raise Unreadable(_line(value))
    return None if key == "end" else _no_number(key)


def _no_number(told: str) -> NoReturn:
    raise ValueError(f"unexpected {told[:40]}")


def _sheet(told: dict[str, Any]) -> TakenSheet:
    number, count = _numbers(told["number"], told["count"])
    page = unpacked(_text(told["text"], None), told["placed"])
    _check_page(page)
    return TakenSheet(
        number,
        count,
        page,
        _text(told["extractor"]),
        _text(told["extractor_version"]),
        dt.date.fromisoformat(told["date"]) if told["date"] else None,
        _text(told["page_number"]),
        tuple(_settled(*one, lines=len(page.lines)) for one in told["settled"]),
        _text(told["member"], 4 * _LONGEST_NAME),
        _text(told["picture"], 4 * _LONGEST_NAME),
    )


def _spoiled(number: Any, count: Any, message: Any, member: Any) -> SpoiledSheet:
    return SpoiledSheet(*_numbers(number, count), _line(message), _text(member, 4 * _LONGEST_NAME))


def _numbers(number: Any, count: Any) -> tuple[int, int]:
    if not (type(number) is type(count) is int and 1 <= number <= count <= _MOST_SHEETS):
        raise ValueError("no number of a sheet")
    return number, count


def _text(told: Any, longest: int | None = _LONGEST_NAME) -> str:
    if not isinstance(told, str) or (longest is not None and len(told) > longest) or "\0" in told:
        raise ValueError("no text")
    told.encode()  # refuses half of a surrogate pair
    return told


def _line(told: Any) -> str:
    return on_one_line(_text(told, None)[:_LONGEST_MESSAGE])


def _settled(line: Any, article: Any, role: Any, kind: Any, *, lines: int) -> Settled:
    if not (type(line) is type(article) is int and 1 <= line <= lines and 0 <= article <= lines):
        raise ValueError("no settled line")
    return Settled(line, article, _text(role), _text(kind))


def _check_page(page: PlacedPage) -> None:
    rows = page.text.split("\n") if page.lines else []
    if len(rows) != len(page.lines) or not _are_numbers([page.width_pt, page.height_pt]):
        raise ValueError("lines without places")
    for row, place in zip(rows, page.lines, strict=True):
        if (place is None) != (not row.strip()) or (place and not _is_sound(place, len(row))):
            raise ValueError("no place of a line")
    for region, box in page.pictures:
        if not _are_whole([region, *box]):
            raise ValueError("no picture")


def _is_sound(place: RawPlace, length: int) -> bool:
    return (
        len(place.places) in (0, length)
        and _are_whole([*place.box, place.region, place.piece, place.baseline])
        and _are_whole(place.places)
        and _are_numbers([place.size, place.scale, place.indent, place.white, place.confidence])
        and type(place.pictured) is type(place.upright) is bool
    )


def _are_whole(values: Iterable[Any]) -> bool:
    return all(type(value) is int and -_FARTHEST <= value <= _FARTHEST for value in values)


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(type(value) in (int, float) and -_FARTHEST <= value <= _FARTHEST for value in values)
