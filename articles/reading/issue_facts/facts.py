"""What a page says of its issue, and the decision which date it gets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.chinese.dates import chinese_date
from articles.chinese.page_numbers import normal_page
from articles.reading.issue_facts.bounds import Bounds, read_bounds
from articles.reading.issue_facts.crosscheck import PrintedDay, contradiction, possible_days
from articles.reading.issue_facts.dates import numeral
from articles.reading.issue_facts.lunar import parse
from articles.reading.issue_facts.masthead import find_pieces
from articles.reading.issue_facts.pieces import MONTHS, Piece
from articles.reading.records import Doubt, IssueFacts

# Names that pages bear before 版; any other name there is the edition's, a place.
_PAGE_NAME = re.compile(
    "要闻|综合|社会|经济|文化|体育|副刊|专[题版刊]|时政|民生|教育|健康|国[内际]|时事|财经|科技|法治|评论|理论|广告|公告|资讯|生活|"
    "读书|视觉|图片|人物|党建|乡镇|农业|旅游|娱乐|深度|关注|热点|周[刊末]|新闻|天下|本地|城事|文娱"
)
_BEFORE_REPUBLIC = 1911  # the year before the first of the Republic
_NUMBER_NEAR = 6  # lines between 第N期 and the date or lunar date it belongs to


@dataclass(frozen=True)
class Decision:
    """The date a page gets (None: none yet), its date source (printed, supplied, inferred or "") and the doubts."""

    date: dt.date | None
    date_source: str
    doubts: tuple[Doubt, ...] = ()


def read_facts(lines: Sequence[str]) -> tuple[IssueFacts, tuple[Doubt, ...]]:
    """Date, weekday, lunar date, number, edition and page as printed, the bounds the text sets, and contradictions.

    ``lines`` are the raw lines of the page. A printed date is its own bound.
    """
    pieces = find_pieces(lines)
    day, line, doubts = _read_day(pieces)
    number, doubled = _read_number(pieces)
    edition, page, name = _read_page(pieces)
    taken = {piece.line for piece in pieces}
    text = read_bounds(["" if n in taken else line for n, line in enumerate(lines, 1)])
    date = day.date
    if date and text.told_after(date):
        doubts.append(
            Doubt(line, line, "date", f"报头日期是{chinese_date(date)}，正文却说到更晚的日子：{text.evidence}")
        )
    if date:
        text = Bounds(date, date, _quote(lines, pieces))
    facts = IssueFacts(
        date=date,
        weekday=day.weekday,
        lunar=day.lunar.printed if day.lunar else "",
        number=number,
        edition=edition,
        page_number=page,
        page_name=name,
        earliest=text.earliest,
        latest=text.latest,
        evidence=text.evidence,
    )
    return facts, (*doubts, *doubled)


def decide_date(facts: IssueFacts, date: dt.date | None, date_source: str = "", date_origin: str = "") -> Decision:
    """Which date a page gets: the printed one, else the supplied one; bounds from the text only raise doubts.

    A supplied date that contradicts the printed one goes before it only where weekday and lunar date side with it.
    """
    printed = facts.date
    if date is None:
        return Decision(printed, "printed" if printed else "")
    if printed is None:
        return Decision(date, date_source or "supplied", _outside(facts, date, date_origin))
    if printed == date:
        return Decision(printed, "printed")
    on_page = chinese_date(printed)
    if _witnesses_for(facts, date) and not _witnesses_for(facts, printed):
        said = f"版面上印的{on_page}与星期、农历不合，{date_origin}的{chinese_date(date)}相合；已取后者，请核对"
        return Decision(date, date_source or "supplied", (Doubt(1, 1, "date", said),))
    said = f"版面上印着{on_page}，{date_origin}却是{chinese_date(date)}；已取印出的日期，请核对"
    return Decision(printed, "printed", (Doubt(1, 1, "date", said),))


def _outside(facts: IssueFacts, date: dt.date, origin: str) -> tuple[Doubt, ...]:
    if (facts.earliest is None or facts.earliest <= date) and (facts.latest is None or date <= facts.latest):
        return ()
    return (Doubt(1, 1, "date", f"{origin}给的日期{chinese_date(date)}与正文不合，请核对；{facts.evidence}"),)


def _witnesses_for(facts: IssueFacts, date: dt.date) -> bool:
    """Whether a printed weekday or lunar date, of which there is one, agrees with ``date``."""
    day = PrintedDay(date.year, date.month, date.day, facts.weekday, parse(facts.lunar))
    return bool(facts.weekday or facts.lunar) and day.fits(date)


def _read_day(pieces: Sequence[Piece]) -> tuple[PrintedDay, int, list[Doubt]]:
    """The day the masthead prints, its line, and what is wrong with it."""
    weekday = next((f"星期{w}".replace("天", "日") for w in _parts(pieces, "weekday", "weekday") if w), "")
    lunar = next((date for text in _parts(pieces, "lunar", "lunar") if (date := parse(text))), None)
    days = [(PrintedDay(year, month, day, weekday, lunar), line) for year, month, day, line in _dates(pieces)]
    damaged = next((piece for piece in pieces if piece.kind == "damaged"), None)
    if not days and damaged:
        return _mended_day(damaged, PrintedDay(0, 0, 0, weekday, lunar))
    if not days:
        return PrintedDay(0, 0, 0, weekday, lunar), 0, []
    chosen, at = next(((day, line) for day, line in days if day.date and day.fits(day.date)), days[0])
    doubts = [Doubt(at, at, "date", said)] if (said := contradiction(chosen)) else []
    for other, line in days:
        if other != chosen:
            said = f"版面上印着两个日期，另一个是{chinese_date(other)}；请核对"
            doubts.append(Doubt(line, line, "date", said))
    return chosen, at, doubts


def _mended_day(damaged: Piece, rest: PrintedDay) -> tuple[PrintedDay, int, list[Doubt]]:
    """A date with one unreadable character: taken where weekday and lunar date leave one day only."""
    parts, line = damaged.parts, damaged.line
    days = possible_days(parts["year"], parts["month"], parts["day"], rest)
    said = f"报头日期“{parts['printed']}”有一处识别不清"
    if len(days) != 1 or not (rest.weekday or rest.lunar):
        return rest, line, [Doubt(line, line, "date", f"{said}；请对照报纸，用 --date 给出日期")]
    day = replace(rest, year=days[0].year, month=days[0].month, day=days[0].day)
    return day, line, [Doubt(line, line, "date", f"{said}；按星期和农历读作{chinese_date(days[0])}，请核对")]


def _dates(pieces: Sequence[Piece]) -> Iterable[tuple[int, int, int, int]]:
    """(year, month, day, line) of every date; year and day may stand in pieces of their own."""
    split = {name: part for piece in pieces if piece.kind in ("month", "year") for name, part in piece.parts.items()}
    bare_day = _bare_day(pieces)
    for piece in pieces:
        parts = piece.parts if piece.kind != "bare" else {"day": piece.parts["page"]} if piece is bare_day else {}
        if piece.kind in ("day", "bare"):
            parts = {**split, **parts}
        numbers = _numbers(parts)
        if piece.kind in ("date", "day", "bare") and None not in numbers:
            year, month, day = (n or 0 for n in numbers)
            yield year, month, day, piece.line


def _numbers(parts: dict[str, str]) -> list[int | None]:
    """Year, month and day of a date's parts: an English month by its name, years of the Republic from 1912."""
    year, month, day = (numeral(parts.get(name, "")) for name in ("year", "month", "day"))
    if "republic" in parts and (count := numeral(parts["republic"])):
        year = _BEFORE_REPUBLIC + count
    if "word" in parts:
        month = 1 + MONTHS.index(parts["word"][:3])
    return [year, month, day]


