"""The chosen candidates to items: headline decks, bylines, dateline, paragraphs, and the doubts about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.ingest.bylines import find_inline
from articles.ingest.candidates import Candidate
from articles.ingest.headlines import Deck, decks
from articles.ingest.lines import DATELINE, Block
from articles.ingest.paragraphs import Measure, Paragraph, paragraphs
from articles.ingest.records import Byline, Item, LineSpan, Problem
from articles.ingest.search import Chosen
from articles.ingest.text import squeeze

SURE = 2.0  # an item is certain where the next best reading is dearer by at least this


def make_item(chosen: Chosen, blocks: Sequence[Block], measure: Measure) -> Item:
    """The item that a chosen candidate stands for; ``blocks`` are all blocks of the page."""
    candidate = chosen.candidate
    if candidate.kind in ("article", "photo"):
        return _story(chosen, blocks, measure)
    if candidate.kind in ("weather", "notice", "ad"):
        return _other(candidate, blocks, measure)
    own = blocks[candidate.start : candidate.end]
    return Item(kind=candidate.kind, spans=spans([(b, candidate.kind) for b in own]), body=lines_of(own))


def lines_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(line.text for block in blocks for line in block.lines)


def _with_role(candidate: Candidate, blocks: Sequence[Block], *roles: str) -> list[Block]:
    own = blocks[candidate.start : candidate.end]
    return [block for block, role in zip(own, candidate.roles, strict=True) if role in roles]


def _story(chosen: Chosen, blocks: Sequence[Block], measure: Measure) -> Item:
    candidate = chosen.candidate
    titles = decks(_with_role(candidate, blocks, "title"))
    text = _with_role(candidate, blocks, "text", "crosshead")
    dateline, found, inline = _read_text(paragraphs(text, measure))
    bylines = (*_printed_bylines(_with_role(candidate, blocks, "byline")), *inline)
    certain = chosen.margin >= SURE
    problems = _problems(candidate, titles, certain, blocks)
    return Item(
        kind=candidate.kind,
        spans=_story_spans(candidate, blocks, titles),
        kicker=_deck(titles, "kicker"),
        headline=_deck(titles, "headline"),
        subtitle=_deck(titles, "subtitle"),
        section="".join(squeeze(b.text) for b in _with_role(candidate, blocks, "section")),
        dateline=dateline,
        bylines=bylines,
        body=tuple(paragraph.text for paragraph in found if paragraph.text),
        certain=certain,
        problems=problems,
    )


def _deck(titles: Sequence[Deck], role: str) -> str:
    return " ".join(deck.text for deck in titles if deck.role == role)


def _printed_bylines(blocks: Sequence[Block]) -> tuple[Byline, ...]:
    return tuple(replace(byline, line=block.lines[byline.line].number) for block in blocks for byline in block.bylines)


def _read_text(found: list[Paragraph]) -> tuple[str, list[Paragraph], tuple[Byline, ...]]:
    """Dateline and inline credits cut from the text."""
    dateline, bylines = "", []
    read = []
    for at, paragraph in enumerate(found):
        text = paragraph.text
        if at == 0 and (match := DATELINE.match(text)):
            dateline = squeeze(match["dateline"])
            text = text[match.end() :].lstrip()
        credit = find_inline(text)
        if credit:
            bylines += [replace(b, line=paragraph.lines[0]) for b in credit.bylines]
            text = (text[: credit.start] + text[credit.end :]).strip()
        read.append(Paragraph(text, paragraph.lines))
    return dateline, read, tuple(bylines)


def _story_spans(candidate: Candidate, blocks: Sequence[Block], titles: Sequence[Deck]) -> tuple[LineSpan, ...]:
    deck_of = {number: deck.role for deck in titles for number in deck.lines}
    pairs = []
    for block, role in zip(blocks[candidate.start : candidate.end], candidate.roles, strict=True):
        pairs += [(line.number, deck_of.get(line.number, "body" if role == "text" else role)) for line in block.lines]
    return spans_of(pairs)


def spans(blocks: Sequence[tuple[Block, str]]) -> tuple[LineSpan, ...]:
    return spans_of([(line.number, role) for block, role in blocks for line in block.lines])


def spans_of(pairs: Sequence[tuple[int, str]]) -> tuple[LineSpan, ...]:
    """Consecutive line numbers with one role become one span."""
    found: list[LineSpan] = []
    for number, role in pairs:
        if found and found[-1].last == number - 1 and found[-1].role == role:
            found[-1] = LineSpan(found[-1].first, number, role)
        else:
            found.append(LineSpan(number, number, role))
    return tuple(found)


def _other(candidate: Candidate, blocks: Sequence[Block], measure: Measure) -> Item:
    own = list(blocks[candidate.start : candidate.end])
    section, rest = "", own
    if candidate.kind == "ad":
        section, rest = own[0].text, own[1:]
    headline = ""
    if len(rest) > 1 and not rest[0].closed and rest[0].size <= 30:
        headline = " ".join(line.text for line in rest[0].lines)
        rest = rest[1:]
    body = paragraphs(rest, measure)
    return Item(
        kind=candidate.kind,
        spans=spans([(block, candidate.kind) for block in own]),
        headline=headline,
        section=section,
        body=tuple(paragraph.text for paragraph in body),
    )


def _problems(
    candidate: Candidate, titles: Sequence[Deck], certain: bool, blocks: Sequence[Block]
) -> tuple[Problem, ...]:
    first, last = blocks[candidate.start].lines[0].number, blocks[candidate.end - 1].lines[-1].number
    found = []
    if not titles:
        found.append(Problem(first, last, "no-headline", "没有找到标题"))
    if not certain:
        found.append(Problem(first, last, "uncertain", "这一篇的分界或归属不能确定，请核对"))
    return tuple(found)
