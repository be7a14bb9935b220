"""manifest.csv: what a person knows of the files beside it (columns file, date, date_source, page)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from articles.chinese.dates import YEARS
from articles.chinese.numerals import listed
from articles.chinese.page_numbers import WRITE_IT_SO, normal_page
from articles.importing.files.decode import decode_text
from articles.importing.files.faults import Fault, Unreadable
from articles.importing.files.filenames import parse_date

FILE_NAME = "manifest.csv"
MAX_BYTES = 16 * 1024 * 1024
DATE_SOURCES = ("printed", "supplied", "inferred")
_HEADER = "第一行应是 file,date,date_source,page"
_NAMES_SHOWN = 3
_SHOWN = 40  # characters of a wrong value


@dataclass(frozen=True)
class ManifestRow:
    """One line of a manifest; ``problem`` says (Chinese) why it cannot be used."""

    line: int
    file: str
    date: dt.date | None = None
    date_source: str = ""
    page: str = ""
    problem: str = ""


@dataclass
class Manifest:
    """Rows by file name. ``anywhere``: a row also fits a file of that name in any folder (--manifest)."""

    name: str
    rows: dict[str, ManifestRow]
    anywhere: bool = False
    taken: dict[str, str] = field(default_factory=dict)

    def take(self, path: str) -> ManifestRow | None:
        """The row for the file at ``path`` (relative, parted by /), marked as used; None where it has none."""
        parts = PurePosixPath(path).parts
        keys = ["/".join(parts[start:]) for start in range(len(parts) if self.anywhere else 1)]
        key = next((key for key in keys if key in self.rows), None)
        if key is None:
            return None
        row, first = self.rows[key], self.taken.setdefault(key, path)
        if first != path:
            return replace(row, problem=f"“{key}”对应几个文件（{first}、{path}）；请在 file 列写出所在文件夹")
        return row

    def left_over(self) -> list[Fault]:
        """One fault for the rows whose files did not turn up, or none."""
        rows = [row for key, row in self.rows.items() if key not in self.taken]
        if not rows:
            return []
        names = "、".join(row.file for row in rows[:_NAMES_SHOWN]) + (" 等" if len(rows) > _NAMES_SHOWN else "")
        lines = listed(sorted(row.line for row in rows))
        return [Fault(self.name, f"第 {lines} 行写的文件没有找到（{names}）；请核对 file 列")]


def read_manifest(name: str, data: bytes, *, anywhere: bool = False) -> Manifest | Fault:
    """The manifest in ``data``, or the one fault that makes it useless; a bad row only carries its problem."""
    if len(data) > MAX_BYTES:
        return Fault(name, "清单太大；请拆成几份，各随所在的文件夹")
    try:
        text = decode_text(data).text
        reader = csv.DictReader(io.StringIO(text), strict=True)
        columns = [(column or "").strip().lower() for column in reader.fieldnames or ()]
        if "file" not in columns:
            return Fault(name, f"清单没有 file 列；{_HEADER}")
        reader.fieldnames = columns
        rows: dict[str, ManifestRow] = {}
        for record in reader:
            row = _row(reader.line_num, {key: value for key, value in record.items() if isinstance(value, str)})
            if row.file:
                rows[row.file] = _joined(rows.get(row.file), row)
    except Unreadable as error:
        return Fault(name, str(error))
    except csv.Error:
        return Fault(name, f"第 {reader.line_num} 行不是正确的 CSV；请用表格软件打开，另存为 CSV（UTF-8）")
    return Manifest(name, rows, anywhere)


def _row(line: int, record: dict[str, str]) -> ManifestRow:
    cells = {key: value.strip() for key, value in record.items() if key}
    file = "/".join(part for part in cells.get("file", "").replace("\\", "/").split("/") if part not in ("", "."))
    date, source, page = cells.get("date", ""), cells.get("date_source", ""), cells.get("page", "")
    problem = ""
    if date and parse_date(date) is None:
        problem = f"日期“{date}”不是有效日期；请写成 2023-09-12 的样子，{YEARS}"
    elif source not in ("", *DATE_SOURCES):
        problem = f"日期来源“{source}”不认识；只能是 {'、'.join(DATE_SOURCES)}"
    elif page and not normal_page(page):
        problem = f"版次“{page[:_SHOWN]}”不认识；{WRITE_IT_SO}"
    return ManifestRow(line, file, parse_date(date), source, normal_page(page), problem)


def _joined(first: ManifestRow | None, row: ManifestRow) -> ManifestRow:
    """A file named twice is in order only where both lines say the same."""
    if first is None or replace(first, line=row.line) == row:
        return first or row
    return replace(first, problem=f"与第 {row.line} 行写的是同一个文件而内容不同；请删去一行")
