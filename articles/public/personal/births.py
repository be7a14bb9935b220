"""Days, months and years of birth beside the name of a person.

A date is one of birth where words of birth stand beside it, where it begins the years of a life, and in a row of a form
or a table that names somebody with his sex, or below a head that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.persons import People, people_of

_N = "〇零○一二三四五六七八九"
_MONTHS = rf"(?:1[0-2]|0?[1-9]|[{_N}十正冬腊]{{1,3}})"
_DAYS = rf"(?:[12][0-9]|3[01]|0?[1-9]|[{_N}十廿卅元初]{{1,3}})"
_CALENDAR = r"(?:\(?(?:农|公|阴|阳|旧|夏)历\)?)?"
_YEAR = (
    rf"(?:(?:1[89]|20)\d\d|[一二][八九〇零○][{_N}]{{2}}|(?:民国|光绪|宣统)(?:\d{{1,2}}|[{_N}十元]{{1,3}})|\d\d(?=年))"
)
_DATE = re.compile(
    rf"{_YEAR}(?: ?年(?:代初?|[初底末])?(?: ?{_CALENDAR} ?{_MONTHS} ?月(?:[ 的]?{_DAYS} ?[日号]?(?!\d)|[初底末]"
    rf"|)|(?<=年)正月十五|)"
    r"|(?P<sign> ?[.\-/] ?)(?:1[0-2]|0?[1-9])(?:(?P=sign)(?:[12]\d|3[01]|0?[1-9]))?(?!\d|月|(?P=sign)\d)"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|(?=[ )\-]))"
)
# Where one may begin: few places of a text need to be asked.
_BEGINS = re.compile(rf"[1-9一二民光宣五](?<![0-9{_N}].)[0-9八九〇零○国绪统]")
_MONTH_TOLD = re.compile(r"月|\d[.\-/]\d|\d{6}")

_BIRTH = (
    "(?:[夜晚日晨早午里间]{0,3}落地|出生|诞生|降生|落地|呱呱|来到(?:了?这个)?(?:人世|世上|世界|人间)"
    "|生(?![产活命效意育态日长前物成存动气死根涯机源猪]))"
)
_BORN_AFTER = re.compile(
    rf"[ ,)]{{0,2}}(?:这一?天|那天)?[子丑寅卯辰巳午未申酉戌亥]?时?(?:\((?:[农公阴阳旧]历)[^)]{{0,8}}\))?{_BIRTH}"
    rf"|[ ,]{{0,2}}(?:这一?天,?|那天,?)?[{HAN}·]{{2,24}}?(?:出|降|诞|呱呱坠)[生地](?:[于在到了]|[,。])"
)
_BORN_BEFORE = re.compile(
    rf"(?:(?:出|诞|降)?生于|[出降]生(?:日期|年月日?|年份|时间|之?[年日]|于|在)?|诞生(?:于|在|日期?|年月)|生日"
    rf"|生辰(?:八字)?|生卒(?:年月?|日期)?|生年|(?:同一天|[ ,(:])生)"
    rf"[是为:,; 于在即(]{{0,3}}{_CALENDAR}$"
    r"|(?:出生(?:证明?|日期|年月日?|登记)|生日|生辰|(?:出生于|生于)[^,。]{2,8}年,?[即当]"
    r"|同一?[天日年月]{1,2}(?:出?生)|出生(?![于在地])[^。;!?\n\d,]{0,8}[写为是:])[^。;!?\n\d]{0,16}$"
)
_UNTIL = re.compile(rf" ?(?:-{{1,2}}|~|至) ?(?:{_DATE.pattern.replace('sign', 'other')}|(?=\)))")
_OPENED = re.compile(r"[(,](?:生卒年?月?:?)?$")
_SEX = re.compile(r"(?:^|[ ,(、:|;])(?:性别:?)?[男女](?=$|[ ,)、:|;])")
_HEAD = re.compile(r"姓 ?名[^\n。]{0,30}(?:出 ?生|生 ?日)")
_OTHER_DAY = re.compile(r"[ ,]?(?:参加|入[党伍职学]|任|获|毕业|至今|起|因|在|被|以来|前|后|到|登记|办理|工作)")
_ENTRY_SIGN = re.compile(r"[ ,|)(;、\n]|$")
# Somebody is told of, though nobody is named.
_SOMEBODY = re.compile(
    r"姓名|被告|原告|嫌疑人|被执行人|[亡逝死]者|先[父母]|罪犯|考生|走失|失散|征婚|烈士|(?:^|[ ,(、])[男女](?=$|[ ,)、])"
)
# Somebody's own words and who said them are one sentence.
_SENTENCE = re.compile(r"[。!?](?![”\"])")
_LEAST_FOR = {True: -2, False: 2}  # points for a name where a month is told, and where only a year
_SURE = 3
_TITLE = 2  # characters between a name and the years
_LIFETIME = 15
_BEFORE, _BEHIND, _TABLE = 48, 44, 400  # characters


def birth_dates(text: str) -> Iterator[Mark]:
    people, done = people_of(text), 0
    for begin in _BEGINS.finditer(text):
        if begin.start() < done or not (date := _DATE.match(text, begin.start())):
            continue
        if end := _end_of_birth(text, date, people):
            done = end
            yield Mark(date.start(), end, PersonalKind.BIRTH_DATE)


def _end_of_birth(text: str, date: re.Match[str], people: People) -> int:
    """Where the date ends with what belongs to it; 0 where it is not one of birth, or nobody's."""
    first = max(0, date.start() - _BEFORE)
    near = _SENTENCE.split(text[first : date.start()])[-1]
    behind = _SENTENCE.split(text[date.end() : date.end() + _BEHIND])[0].split("\n")[0]
    first = date.start() - len(near)
    month = bool(_MONTH_TOLD.search(date[0]))
    if (born := _BORN_AFTER.match(behind)) or _BORN_BEFORE.search(near):
        known = _is_somebody(people, near, first, date.end() + len(behind), _LEAST_FOR[month])
        return (date.end() + int(bool(born) and behind[0] == "生")) * known
    if life := _end_of_life(text, date, people):
        return life
    return date.end() * (month and _in_row(text, date, people))


