"""How much of a text was changed."""

from __future__ import annotations

from articles.chinese.changes import changed_parts


def changed_characters(before: str, after: str) -> int:
    """Characters that were put in, taken out or put in the place of others; of a piece in the place of another the
    longer counts. 0 only for the same text."""
    return sum(max(one.end - one.start, one.new_end - one.new_start) for one in changed_parts(before, after))
