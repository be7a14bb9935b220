"""Parts characters that stand without a blank between them: names, works behind them, an outlet, a place.

记者倪雅琴郭力行, 肖勇文, 甲乙江城报道, 甲江城日报记者乙. Every way to part them costs what its parts cost; the cheapest
one stands, and is sure where the next one costs clearly more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from articles.chinese.late_patterns import late
from articles.chinese.places import ends_like_place, is_listed, is_unit
from articles.chinese.surnames import COMMON, COMPOUND, FREQUENT, frequency_rank, is_common, is_known
from articles.reading.credits.no_names import is_word
from articles.reading.credits.roles import HAN, OUTLET_ENDS, WIRES, any_of

PartKind = Literal["name", "work", "outlet", "place"]
# What stands behind the characters: 记者 and its like, 报道, or anything else.
Ahead = Literal["title", "report", ""]

LONGEST = 24  # characters; a longer run is no part of a credit
SURE = 0.9  # the cheapest way is sure where the next one costs so much more
_SHORT_UNIT = 3  # characters of 青湾县
_KEPT = 4  # ways that are followed up from each character
_WORKS = "文图摄译记"
# The characters that sentences are made of and neither names nor outlets.
_GRAMMAR = frozenset("摄的了在是着把被与这那也就又还不没所使让等们吗吧呢啊很其某各")
# No outlet has these in its name, and one that does not end as outlets do none of the others either.
_NEVER_OUTLET = frozenset("的了是着把被将对从向让使等们吗吧呢啊说问位请听由据某该各")
_NO_OUTLET = (
    _GRAMMAR | _NEVER_OUTLET | frozenset("和与为都之有一两三几名个只当做成谈采访陪跟随老女男前原众上下午昨今明")
)
# Surnames that hardly anybody has in a given name: 郑超姜立新 parts before 姜.
_ONLY_SURNAMES = frozenset("刘陈赵吴郑冯蒋沈韩朱许吕孔曹姜谢邹窦潘葛范彭韦俞袁鲍费薛倪滕罗郝邓郭孙徐蔡魏贾侯熊孟阎傅")
_SELDOM_GIVEN = frozenset("王李张黄周胡何宋叶苏廖汪田姚谭崔董余卢钟陆史钱戴严尹龚金汤")
_OUTLET = late(rf"(?:{HAN}|[A-Za-z0-9]){{1,14}}{any_of(OUTLET_ENDS)}")
_DATED = re.compile(r"[0-9０-９][年月日]")
_FOREIGN = re.compile(r"[A-Za-z0-9]")
_OWN = re.compile(r"本[报刊网台社组版]")
_POSTED = re.compile(rf"(?P<outlet>.{{0,14}}?)驻(?P<place>{HAN}{{1,7}})")
_SENT_FROM = re.compile(rf"发自{HAN}{{1,8}}$")


@dataclass(frozen=True)
class Stretch:
    """``text[start:end]`` of the run is one name, work, outlet or place."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True)
class Parting:
    """The parts of a run in printed order, and whether no other way is nearly as good."""

    parts: tuple[Stretch, ...]
    sure: bool


# Cost, then the parts.
_Way = tuple[float, tuple[Stretch, ...]]


@lru_cache(maxsize=4096)
def part(run: str, *, ahead: Ahead, named: bool, awaits: bool) -> Parting | None:
    """The cheapest way to part the run, or None where there is none.

    ``named``: a name stands before, ``awaits``: a role stands before and waits for its name.
    """
    if len(run) > LONGEST:
        return None
    ways = _cheapest(_ways(run, ahead=ahead, named=named, awaits=awaits))
    if not ways:
        return None
    parts = ways[0][1]
    names = [run[one.start : one.end] for one in parts if one.kind == "name"]
    plain = len(names) == 1 or all(map(is_common, names))
    return Parting(parts, plain and (len(ways) == 1 or ways[1][0] - ways[0][0] >= SURE))


def _cheapest(ways: Iterable[_Way]) -> list[_Way]:
    return sorted(ways, key=lambda way: way[0])[:_KEPT]


