"""What a printed 更正 says it puts right: 本报9月12日第1版《某某》一文; each part as far as it is named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.chinese.numerals import NUMERALS, ONE_TO_NINE, ZEROS, number
from articles.chinese.page_numbers import CHINESE_PAGE, NUMBER, normal_page
from articles.chinese.text import squeeze

# So many items one 更正 puts right at most; what would be more is a list of something else.
MOST = 5
# A day that stands alone is that of an issue only where it is so near.
LATELY = dt.timedelta(days=31)
_AGO = {"今": 0, "昨": 1, "前": 2}
_HEAD = re.compile(
    r"^[【〔\[（(]?(?:本报)?(?:重要)?(?:更正|勘误)(?:启事|声明|说明|通知|[与及和并暨]?(?:向.{1,10})?致歉.{0,4}|表)?[】〕\])）]?$"
    r"|^(?:致歉|道歉)[与及和并]?更正$"
)
_BEGINS = re.compile(r"^(?:更正|勘误)[:：]")
_ENDS = re.compile("[。；;！!\n]")
# From here on a sentence says what was wrong, no more where.
_WRONG = re.compile("应为|应是|应该|误为|误作|误写|错为|错写|错印|更正为|改为|有误|错误|之误")
_N = rf"[0-9０-９]{{1,2}}|[{NUMERALS}]{{1,3}}"
_YEAR = rf"[0-9０-９]{{4}}|[一二][{ZEROS}{ONE_TO_NINE}]{{3}}"
_DIGITS, _NUMERAL = NUMBER.replace("page", "digits"), CHINESE_PAGE.pattern.replace("page", "numeral")
_TOLD = re.compile(
    rf"(?:(?:(?P<year>{_YEAR})年|(?P<then>今|去)年)?(?P<month>{_N})月|(?P<last>本|上)月)?(?<![0-9０-９{NUMERALS}])(?P<day>{_N})日(?![内后起前以之])"
    r"|(?P<ago>昨|前|今)[日天]"
    rf"|(?P<page>第?\s*(?<![0-9A-Za-z]){_DIGITS}\s*版|{_NUMERAL})"
    r"|《(?P<title>[^《》]{2,60})》|“(?P<quoted>[^“”]{4,60})”(?=的?(?:一文|文章|报道|消息|一稿|图片|照片|新闻|启事))"
    r"|“[^“”]*”"
)


@dataclass(frozen=True)
class NamedItem:
    """``day`` none, ``page`` and ``headline`` "" where it is not named."""

    day: dt.date | None = None
    page: str = ""
    headline: str = ""

    @property
    def names_one(self) -> bool:
        """Whether it is enough to look for it."""
        return bool(self.headline or (self.day and self.page))

    def __str__(self) -> str:
        day = f"{self.day}" if self.day else ""
        page = f"第{self.page}版" if self.page else ""
        return " ".join(filter(None, (day, page))) or "标题所指的一篇"


def is_erratum(headline: str, body: str) -> bool:
    return bool(_HEAD.match(squeeze(headline)) or _BEGINS.match(squeeze(body[:20])))


def named_items(body: str, printed: dt.date) -> list[NamedItem]:
    """In the order of the text, what it names of items of the paper up to the day on which it was printed; where it
    names none so, the first day or page, a page being of the issue in which this is said."""
    found: list[NamedItem] = []
    for sentence in _ENDS.split(body):
        found += _in_sentence(_WRONG.split(sentence, maxsplit=1)[0], printed)
    if named := [one for one in found if one.names_one]:
        return list(dict.fromkeys(named))[:MOST]
    loose = (one for one in found if one.page or (one.day and printed - one.day <= LATELY))
    return [replace(one, day=one.day or printed) for one in loose][:1]


def _in_sentence(told: str, printed: dt.date) -> Iterator[NamedItem]:
    """A day opens another item, and so does a page or a headline where one is named already."""
    item = NamedItem()
    for match in _TOLD.finditer(told):
        if day := _day(match, printed):
            if item.names_one:
                yield item
            item = NamedItem(day)
        elif match["page"]:
            if item.headline or item.page:
                yield item
                item = NamedItem(item.day)
            item = replace(item, page=normal_page(match["page"]))
        elif title := match["title"] or match["quoted"]:
            if item.headline:
                yield item
                item = NamedItem(item.day, item.page)
            item = replace(item, headline=title)
    yield item


def _day(match: re.Match[str], printed: dt.date) -> dt.date | None:
    """The latest such day that is not behind the 更正 itself."""
    if match["ago"]:
        return printed - dt.timedelta(days=_AGO[match["ago"]])
    if not match["day"]:
        return None
    year = number(match["year"]) if match["year"] else None
    if match["then"]:
        year = printed.year - (match["then"] == "去")
    month = number(match["month"]) if match["month"] else None
    day = number(match["day"]) or 0
    before = (printed.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    if match["last"]:
        year, month = (printed.year, printed.month) if match["last"] == "本" else (before.year, before.month)
    years = [year] if year else [printed.year, printed.year - 1]
    tried = [(each, month) for each in years] if month else [(printed.year, printed.month), (before.year, before.month)]
    days = (_on(*each, day) for each in tried)
    return next((each for each in days if each and each <= printed), None)


def _on(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
