"""Days of birth beside the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.names import FAR, FULL, PARTIAL, POLITE, is_name
from articles.public.personal.surroundings import after, before, clause_after

_N = "〇零○一二三四五六七八九十廿卅元正初冬腊"
_DAY = re.compile(
    r"[0-9一二](?<![0-9].)(?:(?:(?<=1)[89]|(?<=2)0)\d\d ?[年.\-/] ?[01]?\d ?[月.\-/] ?[0-3]?\d(?!\d) ?[日号]?"
    rf"|(?<=\d)\d年[01]?\d月[0-3]?\d[日号]|(?:(?<=1)9|(?<=2)0)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|(?<=[一二])[八九〇零○][{_N}]{{2}}年[{_N}]{{1,3}}月[{_N}]{{1,3}}日?)"
)
_BORN_AFTER = re.compile(
    r"[ ,(]?(?:\((?:农历|公历|阴历|阳历)[^)]{0,8}\))?(?:出生|诞生|降生|生(?![产活命效意育态日长前物成存动气死根涯]))"
)
_BORN_BEFORE = re.compile(
    r"(?:生于|诞生于|出生(?:日期|年月日?|时间|于)?|生日|生辰)[是为:, ]{0,2}(?:公历|农历|阴历|阳历)?$"
)
_NAME = re.compile(
    rf"(?:{POLITE}|{PARTIAL}|(?P<full>{FULL}))(?=$|[ ,(:、.的]|生|出生|男|女|同志|烈士)"
    rf"|(?:^|[ ,(、])[男女](?=$|[ ,)、])|姓名|被告|原告|嫌疑人|被执行人"
    rf"|[亡逝死]者|先[父母]|罪犯|考生|走失|失散|征婚|{FAR}"
)


def birth_dates(text: str) -> Iterator[Mark]:
    for match in _DAY.finditer(text):
        near = before(text, match.start(), 40).rpartition("。")[2]
        behind = clause_after(text, match.end())
        if (_BORN_AFTER.match(behind) or _BORN_BEFORE.search(near)) and _has_name(near, after(text, match.end(), 16)):
            yield Mark(*match.span(), PersonalKind.BIRTH_DATE)


def _has_name(near: str, behind: str) -> bool:
    found = [*_NAME.finditer(near), *_NAME.finditer(behind)]
    return any(match["full"] is None or is_name(match["full"]) for match in found)
