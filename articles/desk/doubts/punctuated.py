"""Doubts about marks: half-width ones among full-width ones, quotation marks that open and do not close."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from articles.desk.doubts.doubt import QUOTES, WIDTH, TextDoubt
from articles.desk.doubts.statistics import Statistics

_FULL = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
# Beside a Chinese character or its marks, and no part of a number, a word or a row of dots.
_HAN = "[\u3400-\u9fff。，、；：？！”’》）“‘《（]"
_HALF = re.compile(
    rf"(?<={_HAN})[,.:;!?()](?![,.:;!?\w])|(?<={_HAN})[,:;!?()](?={_HAN})|\((?={_HAN})|(?<={_HAN})\.(?={_HAN})"
)
# The full-width form is the usual one where it is printed so many times as often: in the text, or, where that has fewer
# of both, in the archive.
_USUAL, _FEW = 3, 4
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』", "【": "】", "〈": "〉"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}


def half_width(text: str, statistics: Statistics) -> Iterator[TextDoubt]:
    """None where the text, or the paper, has the half-width form as often."""
    here = Counter(text)
    for match in _HALF.finditer(text):
        half = match.group()
        full = _FULL[half]
        times = (here[full], here[half])
        if sum(times) < _FEW:
            times = (here[full] + statistics.how_often(full), here[half] + statistics.how_often(half))
        if times[0] >= _USUAL * times[1]:
            yield TextDoubt(match.start(), match.end(), half, WIDTH, (full,))


def unpaired(text: str) -> Iterator[TextDoubt]:
    """What is quoted may go on in the next paragraph, which then opens with the mark again. A mark that opens what is
    open already is likely the one that closes it; of one that is never closed nobody can say where it should be."""
    opened: dict[str, int] = {}
    for place, char in enumerate(text):
        if char in _PAIRS:
            if char in opened and text[:place].rstrip()[-1:] and text[:place].rstrip(" \u3000")[-1] != "\n":
                yield TextDoubt(place, place + 1, char, QUOTES, (_PAIRS[char],))
                del opened[char]
            else:
                opened[char] = place
        elif char in _OPENING and opened.pop(_OPENING[char], None) is None:
            yield TextDoubt(place, place + 1, char, QUOTES, (_OPENING[char],))
    yield from (TextDoubt(at, at + 1, char, QUOTES, ()) for char, at in opened.items())
