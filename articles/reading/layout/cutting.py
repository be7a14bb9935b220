"""Lines to blocks: cut where one part of an item, or one item, ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, zip_longest

from articles.geometry.placed import RawPlace
from articles.reading.credits.unnamed import names_alone, without_role
from articles.reading.layout.classes import class_at
from articles.reading.layout.doubled import undouble
from articles.reading.layout.furniture import furniture_lines
from articles.reading.layout.headrows import part_heads
from articles.reading.layout.joints import are_parted, head_rows_at_end, head_rows_by_indent, wraps_credit
from articles.reading.layout.lines import FULL, LARGE, Block, LineClass, SourceLine
from articles.reading.layout.settling import TEXTS, WHOLE
from articles.reading.settled import Settled

_CREDIT_ROWS = 4  # of a narrow column that a credit in brackets takes
_INDENT = re.compile(r"(?:\u3000{2}| {2,4})\S")
_BELOW_HEADS: frozenset[LineClass] = frozenset({"byline", "dateline", "name", "imprint", "standfirst"})


def cut_blocks(
    raw: Sequence[str], places: Sequence[RawPlace | None] = (), settled: Sequence[Settled] = ()
) -> list[Block]:
    """Blocks in page order: cut at blank lines, at changes of class, before a dateline, and around headline rows.

    What is settled is cut where its article or role changes, and nowhere else but at blank lines and between credits.
    """
    fixed = {one.line: one for one in settled}
    furniture = furniture_lines(raw) - fixed.keys()
    blocks: list[Block] = []
    whole = chain.from_iterable(_cut(run, furniture) for run in _runs(raw, places, fixed))
    for block in whole:
        if blocks and blocks[-1].is_label and block.cls == "plain" and are_alike(blocks[-1].lines[0], block.lines[0]):
            blocks[-1] = Block((*blocks[-1].lines, *block.lines), "standfirst")
        else:
            blocks.append(block)
    return blocks


def are_alike(one: SourceLine, other: SourceLine) -> bool:
    """Whether the same is settled of both lines, or nothing of either."""
    first, second = one.settled, other.settled
    if first is None or second is None:
        return first is second
    return (first.article, first.role) == (second.article, second.role)


def _runs(
    raw: Sequence[str], places: Sequence[RawPlace | None], fixed: Mapping[int, Settled]
) -> Iterator[list[SourceLine]]:
    """Lines that no blank line parts, and of which the same is settled."""
    run: list[SourceLine] = []
    for number, (text, place) in enumerate(zip_longest(raw, places), 1):
        if text.strip():
            kept, left_out = undouble(text.strip())
            line = SourceLine(number, kept, left_out or "", bool(_INDENT.match(text)), place, fixed.get(number))
            if run and not are_alike(run[-1], line):
                yield run
                run = []
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cut(run: list[SourceLine], furniture: set[int]) -> Iterator[Block]:
    settled = run[0].settled
    if settled is None:
        yield from chain.from_iterable(map(_part, _head_off(list(_cut_run(run, furniture)))))
    elif settled.role in WHOLE:
        opens = settled.role in TEXTS and class_at(run, 0)[0] == "dateline"
        yield Block(tuple(run), "dateline" if opens else "plain")
    elif settled.role == "byline":
        yield from map(_signed, _cut_run(run, furniture))
    else:
        yield from _cut_run(run, furniture)


def _signed(block: Block) -> Block:
    """The block as a byline: where its form is none, whatever names its rows hold are who signs."""
    rows = enumerate(line.text for line in block.lines)
    named = (without_role(names_alone(text, rare=True), text, at) for at, text in rows)
    return block if block.bylines else Block(block.lines, "byline", tuple(chain.from_iterable(named)))


def _cut_run(run: list[SourceLine], furniture: set[int]) -> Iterator[Block]:
    """The blocks of lines that no blank line parts."""
    open_lines: list[SourceLine] = []
    open_class: LineClass = "plain"
    at = 0
    while at < len(run):
        cls, bylines, length = class_at(run, at) if run[at].number not in furniture else ("furniture", (), 1)
        lines = run[at : at + length]
        at += length
        goes_on = open_lines and not bylines and _goes_on(open_class, cls)
        wraps = open_lines and cls in ("name", "byline") and wraps_credit(open_lines[-1].text, lines[0].text)
        signs = any(byline.role for byline in bylines) and not _is_in_brackets(open_lines)
        if open_lines and not signs and _runs_on(open_lines[-1], lines[0]):
            open_lines += lines
            continue
        if wraps or (goes_on and not are_parted(open_lines[-1].text, lines[0].text)):
            open_lines += lines
            continue
        if open_lines:
            yield Block(tuple(open_lines), open_class)
        if bylines or cls == "byline":
            yield Block(tuple(lines), cls, bylines)
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
        counts = part_heads(rows, opens=cls == "dateline") if not block.fills_column else [len(rows)]
    for count in counts:
        yield Block(block.lines[at : at + count], cls)
        at, cls = at + count, "plain"


def _runs_on(row: SourceLine, below: SourceLine) -> bool:
    """Whether the column is known to go on: its row is full, and the next begins at its edge."""
    if row.place is None or below.place is None or row.place.region != below.place.region or below.place.scale >= LARGE:
        return False
    return row.place.white < FULL and below.place.indent < FULL


def _is_in_brackets(rows: Sequence[SourceLine]) -> bool:
    """Whether a bracket with who signs is open at the end of the rows: （记者 甲 乙 of which the next row goes on."""
    text = "".join(row.text for row in rows[-_CREDIT_ROWS:])
    return text.rfind("（") > text.rfind("）")


def _goes_on(open_class: LineClass, cls: LineClass) -> bool:
    """Whether a line of the class belongs to a block of the open class; the last row of a text may be one letter."""
    if cls in ("byline", "dateline", "standfirst", "notice", "name"):
        return False
    return (
        open_class == cls
        or (open_class in ("dateline", "standfirst") and cls == "plain")
        or (open_class != "furniture" and cls == "letter")
    )
