"""The masthead and the page head: date, weekday, lunar date, running number, edition, page number and name.

A line counts only when its pieces fill it from end to end, so that no sentence is taken for a masthead; a misread
character or two are allowed where the rest is plainly one. What is strong (a lunar date, a running number, a date with
its weekday) counts anywhere on the page. A lone date, page or edition counts in the head of the page or beside a
strong line: notices are dated too, and wrapped text may break around a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from articles.reading.issue_facts.pieces import Piece, is_strong, pieces_at

_LONGEST_IN_HEAD = 30  # a longer line, or one with a comma or full stop, is text: there the page's head ends
_TEXT_MARKS = re.compile("[，。；！？,;!?]")
_NO_PAPER = ("新闻", "快讯", "时讯")
_AT_FOOT = frozenset({"date", "page", "edition", "volume"})
# One of these shows a head at the top of a page.
_OF_HEADS = frozenset({"date", "page", "edition", "address", "code", "publisher", "volume"})


def find_pieces(lines: Sequence[str]) -> list[Piece]:
    """The pieces of all masthead lines, in the order of the page."""
    return list(_find_pieces(tuple(lines)))


@lru_cache(maxsize=1)
def _find_pieces(lines: tuple[str, ...]) -> tuple[Piece, ...]:
    """The same, kept for whoever asks again for the same page."""
    parsed = {number: pieces for number, line in enumerate(lines, 1) if (pieces := pieces_at(line, number))}
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    head = set(filled[: _head_length([(lines[n - 1], n in parsed) for n in filled])])
    strong = _strong_lines(filled, parsed)
    accepted = {n for n in strong if n in head or _stands_apart(n, lines, parsed)}
    accepted |= {n for n in parsed if n in head and _counts_in_head(parsed[n]) and _is_free(n - 1, lines, parsed)}
    if filled and _is_papers_name(filled[0], lines, parsed):
        accepted.add(filled[0])
    foot = set(filled[len(filled) - _head_length([(lines[n - 1], n in parsed) for n in reversed(filled)]) :])
    accepted |= {n for n in _foot_lines(filled, parsed) if n in foot and _stands_apart(n, lines, parsed)}
    for order in (filled, filled[::-1]):  # what stands beside an accepted line is accepted too
        for before, number in pairwise(order):
            if number in parsed and before in accepted:
                accepted.add(number)
    return tuple(piece for number in sorted(accepted) for piece in parsed[number])


def masthead_lines(lines: Sequence[str]) -> frozenset[int]:
    """The 1-based numbers of the lines that facts of the issue are printed in: date, number, edition, page head."""
    return frozenset(piece.line for piece in find_pieces(lines))


def _strong_lines(filled: Sequence[int], parsed: dict[int, list[Piece]]) -> set[int]:
    """Lines that are a masthead's by themselves, or together with the neighbours that may be: 5月23日, 星期三."""
    strong: set[int] = set()
    for _, group in groupby(filled, key=lambda number: number in parsed):
        run = list(group)
        if run[0] in parsed and _is_strong_together([piece for number in run for piece in parsed[number]]):
            alone = {number for number in run if is_strong(parsed[number])}
            strong |= alone or {number for number in run if not _may_be_text(parsed[number])}
    return strong


def _is_strong_together(pieces: Sequence[Piece]) -> bool:
    """Whether lines that follow each other are a masthead's: a day may stand on lines of its own."""
    kinds = {piece.kind for piece in pieces}
    whole = "year" in kinds and bool(kinds & {"day", "bare"})
    return is_strong(pieces) or (whole and len(kinds) > 2)


def _may_be_text(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but a number or a name stands there."""
    return {piece.kind for piece in pieces} <= {"bare", "paper", "latin", "sheets", "person"}


def _counts_in_head(pieces: list[Piece]) -> bool:
    """第12期 alone may be the instalment of a series, 周二 alone a word of a headline."""
    return bool({piece.kind for piece in pieces} & _OF_HEADS)


def _is_papers_name(number: int, lines: Sequence[str], parsed: dict[int, list[Piece]]) -> bool:
    """Whether nothing but the name of a paper stands on the line, and nothing right below: 图片新闻 heads pictures."""
    named = parsed.get(number, ())
    papers = named and all(piece.kind == "paper" and not piece.parts["printed"].endswith(_NO_PAPER) for piece in named)
    return bool(papers) and _is_free(number + 1, lines, parsed)


def _foot_lines(filled: Sequence[int], parsed: dict[int, list[Piece]]) -> set[int]:
    """Lines that may be a head below all text: there a day alone may sign a notice, but a head says more."""
    lines: set[int] = set()
    for _, group in groupby(filled, key=lambda number: number in parsed):
        run = [number for number in group if number in parsed]
        pieces = [piece for number in run for piece in parsed[number] if not piece.parts["printed"].endswith("社")]
        kinds = {piece.kind for piece in pieces} - {"gap", "latin"}
        lines |= set(run) if kinds & _AT_FOOT and len(kinds) > 1 else set()
    return lines


def _head_length(filled: Sequence[tuple[str, bool]]) -> int:
    """How many lines stand before the first that is text."""
    for index, (line, parsed) in enumerate(filled):
        if not parsed and (len(line) > _LONGEST_IN_HEAD or _TEXT_MARKS.search(line)):
            return index
    return len(filled)


def _stands_apart(number: int, lines: Sequence[str], parsed: dict[int, list[Piece]]) -> bool:
    """Whether no other text stands directly above or below the line, as it does within a wrapped paragraph."""
    return _is_free(number - 1, lines, parsed) and _is_free(number + 1, lines, parsed)


def _is_free(number: int, lines: Sequence[str], parsed: dict[int, list[Piece]]) -> bool:
    return number in parsed or not 1 <= number <= len(lines) or not lines[number - 1].strip()
