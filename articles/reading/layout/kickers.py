"""Where a kicker ends and its headline begins, if nothing but a line end or a blank parts them.

A headline of phrases breaks between them just so. All ways to cut are weighed: phrases of one deck are near-equal, a
deck has its length, a kicker has its forms, and the other headlines of the page show how it sets phrases and kickers.
Costs are in the units of rules.py; lengths are those of the headlines that the sample pages print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.chinese.numerals import NUMERALS
from articles.chinese.text import COMMAS, continues, squeeze, unbalanced
from articles.reading.habits import Habits
from articles.reading.layout.affinity import pairs
from articles.reading.layout.joints import DASH
from articles.reading.layout.lines import Block

EQUAL = 2  # characters by which near-equal phrases may differ
UNEQUAL, MORE_UNEQUAL = 1.0, 0.3  # phrases of one deck differ by more than that; each further character
NOT_JUST_EQUAL = 0.1  # each character by which near-equal phrases differ
LONGEST = (20, 20, 24)  # characters of a deck of one, two, three phrases
LONGER = 0.3  # each character more
JOINED, LONGEST_JOINED = 1.5, 40  # a word of the text goes on across the line end; characters of a deck of such lines
MIXED = 2.0  # a deck that breaks its phrases at line ends and at blanks, or one of two phrases has a comma
KICKER = 1.1  # a kicker that no blank line parts from its headline
ALIKE, JUST_ALIKE = 0.5, 1.0  # its headline is about as long; just as long
SHORT, SHORTEST = 3.0, 6  # cost where one of both has fewer characters than this
BROKEN = 3.0  # the cut goes through a phrase
FORM = 1.0  # less for words that kickers are made of
PARTED = 1.0  # less where all headlines of the page have kickers
# A headline shorter or longer than the paper's usual ones: as little as parts a sure cut from a doubtful one, so that
# it decides between doubtful ones only.
UNUSUAL_LENGTH = 0.15
PHRASED = 1.0  # less where the page sets the phrases of a headline on one line: a line end is then no phrase's end

# A kicker tells the occasion (a meeting was held) or the circumstances (from … to …).
_FORM = re.compile(
    rf"^(?:从.+到|随着|围绕|面对|聚焦|为了|通过|经过|告别|第[\d{NUMERALS}]+[期届次])"
    r"|(?:举行|召开|举办|开幕|闭幕|落幕|启动|发布|揭晓|出炉|发榜|闭会|活动|会议|以来|之际|背后|之后)$"
)
# A subtitle tells what the text is: a visit, a record, impressions.
_SUBTITLE = re.compile(
    r"^(?:访|记|写在|来自|听|读|评|致)(?!者)|(?:纪实|侧记|见闻|综述|纪事|采访记|访谈录?|札记|随想|印象记?|启示录?|素描|速写|一瞥|掠影|巡礼)$"
)
_ENDS_INSIDE = re.compile(r"[的和与及在是为对把被将、，,（(“《]$")


@dataclass(frozen=True)
class Habit:
    """How the page sets its headlines.

    ``parted``: the share of the headlines that have a kicker in a block of its own; ``phrased``: a headline of several
    phrases stands on one line. ``subtitled``: some have subtitles, so that of two decks either may be the headline.
    ``pairs``: the pairs of characters of the page's texts. ``paper``: the habits of the paper, for what the page does
    not show.
    """

    parted: float = 0.0
    phrased: bool = False
    subtitled: bool = False
    pairs: frozenset[str] = frozenset()
    paper: Habits | None = None

    def joins(self, one: str, other: str) -> bool:
        """Whether a word of the page goes on from the end of one line into the next."""
        return one[-1:] + other[:1] in self.pairs


class Cut(NamedTuple):
    """How many lines (or, of one line, phrases) are the kicker; ``margin``: what the next best cut costs more."""

    end: int
    margin: float


def habit_of(headlines: Sequence[Sequence[Block]], texts: Sequence[Block], paper: Habits | None = None) -> Habit:
    """The habit of a page, from the headline blocks of each of its articles and the blocks of text."""
    headed = [blocks for blocks in headlines if blocks]
    parted = sum(len(blocks) > 1 for blocks in headed) / max(1, len(headed))
    single = [blocks[0].text.split() for blocks in headed if len(blocks) == 1 and len(blocks[0].lines) == 1]
    phrased = any(len(phrases) > 1 and near_equal(phrases) for phrases in single)
    words = frozenset[str]().union(*(pairs(block.text) for block in texts))
    return Habit(parted, phrased, any(_has_subtitle(blocks) for blocks in headed), words, paper)


def _has_subtitle(blocks: Sequence[Block]) -> bool:
    """Whether a line behind the first opens with a dash or reads like a subtitle, or three blocks stand together."""
    lines = [line.text for block in blocks for line in block.lines]
    return len(blocks) > 2 or any(DASH.match(line) or is_subtitle(line) for line in lines[1:])


def kicker_end(rows: Sequence[str], habit: Habit) -> Cut:
    """The cheapest cut of a headline block, which is all there is above a text; 0 where all of it is headline."""
    units = rows if len(rows) > 1 else rows[0].split()
    wrapped = len(rows) > 1
    ends = range(1, len(units))
    costs = [_deck(units, habit if wrapped else None), *(_parted(units, end, habit, wrapped=wrapped) for end in ends)]
    cut = _cheapest_cut(costs)
    if habit.paper is None or cut.margin >= UNUSUAL_LENGTH:
        return cut
    sizes = [sum(map(_size, units[at:])) for at in range(len(costs))]
    by_habit = [cost + UNUSUAL_LENGTH * (not habit.paper.is_usual(sizes[at])) for at, cost in enumerate(costs)]
    return Cut(_cheapest_cut(by_habit).end, cut.margin)


def _cheapest_cut(costs: Sequence[float]) -> Cut:
    best, *others = sorted(costs)
    return Cut(costs.index(best), others[0] - best if others else KICKER)


def is_subtitle(text: str) -> bool:
    """Whether it reads like a subtitle by its form."""
    return bool(_SUBTITLE.search(text))


def is_kicker(text: str) -> bool:
    """Whether it reads like a kicker by its form."""
    return bool(_FORM.search(text))


def _parted(units: Sequence[str], cut: int, habit: Habit, *, wrapped: bool) -> float:
    kicker, headline = units[:cut], units[cut:]
    own = habit if wrapped else None
    cost = (
        KICKER
        + _deck(kicker, own)
        + _deck(headline, own)
        + (JOINED * (wrapped and habit.joins(kicker[-1], headline[0])))
    )
    cost -= PARTED * habit.parted + PHRASED * (habit.phrased and wrapped)
    first, second = "".join(kicker), "".join(headline)
    if len(kicker) == len(headline) and not _is_mixed(kicker[0], headline[0]) and near_equal((first, second)):
        cost += ALIKE + JUST_ALIKE * (_size(first) == _size(second))
    cost += SHORT * (min(_size(first), _size(second)) < SHORTEST)
    cost += BROKEN * (unbalanced(first) or continues(second) or bool(_ENDS_INSIDE.search(first)))
    return cost - FORM * bool(_FORM.search(first))


def _deck(units: Sequence[str], habit: Habit | None) -> float:
    """What it costs that the units are phrases of one deck; with a habit, lines that may break inside a phrase."""
    if len(units) == 1:
        return 0.0
    if habit and all(habit.joins(one, other) for one, other in pairwise(units)):
        return LONGER * max(0, sum(map(_size, units)) - LONGEST_JOINED)
    sizes = [_size(unit) for unit in units]
    spread = max(sizes) - min(sizes)
    uneven = UNEQUAL + MORE_UNEQUAL * (spread - EQUAL - 1) if spread > EQUAL else NOT_JUST_EQUAL * spread
    longest = LONGEST[min(len(units), len(LONGEST)) - 1]
    return uneven + LONGER * max(0, sum(sizes) - longest) + MIXED * any(_is_mixed(units[0], unit) for unit in units)


def _is_mixed(one: str, other: str) -> bool:
    """Whether only one of two phrases is itself parted, by a blank or a comma."""
    return (" " in one) != (" " in other) or any((mark in one) != (mark in other) for mark in COMMAS)


def near_equal(phrases: Sequence[str]) -> bool:
    """Whether they are about as long as each other."""
    sizes = [_size(phrase) for phrase in phrases]
    return max(sizes) - min(sizes) <= EQUAL


def _size(phrase: str) -> int:
    return len(squeeze(phrase))
