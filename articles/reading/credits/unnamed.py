"""Names that are printed without a role: 本报讯（甲）, 青湾县石盘镇 甲, （甲／台中報導）. Never certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.chinese.late_patterns import late
from articles.chinese.places import is_listed
from articles.chinese.surnames import is_common
from articles.reading.credits.names import Chunk, PersonName, split_names
from articles.reading.credits.no_names import is_word
from articles.reading.credits.roles import BLANK, HAN
from articles.reading.records import Credit

LONGEST = 40  # characters
MOST_NAMES = 4
_PIECE = re.compile(rf"(?P<gap>(?:{BLANK}|[、，,])*)(?P<text>{HAN}+)")
_NAMES = re.compile(rf"(?:{BLANK}|[、，,]|{HAN})+")
# 地方中心甲／台中报道: the desk, the name, the place.
_REPORTED = late(
    rf"(?P<desk>{HAN}{{2,8}}?(?:中心|组|部|报|网|社|台|新闻))?(?P<names>{HAN}{{2,9}}){BLANK}*[/／╱]{BLANK}*{HAN}{{2,8}}报[道导]"
)
_FROM_PLACE = late(rf"{BLANK}*(?P<names>{HAN}{{2,4}}(?:{BLANK}+{HAN}{{2,3}})*?){BLANK}+(?P<place>{HAN}{{2,8}})报[道导]")
# 青湾县石盘镇前岸村 甲: two units of place at least, or a school and a class.
_OPENED = re.compile(rf"[□⊙◎]{BLANK}*(?P<names>{HAN}{{2,4}}(?:(?:{BLANK}|[、，])+{HAN}{{2,3}})*)")
_UNIT = "[省市县区州旗镇乡村庄]"
_ADDRESS = late(
    rf"(?:{HAN}{{2,6}}?{_UNIT}{HAN}{{1,12}}?(?:{_UNIT}|小学|中学|学校|社区|街道|小区|大学|公司)"
    rf"|{HAN}{{2,14}}(?:小学|中学|学校)){BLANK}*(?:[0-9０-９一二三四五六七八九初高]{{1,3}}[（(][0-9０-９一二三四五六七八九十]{{1,2}}[)）]班)?"
    rf"{BLANK}+(?P<names>{HAN}{{2,3}}|{HAN}{BLANK}{HAN})"
)


def names_alone(text: str, *, rare: bool = False) -> list[PersonName]:
    """The people, when the text is nothing but names with surnames that nearly everybody bears; else none.

    ``rare``: a surname that few people bear will do.
    """
    if len(text) > LONGEST or not _NAMES.fullmatch(text):
        return []
    chunks = [Chunk(piece["text"], *piece.span("text"), piece["gap"]) for piece in _PIECE.finditer(text)]
    names = split_names(chunks) if chunks else None
    return names if names and len(names) <= MOST_NAMES and all(_is_plain(name, rare) for name in names) else []


def _is_plain(name: PersonName, rare: bool) -> bool:
    return name.known and (rare or is_common(name.text)) and not is_word(name.text) and not is_listed(name.text)


def reported_by(inner: str) -> list[PersonName]:
    """The people of 甲／台中报道, with the desk they write for before them or not."""
    match = _REPORTED.fullmatch(inner.strip())
    return names_alone(match["names"]) if match else []


def line_names(line: str) -> list[PersonName]:
    """The people of a line that names them with a place or behind □: 青湾县石盘镇 甲, 甲 江城报道, □甲 乙."""
    match = _ADDRESS.fullmatch(line) or _FROM_PLACE.fullmatch(line) or _OPENED.fullmatch(line)
    return names_alone(match["names"], rare="place" in match.groupdict()) if match and len(line) <= LONGEST else []


def without_role(names: Sequence[PersonName], printed: str, line: int = 0) -> tuple[Credit, ...]:
    """Credits of no role, each with the form in which all of them are printed."""
    return tuple(Credit("", name.text, printed.strip(), line, certain=False) for name in names)
