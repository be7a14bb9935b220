"""The words that somebody came from a search with, marked on the picture of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.models import Article, Span
from articles.models.sight import current
from articles.picturing.marks import FoundMark, LinesOfItem, marks_on
from articles.picturing.pictures import PLAIN, PagePicture
from articles.search.found import printed_words
from articles.search.highlight import holds
from articles.search.query import parse
from articles.search.texts import present_texts


@dataclass(frozen=True)
class ShownMarks:
    """``boxes``: left, top, width and height in pixels of the plain picture."""

    typed: str
    boxes: tuple[tuple[int, int, int, int], ...]


def found_on(picture: PagePicture | None, typed: str, articles: Iterable[Article]) -> ShownMarks | None:
    """None where there is no picture, and where none of the words stands on it."""
    marks = marks_of(picture, typed, articles) if picture else []
    if not picture or not marks:
        return None
    return ShownMarks(typed, tuple(picture.in_pixels(mark.box, PLAIN) for mark in marks))


def marks_of(picture: PagePicture, typed: str, articles: Iterable[Article]) -> list[FoundMark]:
    """``articles``: with their context, those of the page that the one who looks may see."""
    words = tuple(printed_words(parse(typed)))
    return marks_on(picture.placed, picture.shown, _items(picture, words, list(articles))) if words else []


def _items(picture: PagePicture, words: tuple[str, ...], articles: list[Article]) -> Iterator[LinesOfItem]:
    """Whoever may not see raw lines is told nothing of what only a machine has read."""
    reading = picture.text.current_reading
    spans = list(reading.spans.all()) if reading else []
    for article in articles:
        now = tuple(paragraph for paragraphs in present_texts(article).values() for paragraph in paragraphs)
        lines = tuple(_numbered(span for span in spans if span.article_id == article.pk))
        yield LinesOfItem(lines, now, words if current().raw else tuple(word for word in words if holds(now, word)))
    if current().raw:
        taken = {number for number, _ in _numbered(span for span in spans if span.article_id)}
        roles = dict(_numbered(span for span in spans if not span.article_id))
        others = [(number, roles.get(number, "")) for number in sorted(picture.shown.keys() - taken)]
        for _, run in groupby(others, key=lambda line: line[1]):
            yield LinesOfItem(tuple(run), (), words)


def _numbered(spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    for span in spans:
        yield from ((number, span.role) for number in range(span.first_line, span.last_line + 1))
