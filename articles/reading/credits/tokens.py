"""Cuts the text of a credit into roles, names and organisations: the words behind the grammar of bylines.py."""

from __future__ import annotations

import re
from operator import add

from articles.chinese.patterns import lazily
from articles.chinese.surnames import is_common
from articles.reading.credits.ahead import FOREIGN, TITLE_NEXT, UNKNOWN, ahead_of, chains, cost_of, is_outlet
from articles.reading.credits.gifts import BODY_CREDIT, GIVER_CREDIT, SOURCE_CREDIT, WIRE_CREDIT, organisation_of
from articles.reading.credits.names import DOTS, Chunk, PersonName, is_apart, split_names
from articles.reading.credits.roles import (
    ABOUT,
    BLANK,
    FILLERS,
    FIRM_BODY_ENDS,
    HAN,
    OUTLET_ENDS,
    SINGLE,
    TITLE,
    TITLES,
    TRAILERS,
    WIRE,
    WIRES,
    WORK,
    WORKS,
    any_of,
    canonical,
)
from articles.reading.credits.runs import Ahead, Stretch, part
from articles.reading.credits.words import Organisation, Outlet, Piece, Place, Role, Word

BULLETS = "■◆●□★☆▲△▼▽◎⊙○◇▪▫•*＊#►▶▷◀❖✦█▇▌┃│|｜丨"

_LONGEST_NAME = 3  # characters of nearly every person's name
_BLANKS = re.compile(f"{BLANK}+")
_WORK_LAST = re.compile(rf"{BLANK}[文图]\s*$|译[)）】]?\s*$")
# 通讯员 某某局; not 记者 走进某某局.
_BODY_NAME = re.compile(
    f"(?![走进探访来到在去看对跟随聚直从向为把被与和据由请听问]){HAN}{{2,12}}{any_of(FIRM_BODY_ENDS)}"
)
_SPACED = re.compile(rf"(?:{BLANK}+(?![{''.join(SINGLE)}]){HAN}(?!{HAN}))*")
_CHAR = rf"(?:(?!丨){HAN}|[A-Za-z0-9])"
# An outlet that has a work in its name, or is set in title marks: 江城视频网记者, 《江城》杂志记者.
_PRESS = (
    rf"(?:{HAN}{{1,6}}(?:视频|图片|摄影|美术|设计|书法|漫画|影像){HAN}{{0,6}}?{any_of(OUTLET_ENDS)}"
    rf"|《[^《》]{{1,14}}》{BLANK}*(?:杂志|周刊|客户端)?)(?={BLANK}*{TITLE})"
)
_FILLER = rf"(?:{ABOUT}|{any_of(FILLERS)})"
_TEXT_FOLLOWS = re.compile(r"报[道导][:：]\s*\S")
_TOKEN = lazily(
    rf"(?P<gap>(?:{BLANK}|[、，,;；:：/／╱·•・＋+&.。\-－—–─()（）\[\]【】〔〕「」{re.escape(BULLETS)}])+)"
    rf"|(?P<named_source>{SOURCE_CREDIT})"
    rf"|(?P<wire>{WIRE_CREDIT})"
    rf"|(?P<from>{GIVER_CREDIT})"
    rf"|(?P<given_by>{BODY_CREDIT})"
    rf"|(?P<press>{_PRESS})"
    rf"|(?P<title>{TITLE})"
    rf"|(?P<work>{WORK})"
    rf"|(?P<filler>{_FILLER})"
    rf"|(?P<agency>{WIRE}(?!{BLANK}*{TITLE}))"
    rf"|(?P<run>(?:{_CHAR}{{1,24}}?[{DOTS}])*{_CHAR}{{1,24}}?"
    rf"(?=[文图摄]{BLANK}*[/／](?!{HAN}{{2,8}}报[道导])|{TITLE}|{WORK}|{_FILLER}|(?!{_CHAR})))"
)
_BEHIND_BRACKETS = re.compile(r"[)）】〕]")  # where text goes on: （记者甲）据电台报道
_PLACED = re.compile(r"[/／╱|｜丨]")
# Every credit holds one of these pairs, blanks left out: the quick way out for all the lines of a body. Of a longer
# word the second and third characters count: 民日 is rarer than 人民.
_SIGNS = [*TITLES, *(work for work in WORKS if work not in SINGLE), *WIRES, "记者", "供图", "供稿", "提供", "来源"]
_PAIRS = frozenset(sign[1:3] if len(sign) > 2 else sign for sign in _SIGNS) | frozenset(
    pair for single in SINGLE for mark in "/／:：|｜丨." for pair in (single + mark, mark + single)
)


