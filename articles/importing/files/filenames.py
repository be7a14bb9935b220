"""Date and page number from a file's name and the folders it lies in.

Only what is plainly written so is taken: 2023-09-12_C01.txt, paper20230912-01.txt, 20230912_3版.txt,
2023年9月12日第1版.txt, 2023/09/12/01.txt. A day that the calendar lacks is no date; a hash is none either.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from articles.chinese.dates import implausible
from articles.chinese.page_numbers import CHINESE_PAGE, NUMBER, of_digits, of_numerals


@dataclass(frozen=True)
class NameFacts:
    """What a name says: the date (None: nothing) and the page number ("": nothing), 1 or C01."""

    date: dt.date | None = None
    page: str = ""


_WRITTEN = re.compile(r"(?<!\d)(\d{4})\s*(?:年|[-_. /])\s*(\d{1,2})\s*(?:月|[-_. /])\s*(\d{1,2})(?!\d)\s*[日号]?")
# Letters, eight digits, perhaps the page at once: paper20230912, 20230912C01, 2023091201. As a whole word only,
# for a hash holds eight digits in a row now and then.
_COMPACT = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]*?(\d{4})(\d{2})(\d{2})(?=[A-Za-z]?\d{0,3}(?![0-9A-Za-z]))")
_DATE = (_WRITTEN, _COMPACT)

_SUFFIX = re.compile(r"\.(txt|text|pdf|xml|html?|hocr)$", re.IGNORECASE)
_PAGE_WORD = re.compile(rf"第?\s*{NUMBER}\s*版", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"^[-_. ]*(?:第|p(?:age)?[-_. ]*)?{NUMBER}(?![0-9A-Za-z])", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"(?<![0-9A-Za-z])(?:p(?:age)?)?{NUMBER}[-_. ]+$", re.IGNORECASE)
_ALONE = re.compile(rf"^(?:第|p(?:age)?)?{NUMBER}(?![0-9A-Za-z])", re.IGNORECASE)
_LETTERED = re.compile(r"^(?P<page>[A-D]\d{1,2})(?![0-9A-Za-z])", re.IGNORECASE)


def parse_date(text: str) -> dt.date | None:
    """A date written alone: 2023-09-12, 20230912, 2023/9/12, 2023年9月12日; None for all else."""
    text = _plain(text)
    for pattern in (_WRITTEN, re.compile(r"(\d{4})(\d{2})(\d{2})")):
        if match := pattern.fullmatch(text):
            return _day(match)
    return None


def read_name(path: str) -> NameFacts:
    """Date and page from a path with / between its parts; the file's own name goes before its folders'."""
    pure = PurePosixPath(_plain(path).replace("\\", "/"))
    stem = _SUFFIX.sub("", pure.name)
    for pattern in _DATE:
        for match in pattern.finditer(stem):
            if day := _day(match):
                page = _page_word(stem) or _page_beside(stem[: match.start()], stem[match.end() :])
                return NameFacts(day, page)
    date = _date_of_folders([re.sub(r"\.zip$", "", folder, flags=re.IGNORECASE) for folder in pure.parts[:-1]])
    return NameFacts(date, _page_word(stem) or _page_alone(stem, with_date=date is not None))


def natural_key(name: str) -> list[str | tuple[int, str]]:
    """Sorts 2.txt before 10.txt, as a person would, however many digits there are."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", name))
    return [_size(part) if index % 2 else part.casefold() for index, part in enumerate(parts)]


def _size(digits: str) -> tuple[int, str]:
    """What sorts numbers by size; of thousands of digits Python makes no int."""
    significant = digits.lstrip("0")
    return len(significant), significant


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _day(match: re.Match[str]) -> dt.date | None:
    year, month, day = map(int, match.groups())
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return None if implausible(date) else date


def _date_of_folders(folders: list[str]) -> dt.date | None:
    """2023/09/12, 2023年/9月/12日, 2023/0912, 202309/12 or one folder 2023-09-12; the innermost that makes a date."""
    for end in range(len(folders), 0, -1):
        for size in (1, 2, 3):
            parts = folders[max(0, end - size) : end]
            joined = "-".join(part.rstrip("年月日号") for part in parts)
            if size == 2:
                joined = re.sub(r"^(\d{4})-(\d\d)(\d\d)$|^(\d{4})(\d\d)-(\d\d)$", r"\1\4-\2\5-\3\6", joined)
            if len(parts) == size and (date := parse_date(joined)):
                return date
    return None


def _page_word(stem: str) -> str:
    if match := _PAGE_WORD.search(stem):
        return of_digits(match["page"])
    match = CHINESE_PAGE.search(stem)
    return of_numerals(match["page"]) if match else ""


def _page_beside(before: str, after: str) -> str:
    match = _AFTER_DATE.search(after) or _BEFORE_DATE.search(before)
    return of_digits(match["page"]) if match else ""


def _page_alone(stem: str, *, with_date: bool) -> str:
    """A bare number is a page only under a dated folder: 003.txt elsewhere merely counts files."""
    match = (_ALONE if with_date else _LETTERED).search(stem)
    return of_digits(match["page"]) if match else ""
