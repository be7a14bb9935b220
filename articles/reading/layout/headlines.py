"""Headline blocks to kicker, headline and subtitle.

A block is one deck of the headline. Blocks that stand apart are kicker and headline, and one that begins with a dash is
a subtitle. Where nothing tells which of two is the headline, the paper's own habits may. Phrases of one deck are parted
by a space; a line break inside a deck counts as one. Where kicker and headline share a block, kickers.py tells them
apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.layout.joints import DASH
from articles.reading.layout.kickers import Habit, is_kicker, is_subtitle, kicker_end, near_equal
from articles.reading.layout.lines import Block, SourceLine

SURE_WHERE_OPEN, MOST_SURE_LINES = 2.0, 2  # the page has subtitles too, or the deck more lines than these
CLEARLY_SMALLER = 0.9  # times the headline's size that a kicker or subtitle is set in at most
SURE = 0.15  # a cut between kicker and headline is sure where any other costs more by this


@dataclass(frozen=True)
class Deck:
    """One part of a headline and the lines it stands on; ``sure``: nothing speaks for another cut."""

    role: str
    text: str
    lines: tuple[int, ...]
    sure: bool = True


def decks(blocks: Sequence[Block], habit: Habit) -> list[Deck]:
    """Kicker, headline and subtitle of an item's headline blocks, in printed order, as the page's habit is."""
    if any(block.settled for block in blocks):
        return _around_settled(blocks, habit)
    parts = [part for block in blocks for part in _parts(block)]
    if not parts:
        return []
    if by_size := _by_size(parts):
        return by_size
    first, *others = parts
    if not first[1] and all(_is_below(part) for part in others):
        subtitles = [Deck("subtitle", text, lines) for text, _, lines in map(_text_of, others)]
        return [*_inline(first[0], habit), *subtitles]
    texts, doubled = [text for text, _, _ in map(_text_of, parts)], [doubled for _, doubled in parts]
    by_habit = [] if any(doubled) else _by_habit(texts, habit)
    roles = by_habit or _roles(texts, doubled)
    either = habit.subtitled or _either_first(texts, habit)
    sure = any(doubled) or bool(by_habit) or not either or _tells(texts)
    return [Deck(role, text, lines, sure) for role, (text, _, lines) in zip(roles, map(_text_of, parts), strict=True)]


def _around_settled(blocks: Sequence[Block], habit: Habit) -> list[Deck]:
    """The decks of which some are settled; around a settled headline there is no other."""
    settled = [_settled_deck(block, block.settled.role) for block in blocks if block.settled]
    main = next((deck for deck in settled if deck.role == "headline"), None)
    read = decks([block for block in blocks if not block.settled], habit)
    if main:
        above = main.lines[0]
        read = [replace(deck, role="kicker" if deck.lines[0] < above else "subtitle", sure=False) for deck in read]
    return sorted([*settled, *read], key=lambda deck: deck.lines)


def _settled_deck(block: Block, role: str) -> Deck:
    text, _, lines = _text_of((block.lines, False))
    return Deck(role, text, lines)


def _by_size(parts: Sequence[tuple[tuple[SourceLine, ...], bool]]) -> list[Deck]:
    """The decks where the size they are set in tells which is the headline; none where it does not."""
    scales = [lines[0].place.scale if lines[0].place else 0.0 for lines, _ in parts]
    largest, *others = sorted(scales, reverse=True)
    if not largest or any(other > CLEARLY_SMALLER * largest for other in others):
        return []
    main = scales.index(largest)
    roles = ["kicker" if at < main else "headline" if at == main else "subtitle" for at in range(len(parts))]
    return [Deck(role, text, lines) for role, (text, _, lines) in zip(roles, map(_text_of, parts), strict=True)]


def _is_below(part: tuple[tuple[SourceLine, ...], bool]) -> bool:
    """Whether the deck shows by a dash or by its form that it is a subtitle."""
    lines, doubled = part
    return not doubled and _opens_subtitle(lines[0].text)


def is_open(first: str, second: str) -> bool:
    """Whether nothing tells which of two decks is the headline."""
    return not (any(map(DASH.match, (first, second))) or is_kicker(first) or is_subtitle(second))


def _by_habit(texts: list[str], habit: Habit) -> list[str]:
    """Roles of two decks where only the paper's habit tells them; none where that is not clear either."""
    if not (habit.paper and len(texts) == 2 and is_open(*texts)) or habit.paper.kicker_first is None:
        return []
    return ["kicker", "headline"] if habit.paper.kicker_first else ["headline", "subtitle"]


