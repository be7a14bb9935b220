"""An article as it is told to machines: plain data with whole addresses, whatever form it is written in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from articles.chinese.dates import chinese_date, printed_date
from articles.chinese.typography import full_width
from articles.citing.authors import CitedName, authors_among

# Characters of the text where it is described in a line or two.
OPENING = 120
# Before a subtitle, printed or not.
DASHES = "—―–- "


@dataclass(frozen=True)
class Credited(CitedName):
    """A byline; ``url`` is the page of the person, "" where there is none."""

    url: str = ""


@dataclass(frozen=True)
class PrintedPlace:
    """Where it was printed. ``issue_number`` 总第N期 where it is known; ``page`` is a string: 1, C01; ``date_between``
    are the first and the last day that an inferred ``date`` can be, where they are known."""

    newspaper: str
    site: str
    date: dt.date
    date_inferred: bool
    issue_number: int | None
    issue_url: str
    page: str
    page_name: str
    page_url: str
    date_between: tuple[dt.date, dt.date] | None = None

    @property
    def day(self) -> str:
        """2023年9月12日, marked where it was inferred; between which days, where that is known."""
        return printed_date(self.date, self.date_inferred, self.date_between)

    @property
    def iso_date(self) -> str:
        """2023-09-12, or 2023-11-14/2023-12-31."""
        return "/".join(day.isoformat() for day in self.date_between or (self.date,))

    def __str__(self) -> str:
        number = f"，总第{self.issue_number}期" if self.issue_number else ""
        return f"《{self.newspaper}》{self.day} 第{self.page}版{self.page_name and f'：{self.page_name}'}{number}"


@dataclass(frozen=True)
class PartOfSeries:
    """The series it is an instalment of; of a section that only comes again ``instalment`` is none."""

    name: str
    url: str
    instalment: int | None

    def __str__(self) -> str:
        """水乡课堂，第121期."""
        return f"{self.name}，第{self.instalment}期" if self.instalment is not None else self.name


@dataclass(frozen=True)
class Related:
    """Another printed item, and what it is to this one: ``relation`` corrected_by, corrects …, in words ``word``."""

    relation: str
    word: str
    title: str
    place: PrintedPlace
    url: str

    @property
    def corrects_this(self) -> bool:
        return self.relation == "corrected_by"

    def __str__(self) -> str:
        """更正：《标题》（2024年5月6日 第1版）https://…"""
        return f"{self.word}：《{self.title}》（{self.place.day} 第{self.place.page}版）{self.url}"


@dataclass(frozen=True)
class Note:
    """编者注 of a day; no part of the text."""

    text: str
    day: dt.date

    def __str__(self) -> str:
        return f"编者注（{chinese_date(self.day)}）：{self.text}"


@dataclass(frozen=True)
class Described:
    """``title`` is what names it, printed or not; ``paragraphs`` are as stored. ``status`` is what readers are told of
    how far it was checked, ``changed`` when it last changed. ``related``: what puts it right stands first."""

    code: str
    url: str
    kind: str
    kind_name: str
    title: str
    place: PrintedPlace
    section: str
    kicker: str
    headline: str
    subtitle: str
    dateline: str
    paragraphs: tuple[str, ...]
    bylines: tuple[Credited, ...]
    version: int
    status: str
    changed: dt.datetime
    series: PartOfSeries | None = None
    related: tuple[Related, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_photo(self) -> bool:
        return self.kind == "photo"

    @cached_property
    def authors(self) -> list[Credited]:
        return authors_among(self.bylines, of_a_photograph=self.is_photo)

    @property
    def sources(self) -> list[Credited]:
        """The organisations that it comes from, a wire service first of all."""
        return [one for one in self.bylines if one.organisation and not one.is_masked]

    @property
    def full_title(self) -> str:
        """With its subtitle."""
        return "：".join(filter(None, (self.title, self.subtitle.lstrip(DASHES))))

    @property
    def opening(self) -> str:
        """Its first words; of an item without a text where it was printed."""
        text = full_width(" ".join(filter(None, (self.dateline, *self.paragraphs[:1]))))
        return (text if len(text) <= OPENING else text[: OPENING - 1] + "…") or str(self.place)
