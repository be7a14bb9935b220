"""Children who are named with their school.

The sentence that tells of a school, and those beside it, are gone through for names. How surely it is a name, what
stands beside it, how much the sentences tell of children: each has points, and whoever has enough of them is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.chinese.late_patterns import late
from articles.chinese.numerals import number
from articles.chinese.text import HAN
from articles.public.personal.kinds import Mark, PersonalKind
from articles.public.personal.minor_words import (
    ACTS,
    BELONGS,
    CHILD_OF,
    CHILDISH,
    CLASS,
    GROWN_UP,
    IS_CHILD,
    ITS_SCHOOL,
    KIN,
    LIFE,
    NAMED,
    NO_NAMES,
    PARENTS,
    PAST,
    PUPIL,
    PUPIL_SPEAKER,
    SCHOOL,
    SPEAKS,
    TEAM,
    YEARS,
)
from articles.public.personal.names import is_name
from articles.public.personal.parts import no_private, opens, sphere
from articles.public.personal.persons import is_adult, likeliest, people_of

_SCHOOL = re.compile(f"{SCHOOL}|{CLASS}")
_CHILDLIKE = re.compile(f"{PUPIL}|{CLASS}")
_LIFE, _PAST, _KIN = re.compile(LIFE), re.compile(PAST), re.compile(KIN)
_AGE = re.compile(YEARS)
_NOT_YET = re.compile("[未不]满(?:18|十八)周?岁")
_REACH = 60  # characters to each side of the school, and of the sentences beside it
_SENTENCE = re.compile("[。!?]")
_END = re.compile(r"[。!?\n][”\"]?")

_BORN = r"20[012]\d年\d{1,2}月(?:\d{1,2}日)?(?:出生|生)"
_AFTER_PUPIL = late(rf"(?:{PUPIL}|{CLASS}|{YEARS}|{KIN}){NAMED}")
_AFTER_SCHOOL = re.compile(rf"(?:{SCHOOL}){NAMED}")
_RIGHT_AFTER_SCHOOL = re.compile(rf"(?:{SCHOOL})(?:{CLASS})?(?:的|[ :,(\n]{{0,3}})$")
_OF_ITS_TEAM = late(rf"(?:{SCHOOL}){TEAM}")
_IS_PUPIL = late(
    r"同学|小朋友|年[仅龄]|来自|[,(: \n]{0,3}(?:[男女][,、 ]{0,2})?"
    r"(?:今年|才|现年|刚满?|年仅|年龄|只有|现?[系是]|为|就读于?|原系|\(){0,2}"
    rf"[: ]?(?:{YEARS}|{_BORN}|{CLASS}|[{HAN}]{{0,10}}(?:{SCHOOL}))"
)
_BELONGS, _ACTS, _SPEAKS, _CHILD_OF, _IS_CHILD = (
    re.compile(some) for some in (BELONGS, ACTS, SPEAKS, CHILD_OF, IS_CHILD)
)
_PUPIL_SPEAKER, _PARENTS, _CHILDISH = re.compile(PUPIL_SPEAKER), re.compile(PARENTS), re.compile(CHILDISH)
_NO_NAMES, _ITS_SCHOOL, _GROWN_UP = re.compile(NO_NAMES), re.compile(ITS_SCHOOL), re.compile(GROWN_UP)
_GROWN = re.compile(rf"[,(, 今现年已]{{0,3}}(?:[男女],)?(?P<age>{YEARS})")
_GROWN_BEFORE = re.compile(rf"(?P<age>{YEARS})的?[{HAN}]{{0,4}}$")
_SUFFERS = re.compile("[了把将被对给打到]$")
_CHILD = 18
_NO_NAME, _AGAINST_GROWN = 6, 16
_BEFORE, _BEHIND = 30, 40
_LEAST = -1
_NAME = {-1: -3, 0: 0, 1: 4, 2: 8, 3: 10, 4: 12, 5: 12, 6: 13}  # points for being a name
_SUREST = 6
_OPENED = 2  # points for a name that nothing before it can belong to
_MOST = 10  # points for what stands beside a name
_ENOUGH = 17
# Points for the sentence that tells of the school, against those beside it, for one that it goes on about.
_HERE, _BESIDE, _SILENT, _THE_SAME = 4, 2, 6, 3
_OF_THE_SAME = re.compile(r"[”\" \n]{0,2}(?:[他她]|这[个名位]|该[生男女]|孩子)")
_SIGNS, _STOPS = 3, '。!?\n”" '  # that end a sentence


def minors(text: str) -> Iterator[Mark]:
    asked = done = 0
    for school in _SCHOOL.finditer(text):
        if school.end() <= asked:
            continue
        start, end = _begin(text, school.start()), _finish(text, school.end())
        asked = end
        for first, last, told in _windows(text, start, end):
            for mark in _named(text, first, last, told):
                if mark.start >= done:
                    done = mark.end
                    yield mark


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The sentence before, the sentence, the one behind, with points for what they tell of children."""
    here, last = _told(text[start:end]), _finish(text, end + 1)
    behind = _told(text[end + 1 : last])
    before = (
        start - len(text[max(0, start - _SIGNS) : start]) + len(text[max(0, start - _SIGNS) : start].rstrip(_STOPS))
    )
    if before > 0 and before > (first := _begin(text, before)):
        goes_on = _OF_THE_SAME.match(text, start)
        yield first, before, here + (_told(text[first:before]) + _THE_SAME if goes_on else _beside(text[first:before]))
    yield start, end, here + _HERE + max(0, behind // 2 if _OF_THE_SAME.match(text, end + 1) else 0)
    if end + 1 < last:
        yield end + 1, last, here + _beside(text[end + 1 : last])


def _beside(sentence: str) -> int:
    """Points for a sentence beside the one that tells of a school; against it where no child is told of."""
    told = _told(sentence)
    return told - _BESIDE if told > 0 else told - _SILENT


def _begin(text: str, at: int) -> int:
    first = max(0, at - _REACH)
    for found in _END.finditer(text, first, max(0, at)):
        first = found.end()
    return first


def _finish(text: str, at: int) -> int:
    behind = _END.search(text, at, at + _REACH)
    return behind.start() if behind else min(len(text), at + _REACH)


def _told(sentence: str) -> int:
    """How much a sentence tells of children, in points."""
    ages = [_years(match[0]) for match in _AGE.finditer(_NOT_YET.sub("", sentence))]
    young = any(age < _CHILD for age in ages)
    childlike, life, past = (
        len({match[0] for match in words.finditer(sentence)}) for words in (_CHILDLIKE, _LIFE, _PAST)
    )
    kin = bool(_KIN.search(sentence))
    points = 5 * min(2, childlike) + 5 * young + 2 * min(4, life) + 2 * kin
    strange = bool(ages) + bool(sphere(sentence)) if not (young or childlike or kin) else 0
    return min(10, points) - 4 * min(3, past) - 4 * strange


def _named(text: str, start: int, end: int, told: int) -> Iterator[Mark]:
    weighed = []
    for first, last, sure in likeliest(people_of(text).weighed(start, end)):
        if sure + _OPENED < _LEAST or _NAME[min(_SUREST, sure + _OPENED)] + told + _MOST < _ENOUGH:
            continue
        before = _SENTENCE.split(text[max(0, first - _BEFORE) : first])[-1]
        behind = _SENTENCE.split(text[last : last + _BEHIND])[0]
        sure += _OPENED * bool(opens(before) or _RIGHT_AFTER_SCHOOL.search(before))
        if sure < _LEAST or _is_nobody(text, first, last, before, behind):
            continue
        points = _NAME[min(_SUREST, sure)] - _NO_NAME * (not is_name(text[first:last])) + told
        points += _part(text, first, last, before, behind)
        if points >= _ENOUGH:
            weighed.append((-points, first, last))
    done: list[tuple[int, int]] = []
    for _, first, last in sorted(weighed):
        if all(last <= one or first >= other for one, other in done):
            done.append((first, last))
    yield from (Mark(first, last, PersonalKind.MINOR) for first, last in sorted(done))


def _is_nobody(text: str, first: int, last: int, before: str, behind: str) -> bool:
    """No private person, nor the beginning of a name that all know."""
    if no_private("", text[first : last + 1], "") or _NO_NAMES.match(text, first) or _ITS_SCHOOL.match(behind):
        return True
    return no_private(before, text[first:last], behind) and not _PUPIL_SPEAKER.search(before)


def _part(text: str, first: int, last: int, before: str, behind: str) -> int:
    """Points for what stands beside the name: the child of somebody, a pupil, whoever teaches or speaks of them."""
    if _is_grown(before, behind):
        return -_AGAINST_GROWN
    child = 6 * bool(_AFTER_PUPIL.search(before) or _CHILDISH.search(before)) + 6 * bool(_IS_PUPIL.match(behind))
    child += 4 * bool(_AFTER_SCHOOL.search(before)) + 3 * bool(_RIGHT_AFTER_SCHOOL.search(before))
    child += 10 * bool(_OF_ITS_TEAM.search(before))
    child += 7 * bool(_BELONGS.match(behind)) + 2 * bool(_ACTS.match(behind))
    child += 5 * bool(_IS_CHILD.match(behind)) + 2 * bool(_SUFFERS.search(before))
    grown = 0
    if is_adult(text, first, last) and not _PUPIL_SPEAKER.search(before) and not _NOT_YET.search(behind):
        grown += 10
    if not child and _SPEAKS.match(behind):
        grown += 5
    return min(child, _MOST) - grown


def _is_grown(before: str, behind: str) -> bool:
    """Whether a parent or another part of grown people is written beside the name, or an age."""
    if _CHILD_OF.match(behind) or _PARENTS.search(before) or _GROWN_UP.search(before):
        return True
    told = _GROWN.match(behind) or _GROWN_BEFORE.search(before)
    return told is not None and _years(told["age"]) >= _CHILD


def _years(age: str) -> int:
    return number(age.rstrip("周岁个半")) or 0
