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


class Fragment(NamedTuple):
    kind: str
    text: str


# A paragraph is the pieces of one; the end of one that came or went is a LINE_END in its piece.
Paragraph = list[Fragment]


def shown_changes(before: str, after: str, around: int | None = None) -> list[Paragraph]:
    """Both texts at once, paragraph by paragraph as ``after`` has them; of what stays only ``around`` characters beside
    each change, or all. Nothing for the same text."""
    found = changes(before, after)
    if not found:
        return []
    pieces = [*_fragments(before, after, found)]
    return [*_paragraphs(pieces if around is None else _shortened(pieces, around))]


def shown_whole(before: str, after: str) -> list[Paragraph]:
    """The same of what makes no sense in pieces."""
    pieces = [Fragment(kind, text) for kind, text in ((GONE, before), (NEW, after)) if text]
    return [pieces] if before != after else []


def _fragments(before: str, after: str, found: list[Change]) -> Iterator[Fragment]:
    at = 0
    for one in found:
        told = (
            (SAME, before[at : one.start]),
            (GONE, before[one.start : one.end]),
            (NEW, after[one.new_start : one.new_end]),
        )
        yield from (Fragment(kind, text) for kind, text in told if text)
        at = one.end
    if before[at:]:
        yield Fragment(SAME, before[at:])


def _shortened(pieces: list[Fragment], around: int) -> Iterator[Fragment]:
    for number, (kind, text) in enumerate(pieces):
        head = around if number else 0
        tail = around if number < len(pieces) - 1 else 0
        if kind != SAME or len(text) <= head + tail + around:
            yield Fragment(kind, text)
            continue
        parts = (SAME, text[:head]), (LEFT_OUT, ""), (SAME, text[len(text) - tail :])
        yield from (Fragment(kind, text) for kind, text in parts if text or kind == LEFT_OUT)


def _paragraphs(pieces: Iterable[Fragment]) -> Iterator[Paragraph]:
    paragraph = Paragraph()
    for kind, text in pieces:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            ends = number < len(lines) - 1
            shown = line if kind == SAME else visible(line) + (LINE_END if ends else "")
            if shown or kind == LEFT_OUT:
                paragraph.append(Fragment(kind, shown))
            if ends and kind != GONE:
                yield paragraph
                paragraph = Paragraph()
    if paragraph:
        yield paragraph


def visible(text: str) -> str:
    """With a sign for each blank."""
    return "".join(NAMES.get(one, one) for one in text)
