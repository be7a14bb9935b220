"""The pictures of pages that a METS lists beside their texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from articles.importing.files.formats import is_picture
from articles.importing.placed.mets_articles import XLINK
from articles.importing.placed.xml_files import Element

_SMALL = re.compile("thumb|small|preview", re.IGNORECASE)


@dataclass(frozen=True)
class MetsPictures:
    """``hrefs``: ID of a file → its address, those that are small by their group's name last; ``together``: the IDs of
    the files that each division points at."""

    hrefs: dict[str, str]
    together: list[set[str]]

    def of(self, file: str, href: str) -> list[str]:
        """The addresses of what may show the page of this text, the likeliest first: what a division names beside it,
        then what has its name."""
        beside = {one for files in self.together if file in files for one in files}
        named = [told for name, told in self.hrefs.items() if name in beside]
        return [*named, *(told for told in self.hrefs.values() if _stem(told) == _stem(href))]


def mets_pictures(root: Element) -> MetsPictures:
    hrefs: dict[str, str] = {}
    for group in sorted(root.iterfind(".//{*}fileSec//{*}fileGrp"), key=_is_of_small_ones):
        for file in group.iterfind("{*}file"):
            place = file.find("{*}FLocat")
            href = "" if place is None else place.get(f"{XLINK}href") or ""
            if is_picture(href):
                hrefs.setdefault(file.get("ID") or href, href)
    pages = (one for one in root.iter("{*}div") if (one.get("TYPE") or "").lower() == "page") if hrefs else ()
    return MetsPictures(hrefs, [_files_of(page) for page in pages])


def _files_of(division: Element) -> set[str]:
    return {told for one in division.iter("{*}fptr", "{*}area") if (told := one.get("FILEID"))}


def _is_of_small_ones(group: Element) -> bool:
    return bool(_SMALL.search(group.get("USE") or group.get("ID") or ""))


def _stem(href: str) -> str:
    """Without folders and ending."""
    return PurePosixPath(unquote(href).replace("\\", "/")).stem
