"""A sheet parted into rooms: each frame with what stands in it, and the open paper around the frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.geometry import wording
from articles.geometry.frames import frames_of, is_side
from articles.geometry.photos import Photo, photos_of
from articles.geometry.pieces import ColumnPiece, pieces_of, set_flush
from articles.geometry.placed import Rectangle, Sheet

_PAGE = 0.9  # share of the sheet's width and height of a frame that is drawn around the whole page


@dataclass(eq=False)
class Room:
    """``obstacles`` are photos and frames that columns go around; ``rules`` stand between columns."""

    box: Rectangle
    framed: bool = False
    pieces: list[ColumnPiece] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    rules: list[Rectangle] = field(default_factory=list)
    frames: list[Rectangle] = field(default_factory=list)

    @property
    def obstacles(self) -> list[Rectangle]:
        return [*self.frames, *(photo.box for photo in self.photos)]


def rooms_of(sheet: Sheet) -> list[Room]:
    """The open paper first, then the frames from the largest to the smallest."""
    paper = Rectangle(0.0, 0.0, sheet.width_pt, sheet.height_pt)
    frames = [frame for frame in frames_of(sheet.rules) if not _is_page(frame, paper)]
    rooms = [Room(paper), *(Room(frame, framed=True) for frame in frames)]
    for frame in frames:
        _innermost([room for room in rooms if room.box != frame], frame).frames.append(frame)
    for rule in sheet.rules:
        if not any(is_side(rule, frame) for frame in frames):
            _innermost(rooms, rule).rules.append(rule)
    lines = {id(room): [line for line in sheet.lines if _innermost(rooms, line.box) is room] for room in rooms}
    for room in rooms:
        room.pieces = pieces_of(lines[id(room)], room.rules, sheet.text_size)
    if not wording.are_indented([piece for room in rooms for piece in room.pieces if not piece.is_head]):
        for room in rooms:
            room.pieces = set_flush(room.pieces, room.rules)
    for room in rooms:
        pictures = [picture for picture in sheet.pictures if _innermost(rooms, picture) is room]
        room.photos, room.pieces = photos_of(pictures, room.pieces, sheet.text_size)
    return [room for room in rooms if room.pieces or room.photos]


def _is_page(frame: Rectangle, paper: Rectangle) -> bool:
    return frame.width > _PAGE * paper.width and frame.height > _PAGE * paper.height


def _innermost(rooms: Sequence[Room], box: Rectangle) -> Room:
    """The smallest room that holds the box; rooms are listed from the largest."""
    return next((room for room in reversed(rooms) if room.box.holds(box)), rooms[0])
