"""Which place in a typed text each raw line came from. Pure.

Lines are looked for one behind the other: whole, else by a piece of them; a line of which nothing is left stands where
the one before it ends, so that the cursor is never far from what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

# Characters of a piece that is no chance so near; characters that somebody may have put in before a line.
PIECE, SLACK = 4, 60


def line_starts(text: str, lines: Sequence[str]) -> list[int]:
    """Offset in ``text`` for each line, in code points and ascending. Blanks count on neither side: a raw line has
    those of its setting."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    starts = _solid_starts("".join(text[at] for at in places), ["".join(line.split()) for line in lines])
    return [places[start] if start < len(places) else len(text) for start in starts]


def _solid_starts(text: str, lines: Sequence[str]) -> list[int]:
    """``reached``: where the last line ends that was found; ``expected``: where those do that were not."""
    starts, reached, expected = [], 0, 0
    for line in lines:
        found = _found(text, line, reached, expected + len(line) + SLACK)
        starts.append(expected if found is None else max(found, 0))
        expected += len(line)
        if found is not None:
            reached = expected = max(found + len(line), reached)
    return list(accumulate(reversed(starts), min))[::-1]


def _found(text: str, line: str, reached: int, end: int) -> int | None:
    """It may begin before what is reached, where it or the line before lost characters."""
    whole = text.find(line, reached, end) if line else -1
    return whole if whole >= 0 else next(_by_pieces(text, line, reached, end), None)


def _by_pieces(text: str, line: str, reached: int, end: int) -> Iterator[int]:
    for into in range(max(0, len(line) - PIECE + 1)):
        at = text.find(line[into : into + PIECE], reached, end)
        if at >= 0:
            yield at - into


def in_units(text: str, offset: int) -> int:
    """As browsers count: a character beyond the first plane (𠮷) is two."""
    return offset + sum(char > "\uffff" for char in text[:offset])
