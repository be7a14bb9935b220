"""Boxes of rows mended: small marks at an end that the network leaves out, or finds as rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from articles.geometry.placed import Rectangle, hull
from articles.importing.ocr.tilt import WHITE, Grey

_DARK = 0.25  # share of the paper's light that ink takes
_LOW, _NARROW, _NEAR = 0.75, 0.8, 0.3  # of a row's height: height, width and distance of a mark found beside it
_SEEN = 0.35  # of the row's height beside its box where a mark of it may begin
_WIDEST = 0.75  # of the row's height that such a mark is wide
_WHITE_BEHIND = 3, 0.1  # pixels of white that end it, and that share of the row's height: “ has two strokes
_MARGIN = 2  # pixels kept beside it
_RULE = 0.8  # share of the row's height that is ink where a rule runs
_NARROWEST = 0.4  # of the row's height that a part beside a rule is wide
_PAPER = 0.8  # quantile of the light around a rule that is paper
_SAME_ROW = 0.3  # share of the lower one's height that boxes of one row share


def parted(rows: Sequence[Rectangle], rules: Sequence[Rectangle]) -> list[Rectangle]:
    """The rows' boxes cut where a rule between columns runs through them."""
    down = [rule for rule in rules if rule.height > rule.width]
    return [part for row in rows for part in _parts_between(row, down)]


def _parts_between(row: Rectangle, rules: Sequence[Rectangle]) -> Iterator[Rectangle]:
    """Without the ends that are too narrow for a character."""
    through = sorted(
        rule for rule in rules if rule.shared_height(row) > _RULE * row.height and row.left < rule.left < row.right
    )
    if row.height > row.width or not through:
        yield row
        return
    lefts = [row.left, *(rule.right + _MARGIN for rule in through)]
    rights = [*(rule.left - _MARGIN for rule in through), row.right]
    for left, right in zip(lefts, rights, strict=True):
        if right - left > _NARROWEST * row.height:
            yield row._replace(left=left, right=right)


def without_rules(grey: Grey, rules: Sequence[Rectangle], scale: float) -> Grey:
    """The picture, ``scale`` times as fine as the rules' places, with paper where they are."""
    clean = grey.copy()
    for rule in rules:
        left, top = (max(0, int((side - _MARGIN) * scale)) for side in (rule.left, rule.top))
        right, bottom = (int((side + _MARGIN) * scale) + 1 for side in (rule.right, rule.bottom))
        around = clean[max(0, top - 8) : bottom + 8, max(0, left - 8) : right + 8]
        clean[top:bottom, left:right] = np.quantile(around, _PAPER) if around.size else WHITE
    return clean


def mended(boxes: Sequence[Rectangle], even: Grey) -> list[Rectangle]:
    """The rows' boxes, each with its marks; pixels of an evenly lit picture."""
    rows = _with_marks(boxes)
    dark = even < (1 - _DARK) * WHITE
    return [_reaching(row, rows, dark) for row in rows]


def _with_marks(boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """A box lower than a row and close to its end is a mark of it."""
    rows = sorted(boxes, key=lambda box: -box.height)
    kept: list[Rectangle] = []
    for box in rows:
        at = next((at for at, row in enumerate(kept) if _is_mark_of(box, row)), None)
        if at is None:
            kept.append(box)
        else:
            kept[at] = hull((kept[at], box))
    return kept


def _is_mark_of(box: Rectangle, row: Rectangle) -> bool:
    small = box.height <= _LOW * row.height and box.width <= _NARROW * row.height
    beside = box.shared_height(row) >= _LOW * box.height and -box.shared_width(row) <= _NEAR * row.height
    return small and beside and row.width > row.height


def _reaching(row: Rectangle, rows: Sequence[Rectangle], dark: NDArray[np.bool_]) -> Rectangle:
    if row.height > row.width:
        return row
    others = [other for other in rows if other is not row and _same_row(row, other)]
    last = min((other.left for other in others if other.left > row.left), default=float(dark.shape[1]))
    first = max((other.right for other in others if other.right < row.right), default=0.0)
    trim = 0.1 * row.height
    band = dark[int(row.top + trim) : int(row.bottom - trim) + 1]
    right = row.right + _reach(band[:, int(row.right) : int(max(last, row.right))], row.height)
    left = row.left - _reach(band[:, int(min(first, row.left)) : int(row.left)][:, ::-1], row.height)
    return row._replace(left=left, right=right)


def _same_row(row: Rectangle, other: Rectangle) -> bool:
    return row.shared_height(other) > _SAME_ROW * min(row.height, other.height)


def _reach(band: NDArray[np.bool_], height: float) -> int:
    """Pixels from the band's first column to the end of a mark that begins near it; 0 where none does."""
    sums = band.sum(axis=0)[: int((_SEEN + _WIDEST) * height)]
    inked = np.flatnonzero(sums)
    if not len(inked) or inked[0] > _SEEN * height or sums.max() > _RULE * len(band):
        return 0
    gaps = np.flatnonzero(np.diff(inked) > max(_WHITE_BEHIND[0], _WHITE_BEHIND[1] * height))
    end = int(inked[gaps[0]] if len(gaps) else inked[-1]) + 1
    return end + _MARGIN if end - inked[0] <= _WIDEST * height and end < len(sums) else 0
