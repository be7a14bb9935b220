"""Cuts the text of a credit into roles, names and organisations: the words behind the grammar of bylines.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import add

from articles.chinese.numerals import NUMERALS
from articles.chinese.surnames import is_common
from articles.reading.credits.names import DOTS, Chunk, PersonName, is_apart, split_names
from articles.reading.credits.roles import (
    BLANK,
    BODY_ENDS,
    FILLERS,
    FIRM_BODY_ENDS,
    GIVERS,
    HAN,
    OUTLET,
    SINGLE,
    SOURCE,
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

BULLETS = "■◆●□★☆▲△▼▽◎⊙○◇▪▫•*＊#►▶▷◀❖✦█▇▌┃│|｜丨"

_DAY = rf"[0-9０-９{NUMERALS}]{{1,3}}月[0-9０-９{NUMERALS}]{{1,3}}日"
_SENT = rf"(?:{HAN}{{2,8}}?)?(?:{_DAY})?专?电"
_GAVE = "发|供图|供稿|图片|照片|稿"
_SOURCE_WORD = "据|综合|来源[:：]?|稿源[:：]?|转自"
WIRE_DATELINE = rf"据?(?P<wire_sent>{WIRE}){_SENT}"
WIRE_GIFT = rf"(?P<wire_gave>{WIRE})(?:{_GAVE})"
_WIRE_NAMED = rf"《?(?P<wire_named>{WIRE})》?(?:客户端)?(?P<wire_told>报道|消息|讯)?"
_WIRE_CREDIT = rf"{WIRE_DATELINE}|{WIRE_GIFT}|(?:{_SOURCE_WORD}){BLANK}*{_WIRE_NAMED}"
# What else than pictures is given; whose role is what was done with it, in the words that are printed.
_OTHER_GIFTS = "视频|影像|音频|资料|数据|素材|信息|线索|文字|稿件|文稿"
_WRITTEN = ("文字", "稿件", "文稿")
_NOT_BY = rf"(?:(?!由){HAN})"
_BODY = (
    rf"(?P<gift_of>(?:(?P<gift>图片?|照片|{_OTHER_GIFTS})(?:均|皆|都|系)?)?由)?"
    rf"(?P<body>{_NOT_BY}{{2,16}}?{any_of(BODY_ENDS)})"
)
_BODY_CREDIT = rf"{_BODY}{BLANK}*(?P<gave>供图|供稿|提供图片|提供)"
# 图片均由受访者提供: whoever it is, the words say that it gave the picture.
_GIVER_CREDIT = (
    rf"(?:(?:本[文版])?(?P<thing>配图|图片?|照片|{_OTHER_GIFTS})(?:均|皆|都|系)?{BLANK}*由{BLANK}*"
    rf"(?P<giver>{_NOT_BY}{{2,16}}?)"
    rf"|(?P<givers>{any_of(GIVERS)})){BLANK}*(?P<given>供图|供稿|提供图片|提供)"
)
_LONGEST_NAME = 3  # characters of a person's name
_ENDS_BODY = re.compile(f"{any_of(BODY_ENDS)}$")
_BLANKS = re.compile(f"{BLANK}+")
# 通讯员 某某局; not 记者 走进某某局.
_BODY_NAME = re.compile(
    f"(?![走进探访来到在去看对跟随聚直从向为把被与和据由请听问]){HAN}{{2,12}}{any_of(FIRM_BODY_ENDS)}"
)
_FILLER = any_of(FILLERS)
_SPACED = re.compile(rf"(?:{BLANK}+(?![{''.join(SINGLE)}]){HAN}(?!{HAN}))*")
_TOKEN = re.compile(
    rf"(?P<gap>(?:{BLANK}|[、，,;；:：/／·•・＋+&()（）\[\]【】〔〕「」{re.escape(BULLETS)}])+)"
    rf"|(?P<wire>{_WIRE_CREDIT})"
    rf"|(?P<from>{_GIVER_CREDIT})"
    rf"|(?P<given_by>{_BODY_CREDIT})"
    rf"|(?P<title>(?P<outlet>{OUTLET})?(?P<bare>{TITLE}))"
    rf"|(?P<work>{WORK})"
    rf"|(?P<filler>{_FILLER})"
    rf"|(?P<agency>{WIRE})"
    rf"|(?P<han>(?:{HAN}{{1,12}}[{DOTS}])*{HAN}{{1,12}}?(?=[文图摄]{BLANK}*[/／]|{TITLE}|{WORK}|{_FILLER}|(?!{HAN})))"
)
# Every credit holds one of these pairs, blanks left out: the quick way out for all the lines of a body. Of a longer
# word the second and third characters count: 民日 is rarer than 人民.
_SIGNS = [*TITLES, *(work for work in WORKS if work not in SINGLE), *WIRES, "记者", "供图", "供稿", "提供"]
_PAIRS = frozenset(sign[1:3] if len(sign) > 2 else sign for sign in _SIGNS) | frozenset(
    pair for single in SINGLE for mark in "/／:：" for pair in (single + mark, mark + single)
)


@dataclass(frozen=True)
class Role:
    """A role and its place. ``work`` roles may follow the name, ``trails``: this one stands where it must.

    ``tied``: no blank or mark stands behind it.
    """

    role: str
    start: int
    end: int
    work: bool = False
    trails: bool = False
    tied: bool = False


@dataclass(frozen=True)
class Organisation:
    """An organisation; ``role`` is "" where a role beside it says what it gave.

    ``plain``: it makes a credit without any mark. 据新华社报道 may as well open a sentence. ``person``: somebody
    whom the credit words like one: 图片由甲提供.
    """

    text: str
    role: str
    start: int
    end: int
    plain: bool = True
    person: bool = False


Word = Role | PersonName | Organisation
_Piece = Role | Chunk | Organisation


def words_of(text: str) -> list[Word] | None:
    """The words of a credit in printed order, or None where something in the text is no part of a credit."""
    pieces = _pieces(text)
    if pieces is None:
        return None
    words: list[Word] = []
    chunks: list[Chunk] = []
    for piece in [*pieces, None]:
        if isinstance(piece, Chunk):
            chunks.append(piece)
            continue
        names = split_names(chunks)
        if names is None:
            return None
        words += names
        chunks = []
        if piece:
            words.append(piece)
    return words


def may_hold_credit(text: str) -> bool:
    """Whether anything in the text is a sign of a credit."""
    bare = _BLANKS.sub("", text)
    if "摄" in bare or bare.lstrip(BULLETS)[:1] in ("文", "图", "编"):
        return True
    return not _PAIRS.isdisjoint(map(add, bare, bare[1:]))


def _pieces(text: str) -> list[_Piece] | None:
    pieces: list[_Piece] = []
    position, gap = 0, ""
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return None
        position = match.end()
        if match.lastgroup == "gap":
            gap = match.group()
            continue
        pieces += _pieces_of(match, gap, pieces)
        gap = ""
    return pieces


def _pieces_of(match: re.Match[str], gap: str, before: list[_Piece]) -> list[_Piece]:
    """The pieces of one token. ``gap``: the blanks and marks in front of it."""
    start, end = match.span()
    if match.lastgroup == "han":
        return _han(match, gap, before)
    if match.lastgroup == "title":
        return [Role(canonical(match["bare"]), start, end, tied=_is_han(match.string, end))]
    if match.lastgroup == "work":
        return [_work(match["work"], start, end, gap, tied=_is_han(match.string, end))]
    if match.lastgroup == "wire":
        name = match["wire_sent"] or match["wire_gave"] or match["wire_named"]
        return [Organisation(name, SOURCE, start, end, plain=not match["wire_told"])]
    if match.lastgroup == "given_by":
        plain = bool(match["gift_of"]) or match["gave"] != "提供"
        return [Organisation(match["body"], _role_of_giver(match["gift"], match["gave"]), start, end, plain)]
    if match.lastgroup == "from":
        return [_giver(match, start, end)]
    if match.lastgroup == "agency":
        return [Organisation(match["agency"], "", start, end)]
    return []  # a filler: 报道


def _giver(match: re.Match[str], start: int, end: int) -> Organisation:
    """Who gave a picture: a person by a frequent surname and a name's length."""
    name = match["giver"] or match["givers"]
    person = is_common(name) and len(name) <= _LONGEST_NAME and name not in GIVERS and not _ENDS_BODY.search(name)
    return Organisation(name, _role_of_giver(match["thing"], match["given"]), start, end, person=person)


