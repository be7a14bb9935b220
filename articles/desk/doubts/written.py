"""Doubts about what is written: letters in numbers, blanks in words, words twice, paragraphs without an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.desk.doubts.doubt import BLANK, LATIN, TWICE, UNENDED, TextDoubt
from articles.desk.doubts.statistics import NONE, Statistics

_DIGITS = {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "Z": "2", "z": "2", "S": "5", "B": "8"}
_COUNTED = "年月日号时分秒元角万亿千百个人名岁米吨％%"
_IN_NUMBER = re.compile(
    rf"(?<=[0-9])[OoQlI|ZzSB](?=[0-9])|(?<![A-Za-z0-9])[OoQlI|](?=[0-9]+[{_COUNTED}.])|(?<=[0-9])[OoQlI|](?=[{_COUNTED}])"
)
_NUMERALS = "一二三四五六七八九〇"
_ROUND = re.compile(f"(?<=[{_NUMERALS}])[OoＯ0](?=[{_NUMERALS}年])")

# Behind a role stands a name.
_GAP = re.compile("(?![者员讯生摄文图编])([\u3400-\u9fff])([ \u3000]{1,3})(?=([\u3400-\u9fff]))")
# A pair that is printed so often, and so many times as often as by chance, is no end and beginning of two words.
_TOGETHER, _BY_CHANCE = 3, 20

_WORD_TWICE = re.compile("([\u3400-\u9fff]{2,8})\\1")
_PARTICLE_TWICE = re.compile("([的了在是和与为把被从而及])\\1")
_MARK_TWICE = re.compile("([，、；：。])\\1+")

# A paragraph of fewer characters may be a line by itself: a crosshead, a list, a signature.
_WHOLE = 30


def letters(text: str) -> Iterator[TextDoubt]:
    """O and l in a number, O for 〇 between numerals."""
    for match in _IN_NUMBER.finditer(text):
        yield TextDoubt(match.start(), match.end(), match.group(), LATIN, (_DIGITS[match.group()],))
    for match in _ROUND.finditer(text):
        yield TextDoubt(match.start(), match.end(), match.group(), LATIN, ("〇",))


def blanks(text: str, statistics: Statistics) -> Iterator[TextDoubt]:
    """Between two characters that are printed together; the doubt is of both with the blank."""
    for match in _GAP.finditer(text):
        left, _, right = match.groups()
        if _belong_together(left, right, statistics):
            yield TextDoubt(match.start(), match.end() + 1, match.group() + right, BLANK, (left + right,))


def _belong_together(left: str, right: str, statistics: Statistics) -> bool:
    pair = statistics.pair(statistics.number(left), statistics.number(right))
    if pair == NONE or statistics.pair_counts[pair] < _TOGETHER:
        return False
    chance = statistics.how_often(left) * statistics.how_often(right) / statistics.total
    return statistics.pair_counts[pair] >= _BY_CHANCE * chance


def twice(text: str, statistics: Statistics) -> Iterator[TextDoubt]:
    """Words, particles and marks; not what is said so: 研究研究."""
    for match in _WORD_TWICE.finditer(text):
        word = match.group(1)
        if len(set(word)) > 1 and not _said_twice(word, statistics):
            yield TextDoubt(match.start(), match.end(), match.group(), TWICE, (word,))
    for pattern in (_PARTICLE_TWICE, _MARK_TWICE):
        for match in pattern.finditer(text):
            if not _said_twice(match.group(1), statistics):
                yield TextDoubt(match.start(), match.end(), match.group(), TWICE, (match.group(1),))


def _said_twice(word: str, statistics: Statistics) -> bool:
    """Whether its end is printed before its beginning, as where it is said twice on purpose; or one by one."""
    if word[0] == "一" and len(word) == 2:
        return True
    last, first = statistics.number(word[-1]), statistics.number(word[0])
    seam = statistics.pair(last, first)
    if len(word) == 1:
        return seam != NONE and statistics.pair_counts[seam] >= _TOGETHER
    return seam != NONE and bool(statistics.triple_count(seam, statistics.number(word[1])))


def unended(text: str) -> Iterator[TextDoubt]:
    """Paragraphs that end without a mark; the doubt is of the last character. A number or a letter may end a table."""
    at = 0
    for paragraph in text.split("\n"):
        written = paragraph.rstrip()
        if len(written) >= _WHOLE and "\u3400" <= written[-1] <= "\u9fff":
            end = at + len(written)
            yield TextDoubt(end - 1, end, written[-1], UNENDED, (f"{written[-1]}。",))
        at += len(paragraph) + 1