def _ways(run: str, *, ahead: Ahead, named: bool, awaits: bool) -> Iterator[_Way]:
    """Names and works from the left, then what may stand behind them."""
    best: list[list[_Way]] = [[] for _ in range(len(run) + 1)]
    best[0] = [(0.0, ())]
    for at in range(len(run)):
        best[at] = _cheapest(best[at])
        for cost, parts in best[at]:
            for own, kind, end in _steps(run, at, parts):
                best[end].append((cost + own, (*parts, Stretch(kind, at, end))))
    for at in range(len(run)):
        for cost, parts in _cheapest(best[at]):
            if parts or not awaits:
                yield from _tails(run, at, (cost, parts), ahead, named or bool(parts))
    if ahead != "title" or named or awaits:
        yield from ((cost + _unpaired(run, parts), parts) for cost, parts in best[len(run)])


def _steps(run: str, at: int, before: tuple[Stretch, ...]) -> Iterator[tuple[float, PartKind, int]]:
    """A name from here, or a work of one character behind a name."""
    for length in (2, 3, 4):
        name = run[at : at + length]
        if len(name) == length and (cost := name_cost(name)) is not None:
            yield cost, "name", at + length
    if run[at] in _WORKS and before and before[-1].kind == "name":
        yield (0.5 if at + 1 == len(run) else 0.8), "work", at + 1


def _unpaired(run: str, parts: tuple[Stretch, ...]) -> float:
    """甲文乙图, 甲文乙摄 are two works; 图 alone behind several people is hardly one."""
    works = "".join(run[one.start] for one in parts if one.kind == "work")
    if works in ("文图", "文摄"):
        return -1.3
    return 1.5 if works[-1:] == "图" and len(parts) > 2 else 0.0


def _tails(run: str, at: int, way: _Way, ahead: Ahead, named: bool) -> Iterator[_Way]:
    cost, parts = way
    tail = run[at:]
    if _SENT_FROM.match(tail):
        yield cost, (*parts, Stretch("place", at, len(run)))
    elif ahead == "title" and (own := outlet_cost(tail, alone=not named)) is not None:
        yield cost + own, (*parts, Stretch("outlet", at, len(run)))
    elif ahead == "report" and (own := places_cost(tail)) is not None:
        yield cost + own, (*parts, Stretch("place", at, len(run)))


@lru_cache(maxsize=8192)
def name_cost(name: str) -> float | None:
    """How unlike a name the characters are; None where they are none."""
    compound = name[:2] in COMPOUND
    if is_word(name) or not (is_known(name) or compound) or not _GRAMMAR.isdisjoint(name[1:]):
        return None
    if len(name) == 4 and not compound:
        return None
    given = name[2:] if compound and len(name) > 2 else name[1:]
    surname = 0.2 if compound else frequency_rank(name[0]) / len(COMMON) if is_common(name) else 1.8
    odd = sum(1.0 for char in given if char in _ONLY_SURNAMES) + sum(0.5 for char in given if char in _SELDOM_GIVEN)
    odd += sum(0.15 for char in given if char in FREQUENT)
    return 1.0 + surname + odd + (0.5 if len(given) == 1 else 0.0)


def outlet_cost(text: str, *, alone: bool) -> float | None:
    """How unlike an outlet the characters are; ``alone``: no name stands before them in the credit."""
    if _OWN.fullmatch(text):
        return 0.1
    if posted := _POSTED.fullmatch(text):
        own = 0.0 if not posted["outlet"] else outlet_cost(posted["outlet"], alone=alone)
        return None if own is None else own + 0.2
    if len(text) < 2 or not _NEVER_OUTLET.isdisjoint(text) or _DATED.search(text):
        return None
    plain = _NO_OUTLET.isdisjoint(text)
    if text in WIRES or _OUTLET.fullmatch(text):
        return 0.3 if plain else 0.6 if len(text) > 2 else None
    return 1.2 if plain and alone and len(text) <= 8 and not _FOREIGN.search(text) else None


def places_cost(text: str) -> float | None:
    """How unlike one or several places the characters are."""
    if is_listed(text):
        return 0.3
    if is_unit(text) and len(text) <= 8 and _GRAMMAR.isdisjoint(text):
        named = 2.5 if is_common(text) and len(text) > _SHORT_UNIT else 0.0  # rather a name and a place
        return 0.8 + named + 1.2 * max(0, len(text) - _SHORT_UNIT)
    several = [cut for cut in range(2, len(text) - 1) if is_listed(text[:cut]) and places_cost(text[cut:])]
    if several:
        return 0.6
    if len(text) not in (2, 3) or not _GRAMMAR.isdisjoint(text):
        return None
    return 1.6 if ends_like_place(text) else 2.4 if len(text) == 2 else 3.4