def _either_first(texts: list[str], habit: Habit) -> bool:
    return habit.paper is not None and len(texts) == 2 and habit.paper.either_first


def _tells(texts: list[str]) -> bool:
    """Whether the decks themselves tell which is the headline."""
    plain = [text for text in texts if not DASH.match(text)]
    if len(plain) < 2 or len(plain) < len(texts):
        return True
    return len(plain) == 2 and (is_kicker(plain[0]) != is_subtitle(plain[1]))


def _parts(block: Block) -> list[tuple[tuple[SourceLine, ...], bool]]:
    """The decks of one block: a doubled line, or one with a dash before it, is a deck of its own."""
    parts: list[tuple[tuple[SourceLine, ...], bool]] = []
    for line in block.lines:
        doubled = bool(line.left_out)
        if parts and not doubled and not parts[-1][1] and not _opens_subtitle(line.text):
            parts[-1] = ((*parts[-1][0], line), False)
        else:
            parts.append(((line,), doubled))
    return parts


def _opens_subtitle(line: str) -> bool:
    return bool(DASH.match(line)) or is_subtitle(line)


def _text_of(part: tuple[tuple[SourceLine, ...], bool]) -> tuple[str, bool, tuple[int, ...]]:
    lines, doubled = part
    text = " ".join(line.text for line in lines)
    return text, doubled, tuple(line.number for line in lines)


def _roles(texts: list[str], doubled: list[bool]) -> list[str]:
    """A role for each deck: the doubled one (set in large type) is the headline, else the first behind the kicker."""
    dashed = [bool(DASH.match(text)) or (at > 0 and is_subtitle(text)) for at, text in enumerate(texts)]
    plain = [at for at, dash in enumerate(dashed) if not dash]
    if not plain:
        return ["headline", *["subtitle"] * (len(texts) - 1)]
    main = doubled.index(True) if any(doubled) else _main(texts, plain)
    return [
        "headline" if at == main else "kicker" if at < main and not dashed[at] else "subtitle"
        for at in range(len(texts))
    ]


def _main(texts: list[str], plain: list[int]) -> int:
    """Which deck is the headline: the second, where a kicker stands above it and it does not read like a subtitle."""
    first, *others = plain
    return first if not others or is_subtitle(texts[others[0]]) else others[0]


def is_plain(rows: list[str], habit: Habit) -> bool:
    """Whether lines of one deck tell what they are: a word goes on across them, or they are two phrases of a length."""
    if habit.subtitled or len(rows) > MOST_SURE_LINES:
        return False
    return near_equal(rows) or all(habit.joins(one, other) for one, other in pairwise(rows))


def _inline(lines: tuple[SourceLine, ...], habit: Habit) -> list[Deck]:
    """A single deck: kicker and headline where its phrases say so."""
    rows, numbers = [line.text for line in lines], tuple(line.number for line in lines)
    end, margin = kicker_end(rows, habit)
    sure = margin >= (SURE if len(lines) == 1 or is_plain(rows, habit) else SURE_WHERE_OPEN)
    if not end:
        return [Deck("headline", " ".join(rows), numbers, sure)]
    if len(lines) == 1:
        phrases = rows[0].split()
        parts = [(phrases[:end], numbers), (phrases[end:], numbers)]
    else:
        parts = [(rows[:end], numbers[:end]), (rows[end:], numbers[end:])]
    roles = ("kicker", "headline")
    return [Deck(role, " ".join(texts), own, sure) for role, (texts, own) in zip(roles, parts, strict=True)]
