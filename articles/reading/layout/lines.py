"""Raw page text to numbered lines, and lines to blocks: the pieces that are weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from articles.chinese.text import COMMAS, glue, is_closed, squeeze
from articles.geometry.placed import RawPlace
from articles.reading.credits.bylines import InlineCredit, find_inline
from articles.reading.layout.continuations import find_continuations
from articles.reading.layout.joints import CAPTION, DASH
from articles.reading.layout.verse import is_verse
from articles.reading.records import Credit
from articles.reading.settled import Settled

LineClass = Literal["byline", "furniture", "letter", "dateline", "standfirst", "imprint", "notice", "name", "plain"]
RUNNING_TEXT: frozenset[LineClass] = frozenset({"plain", "dateline", "standfirst"})

_LONGEST_LABEL = 8  # characters
FULL = 0.9  # em that a full row leaves white at most: less than a character
LARGE = 1.07  # times the size of the page's text from which type is a headline's
_FRAMED = re.compile(r"[【〖\[〔][^【】〖〗\[\]〔〕。，]{2,16}[】〗\]〕]")


@dataclass(frozen=True)
class SourceLine:
    """One raw line that is not blank: its 1-based number and its text without outer white space.

    Of a headline that stands twice in its line one copy is the text, and ``left_out`` the other. ``settled``: what
    nobody may read otherwise.
    """

    number: int
    text: str
    left_out: str = ""
    indented: bool = False
    place: RawPlace | None = None
    settled: Settled | None = None


@dataclass(frozen=True)
class Block:
    """Consecutive lines of one class."""

    lines: tuple[SourceLine, ...]
    cls: LineClass
    bylines: tuple[Credit, ...] = ()

    @cached_property
    def text(self) -> str:
        """All lines glued into one string."""
        return glue(line.text for line in self.lines)

    @cached_property
    def size(self) -> int:
        """Characters without white space."""
        return len(squeeze(self.text))

    @cached_property
    def place(self) -> RawPlace | None:
        """Where its first line stands, on a page that tells places."""
        return self.lines[0].place

    @cached_property
    def settled(self) -> Settled | None:
        """What is fixed of its lines: blocks are cut where that changes."""
        return self.lines[0].settled

    @cached_property
    def is_large(self) -> bool:
        """Whether it is known to be set larger than the page's text."""
        return self.place is not None and self.place.scale >= LARGE

    @cached_property
    def is_small(self) -> bool:
        """Whether it is known to be set no larger than the page's text."""
        return self.place is not None and self.place.scale < LARGE

    @cached_property
    def above_dash(self) -> Block:
        """The lines above the first that opens with a dash, as a subtitle does; the block itself where none does."""
        at = next((at for at, line in enumerate(self.lines) if at and DASH.match(line.text)), 0)
        return Block(self.lines[:at], self.cls) if at else self

    @cached_property
    def is_label(self) -> bool:
        """Whether the block is 核心提示 or its like without the text it announces."""
        return self.cls == "standfirst" and len(self.lines) == 1 and self.size <= _LONGEST_LABEL

    @cached_property
    def is_verse(self) -> bool:
        """Whether the lines are verse, and none of a column."""
        if self.cls != "plain" or self.fills_column:
            return False
        return is_verse([line.text for line in self.lines])

    @cached_property
    def fills_column(self) -> bool:
        """Whether most of its rows are known to end where their column does."""
        white = [line.place.white for line in self.lines if line.place]
        return bool(white) and sum(room < FULL for room in white) > len(white) / 2

    @cached_property
    def is_framed(self) -> bool:
        """Whether brackets frame all of a short line: 【甲乙丙】."""
        return len(self.lines) == 1 and bool(_FRAMED.fullmatch(self.text))

    @cached_property
    def is_caption(self) -> bool:
        """Whether the first words say that a picture is told of: ①, 图为."""
        return bool(CAPTION.match(self.text))

    @cached_property
    def is_pointer(self) -> bool:
        """Whether the block only says where a text goes on: （下转第二版）."""
        return any(pointer.end - pointer.start >= len(self.text) for pointer in find_continuations(self.text))

    @cached_property
    def commas(self) -> int:
        return sum(self.text.count(c) for c in COMMAS)

    @cached_property
    def credit(self) -> InlineCredit | None:
        """The credit within the text."""
        return find_inline(self.text)

    @cached_property
    def signed(self) -> bool:
        """Whether a credit ends the text, as it ends an article."""
        return self.credit is not None and self.credit.start > 0 and not self.text[self.credit.end :].strip("。 \u3000")

    @cached_property
    def closed(self) -> bool:
        return is_closed(self.text) or self.signed


def split_lines(text: str) -> list[str]:
    """All raw lines; \\r\\n counts as one line end, and nothing but \\n ends a line."""
    return text.replace("\r\n", "\n").split("\n")
