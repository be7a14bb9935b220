"""Where a passage stands that was read otherwise: between what stood around it, or by what is left of its own words."""

from __future__ import annotations

from articles.public.masking.attempts import LEFT, NEAR, TELLING, Attempt
from articles.public.masking.common import in_beginnings, in_ends, parting
from articles.public.masking.keys import MASKED

Stretch = tuple[int, int]

# So many of them on one side say that it is this place, whatever stands on the other.
STRONG = 12
# Two of so many characters next to a passage, standing next to a sign, are not of the passage.
_RUN = 6


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
    enough_around = around >= (_least(attempt) if own else STRONG)
    if cut_off and attempt.unit.line and own:
        # Words that the article says again and again stand at the end of many a line.
        side = attempt.before if before else attempt.after
        cut_off = around >= max(TELLING, 0.6 * len(side)) or len(side) == attempt.unit.end - attempt.unit.first
    return enough_around and ((cut_off and about_as_long) or _some_words(attempt, between))


def _least(attempt: Attempt) -> float:
    """Characters around that must be left beside words that are unclear, in a text of the article."""
    if attempt.unit.end - attempt.unit.first < 2 * NEAR:
        return 4
    return min(STRONG, 0.5 * (len(attempt.passage.whole) - len(attempt.passage.words)))


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
    reached = passage.whole[max(passage.first, reach.start) : min(passage.end, reach.stop)]
    return in_beginnings(attempt.text[slice(*between)], reached)[-1] >= max(2, LEFT * len(reached))


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
