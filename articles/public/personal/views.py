"""The text as the rules read it: one width, one sign of each sort; and once more without the line ends inside it.

Both know where each of their characters stands in the printed text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from articles.chinese.numerals import ONE_TO_NINE, ZEROS
from articles.public.personal.kinds import Mark

_SAME = {
    "-": "‐‑‒–—―−－﹣﹘─━",
    "·": "•・‧∙⋅●",
    " ": "\t\r\v\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\xad\u200b\u200c\u200d\u2060\ufeff",
    "|": "│┃¦丨",
    "\n": "\x85\u2028\u2029",
    "(": "〔[【",
    ")": "〕]】",
}
# Forms of compatibility that are one character: full width, radicals, digits of mathematics.
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF00, 0xFFEF), range(0x1D7CE, 0x1D800))
_FOLD: dict[int, str] = {
    code: plain
    for codes in _COMPATIBLE
    for code in codes
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1
} | {ord(char): plain for plain, chars in _SAME.items() for char in chars}
# A telephone number in Chinese digits; years and counts are shorter.
_SPELLED = re.compile(f"[{ZEROS}{ONE_TO_NINE}]{{7,}}")
_DIGITS = str.maketrans(ZEROS + ONE_TO_NINE, "0" * len(ZEROS) + "123456789")
# A stroke between columns; within a number it is a misread 1.
_COLUMN = re.compile(r"(?<![0-9OolI])\||\|(?![0-9OolI])")
_MANY = 80  # different characters: to replace so many one by one takes longer than all at once
# Rows of digits longer than any number, and rows of numbers as tables have them: they stand in one piece.
_ENDLESS = re.compile(r"[0-9OolI|]{25,}")
_TABLE = re.compile(r"[0-9][0-9OolI| \-·.]{119,}")
_NO_GAP = str.maketrans(" -·.", "\x1f" * 4)
# A line end that ends no paragraph for certain. The blanks are bounded: a long row of them is not read again and again.
_WRAP = re.compile(r"(?<=[^\n。!?]) {0,8}\n {0,8}(?=[^\n ])")


@dataclass(frozen=True)
class View:
    """``starts`` and ``shifts``: from this place of the view on, so much is to be added for the printed text."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def printed(self, marks: Iterable[Mark]) -> Iterable[Mark]:
        """The same stretches in the printed text."""
        if len(self.starts) == 1:
            return marks
        return (Mark(self._place(start), self._place(end - 1) + 1, kind) for start, end, kind in marks)

    def _place(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.starts, at) - 1]


def folded(text: str) -> View:
    """One character for each of the text's."""
    odd = [char for char in set(text) if ord(char) in _FOLD]
    if len(odd) > _MANY:
        text = text.translate(_FOLD)
    else:
        for char in odd:
            text = text.replace(char, _FOLD[ord(char)])
    if "|" in text:
        text = _COLUMN.sub(",", text)
    return View(_without_tables(_SPELLED.sub(lambda match: match[0].translate(_DIGITS), text)))


def _without_tables(text: str) -> str:
    """As long as it was: nobody looks for a number where there can be none."""
    text = _TABLE.sub(lambda match: match[0].translate(_NO_GAP), text)
    return _ENDLESS.sub(lambda match: "\x1f" * len(match[0]), text)


def joined(view: View) -> View:
    """The view without the line ends inside its paragraphs."""
    parts, starts, shifts = [], [0], [0]
    length = end = 0
    for wrap in _WRAP.finditer(view.text):
        parts.append(view.text[end : wrap.start()])
        length += wrap.start() - end
        end = wrap.end()
        starts.append(length)
        shifts.append(end - length)
    return View(_without_tables("".join([*parts, view.text[end:]])), tuple(starts), tuple(shifts))
