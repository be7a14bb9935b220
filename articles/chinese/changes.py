"""Which places of a text were changed, in time that long texts do not make unbearable. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

# A number or a foreign word changes as a whole: of 2023年 and 2024年 nobody reads which digit it was.
_WORDS = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[.．,，:：][0-9０-９]+)*|.", re.DOTALL)
# Runs of so many parts that stand once in each text hold it together; the longest are looked for first.
_RUNS = (24, 8, 3)
# Parts of both texts together up to which the shortest way is looked for at once.
_FEW = 120
# Edits beyond which what lies between two such runs counts as written anew.
_MOST_EDITS = 120


class Change(NamedTuple):
    """``start`` to ``end`` of the old text became ``new_start`` to ``new_end`` of the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: str, new: str) -> list[Change]:
    """What makes ``new`` of ``old``, in code points, ascending and never touching each other; numbers and foreign words
    are changed whole."""
    old_words, new_words = _WORDS.findall(old), _WORDS.findall(new)
    old_at, new_at = ([*accumulate(map(len, words), initial=0)] for words in (old_words, new_words))
    return [
        Change(old_at[one.start], old_at[one.end], new_at[one.new_start], new_at[one.new_end])
        for one in changed_parts(old_words, new_words)
    ]


def changed_parts(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The same of texts that are cut into parts already: characters, words or lines."""
    found: list[Change] = []
    for one in _within(old, new, Change(0, len(old), 0, len(new)), _RUNS):
        last = found[-1] if found else None
        if last and last.end == one.start and last.new_end == one.new_start:
            one = Change(last.start, one.end, last.new_start, one.new_end)
            found.pop()
        found.append(one)
    return found


def _within(old: Sequence[str], new: Sequence[str], part: Change, runs: Sequence[int]) -> Iterator[Change]:
    part = _without_ends(old, new, part)
    sizes = part.end - part.start, part.new_end - part.new_start
    if not any(sizes):
        return
    if not all(sizes):
        yield part
    elif sum(sizes) > _FEW and runs:
        for gap in _gaps(old, new, part, runs[0]):
            yield from _within(old, new, gap, runs[1:])
    else:
        yield from _shortest(old, new, part)


def _without_ends(old: Sequence[str], new: Sequence[str], part: Change) -> Change:
    """Without what both begin and end with."""
    start, end, new_start, new_end = part
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return Change(start, end, new_start, new_end)


def _gaps(old: Sequence[str], new: Sequence[str], part: Change, run: int) -> Iterator[Change]:
    """What lies between the runs that both have once, where they come in one order."""
    start, new_start = part.start, part.new_start
    for at, new_at in _in_one_order(_shared(old, new, part, run)):
        if at >= start and new_at >= new_start:
            yield Change(start, at, new_start, new_at)
            start, new_start = at + run, new_at + run
        elif at - start == new_at - new_start:
            start, new_start = at + run, new_at + run
    yield Change(start, part.end, new_start, part.new_end)


def _shared(old: Sequence[str], new: Sequence[str], part: Change, run: int) -> list[tuple[int, int]]:
    """Where runs that stand once in each text begin, in the order of the old one."""
    olds, news = (_once(old, part.start, part.end, run), _once(new, part.new_start, part.new_end, run))
    return [(at, news[words]) for words, at in olds.items() if words in news]


def _once(text: Sequence[str], start: int, end: int, run: int) -> dict[tuple[str, ...], int]:
    places = {tuple(text[at : at + run]): at for at in range(start, end - run + 1)}
    times = Counter(tuple(text[at : at + run]) for at in range(start, end - run + 1))
    return {words: at for words, at in places.items() if times[words] == 1}


def _in_one_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs, ascending in the first, that ascend in the second too."""
    ends: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        place = bisect_left(ends, pair[1], key=itemgetter(1))
        before[pair] = ends[place - 1] if place else None
        ends[place : place + 1] = [pair]
    chain, last = list[tuple[int, int]](), ends[-1] if ends else None
    while last:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _shortest(old: Sequence[str], new: Sequence[str], part: Change) -> Iterator[Change]:
    """The fewest edits (Myers 1986), or the whole of it where they are too many."""
    a, b = old[part.start : part.end], new[part.new_start : part.new_end]
    way = _way(a, b) if not set(a).isdisjoint(b) else None
    if way is None:
        yield part
        return
    for (x, y), (next_x, next_y) in pairwise(way):
        if next_x - x != next_y - y:
            yield _moved(Change(x, x + (next_x > x), y, y + (next_y > y)), part)


def _moved(one: Change, part: Change) -> Change:
    return Change(
        one.start + part.start, one.end + part.start, one.new_start + part.new_start, one.new_end + part.new_start
    )


def _way(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]] | None:
    """Points between which one part is left out or put in, or all stays the same."""
    furthest, steps = {1: 0}, list[dict[int, int]]()
    for edits in range(min(len(a) + len(b), _MOST_EDITS) + 1):
        steps.append(furthest.copy())
        for diagonal in range(-edits, edits + 1, 2):
            x = _stepped(furthest, diagonal, len(a), len(b))
            if x is None:
                furthest.pop(diagonal, None)
                continue
            while x < len(a) and x - diagonal < len(b) and a[x] == b[x - diagonal]:
                x += 1
            furthest[diagonal] = x
            if x == len(a) and x - diagonal == len(b):
                return _traced(steps, len(a), len(b))
    return None


def _stepped(furthest: dict[int, int], diagonal: int, width: int, height: int) -> int | None:
    """How far one more edit leads on this diagonal; none where it leads out of the texts."""
    put_in, left_out = furthest.get(diagonal + 1, -1), furthest.get(diagonal - 1, -2) + 1
    ways = [x for x in (left_out, put_in) if 0 <= x <= width and x - diagonal <= height]
    return max(ways, default=None)


def _traced(steps: list[dict[int, int]], width: int, height: int) -> list[tuple[int, int]]:
    x, y, points = width, height, [(width, height)]
    for furthest in reversed(steps[1:]):
        diagonal = x - y
        start = _stepped(furthest, diagonal, width, height)
        assert start is not None
        from_left = start == furthest.get(diagonal - 1, -2) + 1
        before = (start - 1, start - diagonal) if from_left else (start, start - diagonal - 1)
        points += [(start, start - diagonal), before]
        x, y = before
    return [*reversed([*points, (0, 0)])]
