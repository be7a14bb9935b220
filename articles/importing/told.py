"""What became of one page or file, in words for whoever imports it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from articles.importing.files.faults import Fault
from articles.importing.store import Arrival, Outcome, Stored

# Characters of a file's name that are kept: of a longer one the end, which tells files apart.
LONGEST_NAME = 500


@dataclass(frozen=True)
class Report:
    """What became of one page or file. ``needs_person`` says why somebody must look; ``notes`` only inform.

    ``differing``: corrected articles that were read otherwise and not changed; ``withheld``: items that are not public
    since they are like withdrawn or hidden ones. Both are doubts too. ``more``: how many pages of its file are to come
    that nobody knew of before. ``passing``: what hinders may be over in a moment, so that it is worth a second try.
    """

    name: str
    outcome: Outcome | None = None
    articles: int = 0
    doubts: int = 0
    differing: int = 0
    withheld: int = 0
    page: str = ""
    notes: tuple[str, ...] = ()
    needs_person: tuple[str, ...] = ()
    more: int = 0
    passing: bool = False


def refused(fault: Fault, *, passing: bool = False) -> Report:
    return Report(fault.name, needs_person=(fault.message,), passing=passing)


def shown_name(name: str) -> str:
    """The file's name as readers see it: without this machine's folders, but with the archive it came in.

    What is no character in it, since the system's names are bytes, shows as a question mark.
    """
    parts = name.split("/")
    archive = next((index for index, part in enumerate(parts) if part.lower().endswith(".zip")), len(parts) - 1)
    return end_of("/".join(parts[archive:]).encode("utf-8", "replace").decode())


def end_of(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"


def asked_of(stored: Stored | None) -> int:
    return stored.differing + stored.withheld if stored else 0


def what_stays(stored: Stored, arrival: Arrival) -> Iterator[str]:
    """What an import does not do because a person has decided otherwise."""
    if stored.differing:
        yield f"{stored.differing} 篇已订正的稿件新识别不同，未改；请在后台“识别疑点”里对照"
    if stored.withheld:
        yield f"{stored.withheld} 篇与已撤下或内部的稿件相符，未公开；请在后台“识别疑点”里核对"
    if stored.pictured and arrival.original and not stored.pictured.sure:
        yield "图上的文字不在文本所说的位置，随文图片只有编辑部看得到；请核对图片是不是这一版、有没有转过裁过"
    if stored.elsewhere:
        given = f"{arrival.date} 第{arrival.number}版"
        yield f"这一版已归在 {stored.elsewhere}，没有改到给定的 {given}；要改请在后台“版面”里改"


def what_is_missing(date: dt.date | None, earliest: dt.date | None, latest: dt.date | None) -> str:
    if date:
        return f"{date} 的这一版没有版次，暂不公开；请用 --page 给出，或在后台“版面”里填写"
    bounds = f"（文中线索：{earliest or '？'} 至 {latest or '？'}）" if earliest or latest else ""
    return f"待定日期{bounds}，暂不公开；请用 --date 和 --page 给出，或在后台“版面”里填写"
