"""Lists of people and what befell them: debtors, the poor, the punished, the admitted, the sick, the dead.

A list is names in a row, with ages, sums or numbers between them, however they are set apart. A heading before them or
words behind say what the people stand there for; those who are honoured or hold an office are no such list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from articles.chinese.late_patterns import late
from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.list_words import HELD, HONOURED, LISTED, TOLD
from articles.public.personal.names import FAR, FULL, GIVEN, PARTIAL, is_certain, is_name
from articles.public.personal.parts import sphere
from articles.public.personal.weighing import BEHIND, goes_on, weigh

_TOLD = re.compile(f"{HELD}|{TOLD}")
# Who wrote a text is signed in rows, too.
_CREDIT = re.compile(r"记 ?者|通讯员|摄影|供图|■")
_HELD, _LISTED, _HONOURED = re.compile(HELD), re.compile(LISTED), re.compile(HONOURED)
# What a name may follow without a sign between, and be followed by.
_LEFT = (
    rf"(?:(?<![{HAN}])|(?<=[村组队社区班级庄屯园坊主员者生为是有象工友民属位户名人家号叫向给女学子第市县镇乡街弄中"
    r"儿犯伙友徒妹弟兄姐父母妻促求对把将与和及的]))"
)
_RIGHT = (
    rf"(?=[^{HAN}]|\Z|等|夫[妇妻]|同学|分别|上述|以上|[一二三四五六七八九]级|有期|拘役|无期|死刑|管制|缓刑"
    rf"|[因被均领获将各涉欠犯]"
    r"|[两二三四五六七八九十]{1,2}[人名位户])"
)
_ROLES = frozenset("人者员户主象生民村号")  # the last of a word that leads to a name
_CERTAIN = rf"{PARTIAL}|{FAR}"
# The last of a row, where the sentence goes on.
_LAST = rf"(?<=[、,和与及])(?P<last>{FULL})"
_HEAD = late(rf"{_LEFT}(?P<name>(?P<certain>{_CERTAIN})|{FULL}){_RIGHT}|{_LAST}")
_SIGNS = re.compile(r"(?:夫[妇妻]|同学)?(?:\([^()\n]{0,20}\))?[ 、,;/|\n①-⑳]{1,6}(?:和|与|及|以及)?|[和与及]")
_NO_GAP = re.compile('[。!?“”"《》]|记者|表示|介绍|认为|指出|导演|主演|饰')
_WORDY = re.compile(rf"[{HAN}]{{15}}")
# Before the next name: a number, a sign that parts entries, a line end, a word for its owner.
_PARTED = re.compile(
    rf"(?:[、;/|\n]|\d[.、) :]{{0,3}}|[{HAN}0-9*] |[,:][{HAN}]{{0,10}}|[主人者员]:?)[ (]{{0,2}}[{HAN}]{{0,10}}:?\Z"
)
_DATA = re.compile(r"[\d(*×]|[一二两三四五六七八九十][年个月万等]|[一二三四五六七八九十]级|[男女]|[;\n]")
_FULL = re.compile(FULL)
# Right before the names: a word for people, or the sign that announces a row.
_PEOPLE = re.compile(
    rf"(?:[{HAN}][人者员户主工民生友徒众力客属孩童妇女犯家眷]|对象|名单|情况|结果|[他她]们|(?<!\d):)(?:中?的?有"
    rf"|为|是|系|包括|分别[是为])?[:( \n0-9.①]{{0,4}}\Z"
)
_FULL_STOP = re.compile("[。!?]")
_BEHIND = re.compile(
    r"[ \n()]{0,3}(?:等?(?:[\d一二三四五六七八九十]{1,4}[名人户位])?)?(?:同学|学生|家庭|人员|人"
    r"|户)?[ ,\n(]{0,3}[^。!?\n]{0,40}"
)
_ALL_THESE = re.compile(
    rf"[^。]{{0,60}}(?:以上|上述)[^。!?\n]{{0,24}}?(?:{HELD}|{TOLD}|曝光|公示|名单|人员|对象|[人名户家位])", re.DOTALL
)
_OPENS = re.compile(r"[:\n 有为是向系给—\-]\Z|(?:人员|对象|名单|者|户|家庭|学生|主|患者|[0-9]{1,3}[.、)]?) ?\Z")
_FEWEST, _SHORTEST, _SURE, _SHARE = 3, 2, 3, 0.6
_BETWEEN, _LEAD, _TITLE = 60, 90, 60  # characters: between two names; before the first; of a sentence before that


class _Head(NamedTuple):
    start: int
    end: int
    name: str
    sure: bool
    told: bool


def lists(text: str) -> Iterator[Mark]:
    row: list[_Head] = []
    for head in _heads(text):
        if row and not _goes_on(text[row[-1].end : head.start]):
            yield from _as_list(text, row)
            row = []
        row.append(head)
    yield from _as_list(text, row)


def _heads(text: str) -> Iterator[_Head]:
    """Names with a sign before and behind, or a word that leads to one."""
    for match in _HEAD.finditer(text):
        start = match.start()
        name = match["name"] or _last(match["last"], text[match.end() : match.end() + BEHIND])
        alone = start == 0 or not text[start - 1].isalpha() or text[start - 1] in _ROLES
        if match["certain"] or _is_one(name, alone=alone):
            sure = bool(match["certain"]) or _points(name) >= _SURE
            yield _Head(start, start + len(name), name, sure, "某" not in name and "*" not in name)


def _is_one(name: str, *, alone: bool) -> bool:
    if not name:
        return False
    return (is_name(name) or _points(name) >= _SURE) if alone else is_certain(name)


def _points(name: str) -> int:
    return max((points for length, points in weigh("", name, "") if length == len(name)), default=0)


def _last(name: str, behind: str) -> str:
    """As much of it as can be a name where the sentence goes on; "" where nothing is."""
    if goes_on(behind) and name[-1] in GIVEN:
        return name
    shorter = name[:-1].rstrip()
    long_enough = len(shorter.replace(" ", "")) >= _SHORTEST
    return shorter if long_enough and goes_on((name[-1] + behind)[:BEHIND]) else ""


def _goes_on(gap: str) -> bool:
    """Whether what stands between two names sets them apart: signs, or what is told of the first."""
    if _SIGNS.fullmatch(gap):
        return True
    if len(gap) > _BETWEEN or _NO_GAP.search(gap) or _WORDY.search(gap):
        return False
    return bool(_DATA.search(gap) and _PARTED.search(gap))


def _as_list(text: str, row: list[_Head]) -> Iterator[Mark]:
    if not row:
        return
    row = [*_one_before(text, row[0].start), *row]
    names = {head.name for head in row if head.told}
    if len(names) < _FEWEST - 1 or sum(head.sure for head in row) < _SHARE * len(row):
        return
    first, last = row[0].start, row[-1].end
    if _CREDIT.search(text, max(0, first - 8), last):
        return
    lead = _lead(text, first)
    if _is_headed(lead, len(names)) or (len(names) >= _FEWEST and _is_told(text, lead, row)):
        yield Mark(first, last, PersonalKind.LIST)


def _one_before(text: str, at: int) -> Iterator[_Head]:
    """The first of a row, where the sentence leads to it without a sign."""
    if text[at - 1 : at] not in ("、", ","):
        return
    for length in (3, 2):
        start = at - 1 - length
        name = text[max(0, start) : at - 1]
        if _FULL.fullmatch(name) and is_certain(name) and _points(name) >= _SURE:
            yield _Head(start, at - 1, name, sure=True, told=True)
            return


def _is_told(text: str, lead: str, row: list[_Head]) -> bool:
    """Whether it is said behind the names or between them, or they are people of a sort that nobody honours."""
    first, last = row[0].start, row[-1].end
    if _HONOURED.search(lead):
        return False
    if _is_followed(text, last):
        return True
    between = "".join(text[one.end : other.start] for one, other in pairwise(row[:_FEWEST]))
    if _HELD.search(between):
        return True
    return bool(_PEOPLE.search(lead)) and not sphere(lead + _FULL_STOP.split(text[first : last + _BETWEEN])[0])


def _lead(text: str, at: int) -> str:
    """What stands before the names: their sentence, headings, heads of tables; or the sentence that announces them."""
    before = text[max(0, at - _LEAD) : at]
    sentences = _FULL_STOP.split(before)
    lead = sentences[-1]
    if not lead.strip(" \n0123456789.、()") and len(sentences) > 1 and _LISTED.search(sentences[-2][-_TITLE:]):
        return sentences[-2][-_TITLE:]
    return lead


def _is_headed(lead: str, names: int) -> bool:
    told = list(_TOLD.finditer(lead))
    honoured = [match.start() for match in _HONOURED.finditer(lead)]
    if told:
        held = any(_HELD.search(match[0]) for match in told)
        if honoured and (not held or honoured[-1] > told[-1].end()):
            return False
        return names >= _FEWEST or bool(held and _OPENS.search(lead))
    return not honoured and names >= _FEWEST and bool(_LISTED.search(lead) and _OPENS.search(lead))


def _is_followed(text: str, at: int) -> bool:
    behind = _BEHIND.match(text, at)
    told = behind and _TOLD.search(behind[0])
    if told and _HELD.search(told[0]) and not _HONOURED.search(behind[0][: told.start()]):  # type: ignore[index]
        return True
    return bool(_ALL_THESE.match(text, at))
