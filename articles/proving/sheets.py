"""A text on sheets of A4: what stands on which, so that each can bear its number, its source and its code.

No browser of today prints a picture in a page's margin, so the sheets are parted here. Widths and heights are those of
the stylesheet, estimated so that a sheet is sooner left with a blank line than too full.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.chinese.controls import visible
from articles.describing.data import head_of, lines_of, signed_by
from articles.describing.described import Described

# Lines of the text on a sheet.
ROOM = 29.0
# Kind of a block → characters on a line of it, and its height in lines of the text.
SET = {
    "section": (42, 1.0),
    "kicker": (38, 1.0),
    "headline": (25, 1.5),
    "subtitle": (35, 1.0),
    "signed": (42, 1.5),
    "text": (42, 1.0),
}
INDENT = 2
# Of a character of other scripts, in widths of a Chinese one; some are as wide as that.
NARROW, BROAD = 0.62, "MWmw@%—…&"
SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]*")


@dataclass(frozen=True)
class SheetBlock:
    """A part of the text, ``kind`` as in SET; ``goes_on``: the rest of one that began on the sheet before."""

    kind: str
    text: str
    goes_on: bool = False

    @property
    def height(self) -> float:
        per_line, height = SET[self.kind]
        lines = -(-(width(self.text) + self._indent) // per_line)
        return max(1, lines) * height

    @property
    def _indent(self) -> int:
        return INDENT if self.kind == "text" and not self.goes_on else 0

    def parted(self, room: float) -> tuple[SheetBlock, SheetBlock] | None:
        """What of it fits into so many lines, as far as sentences are whole, and the rest; None where none does."""
        per_line, height = SET[self.kind]
        fits = longest(self.text, room // height * per_line - self._indent)
        if not fits:
            return None
        ends = [match.end() for match in SENTENCE_END.finditer(self.text, 0, fits)]
        end = ends[-1] if ends and ends[-1] > fits // 2 else fits
        return replace(self, text=self.text[:end]), replace(self, text=self.text[end:], goes_on=True)


def width(text: str) -> float:
    return sum(map(_width, text))


def _width(char: str) -> float:
    wide = char in BROAD or unicodedata.east_asian_width(char) in "WFA"
    return 1 if wide else NARROW


def longest(text: str, room: float) -> int:
    """How many characters from the first on are no wider than this."""
    for place, char in enumerate(text):
        room -= _width(char)
        if room < 0:
            return place
    return len(text)


def blocks_of(one: Described) -> list[SheetBlock]:
    """What is printed, as it is stored; nothing empty. The same characters as in its file."""
    parts = (*head_of(one), ("signed", signed_by(one)), *(("text", line) for line in lines_of(one)))
    return [SheetBlock(kind, visible(line)) for kind, text in parts for line in text.split("\n") if line.strip()]


def on_sheets(blocks: Iterable[SheetBlock], above: int = 0) -> list[list[SheetBlock]]:
    """At least one sheet; no character is lost. ``above``: lines that something else takes of the first one."""
    sheets, room = [list[SheetBlock]()], ROOM - above
    for block in blocks:
        while block.height > room:
            parted = block.parted(room)
            if parted:
                sheets[-1].append(parted[0])
                block = parted[1]
            sheets.append([])
            room = ROOM
        sheets[-1].append(block)
        room -= block.height
    return sheets
