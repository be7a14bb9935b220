"""Foreign XML opened so that nothing else is: no entities, no document types, no network, and no more than fits.

What a file declares as an entity may stand for another file or grow without end; none of the formats that are read
here needs one, so such a file is refused before it is parsed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from articles.importing.files.faults import Unreadable, os_fault

MOST_BYTES = 64 * 1024**2  # a page of 100,000 characters with the place of each has 15 million
_FARTHEST = 1e7  # units from a sheet's corner that can be meant

# An element of lxml, which has no types.
Element = Any


def file_bytes(path: Path) -> bytes:
    """The whole file. Raises Unreadable where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(os_fault(path.name, error).message) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(f"文件超过 {MOST_BYTES // 1024**2} MB，不像一版的文字；请按版分开再导入")
    return data


def refuse_entities(data: bytes) -> None:
    """Raises Unreadable where one is declared, in whichever Unicode encoding."""
    if b"<!ENTITY" in data or b"<!ENTITY" in data.replace(b"\0", b""):
        raise Unreadable("文件里声明了实体（ENTITY），可能带进别的文件；请去掉这些声明再导入")


def xml_root(data: bytes) -> Element:
    """The first element. Raises Unreadable where it is not well-formed, and says where."""
    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Unreadable(f"XML 残缺或有错，到第 {line} 行第 {column} 列读不下去；请另取一份再导入") from error
    if any(declared for declared in _declared(root)):  # in an encoding that only the parser knows
        raise Unreadable("文件里声明了实体（ENTITY），可能带进别的文件；请去掉这些声明再导入")
    return root


def _declared(root: Element) -> Iterator[object]:
    types = root.getroottree().docinfo.internalDTD
    yield from types.iterentities() if types is not None else ()


def local_name(element: Element) -> str:
    """The name without its namespace; "" of what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def number(told: str | None) -> float | None:
    """A number of a file; none where it tells none, or none that can be meant."""
    try:
        value = float(told or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= _FARTHEST else None
