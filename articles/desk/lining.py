"""Which place in a typed text each raw line came from. Pure.

Lines are looked for one behind the other: whole, else by a piece of them; a line of which nothing is left stands where
the one before it ends, so that the cursor is never far from what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Characters of a piece that is no chance so near; characters that somebody may have put in before a line.
PIECE, SLACK = 4, 60


def line_starts(text: str, lines: Sequence[str]) -> list[int]:
    """Offset in ``text`` for each line, in code points and ascending. Blanks count on neither side: a raw line has
    those of its setting."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    solid, reached = "".join(text[at] for at in places), 0
    starts = []
    for line in ("".join(line.split()) for line in lines):
        start = _found(solid, line, reached)
        starts.append(places[start] if start < len(places) else len(text))
        reached = min(start + len(line), len(solid))
    return starts


def _found(solid: str, line: str, reached: int) -> int:
    """Not before what is reached, but for a line whose beginning was put into the one before."""
    end = reached + len(line) + SLACK
    whole = solid.find(line, reached, end + len(line)) if line else -1
    if whole >= 0:
        return whole
    return next((max(reached, at - into) for into, at in _by_pieces(solid, line, reached, end)), reached)


def _by_pieces(solid: str, line: str, reached: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in the line a piece begins, and where in the text."""
    for into in range(max(0, len(line) - PIECE + 1)):
        at = solid.find(line[into : into + PIECE], reached, end)
        if at >= 0:
            yield into, at


def in_units(text: str, offset: int) -> int:
    """As browsers count: a character beyond the first plane (𠮷) is two."""
    return offset + sum(char > "\uffff" for char in text[:offset])