def words_of(text: str) -> list[Word] | None:
    """The words of a credit in printed order, or None where something in the text is no part of a credit."""
    pieces = _pieces(text)
    if pieces is None:
        return None
    words: list[Word] = []
    chunks: list[Chunk] = []
    outlet: Outlet | None = None
    for piece in [*pieces, None]:
        if isinstance(piece, Chunk):
            chunks.append(piece)
            continue
        names = split_names(chunks)
        if names is None or (outlet and (chunks or not _may_follow(outlet, piece))):
            return None
        words += names
        chunks = []
        if isinstance(piece, Outlet):
            outlet = outlet or piece
        elif isinstance(piece, Place):
            _doubt_name_before(words, piece)
        elif piece:
            words.append(_posted(piece, outlet) if isinstance(piece, Role) else piece)
            outlet = None
    return words


def _may_follow(outlet: Outlet, piece: Piece | None) -> bool:
    """Whether an outlet may stand before it: any title behind what ends as outlets do, else 记者 or 通讯员 alone."""
    if isinstance(piece, Role):
        return not piece.work and (outlet.plain or piece.role.endswith(("记者", "通讯员")))
    return isinstance(piece, Outlet | Place)


def _posted(role: Role, outlet: Outlet | None) -> Role:
    """The role with the outlet before it."""
    if not outlet:
        return role
    return Role(role.role, outlet.start, role.end, role.work, role.trails, role.tied, posted=True)


def _doubt_name_before(words: list[Word], place: Place) -> None:
    """A place that may be a person's name leaves a doubt on the name before it."""
    if not place.sure and words and isinstance(last := words[-1], PersonName):
        words[-1] = PersonName(last.text, last.start, last.end, last.known, sure=False, carried=last.carried)


def may_hold_credit(text: str) -> bool:
    """Whether anything in the text is a sign of a credit."""
    bare = _BLANKS.sub("", text)
    signs = "摄" in bare or bare.lstrip(BULLETS)[:1] in ("文", "图", "编") or bool(_WORK_LAST.search(text))
    return signs or not _PAIRS.isdisjoint(map(add, bare, bare[1:]))


def _pieces(text: str) -> list[Piece] | None:
    if _TEXT_FOLLOWS.search(text):
        return None
    pieces: list[Piece] = []
    position, gap = 0, ""
    while position < len(text):
        match = _TOKEN().match(text, position)
        if match is None:
            return None
        position = match.end()
        if match.lastgroup == "gap":
            gap = match.group()
            continue
        found = _pieces_of(match, gap, pieces)
        if found is None:
            return None
        pieces += found
        gap = ""
    return pieces


def _pieces_of(match: re.Match[str], gap: str, before: list[Piece]) -> list[Piece] | None:
    """The pieces of one token, None for what no credit holds. ``gap``: the blanks and marks in front of it."""
    start, end = match.span()
    if match.lastgroup == "run":
        return _run(match, gap, before)
    if match.lastgroup == "title":
        return [Role(canonical(match.group()), start, end, tied=_is_han(match.string, end))]
    if match.lastgroup == "work":
        return [_work(match.group(), start, end, gap, tied=_is_han(match.string, end))]
    if match.lastgroup == "press":
        return [Outlet(start, plain=True)]
    return [] if match.lastgroup == "filler" else [organisation_of(match)]


