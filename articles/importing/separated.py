"""Articles that another system already separated, one JSON object a line: {"id", "date", "page", "title", "text"}.

The title is the headline, the text the body with paragraphs parted by ``\\n``. ``bylines`` may be there too: a list of
{"role", "name"}, as they are printed. Where it is not, the credit that stands in the text is read if that is asked for;
the text stays as it is.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any
from unicodedata import category, normalize

from articles.chinese.dates import implausible
from articles.chinese.page_numbers import WRITE_IT_SO, normal_page
from articles.chinese.text import name_text
from articles.importing.files.faults import Fault, os_fault
from articles.reading.credits.of_text import credits_of
from articles.reading.credits.roles import SOURCE
from articles.reading.records import Credit

MAX_LINE_BYTES = 10 * 1024 * 1024
MAX_ID = 200
# What the columns of a byline hold, and more than stand under any article.
MAX_ROLE, MAX_NAME, MAX_BYLINES = 20, 40, 100
_BYLINES_SO = '请写成 [{"role": "记者", "name": "王小明"}] 的样子'
# What parts two names.
_SEVERAL = re.compile("[、，,;；/／]")
# Characters of a wrong value that a message shows.
_SHOWN = 40
# Control characters, halves of surrogate pairs, line and paragraph separators.
_NOT_IN_ADDRESSES = {"Cc", "Cs", "Zl", "Zp"}


@dataclass(frozen=True)
class Separated:
    """``page`` is the page number as a string; ``headline`` and ``body`` are the characters of the file.

    ``bylines`` is none where the file says nothing of them.
    """

    id: str
    date: dt.date
    page: str
    headline: str
    body: str
    bylines: tuple[Credit, ...] | None = None


def read_separated(
    path: Path, progress: Callable[[int], None] = lambda done: None, *, read_bylines: bool = False
) -> Iterator[Separated | Fault]:
    """Every line's article or what is wrong with the line; ``progress`` hears how many bytes of the file are done.

    ``read_bylines``: from the text of an article that comes without.
    """
    first_lines: dict[str, int] = {}
    try:
        with path.open("rb") as raw:
            for number, line in enumerate(_lines(path, raw), 1):
                progress(raw.tell())
                if line.strip():
                    found = _once(_read_line(f"{path.name} 第 {number} 行", line), first_lines, number, path.name)
                    yield with_bylines(found) if read_bylines and isinstance(found, Separated) else found
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield Fault(path.name, "压缩文件不完整或已损坏，前面的已入库；请重新取一份再导入")
    except OSError as error:
        yield os_fault(path.name, error)


def _lines(path: Path, raw: IO[bytes]) -> Iterator[bytes]:
    """Lines end at \\n; one that is too long comes in pieces, each too long to be read."""
    opened = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
    while line := opened.readline(MAX_LINE_BYTES + 1):
        yield line


def _once(found: Separated | Fault, first_lines: dict[str, int], number: int, name: str) -> Separated | Fault:
    if isinstance(found, Fault):
        return found
    first = first_lines.setdefault(found.id, number)
    return found if first == number else Fault(f"{name} 第 {number} 行", f"编号与第 {first} 行相同；请改正其中一个")


def _read_line(name: str, line: bytes) -> Separated | Fault:
    if len(line) > MAX_LINE_BYTES:
        return Fault(name, f"超过 {MAX_LINE_BYTES >> 20} MB，不像一篇文章；请核对文件是否每行一篇")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Fault(name, "不是 UTF-8；请另存为 UTF-8 再导入")
    except (ValueError, RecursionError):
        return Fault(name, "不是一个完整的 JSON 对象；请核对这一行")
    return _checked(name, row) if isinstance(row, dict) else Fault(name, "不是一个 JSON 对象；请核对这一行")


def _checked(name: str, row: dict[str, Any]) -> Separated | Fault:
    try:
        texts = _text(row, "title"), _text(row, "text")
        return Separated(_id(row), _date(row), _page(row), *texts, _bylines(row))
    except _Wrong as wrong:
        return Fault(name, str(wrong))


class _Wrong(Exception):
    """A value that cannot be taken; says which and what helps."""


def _id(row: dict[str, Any]) -> str:
    """An id leads to its article as /a/<id>/, so it must be what an address can carry."""
    found = row.get("id")
    if not isinstance(found, str):
        raise _Wrong("“id”应是一段文字；请补上或改正")
    if not 0 < len(found) <= MAX_ID:
        raise _Wrong(f"“id”应有 1 到 {MAX_ID} 个字符；请补上或缩短")
    if not _is_addressable(found):
        raise _Wrong(f"“id”是“{_shown(found)}”，网址里写不了：不能有控制字符，斜线前后不能空着或只有点；请改正")
    return found


def _date(row: dict[str, Any]) -> dt.date:
    found = row.get("date", "")
    try:
        date = dt.date.fromisoformat(found)
    except (TypeError, ValueError):
        raise _Wrong(f"日期“{_shown(found)}”不对；请写成 2023-09-12 的样子") from None
    if wrong := implausible(date):
        raise _Wrong(wrong)
    return date


def _page(row: dict[str, Any]) -> str:
    found = row.get("page", "")
    page = normal_page(str(found)) if isinstance(found, str | int) else ""
    if not page:
        raise _Wrong(f"版次“{_shown(found)}”不对；{WRITE_IT_SO}")
    return page


def _text(row: dict[str, Any], key: str) -> str:
    """Databases take neither NUL nor half a surrogate pair."""
    found = row.get(key)
    if not isinstance(found, str) or "\0" in found or any("\ud800" <= char <= "\udfff" for char in found):
        raise _Wrong(f"“{key}”应是一段文字，不含空字符；请补上或改正")
    return found


def _bylines(row: dict[str, Any]) -> tuple[Credit, ...] | None:
    found = row.get("bylines")
    if found is None:
        return None
    if not isinstance(found, list) or len(found) > MAX_BYLINES:
        raise _Wrong(f"“bylines”应是一个列表，最多 {MAX_BYLINES} 个署名；{_BYLINES_SO}")
    return tuple(map(_byline, found))


def _byline(found: Any) -> Credit:
    role, name = (found.get("role", ""), found.get("name")) if isinstance(found, dict) else ("", None)
    if not isinstance(role, str) or not isinstance(name, str):
        raise _Wrong(f"署名“{_shown(found)}”不对；{_BYLINES_SO}")
    role, printed = role.strip(), name.strip()
    name = name_text(normalize("NFKC", printed))
    if not 0 < len(name) <= MAX_NAME or len(role) > MAX_ROLE or not f"{role}{name}".isprintable():
        limits = f"姓名 1 到 {MAX_NAME} 个字、身份不超过 {MAX_ROLE} 个字，都不能有控制字符"
        raise _Wrong(f"署名“{_shown(found)}”不对；{limits}，{_BYLINES_SO}")
    if _SEVERAL.search(name):
        raise _Wrong(f"署名“{_shown(name)}”像是几个人；请每人写一个，{_BYLINES_SO}")
    spaced = "" if name == printed else f"{role} {printed}".strip()
    return Credit(role, name, printed=spaced, line=0, organisation=role == SOURCE)


def with_bylines(article: Separated) -> Separated:
    """The article with the credits of its text, where the file says nothing of them and some stand there."""
    if article.bylines is not None:
        return article
    credits = credits_of(article.body.split("\n"))
    return replace(article, bylines=credits) if credits else article


def _is_addressable(text: str) -> bool:
    """Browsers and proxies fold empty parts and parts of dots, and no address holds control characters."""
    parts = text.split("/")
    return not {"", ".", ".."} & set(parts) and not any(category(char) in _NOT_IN_ADDRESSES for char in text)


def _shown(value: object) -> str:
    """A value as a message of one line shows it."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in cut)
