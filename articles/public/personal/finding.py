"""All kinds together: both views of the text asked, each character claimed once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from articles.chinese.text import HAN
from articles.public.personal.births import birth_dates
from articles.public.personal.cards import bank_cards, identity_cards
from articles.public.personal.homes import house_numbers
from articles.public.personal.kinds import Found, Mark, PersonalKind
from articles.public.personal.landlines import landlines
from articles.public.personal.lists import lists
from articles.public.personal.minors import minors
from articles.public.personal.plates import plates
from articles.public.personal.surroundings import before
from articles.public.personal.telephones import CALL, mobiles
from articles.public.personal.victims import victims
from articles.public.personal.views import View, folded, is_broken, joined

_RULES = (identity_cards, bank_cards, plates, house_numbers, minors, victims, birth_dates, lists)
_BELIEVED = {kind: rank for rank, kind in enumerate(PersonalKind)}
# Two columns of a table make a number by chance where a line ends.
_BY_CHANCE = frozenset({PersonalKind.MOBILE, PersonalKind.LANDLINE})
# These may be told in pieces around what others claim.
_DIVISIBLE = frozenset({PersonalKind.LIST})
# Words before the number: no column of a table.
_PROSE = re.compile(rf"[{HAN}][,:( )]?$")
# Names and the signs between them; longer words are no names.
_ROW = re.compile(rf"[{HAN}·•\s、，,；;/]+")
_WORD = re.compile(rf"[{HAN}]{{5}}")
_WORDY = re.compile(r"\w")


def find(text: str, stays: Collection[str] = ()) -> list[Found]:
    """Personal data in the text, in its order, without overlaps; linear in its length.

    ``stays``: telephone numbers, digits only, that are the paper's own and may be printed.
    """
    view = folded(text)
    marks = set(_in_view(view, stays))
    if is_broken(view):
        marks |= {mark for mark in _in_view(joined(view), stays) if not _is_chance(view.text, mark)}
    return [Found(mark.start, mark.end, mark.kind, text[mark.start : mark.end]) for mark in _settled(marks, text)]


def _in_view(view: View, stays: Collection[str]) -> Iterator[Mark]:
    for rule in _RULES:
        yield from view.printed(rule(view.text))
    for telephones in (mobiles, landlines):
        yield from view.printed(telephones(view.text, stays))


def _is_chance(text: str, mark: Mark) -> bool:
    if mark.kind not in _BY_CHANCE or "\n" not in text[mark.start : mark.end]:
        return False
    line = text[max(0, mark.start - 14) : mark.start].rpartition("\n")[2]
    return not CALL.search(before(text, mark.start, 14)) and not _PROSE.search(line)


def _settled(marks: Collection[Mark], text: str) -> list[Mark]:
    """Whom to believe: the kind that comes first, of one kind the longer. A list is told around the others."""
    taken = bytearray(len(text))
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (_rank(mark, text), mark.start - mark.end, mark.start)):
        start, end, kind = mark
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(mark)
        elif kind in _DIVISIBLE:
            kept += _around(taken, mark, text)
    return sorted(kept, key=lambda mark: mark.start)


def _rank(mark: Mark, text: str) -> int:
    """A row of bare names is a list before its names are anything else."""
    is_list = mark.kind == PersonalKind.LIST
    is_row = is_list and _ROW.fullmatch(text, mark.start, mark.end) and not _WORD.search(text, mark.start, mark.end)
    return _BELIEVED[PersonalKind.HOUSE_NUMBER] if is_row else _BELIEVED[mark.kind]


def _around(taken: bytearray, mark: Mark, text: str) -> list[Mark]:
    """What others left of it, and has words in it."""
    pieces = []
    for free in re.finditer(b"\0+", taken[mark.start : mark.end]):
        start, end = mark.start + free.start(), mark.start + free.end()
        if _WORDY.search(text, start, end):
            taken[start:end] = b"\1" * (end - start)
            pieces.append(Mark(start, end, mark.kind))
    return pieces