def _run(match: re.Match[str], gap: str, before: list[Piece]) -> list[Piece] | None:
    """Characters without a blank: a name or several, 文 图 摄 where they stand apart or behind one, outlets, places."""
    text, start, end = match.group(), match.start(), match.end()
    if text in SINGLE and not _completes_name(text, gap, before) and not _opens_name(match):
        return [_work(text, start, end, gap)]
    ahead, tight = ahead_of(match)
    awaits = _awaits_name(before, text, ahead)
    if awaits and _BODY_NAME.fullmatch(text) and not TITLE_NEXT().match(match.string, end):
        return [Organisation(text, "", start, end, plain=False)]
    named = any(isinstance(piece, Chunk | PersonName) for piece in before)
    if is_outlet(text, ahead, tight, awaits, named) or chains(match, awaits):
        return [Outlet(start, plain=cost_of(text) < UNKNOWN)]
    if FOREIGN.search(text):
        return None
    if ahead == "report" and named and not awaits and _PLACED.search(gap):
        return [Place(sure=True)]
    if ahead == "report" and is_apart(gap):
        if named and not is_common(text):
            return None if _BEHIND_BRACKETS.search(gap) else [Place(sure=False)]
        ahead = ""  # 甲、乙报道: a name stands beside names
    if len(text) > 3 or (ahead and tight):
        return _parted(match, gap, ahead if tight else "", named=named, awaits=awaits)
    return _chunks(match, gap)


def _awaits_name(before: list[Piece], text: str, ahead: Ahead) -> bool:
    """Whether a role stands before that has no name yet; 采写 江城日报记者: the outlet belongs to the next role."""
    role = before[-1] if before else None
    if not isinstance(role, Role) or role.trails:
        return False
    return not (role.work and ahead == "title" and cost_of(text) < UNKNOWN)


def _chunks(match: re.Match[str], gap: str) -> list[Piece]:
    """The characters as they are, or without 摄 or 译 at their end."""
    text, start, end = match.group(), match.start(), match.end()
    if (text[-1] == "摄" and len(text) > 1) or (text[-1] == "译" and len(text) == _LONGEST_NAME):
        return [Chunk(text[:-1], start, end - 1, gap), _work(text[-1], end - 1, end, "")]
    return [Chunk(text, start, end, gap)]


def _parted(match: re.Match[str], gap: str, ahead: Ahead, *, named: bool, awaits: bool) -> list[Piece]:
    text, start = match.group(), match.start()
    parting = part(text, ahead=ahead, named=named, awaits=awaits)
    if parting is None or (len(parting.parts) == 1 and parting.parts[0].kind == "name"):
        return _chunks(match, gap)
    glued = sum(one.kind == "name" for one in parting.parts) > 1
    return [_piece(text, start, one, sure=parting.sure, glued=glued) for one in parting.parts]


def _piece(text: str, start: int, one: Stretch, *, sure: bool, glued: bool) -> Piece:
    if one.kind == "outlet":
        return Outlet(start + one.start)
    if one.kind == "place":
        return Place(sure)
    printed = text[one.start : one.end]
    if one.kind == "work":
        return _work(printed, start + one.start, start + one.end, "")
    return PersonName(printed, start + one.start, start + one.end, known=True, sure=sure, glued=glued)


def _opens_name(match: re.Match[str]) -> bool:
    """文 艳: a surname, with an odd number of single characters behind it. In 文 王 强 they pair without it."""
    letters = _SPACED.match(match.string, match.end())
    return is_common(match.group()) and letters is not None and len(re.findall(HAN, letters.group())) % 2 == 1


def _work(printed: str, start: int, end: int, gap: str, *, tied: bool = False) -> Role:
    bare = re.sub(BLANK, "", printed).replace("／", "/")
    return Role(
        canonical(printed), start, end, work=True, trails=bare in TRAILERS or "/" in gap or "／" in gap, tied=tied
    )


def _is_han(text: str, at: int) -> bool:
    return bool(re.match(HAN, text[at : at + 1]))


def _completes_name(character: str, gap: str, before: list[Piece]) -> bool:
    """Whether 文 in 王 文 is the second half of a letter-spaced name: a single character waits for it."""
    waiting = 0
    for piece in reversed(before):
        if not isinstance(piece, Chunk) or len(piece.text) != 1:
            break
        waiting += 1
    return waiting % 2 == 1 and character != "摄" and not is_apart(gap)