def _parts(pieces: Iterable[Piece], kind: str, part: str) -> list[str]:
    return [piece.parts.get(part, "") for piece in pieces if piece.kind == kind]


def _read_number(pieces: Sequence[Piece]) -> tuple[int | None, list[Doubt]]:
    """The running number; 第N期 without 总 only near a date, for series are numbered so too."""
    near = [piece.line for piece in pieces if piece.kind in ("date", "lunar", "weekday", "year")]
    counting = [piece for piece in pieces if piece.kind == "number"] or [
        piece
        for piece in pieces
        if piece.kind == "short number" and any(abs(line - piece.line) <= _NUMBER_NEAR for line in near)
    ]
    numbers = [(number, piece.line) for piece in counting if (number := numeral(piece.parts["number"]))]
    if not numbers:
        return None, []
    first = numbers[0][0]
    others = [(number, line) for number, line in numbers if number != first]
    said = "版面上印着两个期号：{}和{}；请核对"
    return first, [Doubt(line, line, "number", said.format(first, number)) for number, line in others]


def _read_page(pieces: Sequence[Piece]) -> tuple[str, str, str]:
    """(edition, page number, page name)."""
    edition = page = name = ""
    in_date = _bare_day(pieces)
    for piece in pieces:
        if piece.kind == "edition":
            word = piece.parts["edition"]
            if _PAGE_NAME.match(word):
                name = name or word
            else:
                edition = edition or f"{word}版"
        elif piece.kind == "name" and piece.parts["printed"].startswith("版名"):
            name = name or piece.parts["name"]
        elif piece.kind in ("page", "bare") and piece is not in_date and not page:
            page = normal_page(f"{piece.parts['page']}版")
            name = piece.parts.get("name", name)
    if page and not name:  # 城市新闻 2021年6月15日 … 04: what stands before the date names the page
        name = next((piece.parts["name"] for piece in pieces if piece.kind == "name"), "")
    return edition, page, name


def _bare_day(pieces: Sequence[Piece]) -> Piece | None:
    """The number alone in a line that is the day behind a year and month: 2020年8月, 19."""
    for before, piece in pairwise(pieces):
        if before.kind in ("year", "month") and "month" in before.parts and piece.kind == "bare":
            return piece
    return None


def _quote(lines: Sequence[str], pieces: Sequence[Piece]) -> str:
    numbers = sorted(
        {piece.line for piece in pieces if piece.kind in ("date", "damaged", "year", "day", "weekday", "lunar")}
    )
    return "、".join(f"第{n}行“{lines[n - 1].strip()}”" for n in numbers)
