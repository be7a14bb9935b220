"""Where a passage stands that was read otherwise: between what stood around it, or by what is left of its own words.

All places are those of characters as they are compared. A passage lies in a text on one diagonal of the table of the
two: what of it, and of what stood around it, lies beyond the ends of the text (or of its line) is out of reach, and is
not asked for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.public.masking.common import in_beginnings, in_ends, parting
from articles.public.masking.keys import MASKED
from articles.public.masking.secrets import Passage
from articles.public.masking.seeds import Hit

Stretch = tuple[int, int]

# Characters of what stood around a passage that tell whether it stands there, and the share of them that must be left.
NEAR, LEFT = 24, 0.4
# So many of them on one side say that it is this place, whatever stands on the other.
STRONG = 12
# Where less stands around a passage, it is more often known by its words alone.
LITTLE = 16
# Two of so many characters next to a passage, standing next to a sign, are not of the passage.
_RUN = 6
# Below so many characters only the exact words of a passage are it, where nothing stands around that tells.
TELLING = 6


@dataclass(frozen=True)
class Unit:
    """The text, or one ``line`` of it; ``own``: of the article itself, so that what is unclear is masked."""

    first: int
    end: int
    own: bool
    line: bool = True


@dataclass(frozen=True)
class Attempt:
    """A passage laid against a text where both have pairs in common."""

    text: str
    passage: Passage
    hits: Sequence[Hit]
    unit: Unit

    @cached_property
    def diagonal(self) -> int:
        return sorted(at - place for at, place in self.hits)[len(self.hits) // 2]

    @cached_property
    def covered(self) -> set[int]:
        return {place + more for at, place in self.hits for more in (0, 1) if self._side_by_side(at, place)}

    def _side_by_side(self, at: int, place: int) -> bool:
        return self.text[at : at + 2] == self.passage.whole[place : place + 2]

    @cached_property
    def reach(self) -> range:
        """Of the passage with what stood around it: what may stand in the unit."""
        whole = len(self.passage.whole)
        return range(max(0, self.unit.first - self.diagonal), max(0, min(whole, self.unit.end - self.diagonal)))

    @cached_property
    def before(self) -> range:
        return range(max(self.passage.first - NEAR, self.reach.start), min(self.passage.first, self.reach.stop))

    @cached_property
    def after(self) -> range:
        return range(max(self.passage.end, self.reach.start), min(self.passage.end + NEAR, self.reach.stop))

    def left(self, side: range) -> int:
        return len(self.covered.intersection(side))

    def stands(self, side: range) -> bool:
        return bool(side) and self.left(side) >= max(min(3, len(side)), LEFT * len(side))

    @cached_property
    def nothing_else(self) -> bool:
        """Whether the unit holds hardly anything but a part of the passage, or of what stood around it."""
        size = self.unit.end - self.unit.first
        return self.unit.own and self.left(self.reach) >= max(min(4, size - 2), LEFT * size)

    @cached_property
    def around(self) -> bool:
        """Whether so much of what stood around it is there, or so little else, that it may be here."""
        return self.stands(self.before) or self.stands(self.after) or self.nothing_else

    @cached_property
    def inside(self) -> list[Hit]:
        return [hit for hit in self.hits if self.passage.first <= hit[1] < self.passage.end - 1]

    @cached_property
    def enough(self) -> float:
        """Characters of its own that must be left where nothing around it tells."""
        little = len(self.passage.whole) - len(self.passage.words) < LITTLE
        return enough(self.passage.words, loose=self.unit.own and little)

    @cached_property
    def by_words(self) -> bool:
        """Whether there are so many of its own pairs that it may be here."""
        size = len(self.passage.words)
        if size < TELLING or len(self.inside) < 2:
            return False
        # One character read otherwise takes two pairs.
        lost = size - math.ceil(self.enough)
        return len({place for _, place in self.inside}) >= max(2, size // 5, size - 1 - 2 * lost)

    @property
    def hopeful(self) -> bool:
        return self.around or self.by_words


def stretch(attempt: Attempt) -> Stretch | None:
    """What of the text is the passage, or nothing."""
    between = _between(attempt) if attempt.around else None
    if between and _is_it(attempt, between):
        return between
    words = _by_its_words(attempt) if attempt.by_words else None
    return words or (_beside(attempt, between) if between else None)


def _between(attempt: Attempt) -> Stretch | None:
    """What stands between the nearest characters that stood around the passage."""
    passage, near = attempt.passage, range(attempt.passage.first - 2 * NEAR, attempt.passage.end + 2 * NEAR)
    hits = [hit for hit in attempt.hits if hit[1] in near]
    if not hits:
        return None
    at, to = min(hits)[0], max(hits)[0] + 2
    first, end = min(place for _, place in hits), max(place for _, place in hits) + 2
    piece, whole = attempt.text[at:to], passage.whole[first:end]
    if first < passage.first:
        start = at + parting(piece, whole, passage.first - first)[0]
    else:
        start = _back(attempt, at, passage.whole[passage.first : first + 1])
    if first >= passage.end:
        stop = at
    elif end > passage.end:
        stop = at + parting(piece, whole, passage.end - first)[1]
    else:
        stop = _forth(attempt, to, passage.whole[end - 1 : passage.end])
    return _up_to_signs(attempt, start, stop, first < passage.first, end > passage.end)


def _up_to_signs(attempt: Attempt, start: int, stop: int, before: bool, after: bool) -> Stretch | None:
    """The same, but nothing of what stood around the passage where that runs up to a sign, and nothing beyond a sign
    on a side of which nothing was found."""
    text, passage = attempt.text, attempt.passage
    signs = [place for place in range(start, stop) if text[place] == MASKED]
    if signs:
        to, since = signs[0], signs[-1] + 1
        if not before or _runs_on(text[max(0, to - 2) : to], passage.whole[: passage.first][-_RUN:]):
            start = to
        if not after or _runs_on(text[since : since + 2], passage.whole[passage.end :][:_RUN]):
            stop = since
    return (start, stop) if start < stop else None


def _runs_on(two: str, around: str) -> bool:
    return len(two) == 2 and two in around


def _back(attempt: Attempt, at: int, words: str) -> int:
    """The first place before ``at`` that may belong to the passage. ``words``: what of it may stand there, and the
    character at ``at``, which may be doubled."""
    lacking = len(words) - 1
    counted = at - lacking - lacking // 3
    doubled = at - 2 * lacking - 2
    places = [place for place in range(max(0, doubled), at) if attempt.text[place] in words]
    return max(attempt.unit.first, min([counted, *places]))


def _forth(attempt: Attempt, to: int, words: str) -> int:
    lacking = len(words) - 1
    counted = to + lacking + lacking // 3
    doubled = to + 2 * lacking + 2
    places = [place + 1 for place in range(to, min(len(attempt.text), doubled)) if attempt.text[place] in words]
    return min(attempt.unit.end, max([counted, *places]))


def _is_it(attempt: Attempt, between: Stretch) -> bool:
    before, after = attempt.stands(attempt.before), attempt.stands(attempt.after)
    own, around = attempt.unit.own, attempt.left(attempt.before) + attempt.left(attempt.after)
    about_as_long = between[1] - between[0] <= 1.5 * len(attempt.passage.words) + 6
    if attempt.nothing_else or (before and after):
        return own or about_as_long
    cut_off = not (attempt.after if before else attempt.before)
    enough_around = around >= (4 if own else STRONG)
    return enough_around and ((cut_off and about_as_long) or _some_words(attempt, between))


def _beside(attempt: Attempt, between: Stretch) -> Stretch | None:
    """What of its own line stands beside what plainly stood around it, where it is not clear what became of it."""
    before, after = attempt.left(attempt.before), attempt.left(attempt.after)
    if not (attempt.unit.own and attempt.unit.line) or max(before, after) < STRONG:
        return None
    near = slice(min(between[0], min(attempt.hits)[0]), max(between[1], max(attempt.hits)[0]))
    if MASKED in attempt.text[near]:
        return None
    return (between[0], attempt.unit.end) if before > after else (attempt.unit.first, between[1])


def _some_words(attempt: Attempt, between: Stretch) -> bool:
    """Whether of those that the unit reaches some are left."""
    passage, reach = attempt.passage, attempt.reach
    reached = len(range(max(passage.first, reach.start), min(passage.end, reach.stop)))
    return in_beginnings(attempt.text[slice(*between)], passage.words)[-1] >= max(2, LEFT * reached)


def _by_its_words(attempt: Attempt) -> Stretch | None:
    """Where so much is left of its own words that it cannot be others."""
    passage, size = attempt.passage, len(attempt.passage.words)
    drift = 2 + size // 8
    diagonal = sorted(at - place for at, place in attempt.inside)[len(attempt.inside) // 2]
    at = max(attempt.unit.first, diagonal + passage.first - drift)
    piece = attempt.text[at : min(attempt.unit.end, diagonal + passage.end + drift)]
    beginnings, ends = in_beginnings(piece, passage.words), in_ends(piece, passage.words)
    most = beginnings[-1]
    if most < attempt.enough:
        return None
    start, stop = len(ends) - 1 - ends[::-1].index(most), beginnings.index(most)
    if stop - start > 1.25 * size + 2:
        return None
    of_words = in_ends(passage.words, piece), in_beginnings(passage.words, piece)
    first, end = len(passage.words) - of_words[0][::-1].index(most), of_words[1].index(most)
    return (
        _back(attempt, at + start, passage.words[: first + 1]),
        _forth(attempt, at + stop, passage.words[end - 1 :]),
    )


def enough(words: str, loose: bool) -> float:
    """More characters than other news has in common with ``words`` in as short a stretch, but for one text in 1,000;
    ``loose``: one in 100."""
    size = len(words)
    if sum(map(str.isascii, words)) > size / 2:
        return max(6, 0.8 * size)
    return max(math.ceil(2.9 + 0.35 * size), 0.4 * size) - (loose and (1 if size < 8 else 2))
