"""The blocks of a page with everything that candidates ask about them, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from statistics import median

from articles.chinese.text import continues
from articles.reading.credits.roles import SOURCE, TITLES
from articles.reading.layout import rules
from articles.reading.layout.affinity import Affinity
from articles.reading.layout.headrows import LONGEST_ROW
from articles.reading.layout.lines import Block, LineClass
from articles.reading.layout.paragraphs import Measure, opening
from articles.reading.layout.regions import Regions
from articles.reading.layout.settling import Settlement
from articles.reading.layout.verse import may_be_verse
from articles.reading.records import Credit

EDITING_ROLES = frozenset(
    role for role in TITLES if role.endswith(("编辑", "责编", "编委", "校对", "审", "审核", "美编"))
)
PHOTO_ROLES = frozenset({"摄影", "摄影报道", "图", "图片", "供图", "航拍", "摄像"})

# Costs in the units of rules.py. Most sensitive of all are UNLIKE and AFFINITY: halved or doubled they cost 0.011 of
# the score of 20 pages, most others nothing (docs/reading.md).
FLOWS_ON = 1.5  # a headline that the next block goes on from inside a word
IN_COLUMN, IN_COLUMN_TEXT = 1.5, 0.4  # rows as long as the column: dearer as a headline, cheaper as text
UNLIKE, LIKE, LONG_ENOUGH = 2.0, 0.12, 40  # most cost; likeness that costs nothing; pairs of a telling block
REACH = 4  # blocks back that a block of one text should be like: the subject may change along a text
AFFINITY, AFFINITY_MOST, BY_CHANCE = 0.4, 10.0, 3.0  # gain for a unit of weight; most weight; weight that is chance
NAME_ALONE, NAME_AGAIN = 2.5, 0.5  # a name without a role as a byline; where several stand so
VERSE, VERSE_LINE, AMONG_VERSE = (
    0.3,
    1.5,
    3.0,
)  # a stanza as text; one of a line; a headline that may be one of verse, behind another
NO_BYLINE, NO_BYLINE_WHERE_ALL_HAVE = 0.5, 2.5  # an article without a byline; as much more where all are signed
CAPTION_SIZE = 90  # characters: what begins like a caption and is longer may be a paragraph
CROSSHEADS = 6.0  # crossheads come in numbers: the first
SHORT_CROSSHEAD, FRAMED_CROSSHEAD = 2.5, 0.5  # where it is shorter than the page's headlines; where brackets frame it
SHORTER, KNOWN_TITLE, ENOUGH_HEADLINES = 0.8, 3.0, 2  # as long at most; a headline's cost at most; so many show it
_FEWEST_ROWS = 8  # inner rows that show how wide the page's column is
_UNEVEN, _OVERHANG = 2.5, 2  # characters by which a row of the column may differ; by which its last row may exceed it


class PageEvidence:
    """What is known about each block (lists by block), and about the page as a whole."""

    def __init__(self, blocks: Sequence[Block], measure: Measure) -> None:
        self.blocks = blocks
        self.size = len(blocks)
        self.settlement = Settlement(blocks)
        self.affinity = Affinity(blocks)
        self._gains: dict[tuple[int, int, int], float] = {}
        self.dateline = self._known_as("dateline", "text")
        has_verse = any(block.is_verse for block in blocks)
        self.imprint = [*self._settled_or([_is_imprint(block) for block in blocks], "imprint"), False]
        self.caption = [block.is_caption and block.size < CAPTION_SIZE for block in blocks]
        self.stanza = [has_verse and _may_be_stanza(block) for block in blocks]
        self.standfirst = [*self._known_as("standfirst", "standfirst"), False]
        self.full = [opening(block, measure) == "full" for block in blocks]
        self.joined = [self._flows_on(at) for at in range(self.size)]
        self.costs = self._weigh()
        self.crosshead = [self._is_crosshead(at) for at in range(self.size)]
        self.crossheads = [self._first_crosshead(at) for at in range(self.size)]
        self.unlike = [self._unlike(at) for at in range(self.size)]
        self.regions = Regions(blocks)
        self._read_credits()
        self.has_datelines = any(self.dateline)

    def gain(self, title: int, start: int, end: int) -> float:
        """What a headline block gains by the pairs it shares with the text from ``start`` to ``end``."""
        key = (title, start, end)
        if key not in self._gains:
            shared: frozenset[str] = frozenset().union(*(self.affinity.common(title, at) for at in range(start, end)))
            weight = max(0.0, self.affinity.weigh(shared) - BY_CHANCE)
            self._gains[key] = AFFINITY * min(AFFINITY_MOST, weight)
        return self._gains[key]

    def _known_as(self, cls: LineClass, role: str) -> list[bool]:
        """Which blocks are of the class; what is settled is where it has the role."""
        of_class = [block.cls == cls for block in self.blocks]
        if role == "text":  # a dateline opens a text
            return [is_one and self.settlement.role(at) in (None, role) for at, is_one in enumerate(of_class)]
        return self._settled_or(of_class, role)

    def _settled_or(self, read: Sequence[bool], role: str) -> list[bool]:
        """What is read of each block, where nothing is settled; else whether it has the role."""
        settled = map(self.settlement.role, range(self.size))
        return [own if told is None else told == role for own, told in zip(read, settled, strict=True)]

    def _read_credits(self) -> None:
        inline = [block.credit for block in self.blocks]
        self.byline = self._known_as("byline", "byline")
        self.name = self._known_as("name", "")
        self.name_cost = NAME_AGAIN if sum(self.name) > 1 else NAME_ALONE
        self.opens_byline = [_opens_byline(block) for block in self.blocks]
        self.photo_credit = [_photographic(block.bylines) for block in self.blocks]
        self.inline_credit = [bool(credit) for credit in inline]
        self.inline_photo = [bool(credit and _photographic(credit.bylines)) for credit in inline]
        signed = sum(self.byline) - sum(self.photo_credit) + sum(self.inline_credit) - sum(self.inline_photo)
        share = min(1.0, signed / max(1, sum(self.dateline), signed))
        self.no_byline = NO_BYLINE + NO_BYLINE_WHERE_ALL_HAVE * share

    def _weigh(self) -> list[dict[rules.BlockRole, float]]:
        """The cost of every role for every block, by the rules and by what stands around it."""
        weighed = [rules.costs(block) for block in self.blocks]
        width = _column_width(self.blocks)
        for block, costs, flows_on in zip(self.blocks, weighed, self.joined, strict=True):
            costs["title"] += FLOWS_ON * (flows_on and not block.is_large)
            if width and not block.is_large and _set_in_column(block, width):
                costs["title"] += IN_COLUMN
                costs["text"] *= IN_COLUMN_TEXT
        self._weigh_stanzas(weighed)
        return [self.settlement.costs(at, costs) for at, costs in enumerate(weighed)]

    def _weigh_stanzas(self, weighed: list[dict[rules.BlockRole, float]]) -> None:
        """On a page with verse a few short lines may be a stanza; what a name or text follows is a headline."""
        for at, block in enumerate(self.blocks):
            if not self.stanza[at]:
                continue
            weighed[at]["text"] = min(weighed[at]["text"], VERSE if len(block.lines) > 1 else VERSE_LINE)
            if at and self.stanza[at - 1] and not self._heads(at):
                weighed[at]["title"] += AMONG_VERSE

    def _heads(self, at: int) -> bool:
        """Whether the block below is what stands below headlines."""
        below = self.blocks[at + 1] if at + 1 < self.size else None
        return below is not None and (below.cls != "plain" or below.closed)

    def _flows_on(self, at: int) -> bool:
        """Whether the block seems to break off inside a word that the next block ends."""
        if at + 1 == self.size:
            return False
        one, other = self.blocks[at], self.blocks[at + 1]
        if other.cls != "plain" or one.closed:
            return False
        return self.full[at + 1] or continues(other.text) or self.affinity.fits(one, other)

    def _is_crosshead(self, at: int) -> bool:
        """Whether the block, if it stands inside a text, is a crosshead and no piece of a sentence."""
        if settled := self.settlement.role(at):
            return settled == "crosshead"
        before_closed = at > 0 and self.blocks[at - 1].closed
        return before_closed and not self.joined[at] and self.costs[at]["crosshead"] < self.costs[at]["text"]

    def _first_crosshead(self, at: int) -> float:
        """What the first crosshead of a text costs: little where it is framed, or shorter than the page's headlines."""
        block = self.blocks[at]
        if block.is_framed or block.settled:
            return FRAMED_CROSSHEAD
        return SHORT_CROSSHEAD if block.size <= SHORTER * self._shortest_headline else CROSSHEADS

    @cached_property
    def _shortest_headline(self) -> int:
        """How many characters those headlines have that are known by the byline or dateline below them; 0 for none."""
        known = [
            block.size
            for block, below, costs in zip(self.blocks, self.blocks[1:], self.costs, strict=False)
            if below.cls in ("byline", "dateline", "standfirst", "imprint") and costs["title"] < KNOWN_TITLE
        ]
        return min(known) if len(known) >= ENOUGH_HEADLINES else 0

    def _unlike(self, at: int) -> float:
        """What it costs to take the block into one text with those before it: below 0 where they share much."""
        if self.blocks[at].settled:
            return 0.0
        before = range(max(0, at - REACH), at)
        shared: frozenset[str] = frozenset().union(*(self.affinity.common(other, at) for other in before))
        size = self.affinity.size(at)
        likeness = self.affinity.weigh(shared) / max(1, size)
        return UNLIKE * max(-1.0, 1 - likeness / LIKE) * min(1.0, size / LONG_ENOUGH)