def _end_of_life(text: str, date: re.Match[str], people: People) -> int:
    """The end of 1949.10-2020.3 right behind a name, in brackets where only years are told."""
    until = _UNTIL.match(text, date.end())
    if not until or not (opened := _OPENED.search(text, max(0, date.start() - 8), date.start())):
        return 0
    first, last = (re.match(r"[ \-~至]*(\d{4})", part) for part in (date[0], until[0]))
    if not first or not last or int(last[1]) - int(first[1]) < _LIFETIME:
        return 0
    if "(" not in opened[0] and not _MONTH_TOLD.search(date[0]):
        return 0
    named = people.weighed(max(0, opened.start() - 8), opened.start())
    return until.end() * any(points > 0 and opened.start() - end <= _TITLE for _, end, points in named)


def _in_row(text: str, date: re.Match[str], people: People) -> bool:
    """Beside name and sex, or below the head of a table."""
    if not _ENTRY_SIGN.match(text, date.end()) or _OTHER_DAY.match(text, date.end()):
        return False
    begin = max(text.rfind("\n", 0, date.start()) + 1, date.start() - _BEFORE)
    line, behind = text[begin : date.start()], re.split("[。;\n]", text[date.end() : date.end() + 12])[0]
    told = _SEX.search(line) or _SEX.search(behind) or _HEAD.search(text, max(0, begin - _TABLE), begin)
    return bool(told) and not re.search("[。!?]", line) and _is_somebody(people, "", begin, date.start(), _SURE)


def _is_somebody(people: People, near: str, start: int, end: int, least: int) -> bool:
    if _SOMEBODY.search(near) or people.first(start, end):
        return True
    return any(points >= least for _, _, points in people.weighed(start, end))
