"""Articles that another system already separated, one JSON object a line: {"id", "date", "page", "title", "text"}.

Nothing is read out of the text: the title is the headline, the text the body with paragraphs parted by ``\\n``.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from articles.ingest.files.faults import Fault, os_fault

MAX_LINE_BYTES = 10 * 1024 * 1024
MAX_ID, MAX_PAGE = 200, 8


@dataclass(frozen=True)
class Separated:
    """``page`` is the page number as a string; ``headline`` and ``body`` are the characters of the file."""

    id: str
    date: dt.date
    page: str
    headline: str
    body: str


def read_separated(path: Path, progress: Callable[[int], None] = lambda done: None) -> Iterator[Separated | Fault]:
    """Every line's article or what is wrong with the line; ``progress`` hears how many bytes of the file are done."""
    first_lines: dict[str, int] = {}
    try:
        with path.open("rb") as raw:
            for number, line in enumerate(_lines(path, raw), 1):
                progress(raw.tell())
                if line.strip():
                    yield _once(_read_line(f"{path.name} 第 {number} 行", line), first_lines, number, path.name)
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
    except ValueError:
        return Fault(name, "不是一个完整的 JSON 对象；请核对这一行")
    return _checked(name, row) if isinstance(row, dict) else Fault(name, "不是一个 JSON 对象；请核对这一行")


def _checked(name: str, row: dict[str, Any]) -> Separated | Fault:
    texts = {key: row.get(key) for key in ("id", "title", "text")}
    for key, value in texts.items():
        if not isinstance(value, str) or _is_unstorable(value):
            return Fault(name, f"“{key}”应是一段文字，不含空字符；请补上或改正")
    if not 0 < len(row["id"]) <= MAX_ID:
        return Fault(name, f"“id”应有 1 到 {MAX_ID} 个字符；请补上或缩短")
    date, page = _date(row.get("date")), str(row.get("page", ""))
    if date is None:
        return Fault(name, f"日期“{row.get('date', '')}”不对；请写成 2023-09-12 的样子")
    if not 0 < len(page) <= MAX_PAGE or _is_unstorable(page) or "/" in page:
        return Fault(name, f"版次“{page}”不对；请写成 1 或 C01 的样子")
    return Separated(row["id"], date, page, row["title"], row["text"])


def _is_unstorable(text: str) -> bool:
    """Databases take neither NUL nor half a surrogate pair."""
    return "\0" in text or any("\ud800" <= char <= "\udfff" for char in text)


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
