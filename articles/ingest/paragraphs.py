"""Lines of a text to its paragraphs.

A blank line is no paragraph end: columns end inside sentences. In a hard-wrapped text the first line of a paragraph is
indented, so it holds two characters less than the column is wide; where that cannot be measured, a paragraph ends with
a sentence. How wide digits and quotes are set differs from page to page and is calibrated on the page itself.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from articles.ingest.lines import Block
from articles.ingest.text import CLOSERS, OPENERS, glue, is_closed

_INDENT = 2.0  # characters
_NARROW_COLUMN = 40  # longer lines are whole paragraphs, not hard-wrapped ones
_MARKS = "，。、；：？！"


@dataclass(frozen=True)
class Measure:
    """How wide, in Chinese characters, this page sets Latin letters and digits, quotes, and other marks."""

    latin: float = 1.0
    quotes: float = 1.0
    marks: float = 1.0

    def width(self, text: str) -> float:
        total = 0.0
        for char in text:
            if char == " ":
                total += 0.0
            elif char in _MARKS:
                total += self.marks
            elif char in OPENERS or char in CLOSERS:
                total += self.quotes
            elif char.isascii():
                total += self.latin
            else:
                total += 1.0
        return total


def calibrate(blocks: Sequence[Block]) -> Measure:
    """The measure under which most inner lines of hard-wrapped blocks are as wide as their column."""
    columns = [[line.text for line in block.lines[1:-1]] for block in blocks if is_wrapped(block)]
    columns = [lines for lines in columns if len(lines) >= 2][:60]
    if not columns:
        return Measure()
    measures = [Measure(latin, quotes, marks) for latin in (1.0, 0.5) for quotes in (1.0, 0.5) for marks in (1.0, 0.5)]
    return min(measures, key=lambda m: sum(_spread([m.width(line) for line in lines]) for lines in columns))


def _spread(widths: list[float]) -> float:
    middle = statistics.median(widths)
    return sum(min(3.0, abs(w - middle)) for w in widths)


def is_wrapped(block: Block) -> bool:
    """Whether the block's lines are pieces of a column, not paragraphs."""
    return len(block.lines) > 1 and max(len(line.text) for line in block.lines) <= _NARROW_COLUMN


@dataclass(frozen=True)
class Paragraph:
    text: str
    lines: tuple[int, ...]


def paragraphs(blocks: Sequence[Block], measure: Measure) -> list[Paragraph]:
    """The paragraphs of consecutive text blocks."""
    column = column_width(blocks, measure)
    found: list[Paragraph] = []
    for block in blocks:
        for at, line in enumerate(block.lines):
            starts = _starts(block, at, found[-1].text if found else "", column, measure)
            text = unspaced(line.text)
            if starts or not found:
                found.append(Paragraph(text, (line.number,)))
            else:
                last = found[-1]
                found[-1] = Paragraph(glue(last.text, text), (*last.lines, line.number))
    return found


def column_width(blocks: Sequence[Block], measure: Measure) -> float | None:
    """Median width of the inner lines of the wrapped blocks; None where none is wrapped."""
    inner = [measure.width(line.text) for block in blocks if is_wrapped(block) for line in block.lines[1:-1]]
    return statistics.median(inner) if len(inner) >= 3 else None


def _starts(block: Block, at: int, before: str, column: float | None, measure: Measure) -> bool:
    """Whether a paragraph starts with this line."""
    if not is_closed(before):
        return False
    line = block.lines[at].text
    wrapped = is_wrapped(block)
    if at == 0:
        if column is None or not wrapped:
            return True
        return measure.width(line) <= column - _INDENT / 2
    if not wrapped:
        return True
    previous = block.lines[at - 1].text
    return (
        column is not None
        and measure.width(previous) <= column - _INDENT
        and measure.width(line) <= column - _INDENT / 2
    )


_GAP = re.compile(r"(?<=\S)[ \u3000\t]+(?=\S)")


def unspaced(text: str) -> str:
    """The text without spaces that a line end left between two characters of one word."""
    return _GAP.sub(_keep, text)


def _keep(gap: re.Match[str]) -> str:
    before, after = gap.string[gap.start() - 1], gap.string[gap.end()]
    latin = before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())
    return " " if latin else ""
