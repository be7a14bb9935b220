"""Cuts the text of a credit into pieces: roles, characters of names, outlets, places and organisations."""

from __future__ import annotations

import re

from articles.chinese.patterns import lazily
from articles.chinese.surnames import is_common
from articles.reading.credits.gifts import BODY_CREDIT, GIVER_CREDIT, SOURCE_CREDIT, WIRE_CREDIT, organisation_of
from articles.reading.credits.names import DOTS, Chunk, PersonName, is_apart
from articles.reading.credits.roles import (
    BLANK,
    FILLERS,
    FIRM_BODY_ENDS,
    HAN,
    OUTLET_ENDS,
    SINGLE,
    TITLE,
    TRAILERS,
    WIRE,
    WORK,
    any_of,
    canonical,
)
from articles.reading.credits.runs import Ahead, Share, outlet_cost, part
from articles.reading.credits.words import Organisation, Outlet, Piece, Place, Role

BULLETS = "■◆●□★☆▲△▼▽◎⊙○◇▪▫•*＊#►▶▷◀❖✦█▇▌┃│|｜丨"

_LONGEST_NAME = 3  # characters of nearly every person's name
_UNKNOWN, _NO_OUTLET = 1.0, 9.0  # costs of outlets: from the first on it does not end as outlets do
_BLANKS = re.compile(f"{BLANK}+")
# 通讯员 某某局; not 记者 走进某某局.
_BODY_NAME = re.compile(
    f"(?![走进探访来到在去看对跟随聚直从向为把被与和据由请听问]){HAN}{{2,12}}{any_of(FIRM_BODY_ENDS)}"
)
_SPACED = re.compile(rf"(?:{BLANK}+(?![{''.join(SINGLE)}]){HAN}(?!{HAN}))*")
_CHAR = rf"(?:{HAN}|[A-Za-z0-9])"
# An outlet that has a work in its name, or is set in title marks: 江城视频网记者, 《江城》杂志记者.
_PRESS = (
    rf"(?:{HAN}{{1,6}}(?:视频|图片|摄影|美术|设计|书法|漫画|影像){HAN}{{0,6}}?{any_of(OUTLET_ENDS)}"
    rf"|《[^《》]{{1,14}}》{BLANK}*(?:杂志|周刊|客户端)?)(?={BLANK}*{TITLE})"
)
# 本组图片由, 除署名外均为: words about all that is printed.
_ABOUT = (
    r"(?:(?:本[组版文页栏期]|以上|文中)(?:稿件|图片|照片|文章)?(?:除(?:署名|注明)外)?|(?:稿件|图片|照片)?除(?:署名|注明)外)"
    r"[，,]?(?:均|皆|都)?(?:由|为|系)?"
)
_FILLER = rf"(?:{_ABOUT}|{any_of(FILLERS)})"
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
    rf"(?=[文图摄]{BLANK}*[/／]|{TITLE}|{WORK}|{_FILLER}|(?!{_CHAR})))"
)
_TITLE_NEXT = lazily(rf"(?P<blank>{BLANK}*){TITLE}")
_REPORT_NEXT = re.compile(rf"(?P<blank>{BLANK}*)(?:综合|联合)?报{BLANK}*[道导]")
_CHAIN_NEXT = re.compile(rf"{BLANK}*[、，,\-－—–─·•/／]")
_FOREIGN = re.compile(r"[A-Za-z0-9]")
_PLACED = re.compile(r"[/／╱|｜丨]")


def pieces_of(text: str) -> list[Piece] | None:
    """The pieces in printed order, or None where something in the text is no part of a credit."""
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
        return [Outlet(start)]
    return [] if match.lastgroup == "filler" else [organisation_of(match)]


def _run(match: re.Match[str], gap: str, before: list[Piece]) -> list[Piece] | None:
    """Characters without a blank: a name or several, 文 图 摄 where they stand apart or behind one, outlets, places."""
    text, start, end = match.group(), match.start(), match.end()
    if text in SINGLE and not _completes_name(text, gap, before) and not _opens_name(match):
        return [_work(text, start, end, gap)]
    ahead, tight = _ahead(match)
    awaits = _awaits_name(before, text, ahead)
    if awaits and _BODY_NAME.fullmatch(text) and not _TITLE_NEXT().match(match.string, end):
        return [Organisation(text, "", start, end, plain=False)]
    named = any(isinstance(piece, Chunk | PersonName) for piece in before)
    if _is_outlet(text, ahead, tight, awaits, named) or _chains(match, awaits):
        return [Outlet(start, plain=_cost(text) < _UNKNOWN)]
    if _FOREIGN.search(text):
        return None
    if ahead == "report" and named and not awaits and _PLACED.search(gap):
        return [Place(sure=True)]
    if ahead == "report" and is_apart(gap):
        if named and not is_common(text):
            return [Place(sure=False)]
        ahead = ""  # 甲、乙报道: a name stands beside names
    if len(text) > 3 or (ahead and tight):
        return _parted(match, gap, ahead if tight else "", named=named, awaits=awaits)
    return _chunks(match, gap)


def _awaits_name(before: list[Piece], text: str, ahead: Ahead) -> bool:
    """Whether a role stands before that has no name yet; 采写 江城日报记者: the outlet belongs to the next role."""
    role = before[-1] if before else None
    if not isinstance(role, Role) or role.trails:
        return False
    return not (role.work and ahead == "title" and _cost(text) < _UNKNOWN)


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


def _piece(text: str, start: int, one: Share, *, sure: bool, glued: bool) -> Piece:
    if one.kind == "outlet":
        return Outlet(start + one.start)
    if one.kind == "place":
        return Place(sure)
    printed = text[one.start : one.end]
    if one.kind == "work":
        return _work(printed, start + one.start, start + one.end, "")
    return PersonName(printed, start + one.start, start + one.end, known=True, sure=sure, glued=glued)


def _ahead(match: re.Match[str]) -> tuple[Ahead, bool]:
    """What stands behind the run, and whether it does so without a blank."""
    if title := _TITLE_NEXT().match(match.string, match.end()):
        return "title", not title["blank"]
    if report := _REPORT_NEXT.match(match.string, match.end()):
        return "report", not report["blank"]
    return "", False


def _is_outlet(text: str, ahead: Ahead, tight: bool, awaits: bool, named: bool) -> bool:
    """Whether all of the run is the outlet of the role behind it, or where a report comes from before any role."""
    if awaits or (named and not _FOREIGN.search(text)):
        return False
    if ahead == "title":
        return _cost(text, alone=not named) < (_NO_OUTLET if tight else _UNKNOWN)
    return ahead == "report" and not named and len(text) > 3


def _chains(match: re.Match[str], awaits: bool) -> bool:
    """Whether the run is an outlet that another one follows: 江城晚报、江城网记者."""
    if awaits or not _CHAIN_NEXT.match(match.string, match.end()):
        return False
    return _cost(match.group()) < _UNKNOWN


def _cost(text: str, *, alone: bool = False) -> float:
    """What the run costs as an outlet, or as several with dots between them; _NO_OUTLET where one is none."""
    costs = [outlet_cost(name, alone=alone) for name in re.split(f"[{DOTS}]", text)]
    return max(_NO_OUTLET if cost is None else cost for cost in costs)


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
