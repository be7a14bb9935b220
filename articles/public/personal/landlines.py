"""Landlines of private people: in somebody's home, beside a name, in a notice that private people put in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from articles.public.personal.digits import END, GAP, accepted, groups, is_even, is_legible, plain, spaced
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import OFFICE, POLITE
from articles.public.personal.nearby import nearby
from articles.public.personal.owners import AT_HOME, NOTICE, OF_ORGANISATION, ORGANISATION, PUBLIC, STAFF, related
from articles.public.personal.surroundings import before, clause_after
from articles.public.personal.telephones import CALL, GOES_ON, OTHER_NUMBER, UNIT, start_of

_AREA = re.compile(
    rf"(?<![0-9A-Za-z|])(?:\(?[0O][1-9]\d{{1,2}}\)?|[0O][1-9]\d{{1,2}}\)|(?:\+|00)86{GAP}{{0,2}}0?[1-9]\d{{1,2}}){GAP}{{0,3}}$"
)
_LANDLINE = re.compile(rf"(?P<number>[2-8](?<![0-9]\..){spaced('6,7')})(?:(?:-|转)\d{{1,4}})?{END}")
_YEARS = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d$")
_DAY = re.compile(r"(?:19\d|20[0-2])\d[ \-./]?(?:0?[1-9]|1[0-2])[ \-./]?(?:0?[1-9]|[12]\d|3[01])$")
_DAY_IN_PARTS = {(4, 2, 2), (4, 1, 2), (4, 2, 1)}
_CALL_HIM = re.compile(rf"{CALL.pattern}|(?:打|座机|固话|预约|家[里中])\D{{0,6}}$")
_IN_PARTS = {(4, 4), (4, 3), (3, 4), (2, 2, 2, 2)}
_MEASURES = re.compile("[./]")
_POLITE = re.compile(f" ?{POLITE}")
_OFFICE = re.compile(f" ?{OFFICE}")
_ANYBODY_ELSE = re.compile(f"{PUBLIC.pattern}|{ORGANISATION}")
# A number of a table or of a product goes on so.
_COUNTED = re.compile(r"[0-9A-Za-z.$%¥+]$|[0-9A-Za-z%] $")
# Characters: beside the number, in the same notice, behind it, where the number stands alone between two signs.
_BESIDE, _BEFORE, _BEHIND, _ALONE = 12, 110, 30, 40


def landlines(text: str, stays: Collection[str] = ()) -> Iterator[Mark]:
    is_right = partial(_is_private, text=text, stays=stays)
    for match in accepted(_LANDLINE, text, is_right):
        yield Mark(start_of(match, text, _AREA), match.end(), PersonalKind.LANDLINE)


def _is_private(match: re.Match[str], text: str, stays: Collection[str]) -> bool:
    start, end = start_of(match, text, _AREA), match.end()
    if not _is_telephone(match, start, stays):
        return False
    near = before(text, start, _BEFORE).rpartition("\n")[2]
    called = start < match.start() or _CALL_HIM.search(near[-14:]) is not None
    if not called and (_DAY.match(match["number"]) or not _is_in_order(match["number"])):
        return False
    if OF_ORGANISATION.search(near[-24:]):
        return False
    if called and AT_HOME.search(near[-16:]):
        return True
    reach = _BEFORE if called else _ALONE if _is_alone(text, start, end) else _BESIDE
    if _named_before(text, start, near[-reach:]) or _named_after(text, end, near):
        return True
    return called and _is_notice(text, end, near)


def _is_telephone(match: re.Match[str], start: int, stays: Collection[str]) -> bool:
    text, number, end = match.string, match["number"], match.end()
    if GOES_ON.search(before(text, start, 2)) or not is_legible(number):
        return False
    if stays and (plain(number) in stays or plain(text[start:end]) in stays):
        return False
    if not number.isdecimal() and (_is_day(number) or (start == match.start() and number.count("-") > 1)):
        return False
    if UNIT.match(text, end) and not _POLITE.match(text, end):
        return False
    return not OTHER_NUMBER.search(before(text, start, 14))


def _is_day(number: str) -> bool:
    """2012-02-13, 1998-2002"""
    return bool(_YEARS.match(number) or (groups(number) in _DAY_IN_PARTS and _DAY.match(number)))


def _is_in_order(number: str) -> bool:
    """In one piece or in such as telephones are written in."""
    return is_even(number) or (groups(number) in _IN_PARTS and not _MEASURES.search(number))


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on behind it, and no other number runs into it."""
    return not text[end : end + 1].isalnum() and not _COUNTED.search(before(text, start, 2))


def _named_before(text: str, at: int, near: str) -> bool:
    """Right beside the number or in the same notice, with nobody between who is there for all."""
    named = nearby(text, related).last(at - len(near), at)
    if not named or _OFFICE.match(text, named[1]):
        return False
    start, end = named
    return not STAFF.search(before(text, start, 8)) and not PUBLIC.search(text, end, at)


def _named_after(text: str, at: int, near: str) -> bool:
    """In the same sentence."""
    clause = clause_after(text, at, _BEHIND + 4)
    named = nearby(text, related).first(at, at + min(len(clause), _BEHIND))
    if named is None or PUBLIC.search(text, at, min(named[1] + 4, at + len(clause))):
        return False
    return not PUBLIC.search(near[-_BESIDE:])


def _is_notice(text: str, at: int, near: str) -> bool:
    """Whether a notice of a private person began in the line, and nobody else is asked for in it."""
    notice = NOTICE.search(near)
    if not notice:
        return False
    begun = near.rfind("。", 0, notice.start()) + 1
    return not _ANYBODY_ELSE.search(near[begun:] + clause_after(text, at))
