"""Two tables of rules: what it costs to take parts together as one article, or as one photo.

As in rules.py about 3 is "unlikely, but seen" and 8 "hardly ever". What the parts cost by themselves comes on top, and
what the headline gains by speaking of its text goes off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from articles.reading.layout.continuations import find_continuations
from articles.reading.layout.evidence import PageEvidence
from articles.reading.layout.joints import NUMBERED
from articles.reading.layout.kickers import is_kicker
from articles.reading.layout.lines import Block
from articles.reading.layout.parts import Heads, Text

_ALBUM = 2  # numbered captions
_CAPTION = re.compile(r"图[为①②③④]|[上下左右]图|见图|\[图\]|（图）")
RESUMES = 3.0  # what the second half of a parted text costs
ODD_ORDERS = frozenset({"BHT", "TBH", "HTB"})
POINTER = 30  # characters that hold a pointer to another page
SCRAP = 60  # characters of a text that is hardly an article


class Story:
    """Parts that may be one item: heads before the text, the text, heads after it."""

    __slots__ = (
        "after",
        "before",
        "bylines",
        "has_dateline",
        "order",
        "page",
        "photo_credit",
        "text",
        "titles",
        "twice_signed",
    )

    def __init__(self, page: PageEvidence, before: Heads, text: Text, after: Heads) -> None:
        self.page, self.before, self.text, self.after = page, before, text, after
        self.titles = before.titles + after.titles
        self.bylines = before.bylines + after.bylines
        # Which parts stand in which order: H headline, B byline or credit, T text.
        self.twice_signed = bool(before.bylines and after.bylines)
        last = after.letters.replace("B", "") if self.twice_signed else after.letters
        self.order = before.letters + "T" * (text.end > text.start) + last
        self.has_dateline = text.start < page.size and page.dateline[text.start]
        self.photo_credit = bool(self.bylines) and all(page.photo_credit[at] for at in self.bylines)

    @property
    def pictured(self) -> bool | None:
        """Whether a picture stands with it; None where no places are known."""
        place = self.page.blocks[min((self.text.start, *self.titles, *self.bylines))].place
        return place.pictured if place else None

    @property
    def stops(self) -> bool:
        """Whether the text is the last part and ends inside a sentence."""
        return self.order.endswith("T") and not self.page.blocks[self.text.end - 1].closed

    @property
    def comes_from(self) -> bool:
        """Whether the text opens with a pointer back to another page."""
        if self.text.end == self.text.start:
            return False
        pointers = find_continuations(self.page.blocks[self.text.start].text[:POINTER])
        return any(not pointer.forward and not pointer.start for pointer in pointers)

    @property
    def numbered(self) -> bool:
        """Whether the paragraphs are the numbered captions of several pictures."""
        first, size = self.text.start, self.text.end - self.text.start
        return size >= _ALBUM and all(NUMBERED.match(block.text) for block in self.page.blocks[first : self.text.end])

    @property
    def inline_photo(self) -> bool:
        """Whether a photographer's credit stands inside the text."""
        return self.text.credited and any(self.page.inline_photo[self.text.start : self.text.end])


class Price(NamedTuple):
    """``cost`` is added times what ``measure`` says of the story (a truth value counts as 1)."""

    name: str
    measure: Callable[[Story], float]
    cost: float


def _no_byline(story: Story) -> float:
    """Little on a page where few articles are signed."""
    stamped = any(story.page.blocks[at].bylines for at in story.before.imprints + story.after.imprints)
    return 0.0 if story.bylines or story.text.credited or stamped else story.page.no_byline


def _no_dateline(story: Story) -> float:
    return story.page.has_datelines and not story.has_dateline


def _no_credit(story: Story) -> float:
    """Less where the caption itself says that it is one."""
    if story.bylines or story.inline_photo:
        return 0.0
    return 0.5 if _CAPTION.search(story.page.blocks[story.text.start].text) else 1.0


def _long_titles(story: Story) -> float:
    return sum(max(0, story.page.blocks[at].size - 10) for at in story.titles)


def _is_kicker(block: Block) -> bool:
    return is_kicker(block.text) or block.commas > 0


def _foreign_title(story: Story) -> float:
    own = range(story.text.start, story.text.end)
    return bool(story.titles) and not any(story.page.affinity.common(at, text) for at in story.titles for text in own)


def _closed_inside(story: Story) -> float:
    if story.numbered:
        return 0.0
    blocks = story.page.blocks[story.text.start : story.text.end - 1]
    return sum(block.closed for block in blocks)


ARTICLE: tuple[Price, ...] = (
    Price("no headline", lambda s: not s.titles and not s.comes_from, 8.0),
    Price("no byline", _no_byline, 1.0),
    Price("no dateline where the page has datelines", _no_dateline, 3.5),
    Price("signed by a photographer only", lambda s: s.photo_credit or (s.inline_photo and not s.bylines), 5.0),
    Price("a photographer signs inside, another above", lambda s: bool(s.bylines) and s.inline_photo, 3.0),
    Price("signed above and below", lambda s: s.twice_signed, 3.5),
    Price("signed twice", lambda s: bool(s.bylines) and s.text.credited, 1.5),
    Price("below a picture", lambda s: s.pictured is True, 5.0),
    Price("a caption", lambda s: s.text.start < s.page.size and s.page.caption[s.text.start], 3.0),
    Price("a scrap of text", lambda s: s.text.size < SCRAP and not s.has_dateline, 2.0),
    Price("parts in an order hardly ever set", lambda s: s.order in ODD_ORDERS, 2.0),
)
PHOTO: tuple[Price, ...] = (
    Price("photos are rarer than articles", lambda s: 1.0, 0.5),
    Price("signed above and below", lambda s: s.twice_signed, 6.0),
    Price("no credit", _no_credit, 6.0),
    Price("signed by a writer", lambda s: bool(s.bylines) and not s.photo_credit, 3.5),
    Price("no headline", lambda s: 0.0 if s.titles else 0.4 if s.inline_photo else 1.0, 2.5),
    Price("more than one headline block", lambda s: max(0, len(s.titles) - 1), 4.0),
    Price("headline longer than a photo's", _long_titles, 0.35),
    Price("a headline like a kicker", lambda s: any(_is_kicker(s.page.blocks[at]) for at in s.titles), 2.0),
    Price("a headline that speaks of something else", _foreign_title, 1.0),
    Price("caption longer than a caption", lambda s: max(0, s.text.size - 150), 0.02),
    Price("more than one paragraph", _closed_inside, 1.0),
    Price("a dateline", lambda s: s.has_dateline, 6.0),
    Price("no picture", lambda s: s.pictured is False, 5.0),
)


def resumption(story: Story) -> float:
    """How much less a bare text costs as the second half of another: its parts are not missing then."""
    if story.page.settlement.is_part(story.text.start, story.after.end):  # which its price says already
        return 0.0
    if story.order != "T" or story.has_dateline or story.before.section or story.after.section:
        return 0.0
    missing = sum(rule.cost * rule.measure(story) for rule in ARTICLE)
    return max(0.0, missing - RESUMES)


def price(table: tuple[Price, ...], story: Story) -> float:
    """What the story costs in all, read by one of the tables."""
    cost = story.before.cost + story.text.cost + story.after.cost
    for _, measure, own in table:
        cost += own * measure(story)
    for at in story.titles:
        cost -= story.page.gain(at, story.text.start, story.text.end)
    return cost
