"""Raw page text to numbered lines, and lines to blocks: the pieces that are weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, zip_longest
from typing import Literal

from articles.chinese.text import COMMAS, glue, is_closed, squeeze
from articles.reading.credits.bylines import InlineCredit, find_inline, opens_byline, parse_byline
from articles.reading.credits.datelines import PLAIN, SHOWN
from articles.reading.credits.odd import is_bare, odd_credits
from articles.reading.credits.tokens import BULLETS
from articles.reading.credits.unnamed import names_alone, without_role
from articles.reading.layout.continuations import find_continuations
from articles.reading.layout.doubled import undouble
from articles.reading.layout.furniture import furniture_lines
from articles.reading.layout.headrows import part_heads
from articles.reading.layout.imprints import is_imprint, is_notice_head, without_imprint
from articles.reading.layout.joints import CAPTION, are_parted, head_rows_at_end, head_rows_by_indent
from articles.reading.layout.verse import is_verse
from articles.reading.records import Credit

LineClass = Literal["byline", "furniture", "letter", "dateline", "standfirst", "imprint", "notice", "name", "plain"]
RUNNING_TEXT: frozenset[LineClass] = frozenset({"plain", "dateline", "standfirst"})

# 本报讯 and its kin; one of the three characters may be misread.
DATELINE = re.compile(
    r"^\s*(?P<dateline>本\s*报\s*讯|本\s*报\s?\S(?=[\s（(])|本\S讯(?=[\s（(])|\S报讯(?=[\s（(])"
    r"|(?:据)?新华社(?:\S{1,8}?\d{1,2}月\d{1,2}日)?[电讯]|"
    rf"[【〔\[]\s*{PLAIN}\s*[】〕\]]|{PLAIN}|{SHOWN}(?=[:：]?\s*[（(【〔]))(?=\s|[（(“\"]|\S)"
)
# A summary or an editor's note beside the headline; the label may stand on a line of its own.
STANDFIRST = re.compile(
    r"^[【\[■●]?\s*(?:核心提示|内容提要|内容提示|阅读提示|编者按|编者的话|开栏的话)\s*[】\]]?\s*(?P<label>[:：]?$|[:：])?"
)
_LONGEST_BYLINE = 4  # lines: three roles and one line more for names
_LONGEST_BYLINE_ROW = 60  # characters of such a line
_LONGEST_LABEL = 8  # characters
_FRAMED = re.compile(r"[【〖\[〔][^【】〖〗\[\]〔〕。，]{2,16}[】〗\]〕]")
_INDENT = re.compile(r"(?:\u3000{2}| {2,4})\S")
_BELOW_HEADS: frozenset[LineClass] = frozenset({"byline", "dateline", "name", "imprint", "standfirst"})
_LONGEST_NAMES, _MOST_NAMES = 12, 2  # characters of a line of names without a role; a list of more signs nothing
_CLOSING_BRACKET = re.compile(r"[)）】〕]")
# The rest of a credit in brackets, and the text that goes on behind it.
_CLOSES_WITHIN = re.compile(r"\n[^，。（()）]{0,30}[)）】〕].")
_BULLETS = frozenset("■◆●□★▲▼◎⊙○◇▪•")  # alone on a line: a byline whose names are lost


@dataclass(frozen=True)
class SourceLine:
    """One raw line that is not blank: its 1-based number and its text without outer white space.

    Of a headline that stands twice in its line one copy is the text, and ``left_out`` the other.
    """

    number: int
    text: str
    left_out: str = ""
    indented: bool = False


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
    def is_label(self) -> bool:
        """Whether the block is 核心提示 or its like without the text it announces."""
        return self.cls == "standfirst" and len(self.lines) == 1 and self.size <= _LONGEST_LABEL

    @cached_property
    def is_verse(self) -> bool:
        """Whether the lines are verse, and none of a column."""
        return self.cls == "plain" and is_verse([line.text for line in self.lines])

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


def cut_blocks(raw: Sequence[str]) -> list[Block]:
    """Blocks in page order: cut at blank lines, at changes of class, before a dateline, and around headline rows."""
    furniture = furniture_lines(raw)
    blocks: list[Block] = []
    whole = (block for run in _runs(raw) for block in _head_off(list(_cut_run(run, furniture))))
    for block in chain.from_iterable(map(_part, whole)):
        if blocks and blocks[-1].is_label and block.cls == "plain":
            blocks[-1] = Block((*blocks[-1].lines, *block.lines), "standfirst")
        else:
            blocks.append(block)
    return blocks


def _runs(raw: Sequence[str]) -> Iterator[list[SourceLine]]:
    run: list[SourceLine] = []
    for number, text in enumerate(raw, 1):
        if text.strip():
            kept, left_out = undouble(text.strip())
            run.append(SourceLine(number, kept, left_out or "", bool(_INDENT.match(text))))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut_run(run: list[SourceLine], furniture: set[int]) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    open_lines: list[SourceLine] = []
    open_class: LineClass = "plain"
    at = 0
    while at < len(run):
        bylines, length = _byline_at(run, at)
        cls: LineClass = "furniture" if run[at].number in furniture else _classify(run[at].text, bylines)
        if cls == "byline" and without_imprint(run[at].text) != run[at].text:
            cls = "imprint"
        length = length if cls == "byline" else 1
        lines = run[at : at + length]
        at += length
        if open_lines and _goes_on(open_class, cls) and not are_parted(open_lines[-1].text, lines[0].text):
            open_lines += lines
            continue
        if open_lines:
            yield Block(tuple(open_lines), open_class)
        if cls in ("byline", "name") or (cls == "imprint" and bylines):
            yield Block(tuple(lines), cls, bylines or _names(lines[0].text))
            open_lines = []
        else:
            open_lines, open_class = lines, cls
    if open_lines:
        yield Block(tuple(open_lines), open_class)


def _head_off(blocks: list[Block]) -> Iterator[Block]:
    """The blocks of one run, with a headline cut off a text's end where a byline or dateline follows it."""
    for block, below in zip_longest(blocks, blocks[1:]):
        count = 0
        if below and below.cls in _BELOW_HEADS and block.cls in ("plain", "dateline"):
            count = head_rows_at_end([line.text for line in block.lines])
        at = len(block.lines) - count
        yield Block(block.lines[:at], block.cls, block.bylines)
        if count:
            yield Block(block.lines[at:], "plain")


