"""A text that a photo or notice stands in the middle of: its two halves are put together again.

Only where the first half stops inside a sentence and the second has no headline, byline or dateline of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.chinese.text import glue, is_closed
from articles.reading.layout.settling import NOTHING_FIXED, SettledLines
from articles.reading.records import Doubt, Item

BETWEEN = frozenset({"photo", "notice", "ad", "weather", "noise"})
_SETTLED = frozenset({"no-headline", "open-end", "uncertain"})


def rejoin(items: Sequence[Item], fixed: SettledLines = NOTHING_FIXED) -> list[Item]:
    """The items in page order with every parted text whole; what is settled as two articles stays two."""
    whole: list[Item] = []
    for item in items:
        at = len(whole) - 1
        while at >= 0 and whole[at].kind in BETWEEN:
            at -= 1
        if 0 <= at < len(whole) - 1 and _goes_on(whole[at], item) and not fixed.parts(whole[at], item):
            whole[at] = _joined(whole[at], item)
        else:
            whole.append(item)
    return whole


def _goes_on(first: Item, second: Item) -> bool:
    if first.kind != "article" or second.kind != "article" or not (first.body and second.body):
        return False
    bare = not (second.headline or second.bylines or second.dateline or second.section)
    return bare and not first.continues_on and first.spans[-1].role == "body" and not is_closed(first.body[-1])


def _joined(first: Item, second: Item) -> Item:
    number = second.lines[0]
    doubts = [p for p in (*first.doubts, *second.doubts) if p.reason not in _SETTLED]
    doubts.append(Doubt(number, number, "rejoined", "正文被图片或其他内容隔开，已接上前文，请核对。"))
    return replace(
        first,
        spans=(*first.spans, *second.spans),
        body=(*first.body[:-1], glue((first.body[-1], second.body[0])), *second.body[1:]),
        continues_on=second.continues_on,
        certain=False,
        margin=min((item.margin for item in (first, second) if item.margin is not None), default=None),
        doubts=tuple(doubts),
    )
