"""Upright rows: cut into the squares of their characters and laid out as rows that run across, which is how they are
read; and their characters put back where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from articles.geometry.placed import Rectangle
from articles.importing.ocr.inked import InkedCharacter, ink_of
from articles.importing.ocr.recognising import ReadCharacter
from articles.importing.ocr.tilt import Grey

_UPRIGHT = 1.6  # times as high as wide
_JOINED = 1.08  # times the row's width that the strokes of one character are high together
_AROUND = 0.08  # of the row's width left white around a character


def is_upright(box: Rectangle) -> bool:
    return box.height > _UPRIGHT * box.width


@dataclass(frozen=True)
class LaidRow:
    """``picture``: the characters beside one another, each in a square of ``side`` pixels; ``inks``: where they stand
    in the upright row."""

    picture: Grey
    side: int
    inks: tuple[Rectangle, ...]


def laid_across(row: Grey) -> LaidRow:
    """The characters of an upright row beside one another."""
    mask = ink_of(row)
    across = np.flatnonzero(mask.any(axis=0))
    left, right = (int(across[0]), int(across[-1]) + 1) if len(across) else (0, row.shape[1])
    inks = [
        Rectangle(float(left), float(top), float(right), float(bottom))
        for top, bottom in _squares_down([int(at) for at in np.flatnonzero(mask.any(axis=1))], right - left)
    ]
    side = round(max([right - left, *(ink.height for ink in inks)]) * (1 + 2 * _AROUND))
    paper = int(np.quantile(row, 0.8))
    picture = np.full((side, side * max(1, len(inks))), paper, np.uint8)
    for number, ink in enumerate(inks):
        cell = row[int(ink.top) : int(ink.bottom), left:right]
        down, in_from = (side - cell.shape[0]) // 2, number * side + (side - cell.shape[1]) // 2
        picture[down : down + cell.shape[0], in_from : in_from + cell.shape[1]] = cell
    return LaidRow(picture, side, tuple(inks))


def _squares_down(inked: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    """(Top, bottom) of each: strokes that are together no higher than a character is wide are one."""
    if not inked:
        return
    start = end = inked[0]
    for one, other in pairwise([*inked, inked[-1] + 2 * width]):
        end = one + 1
        if other - one > 1 and (other - start > _JOINED * width or not _ends_within(inked, other, start, width)):
            yield start, end
            start = other


def _ends_within(inked: Sequence[int], at: int, start: int, width: int) -> bool:
    """Whether the stroke that begins there ends within the same square."""
    rest = [one for one in inked if one >= at]
    end = next((one for one, other in pairwise([*rest, rest[-1] + 2]) if other - one > 1), rest[-1])
    return end + 1 - start <= _JOINED * width


def standing(laid: LaidRow, found: Sequence[ReadCharacter]) -> list[InkedCharacter]:
    """What was read of the row laid across, where it stands upright: the surest reading of each square."""
    best: dict[int, ReadCharacter] = {}
    for one in found:
        at = min(int(one.middle / laid.side), len(laid.inks) - 1)
        if at >= 0 and (at not in best or one.confidence > best[at].confidence):
            best[at] = one
    return [InkedCharacter(best[at].char, laid.inks[at], best[at].confidence) for at in sorted(best)]
