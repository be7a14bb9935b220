"""Headline blocks to kicker, headline and subtitle.

A block is one deck of the headline. Blocks that stand apart are kicker and headline, and one that begins with a dash is
a subtitle. Phrases of one deck are parted by a space; a line break inside a deck counts as one. Where kicker and
headline share a line, near-equal phrases belong together and the odd one stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.ingest.layout.lines import Block, Line

_DASH = re.compile(r"^\s*(?:—+|――+|-{2,}|──+|–+)")
_EQUAL = 2  # characters by which near-equal phrases may differ
_LONGEST_HEADLINE = 20  # characters of two unequal phrases that may still be one headline


@dataclass(frozen=True)
class Deck:
    """One part of a headline and the lines it stands on."""

    role: str
    text: str
    lines: tuple[int, ...]


def decks(blocks: Sequence[Block]) -> list[Deck]:
    """Kicker, headline and subtitle of an item's headline blocks, in printed order."""
    parts = [part for block in blocks for part in _parts(block)]
    if not parts:
        return []
    if len(parts) == 1 and not parts[0][1]:
        return _inline(parts[0][0])
    roles = _roles([text for text, _, _ in map(_read, parts)], [doubled for _, doubled in parts])
    return [Deck(role, text, lines) for role, (text, _, lines) in zip(roles, map(_read, parts), strict=True)]


def _parts(block: Block) -> list[tuple[tuple[Line, ...], bool]]:
    """The decks of one block: a doubled line, or one with a dash before it, is a deck of its own."""
    parts: list[tuple[tuple[Line, ...], bool]] = []
    for line in block.lines:
        doubled = bool(line.left_out)
        if parts and not doubled and not parts[-1][1] and not _DASH.match(line.text):
            parts[-1] = ((*parts[-1][0], line), False)
        else:
            parts.append(((line,), doubled))
    return parts


def _read(part: tuple[tuple[Line, ...], bool]) -> tuple[str, bool, tuple[int, ...]]:
    lines, doubled = part
    text = " ".join(line.text for line in lines)
    return text, doubled, tuple(line.number for line in lines)


def _roles(texts: list[str], doubled: list[bool]) -> list[str]:
    """A role for each deck: the doubled one (set in large type) is the headline, else the first behind the kicker."""
    dashed = [bool(_DASH.match(text)) for text in texts]
    plain = [at for at, dash in enumerate(dashed) if not dash]
    if not plain:
        return ["headline", *["subtitle"] * (len(texts) - 1)]
    main = doubled.index(True) if any(doubled) else plain[:2][-1]
    return [
        "headline" if at == main else "kicker" if at < main and not dashed[at] else "subtitle"
        for at in range(len(texts))
    ]


def _inline(lines: tuple[Line, ...]) -> list[Deck]:
    """A single deck: kicker and headline where its phrases say so."""
    text = " ".join(line.text for line in lines)
    numbers = tuple(line.number for line in lines)
    if len(lines) > 1:
        cut = kicker_end([line.text for line in lines]) if len(lines) == 2 else 0
        return [
            Deck(role, " ".join(line.text for line in part), tuple(line.number for line in part))
            for role, part in (("kicker", lines[:cut]), ("headline", lines[cut:]))
            if part
        ]
    cut = kicker_end(text.split())
    if not cut:
        return [Deck("headline", text, numbers)]
    phrases = text.split()
    return [
        Deck("kicker", " ".join(phrases[:cut]), numbers),
        Deck("headline", " ".join(phrases[cut:]), numbers),
    ]


def kicker_end(phrases: Sequence[str]) -> int:
    """How many of the phrases of one line are its kicker; 0 where all are headline."""
    sizes = [len(phrase) for phrase in phrases]
    if len(sizes) == 2 and abs(sizes[0] - sizes[1]) > _EQUAL and sum(sizes) > _LONGEST_HEADLINE and min(sizes) > 5:
        return 1
    if len(sizes) == 3 and abs(sizes[0] - sizes[1]) <= _EQUAL < abs(sizes[1] - sizes[2]):
        return 2
    if len(sizes) == 3 and abs(sizes[1] - sizes[2]) <= _EQUAL < abs(sizes[0] - sizes[1]):
        return 1
    return 0
