"""What the importer reads from one raw page: plain frozen records that keep their source lines.

Line numbers are 1-based and count the raw page's lines, which end at ``\\n`` only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

ItemKind = Literal["article", "photo", "notice", "ad", "weather", "furniture", "noise", "duplicate"]

PRINTED_KINDS: tuple[ItemKind, ...] = ("article", "photo", "notice", "ad", "weather")


@dataclass(frozen=True)
class Credit:
    """One person (or organisation) in one role, e.g. 通讯员 甲, with the form as it was printed."""

    role: str
    name: str
    printed: str
    line: int
    certain: bool = True
    organisation: bool = False


@dataclass(frozen=True)
class Doubt:
    """A doubt of the reader's: where it is, what kind it is, and a Chinese sentence for the person who looks."""

    first_line: int
    last_line: int
    reason: str
    detail: str


@dataclass(frozen=True)
class LineSpan:
    """Consecutive raw lines with one role: headline kicker subtitle byline body crosshead caption section …"""

    first: int
    last: int
    role: str


@dataclass(frozen=True)
class Instalment:
    """An article's place in a series: 第121期创新学堂 is instalment 121 of 创新学堂."""

    series: str
    number: int | None


@dataclass(frozen=True)
class Item:
    """One thing on the page. ``body`` holds paragraphs; texts are "" where nothing is printed.

    ``margin``: what the next best reading of its place costs more; none where nothing was weighed. What is not
    ``certain`` may have a wide one: then something else about it is doubtful, a name or where its kicker ends.
    """

    kind: ItemKind
    spans: tuple[LineSpan, ...]
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    section: str = ""
    dateline: str = ""
    bylines: tuple[Credit, ...] = ()
    body: tuple[str, ...] = ()
    instalment: Instalment | None = None
    continues_on: str = ""
    continued_from: str = ""
    certain: bool = True
    margin: float | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """Raw line numbers in reading order."""
        return tuple(n for span in self.spans for n in range(span.first, span.last + 1))


@dataclass(frozen=True)
class IssueFacts:
    """What the page says of its issue. ``earliest``/``latest`` bound the date; ``evidence`` quotes why."""

    date: dt.date | None = None
    weekday: str = ""
    lunar: str = ""
    number: int | None = None
    edition: str = ""
    page_number: str = ""
    page_name: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Reading:
    """A whole page read. Every raw line stands in exactly one item (furniture, noise, duplicates included).

    ``habits``: hash of the paper's own habits that it was read with, "" without.
    """

    facts: IssueFacts = field(default_factory=IssueFacts)
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    habits: str = ""
