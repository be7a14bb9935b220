"""Rectangles that rules draw: boxes around notices, framed articles, panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.geometry.placed import HEAD_SIZE, PlacedLine, Rectangle, Sheet

_OFF = 3.0  # points by which the sides of a frame miss one another
_SMALLEST = 30.0  # points
_LOWEST_PLATE, _ONE_SIZE = 10.0, 1.05  # points; times the smallest size of the lines on it


def frames_of(rules: Sequence[Rectangle], lowest: float = _SMALLEST) -> list[Rectangle]:
    """All rectangles whose four sides are drawn, the largest first; ``lowest``: points of the lowest."""
    across = [rule for rule in rules if rule.width >= _SMALLEST and rule.width > rule.height]
    down = [rule for rule in rules if rule.height >= lowest and rule.height > rule.width]
    found = {frame for frame in _closed(across, down) if frame.height >= lowest}
    return sorted(found, key=lambda box: (-box.width * box.height, box))


def _closed(across: Sequence[Rectangle], down: Sequence[Rectangle]) -> Iterator[Rectangle]:
    for top in across:
        for bottom in across:
            frame = Rectangle(top.left, top.top, top.right, bottom.bottom)
            if frame.height <= 0 or abs(top.left - bottom.left) > _OFF or abs(top.right - bottom.right) > _OFF:
                continue
            if _has_side(down, frame, frame.left) and _has_side(down, frame, frame.right):
                yield frame


def _has_side(down: Sequence[Rectangle], frame: Rectangle, x: float) -> bool:
    return any(
        abs(side.left - x) <= _OFF and side.top <= frame.top + _OFF and side.bottom >= frame.bottom - _OFF
        for side in down
    )


def plates_of(rules: Sequence[Rectangle], lines: Sequence[PlacedLine], head_size: float) -> list[Rectangle]:
    """The grounds that headlines stand on, in colour or reversed: frames around lines of one large size only."""
    found = []
    for frame in frames_of(rules, _LOWEST_PLATE):
        own = [line for line in lines if frame.holds(line.box)]
        sizes = [line.size for line in own]
        if own and min(sizes) >= head_size and max(sizes) <= _ONE_SIZE * min(sizes):
            found.append(frame)
    return found


def without_plates(sheet: Sheet) -> Sheet:
    """The sheet without the sides of such grounds, which part nothing."""
    plates = plates_of(sheet.rules, sheet.lines, HEAD_SIZE * sheet.text_size)
    if not plates:
        return sheet
    return replace(sheet, rules=tuple(rule for rule in sheet.rules if not any(is_side(rule, one) for one in plates)))


def is_side(rule: Rectangle, frame: Rectangle) -> bool:
    """Whether the rule is one of the frame's sides."""
    if rule.width > rule.height:
        return (
            _meets(rule.left, frame.left)
            and _meets(rule.right, frame.right)
            and (_meets(rule.top, frame.top) or _meets(rule.bottom, frame.bottom))
        )
    return (
        _meets(rule.top, frame.top)
        and _meets(rule.bottom, frame.bottom)
        and (_meets(rule.left, frame.left) or _meets(rule.right, frame.right))
    )


def _meets(one: float, other: float) -> bool:
    return abs(one - other) <= _OFF
