"""People named in a text, looked for only where a rule asks: each stretch is gone through once, whoever asks again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from articles.chinese.late_patterns import late
from articles.chinese.text import HAN
from articles.public.personal.names import FAR, FULL, OFFICE, PARTIAL, PEOPLE, POLITE
from articles.public.personal.weighing import BEHIND, LEADS, goes_on, weigh

# Asked at every character: a name may begin within what looks like one.
_NAME = late(rf"(?=(?P<called>{POLITE}|{PARTIAL})|(?P<full>{FULL}))")
_FAR = re.compile(FAR)
_CUE_OF_FAR = re.compile(rf"[{HAN}]{{0,4}}[{''.join(sorted(LEADS))}](?=[{HAN}]{{2}})")
_HAN = re.compile(f"[{HAN}]")
_ADULT_BEFORE = re.compile(
    rf"(?:{OFFICE}|(?:记者|通讯员|发言人)(?: ?[{HAN}]{{2,3}} )?|作者单位|摄影?|[图文][./]"
    r"|老师|教师|教练|指导|辅导员?|主编|责编|被告人?|嫌疑人|委员|部长|总理|总统|首相|代表"
    r"|院士|专家|秘书长?|干部|干事|会长|董事长?|导演|演员|歌手|作家|明星|烈士|英雄|司机|农民"
    r"|商人|老板|村民|居民|市民|家长|乘客)[: (\"“]{0,2}$"
)
_ADULT_BEHIND = re.compile(rf" ?(?:{OFFICE}|记者|同志|先生|女士|夫妇|校长|委员|部长|总理|总统|教授|导演|烈士|摄)")
# Another name than his own, a mother by her family's name, a school or a place called after somebody.
_NO_NAME = re.compile(
    r"[”\"]? ?\((?:化名|音译|笔名|网名)"
    r"|[市区县镇乡村]?(?:高级|实验)?(?:[中小]学|高中|国[小中]|附[小中]|大学|学校|[村镇县路区])"
)
_LABEL = re.compile(rf"(?:{PEOPLE}|拨打|致电|联系|住户)[: ]{{0,3}}$")
_LONGEST = 20  # characters of a name
_BLOCK = 512
_ENOUGH = 3  # points
_CERTAIN = 2  # ends that a name of the Han may have

# Points for what else stands where there may be a name: of the text, its start and end.
Beside = Callable[[str, int, int], int]
Place = tuple[int, int]


def nothing(text: str, start: int, end: int) -> int:
    return 0


class _Possible(NamedTuple):
    """``ends`` with their points; ``called``: 张先生 or 张某."""

    start: int
    ends: tuple[tuple[int, int], ...]
    called: bool = False


class People:
    """Names in one text. Places are of its characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._blocks: dict[int, list[_Possible]] = {}

    def named(self, start: int, end: int, beside: Beside = nothing) -> Iterator[Place]:
        """Full names within the stretch, aliases left out."""
        done = start
        for possible in self._possible(start, end):
            if possible.called or possible.start < done:
                continue
            if place := self._place(possible, beside):
                done = place[1]
                yield place

    def weighed(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Every start and end that a name may have within the stretch, with its points; 张某 left out."""
        for possible in self._possible(start, end):
            if not possible.called:
                yield from (
                    (possible.start, last, points)
                    for last, points in possible.ends
                    if last <= end and not _NO_NAME.match(self.text, last)
                )

    def first(self, start: int, end: int, beside: Beside = nothing) -> Place | None:
        """Whoever is named first, called 张先生 or 张某 too."""
        for possible in self._possible(start, end):
            if place := self._anybody(possible, beside):
                return place
        return None

    def last(self, start: int, end: int, beside: Beside = nothing) -> Place | None:
        """Whoever is named last."""
        for possible in self._possible(start, end, backwards=True):
            if place := self._anybody(possible, beside):
                return place
        return None

    def _anybody(self, possible: _Possible, beside: Beside) -> Place | None:
        if possible.called:
            return possible.start, possible.ends[0][0]
        return self._place(possible, lambda text, start, end: beside(text, start, end) + _labelled(text, start))

    def _place(self, possible: _Possible, beside: Beside) -> Place | None:
        start, ends = possible.start, possible.ends
        if max(points for _, points in ends) < _ENOUGH or len(ends) > _CERTAIN:
            ends = tuple((end, points + beside(self.text, start, end)) for end, points in ends)
        end, points = max(ends, key=lambda one: (one[1], one[0]))
        return (start, end) if points >= _ENOUGH and not _NO_NAME.match(self.text, end) else None

    def _possible(self, start: int, end: int, *, backwards: bool = False) -> Iterator[_Possible]:
        blocks = range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1)
        for block in reversed(blocks) if backwards else blocks:
            names = self._block(block)
            inside = names[bisect_left(names, (start,)) : bisect_left(names, (end,))]
            for possible in reversed(inside) if backwards else inside:
                if min(possible.ends[0][0], possible.ends[-1][0]) <= end:
                    yield possible

    def _block(self, block: int) -> list[_Possible]:
        if block not in self._blocks:
            start = block * _BLOCK
            names, far = (list(of(self.text, start, start + _BLOCK)) for of in (_names, _far_names))
            self._blocks[block] = sorted(names + far) if far else names
        return self._blocks[block]


@lru_cache(maxsize=2)
def people_of(text: str) -> People:
    """The same for every rule that asks about the text."""
    return People(text)


def _names(text: str, start: int, end: int) -> Iterator[_Possible]:
    for match in _NAME.finditer(text, start, end + _LONGEST):
        at = match.start()
        if at >= end:
            return
        if called := match["called"]:
            yield _Possible(at, ((at + len(called), _ENOUGH),), called=True)
            continue
        name, behind = match["full"], match.end("full")
        if weights := weigh(text[max(0, at - 1) : at], name, text[behind : behind + BEHIND]):
            yield _Possible(at, tuple((at + length, points) for length, points in weights))


def _far_names(text: str, start: int, end: int) -> Iterator[_Possible]:
    """买买提·吐尔逊, behind a sign or a word that leads to a name; where it ends nobody knows for certain."""
    if text.find("·", start, end + _LONGEST) < 0:
        return
    for match in _FAR.finditer(text, start, end + _LONGEST):
        cue = _CUE_OF_FAR.match(match[0].partition("·")[0])
        at = match.start() + (cue.end() if cue else 0)
        if at < end and (at == 0 or cue or not _HAN.match(text, at - 1)):
            shortest = match.start() + match[0].rindex("·") + 3
            yield _Possible(at, tuple(_far_ends(text, shortest, match.end())))


def _far_ends(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Rather the first at which the sentence may go on than any other."""
    told = False
    for end in range(first, last + 1):
        ends_here = not told and (end == last or goes_on(text[end : end + BEHIND]))
        told = told or ends_here
        yield end, _ENOUGH + ends_here


def likeliest(weighed: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Of the ends that a name may have the likeliest, the last of equal ones."""
    for _, names in groupby(weighed, key=lambda name: name[0]):
        yield max(names, key=lambda name: (name[2], name[1]))


def _labelled(text: str, start: int) -> int:
    return 3 * bool(_LABEL.search(text, max(0, start - 6), start))


def is_adult(text: str, start: int, end: int) -> bool:
    """Whether an office or a grown-up's part is written beside the name."""
    return bool(_ADULT_BEFORE.search(text, max(0, start - 8), start) or _ADULT_BEHIND.match(text, end))
