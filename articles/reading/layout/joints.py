"""Where one item ends and the next begins though no blank line parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.chinese.text import continues, is_closed, unbalanced
from articles.reading.credits.bylines import find_inline
from articles.reading.credits.odd import opens_with_role
from articles.reading.credits.tokens import BULLETS
from articles.reading.layout.headrows import LONGEST_ROW, ends_in_brackets

_MOST_HEAD_ROWS = 4
_SHORT_ROW = 14  # characters of the headline of a picture
# A credit ends a text as a full stop does.
_SIGNED_END = re.compile(r"(?:[^\W\d_]\s?[摄攝]|供图|[摄攝][)）]|(?:记者|通讯员|記者)[^，。]{1,16}[)）])$")
# What opens a caption: the number of a picture, or words that point at one.
CAPTION = re.compile(r"\s*[▲△▼▽◀▶↑↓←→]?\s*(?:[①-⑳❶-❿⓵-⓾]|图[为:：]|[上下左右本]图|图片[为：:]|图[一二三四五①-⑨][:：]?)")
# What opens a subtitle.
DASH = re.compile(r"^\s*(?:—+|――+|-{2,}|──+|–+)")
NUMBERED = re.compile(r"\s*[①-⑳❶-❿⓵-⓾]")


def ends(row: str) -> bool:
    """Whether a text may end with the row: with its last sentence, or with a credit behind it."""
    return is_closed(row) or bool(_SIGNED_END.search(row))


def are_parted(before: str, after: str) -> bool:
    """Whether two lines are parts of different kind: whole paragraphs, a paragraph and a headline, two captions."""
    if CAPTION.match(after) and (ends(before) or len(before) <= _SHORT_ROW):
        return True
    if _SIGNED_END.search(before) or _heads_caption(before, after):
        return True
    return (len(before) > LONGEST_ROW or len(after) > LONGEST_ROW) and (is_closed(before) or len(before) <= LONGEST_ROW)


def _heads_caption(before: str, after: str) -> bool:
    """Whether a short line stands on a sentence that is clearly longer: no row of a column is, but its last."""
    return len(before) <= _SHORT_ROW and len(after) > len(before) + _SHORT_ROW // 2 and not ends(before) and ends(after)


def wraps_credit(before: str, after: str) -> bool:
    """Whether a credit behind the last sentence goes on in the next row, with names or with what they did."""
    credit = None if opens_with_role(after) or after[0] in BULLETS else find_inline(f"{before}\n{after}")
    return credit is not None and 0 < credit.start < len(before) and credit.end > len(before)


def head_rows_at_end(rows: Sequence[str]) -> int:
    """How many of the last rows are a headline above what follows: they stand behind the end of a text."""
    count = 0
    for at in range(len(rows) - 1, -1, -1):
        if ends(rows[at]) or ends_in_brackets(rows, at):
            break
        count += 1
    if not 0 < count < len(rows) or count > _MOST_HEAD_ROWS:
        return 0
    head = rows[len(rows) - count :]
    return 0 if continues(head[0]) or unbalanced("".join(head)) else count


def head_rows_by_indent(rows: Sequence[str], indented: Sequence[bool]) -> list[bool]:
    """Which rows are heads where paragraphs show their indent: between the end of a text and an indented row."""
    heads = [False] * len(rows)
    for at, starts in enumerate(indented):
        if starts and at and not ends(rows[at - 1]):
            opens = not any(indented[:at])
            count = _head_rows_on_top(rows[:at]) if opens else head_rows_at_end(rows[_last(indented, at) : at])
            heads[at - count : at] = [True] * count
    return _with_heads_below(rows, heads)


def _with_heads_below(rows: Sequence[str], heads: list[bool]) -> list[bool]:
    """The heads, with the last rows of all where they stand behind the brackets that sign the text."""
    signed = [at for at in range(len(rows) - 1) if ends_in_brackets(rows, at)]
    below = len(rows) - 1 - signed[-1] if signed else 0
    if 0 < below <= _MOST_HEAD_ROWS and not any(map(ends, rows[-below:])):
        heads[-below:] = [True] * below
    return heads


def _head_rows_on_top(rows: Sequence[str]) -> int:
    """How many rows above the first indent are heads: all, where no text ends among them."""
    if not any(map(ends, rows)):
        return len(rows) if len(rows) <= _MOST_HEAD_ROWS and not continues(rows[0]) else 0
    return head_rows_at_end(rows)


def _last(indented: Sequence[bool], before: int) -> int:
    """The last indented row before a place."""
    return max(at for at in range(before) if indented[at])
