"""References by GB/T 7714 (顺序编码制) of what a newspaper printed: on paper [N], as it is read here [N/OL]."""

from __future__ import annotations

from dataclasses import dataclass

from articles.citing.cited import Cited, on_one_line

# So many names are given; where there are more, 等 stands for the others.
NAMES = 3


@dataclass(frozen=True)
class Standard:
    """An edition of GB/T 7714: its marks, and whether what is read online bears the day on which it was cited."""

    name: str
    comma: str
    colon: str
    page: str
    dates_access: bool


# Full stop and brackets are of half width, all other marks of full width; 引用日期 is for 网页, 数据集, 预印本 only.
GBT_2025 = Standard("GB/T 7714—2025", comma="，", colon="：", page="（{}）", dates_access=False)
GBT_2015 = Standard("GB/T 7714—2015", comma=", ", colon=": ", page="({})", dates_access=True)


def reference(cited: Cited, standard: Standard, *, online: bool) -> str:
    """One line, without a number before it: 王小明. 标题：副题[N]. 平湖报，2023-09-12（1）."""
    parts = [
        standard.comma.join(named(cited.names)).rstrip("."),
        cited.full_title(standard.colon) + ("[N/OL]" if online else "[N]"),
        source(cited, standard, online=online),
        cited.url if online else "",
    ]
    return on_one_line(". ".join(part for part in parts if part)) + "."


def with_erratum(cited: Cited, line: str) -> str:
    """A reference as it is copied: a printed 更正 is told behind it, in brackets, as no part of it."""
    return f"{line} [{cited.erratum_note}]" if cited.errata else line


def named(names: list[str]) -> list[str]:
    return names if len(names) <= NAMES else [*names[:NAMES], "等"]


def source(cited: Cited, standard: Standard, *, online: bool) -> str:
    """The paper, its day and pages; a day that no paper says, in brackets."""
    day = cited.printed_on.iso
    printed = f"[{day}]" if cited.printed_on.inferred else day
    accessed = f"[{cited.accessed}]" if online and standard.dates_access else ""
    pages = standard.page.format(standard.comma.join(cited.pages))
    return f"{cited.newspaper}{standard.comma}{printed}{pages}{accessed}"
