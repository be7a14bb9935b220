"""What stands in the margins of a sheet and is of no article: the masthead's strip, the foot with the page's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.geometry.placed import PlacedLine, Rectangle, Sheet, hull

_TOP, _STRIP, _BOTTOM = 0.1, 0.15, 0.94  # shares of the height that is printed on: above, above a rule there, below
_ACROSS = 0.7  # share of the printed width of a rule that parts such a strip from the page
_MOST = 90  # characters of a strip
_LONGEST = 40  # characters of a line that stands there without a rule
_SAYS = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月|星期[一二三四五六日天]|^(?:第\s*)?[A-Z]?\d{1,3}\s*版|总第?\s*\d+\s*期|农历"
    r"|(?:编辑|责编|美编|版式|校对)\s*[:：]|热线|网址|邮箱|^[A-Z]?\d{1,3}$"
)


def margin_lines(sheet: Sheet) -> list[PlacedLine]:
    """The lines of the strips, by what is printed there."""
    if not sheet.lines:
        return []
    printed = hull(line.box for line in sheet.lines)
    strips = [*_strips(sheet, printed), *([line] for line in sheet.lines if _stands_alone(line, printed))]
    taken = {id(line): line for strip in strips for line in strip}
    return list(taken.values())


def _strips(sheet: Sheet, printed: Rectangle) -> list[list[PlacedLine]]:
    """What stands above a rule at the top, and below one at the bottom, where it reads like a masthead or a foot."""
    rules = [rule for rule in sheet.rules if rule.height < rule.width > _ACROSS * printed.width]
    found = [[line for line in sheet.lines if _beyond(line.box, rule, printed)] for rule in rules]
    return [strip for strip in found if _reads_so(strip)]


def _down(y: float, printed: Rectangle) -> float:
    return (y - printed.top) / max(printed.height, 1.0)


def _beyond(box: Rectangle, rule: Rectangle, printed: Rectangle) -> bool:
    if _down(rule.bottom, printed) < _STRIP:
        return box.bottom <= rule.bottom + 1
    return _down(rule.top, printed) > _BOTTOM and box.top >= rule.top - 1


def _reads_so(strip: Sequence[PlacedLine]) -> bool:
    return sum(len(line.text) for line in strip) <= _MOST and any(_SAYS.search(line.text) for line in strip)


def _stands_alone(line: PlacedLine, printed: Rectangle) -> bool:
    at_edge = _down(line.box.bottom, printed) < _TOP or _down(line.box.top, printed) > _BOTTOM
    return at_edge and len(line.text) <= _LONGEST and bool(_SAYS.search(line.text)) and not line.upright
