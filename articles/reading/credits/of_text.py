"""The credits of an article whose text stands by itself, without the page around it."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.credits.bylines import find_inline, parse_byline
from articles.reading.records import Credit

# Paragraphs at either end that may hold a credit: behind the dateline, in a line of its own, behind the last words.
ENDS = 2


def credits_of(paragraphs: Sequence[str]) -> tuple[Credit, ...]:
    """Whoever the text names as its own, each role of each name once, in printed order; lines count from 0."""
    filled = [(number, text) for number, text in enumerate(paragraphs) if text.strip()]
    ends = filled if len(filled) <= 2 * ENDS else [*filled[:ENDS], *filled[-ENDS:]]
    found: dict[tuple[str, str], Credit] = {}
    for number, text in ends:
        for credit in _credits(text):
            found.setdefault((credit.role, credit.name), _at(credit, number))
    return tuple(found.values())


def _credits(text: str) -> tuple[Credit, ...]:
    if alone := parse_byline(text):
        return alone
    inline = find_inline(text)
    return inline.bylines if inline else ()


def _at(credit: Credit, line: int) -> Credit:
    return Credit(credit.role, credit.name, credit.printed, line, credit.certain, credit.organisation)
