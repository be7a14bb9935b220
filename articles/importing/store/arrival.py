"""A page's text as it arrives at the store."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from articles.importing.placed.taken import TakenSheet
from articles.models import SourceFile


@dataclass(frozen=True)
class Original:
    """The sheet of a kept file that a text was taken from, and where its lines stand there."""

    file: SourceFile
    taken: TakenSheet


@dataclass(frozen=True)
class Companion:
    """The picture that came beside a text: a sheet of a file that ``keep`` gives the row of, and its size in points;
    ``stands``: the text's lines stand on it where their places say."""

    keep: Callable[[], SourceFile]
    sha256: str
    sheet: int
    width_pt: float
    height_pt: float
    stands: bool


@dataclass(frozen=True)
class Arrival:
    """One page's text as it came, with what decided its date and number ("" and none: not known)."""

    source_name: str
    raw: bytes
    text: str
    encoding: str
    number: str = ""
    date: dt.date | None = None
    date_source: str = ""
    original: Original | None = None
    companion: Companion | None = None

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def filed_under(self) -> dt.date | None:
        """The date, if the page can be filed: that takes its number too."""
        return self.date if self.number else None
