"""Whether the end of a text was lost, or whether it never had a full stop: a list of winners, verse, a signature.

Only running text is cut off. It shows by where its last sentence starts, by its clauses and by the words it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean, median

from articles.chinese.text import is_closed
from articles.reading.credits.bylines import parse_byline
from articles.reading.layout.headrows import LONGEST_ROW

_SENTENCE_END = re.compile(r"[。！？!?…；;][”’」』）)》\"'\]】]*")
_OPEN_MARK = re.compile(r"[，,、（(“《]\s*$")  # nothing ends with one of these
_ANNOUNCES = ("：", ":")  # a list or a letter that stands below, read as something of its own
_GRAMMAR = re.compile(
    "[的了在是着把被将和与对从向这那也都就又还不没为所使让等]"
)  # running text has one of them in every clause
_COMMA_INSIDE = re.compile(r"[，,](?=.)")
_COMMAS = re.compile(r"[，,;；]")
_LISTED = re.compile(r"[、:：/／\s]")
_RARELY = 20  # characters for one of those in a list, where they stand in names
_VERSE, _SHORTER = 12, 3  # characters: rows of running text are longer; a row that holds so much less is its last
_FEWEST, _NAME, _PIECE = 3, 4, 8  # pieces of a list; characters of a name, of a school or a team
_SHORTEST = 20  # characters of a sentence that stands on one row by itself


def is_cut_off(rows: Sequence[str]) -> bool:
    """Whether the rows (one text, in reading order) break off within a sentence of running text."""
    if not rows or is_closed(rows[-1]) or rows[-1].rstrip().endswith(_ANNOUNCES):
        return False
    if _OPEN_MARK.search(rows[-1]):
        return True
    begun, tail = _last_sentence(rows)
    widest = max(map(len, rows))
    announced = [place for place, row in enumerate(tail, 1) if row.rstrip().endswith(_ANNOUNCES)]
    if announced:
        return _is_running(tail[announced[-1] :], widest)
    if begun.endswith(("：", ":")) and tail:
        return _is_running(tail, widest)  # what the colon announces
    if begun and tail and _VERSE < widest <= LONGEST_ROW and len(rows[-1]) >= widest - 1:
        return True  # the last row is full, as the last one of a text hardly is
    if begun:
        return not (_is_list("".join((begun, *tail))) or parse_byline(begun) or begun[0] in "（(【〔")
    return _is_running(tail, widest)


def _last_sentence(rows: Sequence[str]) -> tuple[str, list[str]]:
    """What stands behind the last full stop in its own row, and the rows after that."""
    tail: list[str] = []
    for row in reversed(rows):
        if ends := list(_SENTENCE_END.finditer(row)):
            return row[ends[-1].end() :].strip(), tail
        tail.insert(0, row)
    return "", tail


def _is_running(rows: Sequence[str], widest: int) -> bool:
    """Whether rows without any full stop, which start on a row of their own, are running text."""
    text = "".join(rows)
    if _is_list(text) or not (_GRAMMAR.search(text) or _COMMA_INSIDE.search(text)):
        return False
    if len(rows) == 1:
        return len(rows[0]) >= (widest - _SHORTER if widest < _SHORTEST else _SHORTEST)
    if widest > LONGEST_ROW:
        return bool(_COMMA_INSIDE.search(text))
    return widest > _VERSE and all(len(row) > widest - _SHORTER for row in rows[1:-1] or rows[:1])


def _is_list(text: str) -> bool:
    """Whether it is made of names and labels: most pieces as short as names, or hardly a word that joins them."""
    pieces = [piece for piece in _LISTED.split(text) if piece]
    names = [len(name) for piece in pieces for name in _COMMAS.split(piece) if name]
    if len(names) >= _FEWEST and median(names) <= _NAME:
        return True
    joined = len(_GRAMMAR.findall(text)) * _RARELY > len(text)
    return len(pieces) >= _FEWEST and not joined and mean(map(len, pieces)) <= _PIECE
