"""Photographs with what is printed below them: a headline, a caption, who took it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.geometry.pieces import ColumnPiece
from articles.geometry.placed import Rectangle, hull

_BELOW = 1.8  # sizes of the text between a picture, or the last of its lines, and the next
_HEAD = 2.2  # times the text's size that a headline below a picture may have
_SMALLER = 0.97  # times the text's size that a caption has at most, where its rows are no wider than a column
_WIDE = 1.3  # times a usual column: rows that are as wide as the picture are no column's
_AS_PICTURE = 0.8  # share of the picture's width that such rows take
_OUT = 3.0  # points by which a caption exceeds its picture
_MOST = 4  # pieces below one picture
_ASIDE, _ROWS = 2.5, 8  # sizes of the text between a picture and what stands beside it; rows of a caption
_CREDIT = re.compile(r"[（(][^（）()，。]{0,20}摄(?:影)?\s*[）)]\s*$|^摄影|^图[为：]|^资料图|供图[）)]?$")


@dataclass(eq=False)
class Photo:
    """A picture and the pieces that belong to it, from the top down."""

    picture: Rectangle
    pieces: list[ColumnPiece]

    @property
    def box(self) -> Rectangle:
        return hull((self.picture, *(piece.box for piece in self.pieces)))


def photos_of(
    pictures: Sequence[Rectangle], pieces: Sequence[ColumnPiece], text_size: float
) -> tuple[list[Photo], list[ColumnPiece]]:
    """The photos, and the pieces that are of none."""
    column = _usual_width(pieces)
    left = list(pieces)
    photos: list[Photo] = []
    for picture in sorted(pictures, key=lambda box: -box.bottom):
        photo = Photo(picture, [])
        while len(photo.pieces) < _MOST and (below := _next_below(photo, left, text_size, column)):
            photo.pieces.append(below)
            left.remove(below)
        photos.append(photo)
    for photo in photos:
        if not photo.pieces:
            photo.pieces += _at_side(photo.picture, left, text_size)
            left = [piece for piece in left if piece not in photo.pieces]
    return photos, left


def _at_side(picture: Rectangle, pieces: Sequence[ColumnPiece], text_size: float) -> list[ColumnPiece]:
    """What stands beside a picture, no higher and no lower than it, where one piece is a caption by its words."""
    for side in (_white_right, _white_left):
        own = [piece for piece in pieces if _is_at_side(piece, picture, side(picture, piece.box), text_size)]
        if any(_signs_picture(piece) for piece in own):
            return sorted(own, key=lambda piece: piece.box.top)
    return []


def _white_right(picture: Rectangle, box: Rectangle) -> float:
    return box.left - picture.right


def _white_left(picture: Rectangle, box: Rectangle) -> float:
    return picture.left - box.right


def _is_at_side(piece: ColumnPiece, picture: Rectangle, white: float, text_size: float) -> bool:
    level = picture.top - text_size <= piece.box.top and piece.box.bottom <= picture.bottom + text_size
    small = piece.size <= (_HEAD * text_size if piece.is_head else text_size * 1.02)
    return level and small and -_OUT <= white <= _ASIDE * text_size and not piece.upright


def _signs_picture(piece: ColumnPiece) -> bool:
    return bool(_CREDIT.search("".join(line.text for line in piece.lines)))


def _usual_width(pieces: Sequence[ColumnPiece]) -> float:
    widths = sorted(piece.box.width for piece in pieces if len(piece.lines) > 3 and not piece.upright)
    return widths[len(widths) // 2] if widths else 0.0


def _next_below(photo: Photo, pieces: Sequence[ColumnPiece], text_size: float, column: float) -> ColumnPiece | None:
    bottom = photo.box.bottom
    near = [
        piece
        for piece in pieces
        if not piece.upright
        and -0.5 * text_size <= piece.box.top - bottom <= _BELOW * text_size
        and photo.picture.left - _OUT <= piece.box.left
        and piece.box.right <= photo.picture.right + _OUT
        and _may_follow(photo, piece, text_size, column)
    ]
    return min(near, key=lambda piece: piece.box.top, default=None)


def _may_follow(photo: Photo, piece: ColumnPiece, text_size: float, column: float) -> bool:
    if piece.is_head:
        return not photo.pieces and piece.size <= _HEAD * text_size and len(piece.lines) == 1
    wide = column > 0 and piece.box.width > max(_WIDE * column, _AS_PICTURE * photo.picture.width)
    return piece.size <= _SMALLER * text_size or wide or (len(piece.lines) <= _ROWS and _signs_picture(piece))
