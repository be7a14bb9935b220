"""A house style as one row of a table, and the sheet a page is set on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Blank = Literal["all", "parts", "items", "none"]  # blank lines: between all pieces, parts of items, items, nowhere
Flow = Literal["rows", "line", "stray"]  # a paragraph: rows of a column, one line, one line with blanks at the wraps
Script = Literal["", "s2tw", "s2hk"]  # what OpenCC makes of the page


@dataclass(frozen=True)
class Style:
    """How a paper prints; tuples are what a page draws from. Forms of credits are in the language of ``forms``."""

    name: str
    mix: tuple[tuple[str, int, int], ...] = (("article", 3, 6), ("photo", 0, 2))
    """Items of a page: kind, least, most."""
    order: tuple[str, ...] = ("KHSDBTE",)
    """Parts of an article: Kicker, Headline, Subtitle, lines Directly below, Byline, Text, lines at its End."""
    headline_lines: tuple[int, int] = (1, 1)
    kickers: float = 0.0
    subtitles: float = 0.0
    dashes: float = 1.0
    """Share of the subtitles that open with ——."""
    byline: tuple[str, ...] = ("",)
    below: tuple[str, ...] = ()
    tail: tuple[str, ...] = ("",)
    opening: tuple[str, ...] = ("",)
    ending: tuple[str, ...] = ("",)
    caption_credit: tuple[str, ...] = (" 本报记者 {记者+摄影} 摄",)
    """A form that opens with a blank or a bracket stands behind the caption, others below it."""
    photo_titles: float = 0.5
    crosshead: str = ""
    box: float = 0.0
    """Share of articles with a 核心提示 above the text."""
    size: tuple[int, int] = (200, 700)
    flow: tuple[Flow, ...] = ("rows",)
    widths: tuple[int, int] = (13, 24)
    blank: tuple[Blank, ...] = ("all", "parts", "items")
    indents: tuple[str, ...] = ("", "　　")
    masthead: tuple[str, ...] = ("plain", "date", "imprint", "page")
    script: Script = ""
    held_out: bool = False


@dataclass(frozen=True)
class Piece:
    """Something printed: its role, its text, and whether it runs in the column (else it is a line of its own)."""

    role: str
    text: str
    runs: bool = False


@dataclass(frozen=True)
class Copy:
    """One item as it goes to the setter: what is printed in order, and what an editor says it is."""

    kind: str
    pieces: tuple[Piece, ...]
    headline: str = ""
    kicker: str = ""
    headline_alts: tuple[str, ...] = ()
    bylines: tuple[tuple[str, str], ...] = ()
    """Role and name; without a role the owner is uncertain."""
    optional: tuple[tuple[str, str], ...] = ()
    """Credits that may be read or not."""
    body: tuple[str, ...] = ()

    def truth(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "kind": self.kind,
            "kicker": self.kicker or None,
            "headline": self.headline or None,
            "headline_alts": list(self.headline_alts),
            "bylines": [{"role": role, "name": who, "certain": bool(role)} for role, who in self.bylines],
            "optional": [{"role": role, "name": who} for role, who in self.optional],
            "body": list(self.body),
        }


@dataclass(frozen=True)
class Setting:
    """What one page of a style has drawn."""

    flow: Flow
    width: int
    blank: Blank
    indent: str
    order: str
    forms: dict[str, str] = field(default_factory=dict)
    """The form of byline, opening, ending, tail and caption credit that this page uses."""
