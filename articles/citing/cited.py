"""What is cited: one printed item, whatever form its citation takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from articles.chinese.controls import visible
from articles.citing.authors import CitedName, authors_among

# Before a subtitle, printed or not.
DASHES = "—―–- "


@dataclass(frozen=True)
class PrintedOn:
    """A day, ``first`` and ``last`` the same; or the days between which it must lie. ``inferred``: no paper says so."""

    first: dt.date
    last: dt.date
    inferred: bool = False

    @property
    def is_range(self) -> bool:
        return self.first != self.last

    @property
    def iso(self) -> str:
        """2023-09-12, or 2023-11-14/2023-12-31 as GB/T 7408.1 writes an interval."""
        return f"{self.first}/{self.last}" if self.is_range else f"{self.first}"

    @property
    def edtf(self) -> str:
        """The same with ~ behind a day that was inferred, as ISO 8601-2 and biblatex write it."""
        return f"{self.iso}~" if self.inferred and not self.is_range else self.iso

    @property
    def year(self) -> str:
        """Of four digits; "" where it is not known."""
        return f"{self.first:%Y}" if self.first.year == self.last.year else ""


@dataclass(frozen=True)
class Erratum:
    """A printed 更正 of what is cited: where it was printed, and its address."""

    printed_on: PrintedOn
    page: str
    url: str

    def __str__(self) -> str:
        """2023-09-13（2）; a day that no paper says in brackets."""
        day = f"[{self.printed_on.iso}]" if self.printed_on.inferred else self.printed_on.iso
        return f"{day}（{self.page}），{self.url}"


@dataclass(frozen=True)
class Cited:
    """``title`` is the headline; where none is printed, ``title_printed`` is false and it is what names the item.
    ``pages`` are those of the whole text, in its order. ``url`` is the address cited, ``fixed`` the one of this very
    version. ``place`` and ``publisher`` may be "". ``accessed``: the day of the citation."""

    code: str
    title: str
    newspaper: str
    printed_on: PrintedOn
    pages: tuple[str, ...]
    url: str
    fixed: str
    version: int
    accessed: dt.date
    subtitle: str = ""
    title_printed: bool = True
    credits: tuple[CitedName, ...] = ()
    place: str = ""
    publisher: str = ""
    is_photo: bool = False
    errata: tuple[Erratum, ...] = ()

    @cached_property
    def authors(self) -> list[CitedName]:
        credits = (CitedName(on_one_line(one.name), one.role, one.organisation) for one in self.credits)
        return authors_among(credits, of_a_photograph=self.is_photo)

    @property
    def names(self) -> list[str]:
        return [author.name for author in self.authors]

    def full_title(self, colon: str = "：") -> str:
        """Headline and subtitle; in brackets what names an item without a headline."""
        title, subtitle = on_one_line(self.title), on_one_line(self.subtitle).lstrip(DASHES)
        titles = colon.join(part for part in (title, subtitle) if part)
        return titles if self.title_printed else f"[{titles}]"

    @property
    def fixed_note(self) -> str:
        return f"本稿（第 {self.version} 稿）的固定链接：{self.fixed}"

    @property
    def erratum_note(self) -> str:
        """本报有更正：2023-09-13（2），https://…; "" where there is none."""
        return f"本报有更正：{'；'.join(map(str, self.errata))}" if self.errata else ""

    @property
    def notes(self) -> list[str]:
        """What no reference says and whoever uses it should know; the more important first."""
        return [note for note in (self.erratum_note, self.fixed_note) if note]


def on_one_line(text: str) -> str:
    """Blanks and line ends as one blank each; what commands instead of being read, by its number."""
    return visible(" ".join(text.split()))
