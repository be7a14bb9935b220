"""The text of an article or photo: dateline and inline credits cut out, paragraphs and crossheads in order."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from articles.chinese.text import squeeze
from articles.reading.credits.bylines import find_inline, parse_byline
from articles.reading.layout.classes import DATELINE, STANDFIRST
from articles.reading.layout.continuations import find_continuations
from articles.reading.layout.crossing import Crossing
from articles.reading.layout.lines import Block
from articles.reading.layout.paragraphs import Measure, Paragraph, paragraphs, paragraphs_of
from articles.reading.layout.repeats import drop_repeats
from articles.reading.layout.rows import rows_of
from articles.reading.layout.verse import may_be_verse
from articles.reading.records import Credit

_MOST_CREDITS = 40  # of a paragraph: what names more people than that is a list


@dataclass(frozen=True)
class Prose:
    """A text as it is shown.

    ``cut`` are repeated sentences with their lines, ``lost`` the lines where a sentence has lost its end, ``crossed``
    the lines that may stand in a wrong place, with what to say of them. ``cut_off``: the last sentence lacks its end.
    """

    body: tuple[str, ...]
    dateline: str = ""
    bylines: tuple[Credit, ...] = ()
    cut: tuple[tuple[int, str], ...] = ()
    lost: tuple[int, ...] = ()
    continues_on: str = ""
    continued_from: str = ""
    crossed: tuple[tuple[int, str], ...] = ()
    cut_off: bool = False


def read_prose(
    standfirsts: Sequence[Block], blocks: Sequence[Block], crossheads: Set[int], measure: Measure, crossing: Crossing
) -> Prose:
    """The text of consecutive blocks; ``crossheads`` holds the ids of those that are. Standfirsts open the body."""
    printed, crossed = _in_order(blocks, crossheads, measure, crossing)
    dateline, bylines, printed = _cut_dateline(printed)
    body = [text for standfirst in standfirsts for text in _standfirst(standfirst, measure)]
    cut: list[tuple[int, str]] = []
    pages = {True: "", False: ""}
    for paragraph in printed:
        for pointer in reversed(find_continuations(paragraph.text)):
            pages[pointer.forward] = pages[pointer.forward] or pointer.page
            paragraph = replace(paragraph, text=paragraph.text[: pointer.start] + paragraph.text[pointer.end :])
        text, credits = _cut_credit(paragraph)
        text, repeats = drop_repeats(text)
        bylines += credits
        cut += [(paragraph.lines[0], repeat) for repeat in repeats]
        body += [text] if text else []
    lost = tuple(paragraph.lines[-1] for paragraph in printed if paragraph.lost_end)
    cut_off = bool(printed) and printed[-1].cut_off
    return Prose(tuple(body), dateline, tuple(bylines), tuple(cut), lost, pages[True], pages[False], crossed, cut_off)


def _in_order(
    blocks: Sequence[Block], crossheads: Set[int], measure: Measure, crossing: Crossing
) -> tuple[list[Paragraph], tuple[tuple[int, str], ...]]:
    """Paragraphs and crossheads in reading order, and the lines that may stand in a wrong place."""
    printed: list[Paragraph] = []
    crossed: dict[int, str] = {}
    for group in _groups(blocks, crossheads):
        if id(group[0]) in crossheads:
            printed.append(_crosshead(group[0]))
        elif any(block.is_verse for block in group):
            printed += _verse(group, measure)
        else:
            sheets, doubts = crossing.in_order([rows_of(block) for block in group], measure)
            printed += paragraphs_of(sheets, measure)
            crossed |= doubts
    return printed, tuple(crossed.items())


def _verse(group: Sequence[Block], measure: Measure) -> list[Paragraph]:
    """Each line of verse as a paragraph; what stands beside it as text is text."""
    printed: list[Paragraph] = []
    for block in group:
        if may_be_verse([line.text for line in block.lines]):
            printed += [Paragraph(line.text, (line.number,)) for line in block.lines]
        else:
            printed += paragraphs([block], measure)
    return printed


def _groups(blocks: Sequence[Block], crossheads: Set[int]) -> list[list[Block]]:
    """Runs of text between crossheads; a crosshead is a run of its own."""
    groups: list[list[Block]] = []
    for block in blocks:
        if not groups or id(block) in crossheads or id(groups[-1][-1]) in crossheads:
            groups.append([block])
        else:
            groups[-1].append(block)
    return groups


def _standfirst(block: Block, measure: Measure) -> list[str]:
    """The paragraphs of a summary or note, with its label before the first."""
    label = STANDFIRST.match(block.lines[0].text)
    if len(block.lines) == 1 or not label or label.end() < len(block.lines[0].text):
        return [paragraph.text for paragraph in paragraphs([block], measure)]
    first, *rest = (paragraph.text for paragraph in paragraphs([Block(block.lines[1:], "standfirst")], measure))
    return [f"{block.lines[0].text} {first}", *rest]


def _crosshead(block: Block) -> Paragraph:
    return Paragraph(" ".join(line.text for line in block.lines), tuple(line.number for line in block.lines))


def _cut_dateline(printed: list[Paragraph]) -> tuple[str, list[Credit], list[Paragraph]]:
    """The dateline, with the wire service it names and who reports (本报讯 记者 甲 报道：…), cut from the text."""
    match = DATELINE.match(printed[0].text) if printed else None
    if not match:
        return "", [], printed
    first, dateline = printed[0], squeeze(match["dateline"])
    text, cut = first.text, match.end()
    bylines = [byline for byline in parse_byline(dateline) or () if byline.organisation]
    reporters = find_inline(text)
    if reporters and not text[cut : reporters.start].strip(" \u3000\n:："):
        bylines += reporters.bylines
        cut = reporters.end
    first = replace(first, text=text[cut:].lstrip(" \u3000:："))
    return dateline, [replace(byline, line=first.lines[0]) for byline in bylines], [first, *printed[1:]]


def _cut_credit(paragraph: Paragraph) -> tuple[str, list[Credit]]:
    """The paragraph without its credits: one may stand behind the dateline and one behind the last sentence."""
    text = paragraph.text
    bylines: list[Credit] = []
    for _ in range(_MOST_CREDITS):
        if not (credit := find_inline(text)):
            break
        text = (text[: credit.start] + text[credit.end :]).strip()
        bylines += [replace(byline, line=paragraph.lines[0]) for byline in credit.bylines]
    return text, bylines
