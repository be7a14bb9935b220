"""What the words say of how pieces go on: where a sentence is open, where a paragraph starts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.chinese.text import is_closed
from articles.geometry.pieces import ColumnPiece

_SIGN = re.compile(r"[■□◆●▲★◎○]|本报讯|据?新华社|[（(]?(?:本报|见习|实习|特约)?(?:记者|通讯员)")
_INDENTED = 1.2  # em right of its column from where a row starts a paragraph
_FEW, _SHOWN, _SELDOM = 1, 5, 0.3  # rows of no text; paragraphs that show a habit; share of those that are indented
_SHORT = 1.6  # em that the last row of a paragraph leaves white


def starts_inside(piece: ColumnPiece) -> bool:
    """Whether the first row goes on with a sentence: it stands at the edge of its column."""
    first = piece.lines[0]
    if piece.flush or is_signed(piece) or len(piece.lines) < 2:
        return False
    return first.box.left - piece.box.left < _INDENTED * piece.size


def are_indented(pieces: Sequence[ColumnPiece]) -> bool:
    """Whether the sheet's paragraphs start with an indent: about as many rows stand in as others end early."""
    rows = [(piece, row) for piece in pieces if len(piece.lines) > _FEW and not piece.upright for row in piece.lines]
    indented = sum(row.box.left - piece.box.left >= _INDENTED * piece.size for piece, row in rows)
    ended = sum(is_closed(row.text) and piece.edge - row.box.right > _SHORT * piece.size for piece, row in rows)
    return ended < _SHOWN or indented >= _SELDOM * ended


def starts_paragraph(piece: ColumnPiece) -> bool:
    first = piece.lines[0]
    return is_signed(piece) or (len(piece.lines) > 1 and first.box.left - piece.box.left >= _INDENTED * piece.size)


def is_signed(piece: ColumnPiece) -> bool:
    """Whether it opens with a byline or a dateline, as only an article's text does."""
    return bool(_SIGN.match(piece.lines[0].text))


def is_open(piece: ColumnPiece) -> bool:
    """Whether the last sentence goes on elsewhere."""
    return not is_closed(piece.lines[-1].text) and not piece.lines[-1].text.endswith(("）", ")"))


def ends_short(piece: ColumnPiece) -> bool:
    """Whether the last row ends before its column does."""
    return piece.edge - piece.lines[-1].box.right > _SHORT * piece.size