def _photographic(bylines: Sequence[Credit]) -> bool:
    """Whether everyone named is a photographer, a reporter who took the picture (记者 甲 摄) included."""
    photographers = {
        byline.name for byline in bylines if byline.role in PHOTO_ROLES or (byline.organisation and byline.role)
    }
    return bool(bylines) and all(byline.name in photographers for byline in bylines)


def _may_be_stanza(block: Block) -> bool:
    return block.cls == "plain" and may_be_verse([line.text for line in block.lines])


def _is_imprint(block: Block) -> bool:
    """A line of date or source, or one that names editors only: it may stand beside a byline."""
    roles = [byline.role for byline in block.bylines]
    return block.cls == "imprint" or (bool(roles) and all(role in EDITING_ROLES or role == SOURCE for role in roles))


def _opens_byline(block: Block) -> bool:
    """Whether a byline is the first of its article: marked, or led by a reporter as no second line is."""
    return bool(block.bylines) and (not block.text[0].isalnum() or block.bylines[0].role.endswith("记者"))


def _column_width(blocks: Sequence[Block]) -> float | None:
    """How many characters most rows of the page's text hold; None where whole paragraphs stand on a line."""
    rows = [len(line.text) for block in blocks if len(block.lines) > 3 for line in block.lines[1:-1]]
    width = median(rows) if len(rows) > _FEWEST_ROWS else 0
    return width if 0 < width <= LONGEST_ROW else None


def _set_in_column(block: Block, width: float) -> bool:
    """Whether the block of several lines fills the column as text does; a headline breaks where it likes."""
    rows = [len(line.text) for line in block.lines]
    return len(rows) > 1 and all(abs(row - width) <= _UNEVEN for row in rows[:-1]) and rows[-1] <= width + _OVERHANG
