"""What the articles say of the day they were printed on: not before, not after, and the words that say so.

The text never decides a date; it bounds it, and the person who decides sees why. Clues, in the order they are used:
the year (今年（2023年）, 第四十个教师节, founded in 2013 … ten years of work), a day that names itself (今天是白露,
今天（12日）), and the events that are told as past (5月6日，在…): the paper came out after the latest of them.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from articles.chinese.dates import chinese_date
from articles.chinese.numerals import NUMERALS
from articles.chinese.text import compact
from articles.reading.issue_facts.dates import day_of, numeral
from articles.reading.issue_facts.lunar import TERM, term_day

# Days, weeks and jubilees that are counted: the year of the one before the first. 第四十个教师节 was in 1984 + 40.
COUNTED = {
    "国家宪法日": 2013, "国家公祭日": 2013, "烈士纪念日": 2013, "教师节": 1984, "记者节": 1999, "农民丰收节": 2017,
    "医师节": 2017, "防灾减灾日": 2008, "航天日": 2015, "人民警察节": 2020, "助残日": 1990, "土地日": 1990,
    "国家安全教育日": 2015, "税收宣传月": 1991, "安全生产月": 2001, "世界水日": 1992, "消防日": 1991,
}  # fmt: skip

_N = rf"(?:\d{{1,3}}|[{NUMERALS}百]{{1,5}})"
_COUNTED = re.compile(rf"第(?P<n>{_N})(?:个|次|届)[“”\"《]?(?:全国|中国|国际|世界|全民)?(?P<name>{'|'.join(COUNTED)})")
_SAID_YEAR = re.compile(r"(?P<which>今年|去年|前年|明年)(?:[(（]|是|为|即)(?P<year>[12]\d{3})年?")
_OFFSETS = {"今年": 0, "去年": 1, "前年": 2, "明年": -1}
_FOUNDED = re.compile(
    r"(?:成立|创办|创建|始建|建成|开办|设立|创立|投产|开业)于(?P<year>[12]\d{3})年[^。]{0,40}"
    rf".{{0,120}}?(?<![\d多近约余第{NUMERALS}])(?P<n>{_N})(?:周年|年(?=深耕|发展|耕耘|磨砺|历程|风雨|坚守|积淀))"
)

_YEAR = re.compile(r"(?<![\d-])(?P<year>[12]\d{3})年(?!是|为|以前|之前|前|底|末|到|至|-|—|规划|目标|起)")
_DAY = re.compile(rf"(?:(?P<year>[12]\d{{3}})年)?(?<!\d)(?P<month>{_N})月(?P<day>{_N})日")
_SELF = re.compile(
    rf"(?P<which>今天|今日|昨天|昨日)(?:[(（](?:(?P<month>{_N})月)?(?P<day>{_N})日[)）]|[^。]{{0,20}}?节气[^。]{{0,6}}?(?P<term>{TERM})"
    rf"|[^。]{{0,6}}?(?:是|迎来)(?:了)?[“\"]?(?P<term2>{TERM})[”\"]?(?:节气)?)"
)
_CLAUSE = re.compile(r"[，。；！？：,;!?:“”\"（）()《》]")
_NOT_THIS_YEAR = re.compile("去年|前年|上年|明年|每年|历年|往年|次年|翌年|同年|当年|那年|农历|生于|诞生")
_NOT_YET = re.compile("将|拟|预计|预定|计划|定于|力争|争取|规划|届时|截止|截至|报名|[自从到至距]$|[至到~—-]$")
_OPEN_AFTER = re.compile(r"^(?:\d|起|前|止|为止|以前|之前|至|到|—|-|~|将|截止|开始报名)")
_TOLD = re.compile("^(?:[,，]|上午|下午|晚|凌晨|早|清晨|中午|傍晚|当天|起?在|，)|电|讯")
_PAST = re.compile("了|举行|召开|启动|成立|揭牌|举办|开幕|闭幕|获|完成|签约|发布|走进|来到|参加")
_MAX_QUOTE = 24  # characters of the text that a person is shown
_MOST_COUNTED = 999


@dataclass(frozen=True)
class Bounds:
    """The first and last day the page can be of (None: unbounded) and why, in Chinese, with lines quoted."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    evidence: str = ""

    def told_after(self, date: dt.date) -> bool:
        """Whether the text tells of something on a later day (a mere year, which may be a plan's, does not count)."""
        return self.earliest is not None and self.earliest > date + dt.timedelta(1) and self.earliest.day != 1


@dataclass(frozen=True)
class Clue:
    """Words of the page, where they stand (1-based line), and what day or year follows from them."""

    quote: str
    line: int
    day: dt.date

    def __str__(self) -> str:
        return f"第{self.line}行“{self.quote}”"


