"""What the address of a found article ends in, so that its page shows the words and the first of them is in view."""

from __future__ import annotations

from urllib.parse import urlencode

from articles.search.analysis import normalise
from articles.search.query import MAX_LENGTH, QUOTATION_MARKS, Query, Word, parse

# Of a piece that goes on in the next paragraphs, what is shorter stands in too many places to be marked.
SHORTEST, MOST_LINES = 4, 4
_UNQUOTED = str.maketrans("", "", QUOTATION_MARKS)


def leading_to(typed: str) -> str:
    return f"?{urlencode({'found': typed})}#f1"


def leading_to_piece(printed: str) -> str:
    """To a piece of text as it is printed, of one paragraph or several."""
    lines = [line.translate(_UNQUOTED).strip() for line in printed.split("\n")]
    long = [line for line in lines if len(line) >= SHORTEST][:MOST_LINES] or [max(lines, key=len)]
    # Two quotation marks and a space go with each.
    room = MAX_LENGTH // len(long) - 3
    return leading_to(" ".join(_exactly(line[:room]) for line in long))


def _exactly(line: str) -> str:
    """The query for this string and nothing else; in quotation marks where it would be read as more than a word."""
    return line if parse(line) == Query(((Word(line, normalise(line)),),)) else f'"{line}"'
