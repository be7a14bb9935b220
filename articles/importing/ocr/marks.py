"""Marks as they are printed in Chinese text, where the network tells their half-width twins or one dash of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.geometry.placed import Rectangle
from articles.importing.ocr.inked import DASHES, InkedCharacter

_FULL_WIDTH = dict(zip("(),:;!?", "（），：；！？", strict=True))
_FILLED = "█▇▉◼⬛"
_HAN = "\u4e00"


def printed_marks(row: Sequence[InkedCharacter], height: float) -> list[InkedCharacter]:
    """The row with its marks set right; ``height`` of its ideographs."""
    chinese = sum(one.char >= _HAN for one in row) >= max(1, _words(row))
    found = [_full_width(row, at) if chinese else one for at, one in enumerate(row)]
    found = [replace(one, char="■") if one.char in _FILLED else one for one in found]
    return list(_whole_dashes(_in_pairs(found), height))


def _in_pairs(row: Sequence[InkedCharacter]) -> list[InkedCharacter]:
    """The row with each quotation mark that closes or opens another's kind made double: half of it is often
    lost; one that closes behind one that opens is a stroke of that."""
    found, opened = list(row), -1
    for at, one in enumerate(row):
        if one.char in "“‘":
            opened = at
        elif one.char in "”’" and opened >= 0:
            if (found[opened].char, one.char) in (("“", "’"), ("‘", "”")):
                found[opened], found[at] = replace(found[opened], char="“"), replace(one, char="”")
            opened = -1
    pairs = zip([None, *found], found, strict=False)
    return [one for before, one in pairs if not (before and before.char in "“‘" and one.char in "”’")]


def _full_width(row: Sequence[InkedCharacter], at: int) -> InkedCharacter:
    """Between letters and digits they stay as they are: 12:30."""
    one = row[at]
    if one.char not in _FULL_WIDTH or (0 < at < len(row) - 1 and _is_latin(row[at - 1]) and _is_latin(row[at + 1])):
        return one
    return replace(one, char=_FULL_WIDTH[one.char])


def _words(row: Sequence[InkedCharacter]) -> int:
    """How many words or numbers in Latin characters the row has, however long."""
    pairs = zip([None, *row], row, strict=False)
    return sum(_is_latin(one) and not (before and _is_latin(before)) for before, one in pairs)


def _is_latin(one: InkedCharacter) -> bool:
    return one.char.isascii() and one.char.isalnum()


def _whole_dashes(row: Sequence[InkedCharacter], size: float) -> Iterator[InkedCharacter]:
    """As many dashes as the stroke is long."""
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and row[at].char in DASHES and row[end].char in DASHES:
            end += 1
        if row[at].char in DASHES:
            yield from _dashes(row[at:end], size)
        else:
            yield row[at]
        at = end


def _dashes(run: Sequence[InkedCharacter], size: float) -> Iterator[InkedCharacter]:
    left, right = run[0].ink.left, run[-1].ink.right
    count = max(len(run), round((right - left) / size))
    step = (right - left) / count
    for number in range(count):
        ink = Rectangle(left + number * step, run[0].ink.top, left + (number + 1) * step, run[0].ink.bottom)
        yield replace(run[0], char="—", ink=ink)