def read_bounds(lines: Sequence[str]) -> Bounds:
    """The bounds that the text of a page sets to its date; ``lines`` are the raw lines, masthead blanked out."""
    page = _RunningText(lines)
    year, why = _this_year(page)
    last = max(_without_last_winter(list(_told_days(page, year))), key=lambda clue: clue.day, default=None)
    if year and (said := _named_day(page, year)):
        return Bounds(said.day, said.day, _evidence([*why, said], f"即{chinese_date(said.day)}"))
    earliest = last.day + dt.timedelta(1) if last else why[-1].day if why else None
    latest = dt.date(year, 12, 31) if year else None
    if latest and earliest and earliest > latest:
        latest = None
    clues = [*why, last] if last else why
    return Bounds(earliest, latest, _evidence(clues, _conclusion(earliest, latest)))


class _RunningText:
    """All lines run together without white space, half width; a match knows its line and its surroundings."""

    def __init__(self, lines: Sequence[str]) -> None:
        plain = [compact(line) for line in lines]
        self.text = "".join(plain)
        self._ends = list(accumulate(map(len, plain)))

    def clue(self, match: re.Match[str], day: dt.date) -> Clue:
        quote = match[0]
        if len(quote) > _MAX_QUOTE:
            quote = f"{quote[: _MAX_QUOTE // 2]}…{quote[-_MAX_QUOTE // 2 :]}"
        return Clue(quote, bisect_right(self._ends, match.start()) + 1, day)

    def before(self, match: re.Match[str]) -> str:
        """The clause up to the match."""
        return _CLAUSE.split(self.text[max(0, match.start() - 15) : match.start()])[-1]

    def after(self, match: re.Match[str]) -> str:
        """The rest of the sentence."""
        return re.split("[。！？；]", self.text[match.end() : match.end() + 60])[0]


def _this_year(page: _RunningText) -> tuple[int | None, list[Clue]]:
    """The year of the page and the clue to it; without one, None and the latest year that is spoken of as past."""
    votes: Counter[int] = Counter()
    clues: dict[int, Clue] = {}
    for year, match in (*_said_years(page), *_founded_years(page)):
        votes[year] += 1
        clues.setdefault(year, page.clue(match, dt.date(year, 1, 1)))
    past = max(_past_years(page), key=lambda clue: clue.day, default=None)
    if votes:
        year, most = votes.most_common(1)[0]
        if list(votes.values()).count(most) == 1 and (past is None or past.day.year <= year):
            return year, [clues[year]]
    return None, [past] if past else []


def _said_years(page: _RunningText) -> Iterator[tuple[int, re.Match[str]]]:
    for match in _SAID_YEAR.finditer(page.text):
        yield int(match["year"]) + _OFFSETS[match["which"]], match
    for match in _COUNTED.finditer(page.text):
        if count := _count(match):
            yield COUNTED[match["name"]] + count, match


def _founded_years(page: _RunningText) -> Iterator[tuple[int, re.Match[str]]]:
    for match in _FOUNDED.finditer(page.text):
        if count := _count(match):
            yield int(match["year"]) + count, match


def _count(match: re.Match[str]) -> int:
    """Which day, week or year of the row it is; 0 for what no paper counts (九九九九 is a price)."""
    count = numeral(match["n"]) or 0
    return count if count <= _MOST_COUNTED else 0


def _past_years(page: _RunningText) -> Iterator[Clue]:
    for match in _YEAR.finditer(page.text):
        if not _NOT_YET.search(page.before(match)) and (day := day_of(match["year"], 1, 1)):
            yield page.clue(match, day)


def _named_day(page: _RunningText, year: int) -> Clue | None:
    """The day of the page where it names itself: today is a solar term, 今天（12日）, yesterday was the 11th of May."""
    for match in _SELF.finditer(page.text):
        term = match["term"] or match["term2"]
        day = term_day(year, term) if term else day_of(year, match["month"], match["day"])
        if day:
            return page.clue(match, day + dt.timedelta(match["which"].startswith("昨")))
    return None


def _told_days(page: _RunningText, year: int | None) -> Iterator[Clue]:
    """Days on which something happened, by the words around them; those without a year only if the year is known."""
    for match in _DAY.finditer(page.text):
        before, after = page.before(match), page.after(match)
        if match["year"] is None and (year is None or re.search(r"\d年", before) or _NOT_THIS_YEAR.search(before)):
            continue
        if _NOT_YET.search(before) or _OPEN_AFTER.search(after) or _NOT_YET.search(after[:12]):
            continue
        if (_TOLD.search(after) or _PAST.search(after)) and (
            day := day_of(match["year"] or year, match["month"], match["day"])
        ):
            yield page.clue(match, day)


def _without_last_winter(clues: list[Clue]) -> list[Clue]:
    """In January a bare 12月28日 is last year's: beside days of January no day of the autumn counts."""
    if any(clue.day.month <= 2 for clue in clues):
        return [clue for clue in clues if clue.day.month < 10 or re.match(r"\d{4}年", clue.quote)]
    return clues


def _conclusion(earliest: dt.date | None, latest: dt.date | None) -> str:
    parts = [f"不早于{chinese_date(earliest)}"] if earliest else []
    return "，".join(parts + ([f"不晚于{chinese_date(latest)}"] if latest else []))


def _evidence(clues: Sequence[Clue], conclusion: str) -> str:
    return "、".join(map(str, clues)) + (f"：{conclusion}" if conclusion else "")
