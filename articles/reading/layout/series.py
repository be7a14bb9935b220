"""Instalments of a series, by the words of a section tag or a headline: 第12期某某讲堂, 某某路上（三）, 系列报道之二.

The number of the issue (总第5262期) and that of a meeting (第三次, 第五届) are no instalments.
"""

from __future__ import annotations

import re

from articles.chinese.numerals import NUMERALS, ZEROS, number
from articles.chinese.text import squeeze
from articles.reading.records import Instalment

MOST = 3000  # instalments: a daily column reaches them in ten years; 第2023105期 is a lottery's
LAST_BRACKETED = 200  # a number in brackets above it is hardly an instalment's

_ORDINALS = {char: n for start in "①⑴⒈㈠" for n, char in enumerate(map(chr, range(ord(start), ord(start) + 10)), 1)}
_ORDINALS |= {chr(ord("①") + n): n + 1 for n in range(20)}

_NUMBER = rf"[0-9０-９]{{1,5}}|[{ZEROS}{NUMERALS}百千两]{{1,9}}"
_WORD = r"[^\s，。！？；：、,.!?;:（()）|｜—\-·]"
# What stands around the name of a series in a headline and is no part of it.
_VERB = re.compile(
    "举行|举办|召开|开讲|开课|开班|开播|开幕|启动|上线|落幕|结束|收官|推出|开展|迎来|发布|走进|走向|聚焦|成功|圆满|顺利|正式|邀请|开启"
    "|参加|出席|[昨今在将来为]"
)
_ISSUE = re.compile(rf"第\s*(?P<number>{_NUMBER})\s*期")
# 总第N期 and 2023年第N期 count issues.
_COUNTS_ISSUES = re.compile(r"(?:总|本|年|月|全|卷|报|刊|杂志|出版)\s*$")
_GENERIC = re.compile(
    r"^(?:的|工程|项目|扩建|建设|改造|国债|贷款|资金|理财|外汇|基金|募集|债券|投资|开奖|培训|学习班|活动|节目|报纸|杂志|封面|头版|连载|征文)"
    r"|^(?:创刊|班|刊|报)$"
)
_AT_END = re.compile(
    rf"(?P<name>{_WORD}(?:.*\S)?)\s*(?:"
    rf"[（(]\s*(?:之|第)?(?P<bracketed>{_NUMBER})\s*[期篇辑]?\s*[)）]"
    rf"|之(?P<after>{_NUMBER})"
    rf"|(?P<ordinal>[{''.join(_ORDINALS)}]))\s*[）)】]?\s*$"
)
_REPORTING = re.compile(
    "(?:系列|报道|评论|评论员文章|述评|谈|论|记|篇|话|访|访谈|故事|观察|调查|探访|纪实|专题|行|路|录|说)$"
)
_ASIDE = re.compile("[（(]|—{2,}|-{2,}")  # the series stands behind: 某某路上（某某系列报道之二）
_QUOTES = str.maketrans("", "", "“”\"'‘’《》「」")
_EDGE = "【】〔〕[]（）()—-─·:：|｜、，■◆●★□ \u3000"


def find_instalment(title: str) -> Instalment | None:
    """The series and the number that a headline, kicker or section tag names; None where it names none."""
    if "。" in title:
        return None
    if "第" in title:
        for match in _ISSUE.finditer(title):
            if instalment := _of_issue(title, match):
                return instalment
    return _of_ending(title.strip().lstrip(_EDGE))


def instalment_of(section: str, *titles: str) -> Instalment | None:
    """The instalment that an article's section tag or titles name; a tag without a number is a series of its own."""
    for text in (section, *titles):
        if text and (instalment := find_instalment(text)):
            return instalment
    name = _name(squeeze(section))
    return Instalment(name, None) if name else None


def _of_issue(title: str, match: re.Match[str]) -> Instalment | None:
    count = number(match["number"])
    before, after = title[: match.start()].rstrip(" \u3000（("), title[match.end() :]
    if not count or count > MOST or _COUNTS_ISSUES.search(before):
        return None
    name = _name(_last_phrase(before)) or _name(_first_phrase(after))
    return Instalment(name, count) if name else None


def _last_phrase(before: str) -> str:
    phrase = re.search(rf"{_WORD}*$", before)
    return _VERB.split(phrase.group() if phrase else "")[-1]


def _first_phrase(after: str) -> str:
    phrase = re.match(rf"[）)\s]*({_WORD}*)", after)
    first = _VERB.split(phrase[1])[0] if phrase else ""
    return "" if _GENERIC.search(first) else first


def _of_ending(title: str) -> Instalment | None:
    match = _AT_END.match(title)
    if not match:
        return None
    count = _ORDINALS.get(match["ordinal"] or "") or number(match["bracketed"] or match["after"] or "")
    name = _name(_ASIDE.split(match["name"])[-1])
    if not count or count > MOST or not name:
        return None
    if match["after"] and (name.endswith("分") or (count == 1 and not _REPORTING.search(name))):
        return None  # 四分之三, 全国十强之一
    if match["bracketed"] and count > LAST_BRACKETED:
        return None  # a year: 某某路上（2023）
    return Instalment(name, count)


def _name(text: str) -> str:
    name = text.translate(_QUOTES).strip(_EDGE)
    return name if 2 <= len(name) <= 30 else ""
