"""METS: a list of the files of one issue, one ALTO a page, with its date, its pages' order and often its articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from articles.chinese.page_numbers import normal_page
from articles.importing.files.faults import Unreadable
from articles.importing.files.formats import names_a_picture
from articles.importing.placed.alto import alto_pages
from articles.importing.placed.articled import by_articles
from articles.importing.placed.given_sheets import NO_TEXT
from articles.importing.placed.mets_articles import XLINK, MetsArticle, areas, mets_articles
from articles.importing.placed.mets_pictures import MetsPictures, mets_pictures
from articles.importing.placed.taken import SpoiledSheet, TakenSheet
from articles.importing.placed.xml_files import Element, file_bytes, local_name, number, xml_root

EXTRACTOR, VERSION = "mets", "1"
_MOST_FILES = 2000
_NAMED = 4  # files that a fault names
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_XML_TYPES = ("", "text/xml", "application/xml", "application/alto+xml")


class MetsPage(NamedTuple):
    """A page by the ID and the address of its file; ``number`` is what is printed on it, "" where that is not told."""

    file: str
    href: str
    number: str


def is_mets(root: Element) -> bool:
    return local_name(root) == "mets"


def read_mets(path: Path) -> Iterator[TakenSheet | SpoiledSheet]:
    """The pages in their order. Raises Unreadable where it names none, and after the last one of those whose files are
    not there."""
    root = xml_root(file_bytes(path))
    pages = _pages(root) if is_mets(root) else []
    if not pages:
        raise Unreadable("METS 里没有列出 ALTO 文件；请核对文件再导入")
    articles, pictures, date = mets_articles(root), mets_pictures(root), _date(root)
    missing = []
    for at, page in enumerate(pages, 1):
        member = member_of(page.href)
        file = inside(path.parent, member) if member else None
        if file is None:
            missing.append(page.href)
        else:
            yield _taken(file, page, articles, _Listed(at, len(pages), date, str(member), path.parent), pictures)
    if missing:
        raise Unreadable(_told(missing))


@dataclass(frozen=True)
class _Listed:
    """What the list says of a sheet: the ``number``-th of ``count``, of which day, in which file in its ``folder``."""

    number: int
    count: int
    date: dt.date | None
    member: str
    folder: Path


def _taken(
    file: Path, page: MetsPage, articles: Sequence[MetsArticle], place: _Listed, pictures: MetsPictures
) -> TakenSheet | SpoiledSheet:
    try:
        data = file_bytes(file)
        alto = alto_pages(xml_root(data))[0]
        if not alto.lines:
            raise Unreadable(NO_TEXT)
    except Unreadable as error:
        return SpoiledSheet(place.number, place.count, str(error), place.member)
    placed, settled = by_articles(alto, articles, page.file)
    told = (placed, EXTRACTOR, VERSION, place.date, page.number, settled, place.member)
    return TakenSheet(place.number, place.count, *told, _picture(pictures.of(page.file, page.href), data, place))


def _picture(listed: Iterable[str], alto: bytes, place: _Listed) -> str:
    """The first of its pictures that came with the list, else the one that the ALTO names and that lies beside it."""
    members = [member for href in listed if (member := member_of(href))]
    if named := names_a_picture(alto):
        members.append(PurePosixPath(place.member).with_name(named))
    return next((str(member) for member in members if inside(place.folder, member)), "")


def member_of(href: str) -> PurePosixPath | None:
    """The file's path from the list's folder on; none of what leads out of it."""
    told = unquote(href.strip()).replace("\\", "/")
    for local in ("file://./", "file:./"):
        told = told.removeprefix(local)
    path = PurePosixPath(told)
    out = _SCHEME.match(told) or path.is_absolute() or ".." in path.parts or "\0" in told
    return None if out or not path.parts else path


def inside(folder: Path, member: PurePosixPath) -> Path | None:
    """The file, where it is one and no link leads out of the folder."""
    try:
        file = (folder / member).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, RuntimeError):  # a name too long, links in a circle
        return None


def _told(missing: Sequence[str]) -> str:
    outside = [href for href in missing if member_of(href) is None]
    gone = [href for href in missing if href not in outside]
    parts = []
    if gone:
        parts.append(f"缺 {_named(gone)}，请补齐再导入")
    if outside:
        parts.append(f"不取文件夹以外的 {_named(outside)}，请把文件放进来、改好路径再导入")
    return "METS 列出的文件不全：" + "；".join(parts)


def _named(hrefs: Sequence[str]) -> str:
    more = f" 等 {len(hrefs)} 个文件" if len(hrefs) > _NAMED else ""
    return "、".join(" ".join(href.split())[-40:] for href in hrefs[:_NAMED]) + more


def _pages(root: Element) -> list[MetsPage]:
    """Those of the physical map in its order, then files that it does not name."""
    files = _files(root)
    numbers: dict[str, str] = {}
    for chart in root.iter("{*}structMap"):
        if (chart.get("TYPE") or "").upper() == "PHYSICAL":
            for division in sorted(_page_divisions(chart), key=_order):
                file = next((told for told in _pointed(division) if told in files), None)
                if file and file not in numbers:
                    numbers[file] = _number(division)
    return [MetsPage(file, files[file], numbers.get(file, "")) for file in dict.fromkeys([*numbers, *files])]


def _files(root: Element) -> dict[str, str]:
    """ID → address of what may be ALTO: the first XML file of each name."""
    found: dict[str, str] = {}
    for file in root.iterfind(".//{*}fileSec//{*}file"):
        place = file.find("{*}FLocat")
        href = "" if place is None else place.get(f"{XLINK}href") or ""
        if href.lower().endswith(".xml") and (file.get("MIMETYPE") or "").lower() in _XML_TYPES:
            found.setdefault(file.get("ID") or href, href)
    if len(found) > _MOST_FILES:
        raise Unreadable(f"METS 列出了 {len(found)} 个文件，不像一期报纸；请按期分开再导入")
    return found


def _page_divisions(chart: Element) -> list[Element]:
    return [one for one in chart.iter("{*}div") if (one.get("TYPE") or "").lower() == "page"]


def _order(division: Element) -> float:
    return number(division.get("ORDER")) or 0.0


def _pointed(division: Element) -> Iterator[str]:
    for pointer in division.iterfind("{*}fptr"):
        yield pointer.get("FILEID") or ""
    for one in division.iter("{*}div"):
        yield from (area.file for area in areas(one))


def _number(division: Element) -> str:
    return normal_page(division.get("ORDERLABEL") or "") or normal_page(division.get("ORDER") or "")


def _date(root: Element) -> dt.date | None:
    """Of the issue, in its description."""
    issued = [one for one in root.iterfind(".//{*}dmdSec//{*}dateIssued") if one.text]
    for one in sorted(issued, key=lambda told: told.get("keyDate") != "yes"):
        if found := _DATE.search(one.text):
            try:
                return dt.date(*map(int, found.groups()))
            except ValueError:
                continue
    return None
