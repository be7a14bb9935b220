"""Lists of people and what befell them: debtors, the poor, the punished, the admitted.

A list is three names in a row, or at the beginning of entries; a heading before them or a word behind them says what
they stand there for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FAR, FULL, PARTIAL, is_certain, is_name

_WHAT = (
    "失信|被执行人|老赖|限制高?消费|限高|低保|最低生活保障|特困|五保|困难(?:家庭|群众|职工|学生|户)|贫困(?:生|学生|户|家庭)|助学|奖学金"
    "|资助|受助|救助|帮扶|慰问(?:对象|金)|补助|处罚|罚款|录取|新生|考取|获刑|判刑|判处|刑事|吸毒|酒驾|醉驾|酒后驾驶|违法|违章"
    "|嫖娼|赌博|曝光|中奖|欠[薪款费税缴债]|拖欠|催[讨缴收]|中签|摇号|经济适用房|廉租|公租房|保障房|逾期|除名|辞退|违纪|补考|确诊|隔离|社区矫正|假释|减刑|遇难|失踪"
    "|传销|涉案|在逃|通缉|残疾人|拆迁|补偿|计划生育|社会抚养费|拘留|黑名单"
)
_IS_TOLD = re.compile(_WHAT)
_LIST = "名单|名录|公示|公告|公布|如下|一览|人员|对象|学生|家庭|的有|曝光|花名册|排名|通报|:"
_HEADING = re.compile(rf"(?:{_WHAT})[^。!?\n]{{0,24}}?(?:{_LIST})")
_NAME = rf"(?:{PARTIAL}|{FAR}|{FULL})"
_NOTE = r"(?:\((?!以上|上述)[^)\n]{0,20}\))?"
_SEPARATOR = r"[ 、,;/\n]"
# What a name may follow without a sign between.
_LEFT = (
    rf"(?:(?<![{HAN}])|(?<=户主)|(?<=人员)|(?<=对象)"
    "|(?<=[的生人员户]有)|(?<=[为是人户生者])|(?<=被告)|(?<=家庭)|(?<=同学))"
)
# Names and nothing but signs between them.
_RUN = re.compile(
    rf"{_LEFT}{_NAME}{_NOTE}(?:{_SEPARATOR}{{1,4}}{_NAME}{_NOTE})+"
    rf"(?=[^{HAN}]|等|分别|$|[因被均以领获]|上述|[两二三四五六七八九十]{{1,2}}[人名位户])"
)
_ONE = re.compile(rf"(?:^|(?<=[^{HAN}]))({_NAME})(?=[^{HAN}]|[等以因被均领获]|$)")
# Entries: a number, a sign or a word before each name, and no speech behind it.
_ENTRY = re.compile(
    r"(?:^|\n|[;。:])[ (]{0,2}(?:\(?\d{1,3}\)?[.、): ]{0,2})?"
    r"(?P<label>(?:被执行人|姓名|户主|当事人|违法行为人|失信人|罪犯|被告人|学生|受助人|对象)[: ]{0,2})?"
    rf"(?P<name>{_NAME})(?=[^{HAN}:])"
)
_NUMBERED = re.compile(rf"(?:[、,;:。 \n(]|^)\(?\d{{1,3}}[.、)] ?(?P<label>)(?P<name>{_NAME})(?=[^{HAN}])")
_FEWEST = 3
_BEFORE, _CLOSE, _APART, _NEARBY = (
    48,
    3,
    120,
    150,
)  # characters: of the heading; between two entries; of scattered names
# Behind the names: 甲、乙、丙等人被判处…, 以上人员列入失信名单.
_FATE = re.compile(
    rf"[ \n(]{{0,3}}(?:等?(?:[\d一二三四五六七八九十]{{1,4}}[名人户位]?)?(?:同学|学生|家庭|人员|人|户)?)?"
    rf"[ ,\n(]{{0,3}}(?:(?:以上|上述|分别|均|列入|纳入|获|领|享受|被|因)[^。!?\n]{{0,24}}?(?:{_WHAT})"
    r"|[^。!?\n,]{0,24}(?:获刑|被判|判处|处罚|失信|拘留|被录取))"
)
_ALL_THESE = re.compile(rf"[^。]{{0,60}}(?:以上|上述)[^。!?\n]{{0,20}}(?:{_WHAT})", re.DOTALL)
_TRIES = 4  # headings in so many characters: a text made of headings alone costs no more than another
_REACH = 700


def lists(text: str) -> Iterator[Mark]:
    if not _IS_TOLD.search(text):
        return
    for start, end in (*_runs(text), *_entries(text, _ENTRY), *_entries(text, _NUMBERED), *_scattered(text)):
        yield Mark(start, end, PersonalKind.LIST)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        fewest = _FEWEST - _is_right_behind(text, run.start())
        if not _are_people(run[0], fewest):
            continue
        if _is_headed(text, run.start()) or _FATE.match(text, run.end()) or _ALL_THESE.match(text, run.end()):
            yield run.span()


def _is_headed(text: str, at: int) -> bool:
    near = re.split("[。!?]", text[max(0, at - _BEFORE) : at])[-1]
    return bool(_IS_TOLD.search(near))


def _is_right_behind(text: str, at: int) -> bool:
    near = text[max(0, at - _BEFORE) : at]
    return any(len(near) - heading.end() < _CLOSE for heading in _HEADING.finditer(near))


def _entries(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Names that begin entries not far from each other, a heading before the first or a word behind the last."""
    group: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        if not match["label"] and not is_name(match["name"]):
            continue
        if group and match.start("name") - group[-1][1] > _APART:
            yield from _as_list(text, group)
            group = []
        group.append(match.span("name"))
    yield from _as_list(text, group)


def _as_list(text: str, group: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len({text[start:end] for start, end in group}) < _FEWEST:
        return
    first, last = group[0][0], group[-1][1]
    if _is_headed(text, first) or _ALL_THESE.match(text, last):
        yield first, last


def _scattered(text: str) -> Iterator[tuple[int, int]]:
    """Four names in classes or villages near a heading."""
    done = block = tries = 0
    for heading in _HEADING.finditer(text):
        at = heading.end()
        block, tries = (block, tries + 1) if at < block + _REACH else (at, 0)
        if at <= done or tries >= _TRIES or not _ONE.search(text, at, at + _BEFORE):
            continue
        found = [match.span(1) for match in _ONE.finditer(text, at, at + _NEARBY) if is_certain(match[1])]
        if len({text[start:end] for start, end in found}) > _FEWEST:
            done = found[-1][1]
            yield found[0][0], done


def _are_people(run: str, fewest: int = _FEWEST) -> bool:
    names = [match[1] for match in _ONE.finditer(run)]
    return len(names) >= fewest and sum(is_name(name) for name in names) >= 0.6 * len(names)
