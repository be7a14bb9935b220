"""Three-way merge of one field: what two people made of the same text, and where only a person can say what holds.

Pure. ``Merged`` of several fields goes into the page that asks, and comes back with what was chosen there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.chinese.changes import Change, changes

THEIRS, MINE, BOTH = "theirs", "mine", "both"


@dataclass(frozen=True)
class Clash:
    """A place that both changed, each otherwise; of two who put something in at one place too."""

    base: str
    theirs: str
    mine: str
    # Of lines those of both stand below each other, each once.
    lines: bool = False

    def chosen(self, choice: str) -> str:
        """What holds after ``choice``: THEIRS, MINE or BOTH, the other's first."""
        if choice == BOTH:
            both = [*self.theirs.split("\n"), *self.mine.split("\n")]
            return "\n".join(dict.fromkeys(both)) if self.lines else self.theirs + self.mine
        return self.theirs if choice == THEIRS else self.mine


@dataclass(frozen=True)
class Merged:
    """``parts`` in the order of the text: what holds, and the places where the two clash."""

    parts: tuple[str | Clash, ...]

    @property
    def clashes(self) -> list[Clash]:
        return [part for part in self.parts if isinstance(part, Clash)]

    def text(self, choices: Sequence[str] = ()) -> str:
        """With these choices at the clashes, in their order; MINE where none is given."""
        left = iter(choices)
        return "".join(part if isinstance(part, str) else part.chosen(next(left, MINE)) for part in self.parts)

    def places(self) -> list[tuple[int, int]]:
        """Where the clashes stand in ``text()``, from and to."""
        found, at = [], 0
        for part in self.parts:
            size = len(part) if isinstance(part, str) else len(part.mine)
            if isinstance(part, Clash):
                found.append((at, at + size))
            at += size
        return found


def merge(base: str, theirs: str, mine: str) -> Merged:
    """``mine`` and ``theirs`` were both made of ``base``. Edits that do not touch are all in the result, the same edit
    of both once; every character that either put in is in the result or in a clash."""
    sides = changes(base, theirs), changes(base, mine)
    parts, at = list[str | Clash](), 0
    for theirs_here, mine_here in _together(*sides):
        both = theirs_here + mine_here
        start, end = min(one.start for one in both), max(one.end for one in both)
        parts += [base[at:start], _settled(base, (theirs, theirs_here), (mine, mine_here), start, end)]
        at = end
    parts.append(base[at:])
    return Merged(tuple(part for part in parts if part != ""))


def merge_whole(base: str, theirs: str, mine: str) -> Merged:
    """The same of what makes no sense in pieces: a choice, or lines that are read together."""
    if theirs == mine or base == mine:
        return Merged((theirs,))
    return Merged((mine,)) if base == theirs else Merged((Clash(base, theirs, mine, lines=True),))


def _together(theirs: list[Change], mine: list[Change]) -> Iterator[tuple[list[Change], list[Change]]]:
    """The edits of both in order, those that touch one another at once."""
    waiting = sorted([(one, 0) for one in theirs] + [(one, 1) for one in mine])
    sides: tuple[list[Change], list[Change]] = ([], [])
    end = waiting[0][0].start if waiting else 0
    for one, side in waiting:
        if one.start > end:
            yield sides
            sides = ([], [])
        sides[side].append(one)
        end = max(end, one.end)
    if waiting:
        yield sides


def _settled(
    base: str, theirs: tuple[str, list[Change]], mine: tuple[str, list[Change]], start: int, end: int
) -> str | Clash:
    """What holds from ``start`` to ``end`` of ``base``; each side is its text and its edits there."""
    theirs_text, mine_text = (_made(base, *side, start, end) for side in (theirs, mine))
    if not theirs[1] or theirs_text == mine_text:
        return mine_text
    return Clash(base[start:end], theirs_text, mine_text) if mine[1] else theirs_text


def _made(base: str, text: str, edits: list[Change], start: int, end: int) -> str:
    """What one side made of this piece of ``base``."""
    made, at = "", start
    for one in edits:
        made, at = made + base[at : one.start] + text[one.new_start : one.new_end], one.end
    return made + base[at:end]