def _part(block: Block) -> Iterator[Block]:
    """The block in parts where headline rows stand in it; its first row keeps its class."""
    if block.cls not in ("plain", "dateline"):
        yield block
        return
    at, cls = 0, block.cls
    rows, indented = [line.text for line in block.lines], [line.indented for line in block.lines]
    if any(indented) and not all(indented):
        counts = [len(list(part)) for _, part in groupby(head_rows_by_indent(rows, indented))]
    else:
        counts = part_heads(rows, opens=cls == "dateline")
    for count in counts:
        yield Block(block.lines[at : at + count], cls)
        at, cls = at + count, "plain"


def _goes_on(open_class: LineClass, cls: LineClass) -> bool:
    """Whether a line of the class belongs to a block of the open class; the last row of a text may be one letter."""
    if cls in ("byline", "dateline", "standfirst", "notice", "name"):
        return False
    return (
        open_class == cls
        or (open_class in ("dateline", "standfirst") and cls == "plain")
        or (open_class != "furniture" and cls == "letter")
    )


def _classify(text: str, bylines: tuple[Credit, ...]) -> LineClass:
    if bylines or text in _BULLETS or is_bare(text):
        return "byline"
    if len(text) == 1:
        return "letter"
    if is_imprint(text):
        return "imprint"
    if is_notice_head(text):
        return "notice"
    if _names(text):
        return "byline" if text[0] in BULLETS else "name"
    if (standfirst := STANDFIRST.match(text)) and standfirst["label"] is not None:
        return "standfirst"
    return "dateline" if DATELINE.match(text) else "plain"


def _names(text: str) -> tuple[Credit, ...]:
    """The names, when the line is nothing else: behind a mark they are a byline, without one they may be."""
    if len(text) > _LONGEST_NAMES:
        return ()
    bare = text.lstrip(BULLETS + " \u3000")
    names = names_alone(bare, rare=bare != text)
    return without_role(names, text) if len(names) <= _MOST_NAMES else ()


def _byline_at(run: list[SourceLine], at: int) -> tuple[tuple[Credit, ...], int]:
    """The longest byline that starts at a line, and how many lines it takes (1 where there is none)."""
    best: tuple[tuple[Credit, ...], int] = ((), 1)
    text = ""
    for length in range(1, min(_LONGEST_BYLINE, len(run) - at) + 1):
        row = run[at + length - 1].text
        if len(row) > _LONGEST_BYLINE_ROW:
            break
        text = f"{text}\n{row}" if text else row
        parsed = parse_byline(text)
        if parsed:
            best = (parsed, length)
        elif not (_is_unclosed(text) or (length == 1 and opens_byline(text))):
            break
    if best[1] == 1 and _is_unclosed(run[at].text) and _CLOSES_WITHIN.match(text[len(run[at].text) :]):
        return (), 1
    if best[0]:
        return best
    return odd_credits(run[at].text) or parse_byline(without_imprint(run[at].text)) or (), 1


def _is_unclosed(text: str) -> bool:
    """Whether the text opens with a bracket that a later line must close."""
    return text[:1] in "（(【〔" and not _CLOSING_BRACKET.search(text)
