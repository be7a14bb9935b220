"""The lunar date of a masthead (农历甲辰年三月初五) and the solar terms: read, and held against the calendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from cnlunar.config import SOLAR_TERMS_NAME_LIST
from cnlunar.solar24 import getTheYearAllSolarTermsList

from articles.chinese.lunar import BRANCHES, FIRST_YEAR, LAST_YEAR, STEMS, lunar_date
from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS

TERMS = tuple(SOLAR_TERMS_NAME_LIST)
TERM = "(?:" + "|".join(TERMS) + ")"

_MONTH = f"闰?(?:正|十[一二]?|[{ONE_TO_NINE}冬腊])月[大小]?"
_DAY = f"(?:初[{NUMERALS}]|二?十[{ONE_TO_NINE}]?|[廿卄][{ONE_TO_NINE}]?|三十|卅)日?"
_CYCLE = f"[{STEMS}][{BRANCHES}]"
_YEAR = f"(?:{_CYCLE}|[{ZEROS}{ONE_TO_NINE}]{{4}})[(（]?[鼠牛虎兔龙蛇马羊猴鸡狗猪]?[)）]?年"
_CALENDAR = "(?:农历|夏历|阴历)"
_MISREAD = "(?:农.|.历)"  # 农历 with one character misread, before what is a lunar date all the same
LUNAR = f"(?:{_CALENDAR}(?:{_YEAR})?|{_MISREAD}?{_YEAR}){_MONTH}{_DAY}"
# A lunar date with characters that no calendar has: kept as printed, and compared character by character.
LOOSE = _CALENDAR + "[\u4e00-\u9fff〇○]{3,9}?"
_PARTS = re.compile(f"(?:{_CALENDAR}|{_MISREAD})?(?P<year>{_YEAR})?(?P<month>{_MONTH})(?P<day>{_DAY})")

_SAME = {"十一月": "冬月", "十二月": "腊月", "一月": "正月", "闰十一月": "闰冬月", "闰十二月": "闰腊月"}


@dataclass(frozen=True)
class LunarDate:
    """A lunar date as printed; the parts in the calendar's own words, "" where they are not printed or not readable."""

    printed: str
    year: str = ""
    month: str = ""
    day: str = ""

    def fits(self, day: dt.date) -> bool:
        """Whether the calendar gives this lunar date to ``day``; true where the calendar does not reach."""
        expected = parse(lunar_date(day))
        return expected is None or bool(
            self.month == expected.month and self.day == expected.day and self.year in ("", expected.year)
        )

    def misread_for(self, day: dt.date) -> tuple[str, str] | None:
        """(printed, meant) where one character turns this lunar date into that of ``day``; None where more differ."""
        expected = parse(lunar_date(day))
        if expected is None:
            return None
        mine = _canonical(self.printed)
        year = f"{expected.year}年" if "年" in mine or len(mine) > len(expected.month + expected.day) else ""
        theirs = year + expected.month + expected.day
        wrong = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
        return wrong[0] if len(mine) == len(theirs) and len(wrong) == 1 else None


def parse(text: str) -> LunarDate | None:
    """The lunar date that ``text`` is (squeezed, half width), or None."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return LunarDate(text) if re.fullmatch(LOOSE, text) else None
    month, day = match["month"].rstrip("大小"), match["day"].rstrip("日")
    year = (match["year"] or "")[:2]
    return LunarDate(text, year if re.fullmatch(_CYCLE, year) else "", _SAME.get(month, month), _plain_day(day))


def _plain_day(day: str) -> str:
    """廿八 for 二十八 and 卄八, 三十 for 卅."""
    day = day.replace("卄", "廿").replace("卅", "三十")
    return "二十" if day == "廿" else re.sub("二十(?=.)", "廿", day)


def _canonical(printed: str) -> str:
    text = re.sub(r"^(?:农.|.历)|[鼠牛虎兔龙蛇马羊猴鸡狗猪]|[大小](?=[初十廿二三])|日$", "", printed)
    return _plain_day(text)


@lru_cache(maxsize=512)
def term_day(year: int, term: str) -> dt.date | None:
    """The day on which a solar term falls in a (solar) year; None outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR or term not in TERMS:
        return None
    index = TERMS.index(term)
    return dt.date(year, index // 2 + 1, getTheYearAllSolarTermsList(year)[index])
