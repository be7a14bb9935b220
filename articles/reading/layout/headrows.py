"""Headline rows that no blank line parts from the text above or below them.

In a wrapped text a row that holds clearly less than the column ends its sentence, for only the last row of a paragraph
is short. A short row that ends none, behind a short one that does, is a headline, a crosshead or the like: it becomes
a block of its own, and the weighing of the whole page decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from articles.chinese.text import continues, is_closed, unbalanced

LONGEST_ROW = 40  # characters: a longer line is a whole paragraph; columns of the samples hold 13 to 24
_SHORTER = 3  # characters that a short row holds less than the column; an indent takes two
_SHORTEST = 4  # characters of a headline row
_EVEN = 2  # characters by which the rows of a column may differ: a hanging mark, a digit
_LONG = 0.75  # share of the longest row that a row holds if it is no last one
_LARGE_TYPE = 10  # of so many rows one may be longer than the column: a headline
_FEWEST = 4  # rows that show a column's width
_BRACKETS_AT_END = re.compile(r"[。！？!?…”」][（(〔【][^（()）。，]{2,40}[)）〕】]$")
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
    for at, row in enumerate(rows):
        signed = at > 0 and ends_in_brackets(rows, at - 1)
        heads.append(may_follow and _is_head(row, width, long=signed))
        ends = (is_closed(row) and _is_short(row, width)) or ends_in_brackets(rows, at)
        may_follow = heads[-1] or ends
    return [len(list(part)) for _, part in groupby(heads)]


def ends_in_brackets(rows: Sequence[str], at: int) -> bool:
    """Whether brackets behind the last sentence close with the row: there a text is signed, or names its source."""
    return rows[at][-1] in ")）〕】" and bool(_BRACKETS_AT_END.search(rows[at - 1] + rows[at] if at else rows[at]))


def _width(rows: Sequence[str]) -> float:
    """How many characters a row of the column holds; 0 where the rows are of no column."""
    if len(rows) < _FEWEST:
        return 0.0
    sizes = sorted(len(row) for row in rows)
    longest = sizes[-1 - len(sizes) // _LARGE_TYPE]
    width = median(size for size in sizes if size >= _LONG * longest)
    even = sum(abs(size - width) <= _EVEN for size in sizes)
    return width if width <= LONGEST_ROW and 2 * even >= len(rows) else 0.0


def _is_short(row: str, width: float) -> bool:
    return len(row) <= width - _SHORTER


def _is_head(row: str, width: float, *, long: bool) -> bool:
    """Whether the row is a headline by its form; ``long``: one that is longer than the column may be one too."""
    return (
        len(row) >= _SHORTEST
        and (_is_short(row, width) or (long and len(row) > width + _EVEN))
        and not is_closed(row)
        and not continues(row)
        and not unbalanced(row)
        and row[-1] not in _OPEN_ENDS
    )
