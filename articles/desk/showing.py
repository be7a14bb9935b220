"""A text beside what became of it, in pieces that can be read: what stayed, what went, what came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.chinese.changes import Change, changes

SAME, GONE, NEW, LEFT_OUT = "same", "gone", "new", "left out"
# Characters that stay on either side of a change where the rest is left out.
AROUND = 24
# What nobody sees, where it came or went.
NAMES = {
    " ": "␣",
    "\u3000": "〔全角空格〕",
    "\t": "〔制表符〕",
    "\u00a0": "〔不换行空格〕",
    "\ufeff": "〔零宽〕",
    "\u200b": "〔零宽〕",
}
LINE_END = "↵"


class Piece(NamedTuple):
    kind: str
    text: str


# A paragraph is the pieces of one; the end of one that came or went is a LINE_END in its piece.
Paragraph = list[Piece]


def shown_changes(before: str, after: str, around: int | None = None) -> list[Paragraph]:
    """Both texts at once, paragraph by paragraph as ``after`` has them; of what stays only ``around`` characters beside
    each change, or all. Nothing for the same text."""
    found = readable(before, changes(before, after))
    if not found:
        return []
    pieces = [*_pieces(before, after, found)]
    return [*_paragraphs(pieces if around is None else _shortened(pieces, around))]


def readable(before: str, found: Iterable[Change]) -> list[Change]:
    """Changes with less between them than either of them is long are read as one."""
    joined: list[Change] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and one.start - last.end < min(_size(last), _size(one)) and "\n" not in before[last.end : one.start]:
            one = Change(last.start, one.end, last.new_start, one.new_end)
            joined.pop()
        joined.append(one)
    return joined


def _size(one: Change) -> int:
    return max(one.end - one.start, one.new_end - one.new_start)


def _pieces(before: str, after: str, found: list[Change]) -> Iterator[Piece]:
    at = 0
    for one in found:
        told = (
            (SAME, before[at : one.start]),
            (GONE, before[one.start : one.end]),
            (NEW, after[one.new_start : one.new_end]),
        )
        yield from (Piece(kind, text) for kind, text in told if text)
        at = one.end
    if before[at:]:
        yield Piece(SAME, before[at:])


def _shortened(pieces: list[Piece], around: int) -> Iterator[Piece]:
    for number, (kind, text) in enumerate(pieces):
        head = around if number else 0
        tail = around if number < len(pieces) - 1 else 0
        if kind != SAME or len(text) <= head + tail + around:
            yield Piece(kind, text)
            continue
        parts = (SAME, text[:head]), (LEFT_OUT, ""), (SAME, text[len(text) - tail :])
        yield from (Piece(kind, text) for kind, text in parts if text or kind == LEFT_OUT)


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    paragraph = Paragraph()
    for kind, text in pieces:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            ends = number < len(lines) - 1
            shown = line if kind == SAME else visible(line) + (LINE_END if ends else "")
            if shown or kind == LEFT_OUT:
                paragraph.append(Piece(kind, shown))
            if ends and kind != GONE:
                yield paragraph
                paragraph = Paragraph()
    if paragraph:
        yield paragraph


def visible(text: str) -> str:
    """With a sign for each blank."""
    return "".join(NAMES.get(one, one) for one in text)
