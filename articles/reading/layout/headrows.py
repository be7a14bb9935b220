"""Headline rows that no blank line parts from the text above or below them.

In a wrapped text a row that holds clearly less than the column ends its sentence, for only the last row of a paragraph
is short. A short row that ends none, behind a short one that does, is a headline, a crosshead or the like: it becomes
a block of its own, and the weighing of the whole page decides what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from articles.chinese.text import continues, is_closed, unbalanced

LONGEST_ROW = 40  # characters: a longer line is a whole paragraph; columns of the samples hold 13 to 24
_SHORTER = 3  # characters that a short row holds less than the column; an indent takes two
_SHORTEST = 4  # characters of a headline row
_EVEN = 2  # characters by which the rows of a column may differ: a hanging mark, a digit
_LONG = 0.75  # share of the longest row that a row holds if it is no last one
_FEWEST = 4  # rows that show a column's width
_OPEN_ENDS = "，,、；;：:（(“《—"


def part_heads(rows: Sequence[str], *, opens: bool) -> list[int]:
    """How many rows each part takes: text, headline rows, text …; one part where nothing has to be parted.

    ``opens``: the first row is known to open a text.
    """
    width = _width(rows)
    if not width:
        return [len(rows)]
    heads: list[bool] = []
    may_follow = not opens
    for row in rows:
        heads.append(may_follow and _is_head(row, width))
        may_follow = heads[-1] or (is_closed(row) and _is_short(row, width))
    return [len(list(part)) for _, part in groupby(heads)]


def _width(rows: Sequence[str]) -> float:
    """How many characters a row of the column holds; 0 where the rows are of no column."""
    if len(rows) < _FEWEST:
        return 0.0
    sizes = [len(row) for row in rows]
    longest = max(sizes)
    width = median(size for size in sizes if size >= _LONG * longest)
    even = sum(abs(size - width) <= _EVEN for size in sizes)
    return width if width <= LONGEST_ROW and 2 * even >= len(rows) else 0.0


def _is_short(row: str, width: float) -> bool:
    return len(row) <= width - _SHORTER


def _is_head(row: str, width: float) -> bool:
    return (
        len(row) >= _SHORTEST
        and _is_short(row, width)
        and not is_closed(row)
        and not continues(row)
        and not unbalanced(row)
        and row[-1] not in _OPEN_ENDS
    )
