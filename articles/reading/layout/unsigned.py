"""Articles whose credit seems to be lost: all others of the page are signed, or one stands there that nobody reads.

They are uncertain: who wrote them is what their readers ask for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.chinese.text import squeeze
from articles.chinese.traditional import simplified
from articles.reading.layout.doubts import uncertain_at
from articles.reading.layout.settling import NOTHING_FIXED, SettledLines
from articles.reading.records import Doubt, Item

_FEWEST_OTHERS = 4  # articles of a page, all signed, that show a habit
_LONGEST_CROSSHEAD = 10  # characters
_LONGEST_HEAD, _LONGEST_TAIL = 60, 40  # characters of a text's beginning and end where credits stand
_NEARLY = r"(?:[记通][^\W\d_]|[^\W\d_]者|[^\W\d_]讯员|通[^\W\d_]员|[文图]/|摄)"
# 本报讯（记看 甲 …: brackets behind a dateline, or at the very start; and 记看 甲报道： without them.
_AT_START = re.compile(
    rf"(?:^.{{0,2}}|^.{{0,24}}?[讯电息])\s*[（(〔【\[]\s*(?:本报|见习|实习|特约)?{_NEARLY}[^，。（(】]{{2,30}}"
    rf"|^.{{0,30}}?[讯电息日]\s*{_NEARLY}{{1,3}}[^，。：:]{{2,16}}报[道导]?.?\s*[：:]"
)
_AT_END = re.compile(
    rf"[。！？”][ \u3000]*[（(■]?[ \u3000]*(?:本报|见习|实习|特约)?{_NEARLY}{{1,3}}[ \u3000/／:：][^，。]{{2,20}}$"
    r"|[。！？”][ \u3000]*[（(]?[^，。！？”（(]{2,20}[ \u3000][摄攝][)）]?$"
    r"|[。！？”][ \u3000]*[（(][^，。！？”（()）]{2,16}$"
)


def doubt_unsigned(items: Sequence[Item], fixed: SettledLines = NOTHING_FIXED) -> Iterator[Item]:
    """The items, those articles uncertain whose credit seems to be lost; not what is settled from end to end."""
    articles = [item for item in items if item.kind == "article"]
    signed = sum(_is_signed(item) for item in articles)
    parts = _parts(articles) if 2 * signed >= len(articles) else set()
    for item in items:
        alone = item.kind == "article" and not _is_signed(item)
        others = len(articles) - 1
        all_others = alone and others >= _FEWEST_OTHERS and signed == others
        lost = all_others or (item.kind in ("article", "photo") and _holds_lost_credit(item))
        if not item.certain or fixed.whole(item):
            yield item
        elif id(item) in parts:
            yield replace(item, certain=False, doubts=(*item.doubts, uncertain_at(item.lines[0], item.lines[-1])))
        else:
            yield _doubted(item) if lost else item


def _parts(articles: Sequence[Item]) -> set[int]:
    """The ids of those that may be one article: signed at its top, then short headings that may be its crossheads."""
    found: set[int] = set()
    whole: Item | None = None
    for item in articles:
        if item.bylines:
            whole = item
        elif whole and _may_be_part(item):
            found |= {id(whole), id(item)}
        else:
            whole = None
    return found


def _may_be_part(item: Item) -> bool:
    more = item.kicker or item.subtitle or item.dateline or item.section
    return not more and 0 < len(squeeze(item.headline)) <= _LONGEST_CROSSHEAD


def _is_signed(item: Item) -> bool:
    return bool(item.bylines)


def _holds_lost_credit(item: Item) -> bool:
    """Whether what may be a credit stands in the text, where none was read."""
    if not item.body:
        return False
    first = simplified(f"{item.dateline}{item.body[0]}"[:_LONGEST_HEAD])
    last = simplified(item.body[-1][-_LONGEST_TAIL:])
    return bool(_AT_START.search(first) or _AT_END.search(last))


def _doubted(item: Item) -> Item:
    doubt = Doubt(item.lines[0], item.lines[-1], "no-byline", "没有读到署名，可能漏识，请对照原文核对。")
    return replace(item, certain=False, doubts=(*item.doubts, doubt))
