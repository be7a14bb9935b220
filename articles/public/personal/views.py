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
    "-": "‐‑‒–—―−－﹣﹘─━_＿",
    "·": "•・‧∙⋅●",
    " ": "\t\r\v\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\xad\u200b\u200c\u200d\u2060\ufeff",
    "|": "│┃¦丨",
    "\n": "\x85\u2028\u2029",
    "(": "〔[【［",
    ")": "〕]】］",
    "X": "Ⅹⅹ",
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
_SPELLED = re.compile(f"[{ZEROS}{ONE_TO_NINE}幺](?:[ \\-·./]?[{ZEROS}{ONE_TO_NINE}幺]){{6,}}")
_DIGITS = str.maketrans(ZEROS + ONE_TO_NINE + "幺", "0" * len(ZEROS) + "1234567891")
# A dash that was read as the numeral: 0573一85012345.
_DASH = re.compile("(?<=[0-9])一(?=[0-9])")
# A stroke between columns; within a number it is a misread 1.
_COLUMN = re.compile(r"(?<![0-9OolI])\||\|(?![0-9OolI])")
_MANY = 80  # different characters: to replace so many one by one takes longer than all at once
# Rows of digits longer than any number, and rows of numbers as tables have them: they stand in one piece.
_ENDLESS = re.compile(r"[0-9OolI|]{25,}")
_TABLE = re.compile(r"[0-9][0-9OolI| \-·./]{119,}")
_NO_GAP = str.maketrans(" -·./", "\x1f" * 5)
# A line end that ends no paragraph for certain. The blanks are bounded: a long row of them is not read again and again.
_WRAP = re.compile(r"(?<=[^\n。!?]) {0,8}\n {0,8}(?=[^\n ])")
# (下转第3版), in the midst of a sentence that goes on there or behind (上接第1版).
_JUMP = r"\(?(?:紧?接|上接|下?转|续)第? {0,2}[0-9A-Za-z一二三四五六七八九十]{1,4} {0,2}版\)?"
_BREAK = r"[ \n]{0,8}"
_WRAP_OR_JUMP = re.compile(rf"(?<=[^\n。!?]){_BREAK}{_JUMP}{_BREAK}(?:{_JUMP}{_BREAK})?(?=[^\n ])|{_WRAP.pattern}")


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
    text = _DASH.sub("-", _SPELLED.sub(lambda match: match[0].translate(_DIGITS), text))
    return View(_without_tables(text))


def _without_tables(text: str) -> str:
    """As long as it was: nobody looks for a number where there can be none."""
    text = _TABLE.sub(lambda match: match[0].translate(_NO_GAP), text)
    return _ENDLESS.sub(lambda match: "\x1f" * len(match[0]), text)


def is_broken(view: View) -> bool:
    """Whether ``joined`` may differ from it."""
    return "\n" in view.text or _jumps(view.text)


def _jumps(text: str) -> bool:
    return "版" in text and ("转" in text or "接" in text or "续" in text)


def joined(view: View) -> View:
    """The view without the line ends inside its paragraphs, and without what sends the reader to another page."""
    parts, starts, shifts = [], [0], [0]
    length = end = 0
    for wrap in (_WRAP_OR_JUMP if _jumps(view.text) else _WRAP).finditer(view.text):
        parts.append(view.text[end : wrap.start()])
        length += wrap.start() - end
        end = wrap.end()
        starts.append(length)
        shifts.append(end - length)
    return View(_without_tables("".join([*parts, view.text[end:]])), tuple(starts), tuple(shifts))
