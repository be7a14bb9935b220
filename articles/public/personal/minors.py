"""Children who are named with their school: a school, a sign that somebody is no adult, and a name near both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.numerals import number
from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.persons import is_adult, people_of

_SCHOOL = re.compile(
    r"小学|中学|初中|高中|幼儿园|学校|职校|职高|职中|中专|技校|学堂|附小|附中|附幼|实小|完小|中心校|校区|[一二三四五六七八九十]中(?!全会|队|心)"
    r"|[一二三四五六]小(?![时学姐组])|外国语"
)
_ADULTS = re.compile("大学|驾校|驾驶学校|党校|夜校|老年|军校|警校|毕业于|校友|博士|硕士|进修|成人教育")
_REACH = 60  # characters to each side of the school, and again beyond the sentence
_END = re.compile(r"[。!?]|\n\n")

_YEARS = r"(?:\d{1,2}|[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:周)?岁"
_AGE = re.compile(_YEARS)
_CLASS = (
    r"(?:[一二三四五六七八九1-9]年级|[初高][一二三123](?!中)"
    r"|[一二三四五六七八九\d]?\([\d一二三四五六七八九十甲乙丙丁]{1,2}\) ?班"
    r"|[\d一二三四五六七八九十]班|[大中小][一二三四]?班)"
)
_PUPIL = (
    "小?学生|同学(?!会)|小朋友|[女男]生|[女男][童孩]|少[年女]|少儿|儿童|患儿|学童|[女儿]子|女儿|孩子|幼儿|小作者|小记者|小主持|小选手|小演员|小歌手"
    "|队员|大队长|中队长|考生"
)
_STUDIES = (
    "就读|在读|读书|上学|上课|念书|辍学|住校|放学|转学|转到|学籍|在校|校服|书包|校徽|中考|高考|奖|组|选手|班主任|停课"
    "|复学|助学|捐款|[贫特]困生|留守|孤儿|双亲|长大了|操场|课间|课堂|升旗|同伴|少先队|红领巾|心愿"
)
_BORN = r"20[012]\d年\d{1,2}月\d{1,2}日(?:出生|生)"
_SIGN = re.compile(f"(?:{_CLASS}|{_PUPIL}|{_STUDIES}|{_YEARS}|{_BORN})")
# Beside a child's name: 三年级学生甲, 12岁的甲; 甲同学, 甲,男,12岁, 甲(青湾小学).
_BEFORE = re.compile(
    rf"(?:{_CLASS}|{_PUPIL}|{_YEARS}|{_SCHOOL.pattern}|小主持人|选手|患者|[冠亚季]军|第[一二三]名|作者)"
    r"(?:的|名?叫|分别|[是为][:,]?|[,:(“ \n]|代表){0,3}$"
)
_BEHIND = re.compile(
    r"同学|小朋友|年[仅龄]|来自|[,(: \n]{0,3}(?:[男女][,、 ]{0,2})?"
    r"(?:今年|才|现年|刚满|年仅|年龄|只有|现?系|是|就读于?|原系|\(){0,2}"
    rf"[: ]?(?:{_YEARS}|{_BORN}|{_CLASS}|[{HAN}]{{0,10}}(?:{_SCHOOL.pattern}))|的(?:班主任|同学|书包|家长)"
)
# The sentence goes on about who was named before.
_THE_SAME = re.compile(r"[”\" \n]{0,2}(?:今年|这[个名位]|[他她]|该[生男女]|孩子)")
_PARENT = re.compile(r"(?:父亲|母亲|爸爸|妈妈|爷爷|奶奶|外公|外婆|其父|其母|之父|之母|丈夫|妻子|家长|监护人)[: ,]?$")
# Whoever speaks about schools is no pupil, where nothing beside the name says so.
_SPEAKS = re.compile(r"[^,。;!?:]{0,4}(?:说|指出|认为|分析|举例|强调|记得|介绍|重申|要求|表示|回忆|建议|捐)")
_GROWN = re.compile(rf"[,(, 今现年已]{{0,3}}(?:[男女],)?(?P<age>{_YEARS})")
_CHILD = 18


def minors(text: str) -> Iterator[Mark]:
    done = asked = 0
    for school in _SCHOOL.finditer(text):
        if school.end() <= asked:
            continue
        start, end = _sentence(text, school.start(), school.end())
        asked = end
        if _ADULTS.search(text, start, end):
            continue
        for first, last in _children(text, start, end):
            if first >= done:
                done = last
                yield Mark(first, last, PersonalKind.MINOR)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, with the one before or behind it where both tell of the same child."""
    first, last = _begin(text, start), _finish(text, end)
    if _THE_SAME.match(text, last + 1):
        last = _finish(text, last + 1)
    if _THE_SAME.match(text, first):
        first = _begin(text, first - 1)
    return first, last


def _begin(text: str, at: int) -> int:
    first = max(0, at - _REACH)
    for found in _END.finditer(text, first, max(0, at)):
        first = found.end()
    return first


def _finish(text: str, at: int) -> int:
    behind = _END.search(text, at, at + _REACH)
    return behind.start() if behind else min(len(text), at + _REACH)


def _children(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not _is_young(text[start:end]):
        return
    for first, last in people_of(text).named(start, end, _beside):
        if not _is_grown(text, first, last):
            yield first, last


def _beside(text: str, start: int, end: int) -> int:
    before = bool(_BEFORE.search(text, max(0, start - 12), start))
    return 2 * before + 2 * bool(_BEHIND.match(text, end))


def _is_young(sentence: str) -> bool:
    """Signs of a pupil, and where ages are told, one of them under 18."""
    ages = [_years(match[0]) for match in _AGE.finditer(sentence)]
    return bool(_SIGN.search(sentence)) and (not ages or min(ages) < _CHILD)


def _years(age: str) -> int:
    return number(age.rstrip("周岁")) or 0


def _is_grown(text: str, start: int, end: int) -> bool:
    if _SPEAKS.match(text, end) and not _beside(text, start, end):
        return True
    if is_adult(text, start, end) or _PARENT.search(text, max(0, start - 6), start):
        return True
    told = _GROWN.match(text, end)
    return told is not None and _years(told["age"]) >= _CHILD
