"""Lists of people under a heading that says what befell them: debtors, the poor, the punished, the admitted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FULL, PARTIAL, is_certain, is_name

_WHAT = (
    "失信|被执行人|老赖|限制高?消费|低保|最低生活保障|特困|困难(?:家庭|群众|职工|学生|户)|贫困(?:生|学生|户|家庭)|助学|资助|受助|救助|帮扶|慰问对象|处罚|罚款|"
    "录取|新生|获刑|判刑|判处|刑事|吸毒|酒驾|醉驾|酒后驾驶|违法人员|嫖娼|赌博|曝光|中奖|欠[薪款费税]|传销|涉案|在逃|通缉|残疾人|拆迁|补偿|计划生育|社会抚养费"
)
_LIST = "名单|名录|公示|公告|公布|如下|一览|人员|对象|学生|家庭|的有|曝光|花名册|排名|通报|:"
_HEADING = re.compile(rf"(?:{_WHAT})[^。!?\n]{{0,24}}?(?:{_LIST})")
_NAME = rf"(?:{PARTIAL}|{FULL})"
_SEPARATOR = r"[ 、,;/\n]"
# What a name may follow without a sign between.
_LEFT = rf"(?:(?<![{HAN}])|(?<=户主)|(?<=人员)|(?<=对象)|(?<=学生)|(?<=的有)|(?<=[为是人])|(?<=被告))"
# Names and nothing but signs between them.
_RUN = re.compile(
    rf"{_LEFT}{_NAME}(?:\([^)\n]{{0,20}}\))?(?:{_SEPARATOR}{{1,4}}{_NAME}(?:\([^)\n]{{0,20}}\))?){{1,}}(?=[^{HAN}]|等|分别|$|[因被均]|[两二三四五六七八九十]{{1,2}}[人名位])"
)
_ONE = re.compile(rf"(?:^|(?<=[^{HAN}]))({_NAME})(?=[^{HAN}]|等|$)")
# Entries: a number, a sign or a word before each name.
_ENTRY = re.compile(
    rf"(?:^|\n|[;。])[ (]{{0,2}}(?:\(?\d{{1,3}}\)?[.、): ]{{0,2}})?(?:(?:被执行人|姓名|户主|当事人|违法行为人"
    rf"|失信人|罪犯|被告人"
    rf"|学生)[: ]{{0,2}})?({_NAME})(?=[^{HAN}])"
)
_NUMBERED = re.compile(rf"(?:[、,;:。 \n(]|^)\(?\d{{1,3}}[.、)] ?({_NAME})(?=[^{HAN}])")
_REACH, _NEAR = (
    700,
    40,
)  # characters: how far entries are looked for behind a heading, how soon the first name must come
_FEWEST = 3
_CLOSE, _NEARBY = 2, 150  # two names are enough right behind a heading, four in classes or villages near it
# Behind the names: 甲、乙、丙等人被判处….
_FATE = re.compile(r"获刑|被判处|判处|被判|处罚|失信|拘留|被录取")
_BEFORE_FATE = re.compile(r"(?:等?(?:[\d一二三四五六七八九十]{1,4}[名人]?)?人?)?[^。!?\n,]{0,24}$")
_TRIES = 4  # headings in so many characters: a text made of headings alone costs no more than another
_LONGEST = 400  # characters of names before their fate


def lists(text: str) -> Iterator[Mark]:
    done = block = tries = 0
    for heading in _HEADING.finditer(text):
        at = heading.end()
        if at <= done or not _ONE.search(text, at, at + _NEAR):
            continue
        block, tries = (block, tries + 1) if at < block + _REACH else (at, 0)
        if tries < _TRIES and (names := _names_behind(text, heading.start(), at)):
            done = names[-1][1]
            yield Mark(names[0][0], done, PersonalKind.LIST)
    done = 0
    for fate in _FATE.finditer(text):
        begin = max(done, fate.start() - _LONGEST)
        done = fate.end()
        for run in _RUN.finditer(text, begin, fate.start()):
            if _BEFORE_FATE.fullmatch(text, run.end(), fate.start()) and _are_people(run[0]):
                yield Mark(*run.span(), PersonalKind.LIST)


def _names_behind(text: str, begin: int, at: int) -> list[tuple[int, int]]:
    """Places of the names under a heading, none where they are fewer than three."""
    run = _RUN.search(text, begin, at + _REACH)
    if run and "。" not in text[at : run.start()] and run.start() < at + _NEAR:
        fewest = _FEWEST if run.start() > at + _CLOSE else _FEWEST - 1
        if _are_people(run[0], fewest):
            return [run.span()]
    for pattern in (_NUMBERED, _ENTRY):
        found = [match.span(1) for match in pattern.finditer(text, max(0, begin - 1), at + _REACH) if is_name(match[1])]
        if len({text[start:end] for start, end in found}) >= _FEWEST and found[0][0] < at + _NEAR:
            return found
    found = [match.span(1) for match in _ONE.finditer(text, at, at + _NEARBY) if is_certain(match[1])]
    return found if len({text[start:end] for start, end in found}) > _FEWEST else []


def _are_people(run: str, fewest: int = _FEWEST) -> bool:
    names = [match[1] for match in _ONE.finditer(run)]
    return len(names) >= fewest and sum(is_name(name) for name in names) >= 0.6 * len(names)
