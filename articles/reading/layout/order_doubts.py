"""Items put together by a hair: where a piece of one would stand elsewhere for little more, by its place on the sheet.

Such a margin is told with each place; the texts of pages without places have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles.geometry.placed import RawPlace
from articles.reading.layout.doubts import uncertain_at
from articles.reading.layout.settling import NOTHING_FIXED, SettledLines
from articles.reading.records import Item

# In the costs of geometry/flow. On typeset pages of four other seeds 2 left 1.2 % of the certain items wrong, 4 0.4 %.
_SURE_OF_ORDER = 4.0


def doubt_order(
    items: Iterable[Item], places: Sequence[RawPlace | None], fixed: SettledLines = NOTHING_FIXED
) -> Iterator[Item]:
    """The items, those uncertain of which a piece is there by less; not what is settled from end to end."""
    for item in items:
        if item.certain and not fixed.whole(item) and _margin_on_sheet(item, places) < _SURE_OF_ORDER:
            doubt = uncertain_at(item.lines[0], item.lines[-1])
            yield replace(item, certain=False, doubts=(*item.doubts, doubt))
        else:
            yield item


def _margin_on_sheet(item: Item, places: Sequence[RawPlace | None]) -> float:
    margins = (place.margin for line in item.lines if line <= len(places) and (place := places[line - 1]))
    return min(margins, default=_SURE_OF_ORDER)
