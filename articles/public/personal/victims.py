"""Victims of crimes and accidents who are named; whom they call 张某 is named no more.

A sentence that tells of harm is gone through for names. How surely it is a name, which part the person plays, how
plainly harm is told: each has points, and a person with enough of them is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.public.personal.harm import HARM, HINTS, PLAIN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.parts import no_private, opens, part, sphere
from articles.public.personal.persons import people_of

_SIGN = re.compile(HARM)
_PLAIN = re.compile(PLAIN)
_HINTS = [re.compile(sort) for sort in HINTS]
_STROKES = ("-", "·")  # beside part of a foreign name
_END = re.compile(r"[。!?\n][”\"]?")
_REACH = 60  # characters
_BEFORE, _BEHIND = 30, 60
_ENOUGH = 17
_LEAST, _SUREST = -1, 6
_NAME = {-1: 0, 0: 2, 1: 5, 2: 8, 3: 10, 4: 11, 5: 11, 6: 11}  # points for being a name
_NEAR = 4


def victims(text: str) -> Iterator[Mark]:
    """Signs of harm are looked for sentence by sentence; who is named in the one before or behind may be meant, too."""
    done = told = 0
    for sign in _SIGN.finditer(text):
        if sign.end() <= done:
            continue
        start, end = _sentence(text, done, sign.start(), sign.end())
        before, told = told if 0 < done >= start - 2 else 0, _plainly(text[start:end])
        follows = text[start - 1 : start] not in ("", "\n")
        if told > _NEAR and follows and start > done + 2:
            yield from _named(text, _begin(text, max(done, start - 1 - _REACH), start - 1), start - 1, _NEAR)
        last = _finish(text, end + 1) if text[end : end + 1] not in ("", "\n") else end
        near = max(before * follows, _plainly(text[end + 1 : last]) if told <= _NEAR else 0)
        yield from _named(text, start, end, max(told, _NEAR * (near > _NEAR)))
        done = end
        if told > _NEAR and last > end and not _SIGN.search(text, end + 1, last):
            yield from _named(text, end + 1, last, _NEAR)


def _plainly(sentence: str) -> int:
    """How plainly a private person's harm is told, in points."""
    harm = len({found[0] for found in _PLAIN.finditer(sentence)})
    hints = sum(bool(sort.search(sentence)) for sort in _HINTS)
    return 6 * bool(harm) + 2 * (harm > 1) + 2 * hints


def _sentence(text: str, done: int, start: int, end: int) -> tuple[int, int]:
    return _begin(text, max(done, start - _REACH), start), _finish(text, end)


def _begin(text: str, first: int, at: int) -> int:
    for found in _END.finditer(text, first, at):
        first = found.end()
    return first


def _finish(text: str, at: int) -> int:
    behind = _END.search(text, at, at + _REACH)
    return behind.start() if behind else min(len(text), at + _REACH)


def _named(text: str, start: int, end: int, told: int) -> Iterator[Mark]:
    """``told``: how plainly harm is told where they are named."""
    told -= sphere(text[start:end])
    weighed = []
    for first, last, points in people_of(text).weighed(start, end):
        if points < _LEAST or text[max(0, first - 1)] in _STROKES or text[last : last + 1] in _STROKES:
            continue
        before, behind = text[max(start, first - _BEFORE) : first], text[last : min(end, last + _BEHIND)]
        if no_private(before, text[first:last], behind):
            continue
        points = min(_SUREST, points + 2 * opens(before))
        if (points := _NAME[points] + part(before, behind) + told) >= _ENOUGH:
            weighed.append((-points, first, -last))
    done: list[tuple[int, int]] = []
    for _, first, last in ((points, first, -last) for points, first, last in sorted(weighed)):
        if all(last <= one or first >= other for one, other in done):
            done.append((first, last))
            yield Mark(first, last, PersonalKind.VICTIM)
