"""Which piece of a text is most like what was asked, and where the two differ. Pure: both are normalised strings.

A piece is found by the pairs of characters it shares with what was asked, and compared by common blocks, the longest
first, as difflib finds them. A block that stands in both but in another place has moved, and counts little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

Range = tuple[int, int]

# What a character costs that is missing or another one in the text, one that the text has besides, and a block that
# has moved: who remembers half leaves out more than he invents.
LACKING, ADDED, MOVED = 2, 1, 2
# Blocks that are looked for in another place, and how long: two words that changed places are one or two.
MOST_MOVED, SHORTEST_MOVED = 4, 1
# What is asked for before or after all that is found, and is no longer than this, was misread or is another word.
LONGEST_CHANGED = 4
# What stands for characters that are spoken for: alike in no two texts.
_ASKED, _TEXT = -1, -2


@dataclass(frozen=True)
class LikestPiece:
    """Characters ``first`` to ``end`` (exclusive) of a text; ``shared``: how many different pairs asked for it has."""

    first: int
    end: int
    shared: int


@dataclass(frozen=True)
class Alignment:
    """Characters ``first`` to ``end`` of the text, of which those in ``differing`` (ranges in order) are not as asked;
    the others are characters asked for, in their order. ``cost``: how many characters are others, too many or missing,
    and one for each block that has moved."""

    first: int
    end: int
    differing: tuple[Range, ...]
    cost: int


def pairs(text: str) -> Iterator[str]:
    """Each two neighbours."""
    return map("".join, pairwise(text))


def likest_piece(asked: str, text: str) -> LikestPiece | None:
    """Where most of the different pairs stand, within half as much again as was asked; None without any."""
    places = sorted(place for pair in set(pairs(asked)) for place in _occurrences(pair, text))
    width = len(asked) + len(asked) // 2
    within: Counter[str] = Counter()
    best, oldest = None, 0
    for place in places:
        within[text[place : place + 2]] += 1
        while places[oldest] + width <= place:
            _take_out(within, text[places[oldest] : places[oldest] + 2])
            oldest += 1
        piece = LikestPiece(places[oldest], place + 2, len(within))
        if best is None or _rank(piece) > _rank(best):
            best = piece
    return best


def _occurrences(pair: str, text: str) -> Iterator[int]:
    at = text.find(pair)
    while at >= 0:
        yield at
        at = text.find(pair, at + 1)


def _take_out(within: Counter[str], pair: str) -> None:
    within[pair] -= 1
    if not within[pair]:
        del within[pair]


def _rank(piece: LikestPiece) -> tuple[int, int]:
    """Of equals the shortest."""
    return piece.shared, piece.first - piece.end


def align(asked: str, text: str, piece: LikestPiece) -> Alignment:
    """What was asked beside this piece of the text and what stands around it."""
    start = max(0, piece.first - len(asked))
    near = text[start : piece.end + len(asked)]
    # What the piece lacks stands beside it if anywhere.
    beside = max(0, len(asked) - (piece.end - piece.first)) + LONGEST_CHANGED
    first, end = max(0, piece.first - start - beside), piece.end - start + beside
    blocks = _near_blocks(_common_blocks(asked, near, first, end))
    asked_gaps, text_gaps = _gaps(blocks, len(asked), len(near))
    missing, other = _only(asked, asked_gaps, _ASKED), _only(near, text_gaps, _TEXT)
    moved = _take_out_moved(missing, other)
    cost = MOVED * len(moved) + _cost(_left(missing, asked_gaps), _left(other, text_gaps))
    shown = _shown_gaps(asked_gaps, text_gaps, moved)
    differing = tuple((first + start, end + start) for first, end in shown if first < end)
    return Alignment(shown[0][0] + start, shown[-1][1] + start, differing, cost)


@dataclass(frozen=True)
class _Block:
    """The same characters in what was asked and in the text."""

    asked: int
    text: int
    size: int

    @property
    def asked_end(self) -> int:
        return self.asked + self.size

    @property
    def text_end(self) -> int:
        return self.text + self.size


def _common_blocks(asked: str, text: str, first: int, end: int) -> list[_Block]:
    """Between these places of the text."""
    matching = SequenceMatcher(None, asked, text[first:end], autojunk=False).get_matching_blocks()
    return [_Block(match.a, match.b + first, match.size) for match in matching if match.size]


def _near_blocks(blocks: list[_Block]) -> list[_Block]:
    """Without those at the ends that stand so far off that they are dearer than missing."""
    while len(blocks) > 1:
        if _is_far(blocks[0], blocks[1], blocks[0].size):
            blocks = blocks[1:]
        elif _is_far(blocks[-2], blocks[-1], blocks[-1].size):
            blocks = blocks[:-1]
        else:
            break
    return blocks


def _is_far(one: _Block, other: _Block, size: int) -> bool:
    return other.text - one.text_end > size + other.asked - one.asked_end


def _gaps(blocks: Sequence[_Block], asked: int, text: int) -> tuple[list[Range], list[Range]]:
    """What stands before, between and after the blocks, in what was asked and in the text; of the text little more at
    either end than is missing."""
    first, last = blocks[0], blocks[-1]
    around = asked - sum(block.size for block in blocks) + LONGEST_CHANGED
    asked_gaps = [(one.asked_end, other.asked) for one, other in pairwise(blocks)]
    text_gaps = [(one.text_end, other.text) for one, other in pairwise(blocks)]
    return (
        [(0, first.asked), *asked_gaps, (last.asked_end, asked)],
        [(max(0, first.text - around), first.text), *text_gaps, (last.text_end, min(text, last.text_end + around))],
    )


def _only(text: str, gaps: Sequence[Range], taken: int) -> list[str | int]:
    """The characters of the gaps in their places, every other one ``taken``."""
    left: list[str | int] = [taken] * len(text)
    for first, end in gaps:
        left[first:end] = text[first:end]
    return left


def _left(text: Sequence[str | int], gaps: Sequence[Range]) -> list[int]:
    return [sum(isinstance(char, str) for char in text[first:end]) for first, end in gaps]


def _take_out_moved(missing: list[str | int], other: list[str | int]) -> list[Range]:
    """Where in the text the blocks stand that are in a gap of both; they are taken out of both."""
    moved: list[Range] = []
    while len(moved) < MOST_MOVED:
        match = SequenceMatcher(None, missing, other, autojunk=False).find_longest_match()
        if match.size < SHORTEST_MOVED:
            break
        missing[match.a : match.a + match.size] = [_ASKED] * match.size
        other[match.b : match.b + match.size] = [_TEXT] * match.size
        moved.append((match.b, match.b + match.size))
    return moved


def _cost(lacking: Sequence[int], added: Sequence[int]) -> int:
    """Nothing for what the text has at its ends; within, a word that was left out costs half of one that is another."""
    too_many = sum(max(0, more - fewer) for fewer, more in zip(lacking[1:-1], added[1:-1], strict=True))
    return LACKING * sum(lacking) + ADDED * too_many


def _shown_gaps(asked_gaps: Sequence[Range], text_gaps: Sequence[Range], moved: Sequence[Range]) -> list[Range]:
    """Of the text at either end only what has moved there, or as much as is missing, if that is little."""
    (_, first), (last, end) = text_gaps[0], text_gaps[-1]
    before, after = (high - low for low, high in (asked_gaps[0], asked_gaps[-1]))
    # A single character so far off is there by chance.
    words = [(low, high) for low, high in moved if high - low > 1]
    starts = [first - before if before <= LONGEST_CHANGED else first, *(low for low, _ in words)]
    ends = [last + after if after <= LONGEST_CHANGED else last, *(high for _, high in words)]
    return [(max(0, min(starts)), first), *text_gaps[1:-1], (last, min(end, max(ends)))]
