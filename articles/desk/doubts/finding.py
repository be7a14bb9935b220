"""Where a text may be misread: one pure function over it and what the archive prints."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.doubts.doubt import DOUBT_REASONS, TextDoubt
from articles.desk.doubts.misread import Misread
from articles.desk.doubts.punctuated import half_width, unpaired
from articles.desk.doubts.statistics import Statistics
from articles.desk.doubts.written import blanks, letters, twice, unended

_RANKS = {reason: rank for rank, reason in enumerate(DOUBT_REASONS)}


def find_doubts(text: str, statistics: Statistics) -> list[TextDoubt]:
    """In order of place, no two of one place. Without statistics there are no doubts about characters."""
    found = [
        *letters(text),
        *blanks(text, statistics),
        *twice(text, statistics),
        *half_width(text, statistics),
        *Misread(text, statistics).doubts(),
        *unpaired(text),
        *unended(text),
    ]
    return _apart(found)


def _apart(found: Iterable[TextDoubt]) -> list[TextDoubt]:
    """Of those that overlap the surest."""
    kept: list[TextDoubt] = []
    taken: set[int] = set()
    for doubt in sorted(found, key=lambda one: (_RANKS[one.reason], one.start)):
        places = range(doubt.start, doubt.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(doubt)
    return sorted(kept, key=lambda one: one.start)
