"""Printed parts of an article, and raw lines, as they are shown: with the words marked that a search was for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from articles.chinese.typography import full_width, subtitle
from articles.models import Article
from articles.search.found import Places, WordsFound, marked_lines, printed_words
from articles.search.query import parse
from articles.views.losses import ShownParagraph
from articles.views.rawlines import RawLine

# Part of the head → the text it is searched in.
HEAD = {"section": "series", "kicker": "kicker", "headline": "headline", "subtitle": "kicker"}


def marked_article(
    article: Article, paragraphs: Iterable[ShownParagraph], found: WordsFound | None, as_printed: bool
) -> dict[str, object]:
    """``head``, ``paragraphs`` and, where only a first reading has the words, ``only_original``; in the order of the
    page, for places are counted so."""
    head = {name: marked_lines(found, text, shown)[0] for name, text, shown in head_of(article, as_printed)}
    if found:
        found.mark_names()
    return {
        "head": head,
        "paragraphs": list(marked_paragraphs(article, paragraphs, found)),
        "only_original": found.in_original() if found else [],
        "found": found,
    }


def head_of(article: Article, as_printed: bool) -> Iterable[tuple[str, str, str]]:
    """Name, the text it is searched in and what is shown; what stands for a headline that is not printed is no text of
    its own."""
    shown: Callable[[str], str] = str if as_printed else full_width
    for name, text in HEAD.items():
        value = article.title if name == "headline" else getattr(article, name)
        if name == "subtitle" and value and not as_printed:
            value = subtitle(value)
        yield name, text if article.headline or name != "headline" else "", shown(value)


def marked_paragraphs(
    article: Article, paragraphs: Iterable[ShownParagraph], found: WordsFound | None
) -> Iterable[ShownParagraph]:
    """The dateline stands on the line of the first one, and is marked with it."""
    name = "caption" if article.is_photo else "body"
    for number, paragraph in enumerate(paragraphs):
        before = [article.dateline] if article.dateline and not number else []
        *dateline, parts = marked_lines(found, name, *before, paragraph.text)
        yield replace(paragraph, dateline=dateline[0] if dateline else (), parts=parts)


def found_lines(typed: str, lines: list[RawLine]) -> tuple[Places | None, list[RawLine]]:
    """The lines with the words marked, and where those stand; None where what was typed asks for no words."""
    words = printed_words(parse(typed))
    if not words or not lines:
        return None, lines
    places, shown = Places(typed), list[RawLine]()
    # A word may go on in the next line of the same part of an article.
    for _, run in groupby(lines, key=lambda line: (line.listed, line.role)):
        shown += marked_run(list(run), places, words)
    return places, shown


def marked_run(lines: Sequence[RawLine], places: Places, words: Sequence[str]) -> Iterable[RawLine]:
    pieces = [piece.text for line in lines for piece in (line, *line.rest)]
    marked = iter(places.mark_line(pieces, words))
    for line in lines:
        own = replace(line, parts=next(marked))
        yield replace(own, rest=tuple(replace(more, parts=next(marked)) for more in line.rest))
