"""Victims of crimes and accidents who are named; whom they call 张某 is named no more.

Where harm is told the names are weighed: how surely it is a name, which part the person plays, which words stand in the
same sentence. Whoever has enough points is held; how many each is worth was learned (docs/personal.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from articles.chinese.late_patterns import late
from articles.public.personal.harm import HARM, PLAIN
from articles.public.personal.harm_points import LONGEST, POINTS, TELLING
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.parts import MOST, no_private, opens, part, sphere
from articles.public.personal.persons import likeliest, people_of

_SIGN = late(f"{HARM}|{TELLING}")
_PLAIN = late(PLAIN)
# Lost and found is no harm, unless worse is told.
_LOST = re.compile("遗失|丢失|丢了|拾[到获得]|捡[到了得]|失主|挂失|作废")
_WORSE = re.compile("[偷盗抢骗扒撬窃死伤杀]|失踪|走失|被害|遗体|遇难")
_STROKES = ("-", "·")  # beside part of a foreign name
# Somebody's words and who said them are one sentence.
_END = re.compile(r"[。!?](?![”\"])|\n")
_REACH = 60  # characters
_BEFORE, _BEHIND = 30, 60
_LEAST, _SUREST = -1, 6
_NAME = {-1: -11, 0: -8, 1: -4, 2: 0, 3: 3, 4: 4, 5: 4, 6: 0}  # points for being a name
_PLAINLY, _ENOUGH = 4, 7
_SPHERE = {0: 0, 7: -7, 14: -9}


class _Words:
    """Points for the words of a stretch, summed up from its start: those that end before, those that begin before."""

    def __init__(self, text: str, start: int, end: int) -> None:
        begun, ended = [0] * (end - start + 1), [0] * (end - start + 1)
        for at in range(start, end):
            for length in range(1, min(LONGEST, end - at) + 1):
                if points := POINTS.get(text[at : at + length]):
                    begun[at - start + 1] += points
                    ended[at - start + length] += points
        self._start, self._begun, self._ended = start, list(accumulate(begun)), list(accumulate(ended))

    def around(self, first: int, last: int) -> int:
        """All but those that reach into the name."""
        return self._ended[first - self._start] + self._begun[-1] - self._begun[last - self._start]


def victims(text: str) -> Iterator[Mark]:
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.end() > done:
            start, done = _begin(text, max(done, sign.start() - _REACH), sign.start()), _finish(text, sign.end())
            yield from _named(text, start, done)


def _begin(text: str, first: int, at: int) -> int:
    for found in _END.finditer(text, first, at):
        first = found.end()
    return first


def _finish(text: str, at: int) -> int:
    behind = _END.search(text, at, at + _REACH)
    return behind.start() if behind else min(len(text), at + _REACH)


def _named(text: str, start: int, end: int) -> Iterator[Mark]:
    sentence = text[start:end]
    if _LOST.search(sentence) and not _WORSE.search(sentence):
        return
    people = [one for one in likeliest(people_of(text).weighed(start, end)) if one[2] >= _LEAST]
    if not people:
        return
    words = _Words(text, start, end)
    told = _PLAINLY * bool(_PLAIN.search(sentence)) + _SPHERE[sphere(sentence)]
    weighed = []
    for first, last, sure in people:
        points = told + words.around(first, last)
        if points + MOST >= _ENOUGH and (points := points + _weight(text, start, end, (first, last, sure))) >= _ENOUGH:
            weighed.append((-points, first, -last))
    done: list[tuple[int, int]] = []
    for _, first, last in ((points, first, -last) for points, first, last in sorted(weighed)):
        if all(last <= one or first >= other for one, other in done):
            done.append((first, last))
            yield Mark(first, last, PersonalKind.VICTIM)


def _weight(text: str, start: int, end: int, person: tuple[int, int, int]) -> int:
    """Points for the name and for the part that is played; far below any sum where it is no private person's."""
    first, last, sure = person
    before, behind = text[max(start, first - _BEFORE) : first], text[last : min(end, last + _BEHIND)]
    strokes = text[max(0, first - 1)] in _STROKES or text[last : last + 1] in _STROKES
    if strokes or no_private(before, text[first:last], behind):
        return -MOST * 10
    return _NAME[min(_SUREST, sure + 2 * opens(before))] + part(before, behind)