def _role_of_giver(thing: str | None, gave: str) -> str:
    """供图 who gave a picture, 供稿 who gave the text, 提供 who gave anything else."""
    if gave != "提供" or not re.fullmatch(_OTHER_GIFTS, thing or ""):
        return canonical(gave)
    return "供稿" if thing in _WRITTEN else gave


def _han(match: re.Match[str], gap: str, before: list[_Piece]) -> list[_Piece]:
    """Characters of a name, or 文 图 摄 where they stand apart or, 摄 alone, at the end of a name."""
    text, start, end = match.group(), match.start(), match.end()
    if text in SINGLE and not _completes_name(text, gap, before) and not _opens_name(match):
        return [_work(text, start, end, gap)]
    if before and isinstance(before[-1], Role) and _BODY_NAME.fullmatch(text):
        return [Organisation(text, "", start, end, plain=False)]
    if text.endswith("摄") and len(text) > 1:
        return [Chunk(text[:-1], start, end - 1, gap), _work("摄", end - 1, end, "")]
    return [Chunk(text, start, end, gap)]


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


def _completes_name(character: str, gap: str, before: list[_Piece]) -> bool:
    """Whether 文 in 王 文 is the second half of a letter-spaced name: a single character waits for it."""
    waiting = 0
    for piece in reversed(before):
        if not isinstance(piece, Chunk) or len(piece.text) != 1:
            break
        waiting += 1
    return waiting % 2 == 1 and character != "摄" and not is_apart(gap)
