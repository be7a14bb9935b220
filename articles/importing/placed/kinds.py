"""Which files tell where their lines stand, and who reads each kind.

A reader is a function of the file's path that gives its sheets one after another, a SpoiledSheet for one that cannot be
read and hinders no other; it raises Unreadable where nothing more comes. It runs in a process of its own (``opening``).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_FIRST_BYTES = 4096  # of a file, enough to tell its kind


class FileKind(NamedTuple):
    """``reader``: module and function; the module is imported only where files are opened."""

    marks: re.Pattern[bytes]  # what stands among the first bytes
    reader: str


def _element(name: bytes) -> re.Pattern[bytes]:
    """Where such an element begins, with any prefix."""
    return re.compile(rb"(?s).*?<(?:[\w.-]+:)?" + name + rb"[\s>]")


KINDS: dict[str, FileKind] = {
    "pdf": FileKind(re.compile(rb"(?s).{,1024}%PDF-"), "articles.importing.placed.pdf:read_pdf"),
    "picture": FileKind(
        re.compile(rb"(?s)\xff\xd8\xff|\x89PNG\r\n\x1a\n|II\*\x00|MM\x00\*|RIFF.{4}WEBP"),
        "articles.importing.pictures.waiting:read_pictures",
    ),
    "mets": FileKind(_element(b"mets"), "articles.importing.placed.mets:read_mets"),
    "alto": FileKind(_element(b"alto"), "articles.importing.placed.alto:read_alto"),
    "page_xml": FileKind(_element(b"PcGts"), "articles.importing.placed.page_xml:read_page_xml"),
    "hocr": FileKind(re.compile(rb"(?s).*?(?:ocr_page|ocr-system)"), "articles.importing.placed.hocr:read_hocr"),
}


def kind_of(path: Path, name: str) -> str:
    """The kind of the file by its first bytes; "" for one of another kind. Raises OSError.

    What is only called a PDF is one too: its reader says what is wrong with it.
    """
    with path.open("rb") as file:
        first = file.read(_FIRST_BYTES)
    for kind, row in KINDS.items():
        if row.marks.match(first):
            return kind
    return "pdf" if name.lower().endswith(".pdf") else ""
