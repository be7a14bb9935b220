"""Organisations in credits: wire services, sources, and whoever gave a picture or the text."""

from __future__ import annotations

import re

from articles.chinese.numerals import NUMERALS
from articles.chinese.surnames import is_common
from articles.reading.credits.roles import (
    BLANK,
    BODY_ENDS,
    GIVERS,
    HAN,
    SOURCE,
    TITLE,
    WIRE,
    any_of,
    canonical,
)
from articles.reading.credits.words import Organisation

_DAY = rf"[0-9０-９{NUMERALS}]{{1,3}}月[0-9０-９{NUMERALS}]{{1,3}}日"
_SENT = rf"(?:{HAN}{{2,8}}?)?(?:{_DAY})?专?电"
_GAVE = "发|供图|供稿|图片|照片|稿"
_SOURCE_WORD = "据|综合|来源[:：]?|稿源[:：]?|转自"
WIRE_DATELINE = rf"据?(?P<wire_sent>{WIRE}){_SENT}"
WIRE_GIFT = rf"(?P<wire_gave>{WIRE})(?:{_GAVE})"
_WIRE_NAMED = rf"《?(?P<wire_named>{WIRE})》?(?:客户端)?(?P<wire_told>报道|消息|讯)?"
WIRE_CREDIT = rf"{WIRE_DATELINE}|{WIRE_GIFT}|(?:{_SOURCE_WORD}){BLANK}*{_WIRE_NAMED}"
# 来源：江城日报 作者：甲
SOURCE_CREDIT = (
    rf"(?:图片|照片|稿件|文章|消息|资料|信息|本文)?(?:来源|稿源){BLANK}*[:：|｜丨/／]{BLANK}*"
    rf"(?P<source>(?:{HAN}|[A-Za-z0-9《》·.\-]){{2,20}}?)(?={BLANK}|$|[、，,；;（()）\]】]|{TITLE})"
)
# What else than pictures is given; whose role is what was done with it, in the words that are printed.
_OTHER_GIFTS = "视频|影像|音频|资料|数据|素材|信息|线索|文字|稿件|文稿"
_WRITTEN = ("文字", "稿件", "文稿")
_NOT_BY = rf"(?:(?!由){HAN})"
_BODY = (
    rf"(?P<gift_of>(?:(?P<gift>图片?|照片|{_OTHER_GIFTS})(?:均|皆|都|系)?)?由)?"
    rf"(?P<body>{_NOT_BY}{{2,16}}?{any_of(BODY_ENDS)})"
)
BODY_CREDIT = rf"{_BODY}{BLANK}*(?P<gave>供图|供稿|提供图片|提供)"
# 图片均由受访者提供: whoever it is, the words say that it gave the picture.
GIVER_CREDIT = (
    rf"(?:(?:本[文版])?(?P<thing>配图|图片?|照片|{_OTHER_GIFTS})(?:均|皆|都|系)?{BLANK}*由{BLANK}*"
    rf"(?P<giver>{_NOT_BY}{{2,16}}?)"
    rf"|(?P<givers>{any_of(GIVERS)})){BLANK}*(?P<given>供图|供稿|提供图片|提供)"
)
_LONGEST_NAME = 3  # characters of a person's name
_ENDS_BODY = re.compile(f"{any_of(BODY_ENDS)}$")


def organisation_of(match: re.Match[str]) -> Organisation:
    """The organisation of a token that one of the patterns above matched, by the name of its last group."""
    start, end = match.span()
    if match.lastgroup == "wire":
        name = match["wire_sent"] or match["wire_gave"] or match["wire_named"]
        return Organisation(name, SOURCE, start, end, plain=not match["wire_told"])
    if match.lastgroup == "named_source":
        return Organisation(match["source"], SOURCE, start, end)
    if match.lastgroup == "given_by":
        plain = bool(match["gift_of"]) or match["gave"] != "提供"
        return Organisation(match["body"], _role_of_giver(match["gift"], match["gave"]), start, end, plain)
    if match.lastgroup == "from":
        return _giver(match, start, end)
    return Organisation(match["agency"], "", start, end)


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
