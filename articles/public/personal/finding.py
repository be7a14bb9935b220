"""All kinds together: both views of the text asked, each character claimed once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from articles.chinese.text import HAN
from articles.public.personal.births import birth_dates
from articles.public.personal.cards import bank_cards, identity_cards
from articles.public.personal.homes import house_numbers
from articles.public.personal.kinds import Found, Mark, PersonalKind
from articles.public.personal.lists import lists
from articles.public.personal.minors import minors
from articles.public.personal.plates import plates
from articles.public.personal.surroundings import before
from articles.public.personal.telephones import CALL, landlines, mobiles
from articles.public.personal.victims import victims
from articles.public.personal.views import View, folded, joined

_RULES = (identity_cards, bank_cards, plates, house_numbers, minors, victims, birth_dates, lists)
_BELIEVED = list(PersonalKind)
# Two columns of a table make a number by chance where a line ends.
_BY_CHANCE = frozenset({PersonalKind.MOBILE, PersonalKind.LANDLINE})
# These may be told in pieces around what others claim.
_DIVISIBLE = frozenset({PersonalKind.LIST})
# Words before the number: no column of a table.
_PROSE = re.compile(rf"[{HAN}][,:( )]?$")
_WORDY = re.compile(r"\w")


def find(text: str, stays: Collection[str] = ()) -> list[Found]:
    """Personal data in the text, in its order, without overlaps; linear in its length.

    ``stays``: telephone numbers, digits only, that are the paper's own and may be printed.
    """
    view = folded(text)
    marks = set(_in_view(view, stays))
    if "\n" in view.text:
        marks |= {mark for mark in _in_view(joined(view), stays) if not _is_chance(view.text, mark)}
    return [Found(mark.start, mark.end, mark.kind, text[mark.start : mark.end]) for mark in _settled(marks, text)]


def _in_view(view: View, stays: Collection[str]) -> Iterator[Mark]:
    for rule in _RULES:
        yield from (Mark(*view.span(start, end), kind) for start, end, kind in rule(view.text))
    for telephones in (mobiles, landlines):
        yield from (Mark(*view.span(start, end), kind) for start, end, kind in telephones(view.text, stays))


def _is_chance(text: str, mark: Mark) -> bool:
    if mark.kind not in _BY_CHANCE or "\n" not in text[mark.start : mark.end]:
        return False
    line = text[max(0, mark.start - 14) : mark.start].rpartition("\n")[2]
    return not CALL.search(before(text, mark.start, 14)) and not _PROSE.search(line)


def _settled(marks: Collection[Mark], text: str) -> list[Mark]:
    """Whom to believe: the kind that comes first, of one kind the longer. A list is told around the others."""
    taken = bytearray(len(text))
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (_BELIEVED.index(mark.kind), mark.start - mark.end, mark.start)):
        for start, end in _free(taken, mark):
            if mark.kind not in _DIVISIBLE or _WORDY.search(text, start, end):
                taken[start:end] = b"\1" * (end - start)
                kept.append(Mark(start, end, mark.kind))
    return sorted(kept)


def _free(taken: bytearray, mark: Mark) -> list[tuple[int, int]]:
    stretch = taken[mark.start : mark.end]
    if mark.kind not in _DIVISIBLE:
        return [] if any(stretch) else [(mark.start, mark.end)]
    return [(mark.start + free.start(), mark.start + free.end()) for free in re.finditer(b"\0+", stretch)]
