"""Children who are named with their school: a school, a sign that somebody is no adult, and a name, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.numerals import number
from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FULL, OFFICE, PARTIAL, is_certain, is_name

_SCHOOL = re.compile(
    "小学|中学|初中|高中|幼儿园|学校|职校|职高|中专|技校|学堂|附小|附中|一中|二中|三中|四中|五中|六中|七中|八中|九中|十中|外国语"
)
_ADULTS = re.compile("大学|驾校|驾驶学校|党校|夜校|老年|军校|警校")
_REACH = 60  # characters to each side of the school, within one sentence
_END = re.compile(r"[。!?]|\n\n")

_YEARS = r"(?:\d{1,2}|[一二三四五六七八九]|十[一二三四五六七]?)(?:周)?岁"
_AGE = re.compile(_YEARS)
_BORN = r"20[012]\d年\d{1,2}月\d{1,2}日(?:出生|生)"
_CLASS = (
    r"(?:[一二三四五六七八九1-9]年级|[初高][一二三123](?!中)|\([\d一二三四五六七八九十]{1,2}\) ?班"
    r"|[\d一二三四五六七八九十]班|[大中小]班)"
)
_PUPIL = r"(?:小?学生|同学|小朋友|[女男]生|[女男][童孩]|少[年女]|儿童|患儿|学童|[女儿]子|女儿|孩子|幼儿|小女孩|小男孩)"
_MARK = f"(?:{_CLASS}|{_PUPIL}|{_YEARS}|{_BORN}|就读|在读|读书|上学|念书|辍学)"
_MARKED = re.compile(_MARK)
_NAME = f"(?:(?P<partial>{PARTIAL})|(?P<full>{FULL}))"
_LEFT = (
    rf"(?:^|(?<=[^{HAN}])|(?<=的)|(?<=叫)|(?<=为)|(?<=是)|(?<=和)|(?<=生)|(?<=童)|(?<=儿)|(?<=孩)|(?<=子)|(?<=年)"
    rf"|(?<=女)|(?<=级)|(?<=班)|(?<=学))"
)
_ALIAS = r"(?! ?\((?:化名|音译))"
# Whoever teaches there is named too.
_NO_CHILD = rf"(?! ?{OFFICE}|们)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 三年级学生甲, 高二(3)班 甲, 女儿甲
        rf"(?:{_CLASS}"
        rf"|{_PUPIL})[,: “\"]{{0,2}}(?:的)?(?:{_PUPIL})?[,: “\"]{{0,1}}{_NAME}{_NO_CHILD}{_ALIAS}(?=同学|[^{HAN}]"
        rf"|$|[的在捡说因得把被和是今才还获从也到患向用每读上昨当家写独放曾帮为与考走站])",
        # 12岁的甲, 12岁女孩甲
        rf"(?:{_YEARS})(?:的)?(?:{_PUPIL})?(?:叫)?{_NAME}{_NO_CHILD}{_ALIAS}",
        # 甲,男,12岁; 甲今年12岁; 甲(12岁; 甲,2012年5月6日出生
        rf"{_LEFT}{_NAME}{_ALIAS}[,(: 、]{{0,2}}(?:[女男][,、 ]{{0,2}})?(?:今年|才|现年|刚满|年仅|年龄|只有"
        rf"|刚刚?){{0,2}}[: ]?(?:{_YEARS}|{_BORN})",
        # 甲,就读于…; 甲是…小学; 甲,…小学
        rf"{_LEFT}{_NAME}{_ALIAS}(?:[,( ]{{1,2}}(?:[女男][,、 ]{{0,2}})?|现?就读|现?在|是|系)(?:就读于?|现?在|系|是"
        rf"|原?本?市?)?[{HAN}]{{0,10}}(?:小学|中学|初中|高中|幼儿园|学校|职高|职校|中专|技校)",
        # 就读于…小学的甲, …小学的甲
        rf"(?:小学|中学|初中|高中|幼儿园|学校|{_CLASS})[,: ]?(?:就读|上学|读书"
        rf"|在读)?的{_NAME}{_NO_CHILD}{_ALIAS}(?=[^{HAN}]|$"
        rf"|[在说因得把被和是今才还获从也到患])",
        # 甲同学
        rf"{_LEFT}{_NAME}(?=同学|小朋友)",
    )
)


def minors(text: str) -> Iterator[Mark]:
    done = asked = 0
    for school in _SCHOOL.finditer(text):
        if school.end() <= asked:
            continue
        start, end = _sentence(text, school.start(), school.end())
        start, asked = max(start, done), end
        sentence = text[start:end]
        if _ADULTS.search(sentence) or not _is_young(sentence):
            continue
        for first, last in _named(sentence):
            if start + first >= done:
                yield Mark(start + first, start + last, PersonalKind.MINOR)
                done = start + last


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - _REACH)
    for found in _END.finditer(text, first, start):
        first = found.end()
    behind = _END.search(text, end, end + _REACH)
    return first, behind.start() if behind else min(len(text), end + _REACH)


def _is_young(sentence: str) -> bool:
    """Signs of a pupil, and where ages are told, one of them under 18."""
    ages = [_years(match[0]) for match in _AGE.finditer(sentence)]
    return bool(_MARKED.search(sentence)) and (not ages or min(ages) < 18)


def _years(age: str) -> int:
    return number(age.rstrip("周岁")) or 0


def _named(sentence: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            if match["partial"]:
                found.append(match.span("partial"))
            elif is_certain(match["full"]) or _stands_free(match, sentence):
                found.append(match.span("full"))
    return sorted(set(found))


def _stands_free(match: re.Match[str], sentence: str) -> bool:
    return is_name(match["full"]) and not re.match(f"[{HAN}]", sentence[match.end("full") :][:1])
