"""Which files tell where their lines stand, and who reads each kind.

A reader is a function of the file's path that gives its sheets one after another, a SpoiledSheet for one that cannot be
read and hinders no other; it raises Unreadable where nothing more comes. It runs in a process of its own (``opening``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

FIRST_BYTES = 4096  # of a file, enough to tell its kind


class FileKind(NamedTuple):
    """``reader``: module and function; the module is imported only where files are opened."""

    marks: re.Pattern[bytes]  # what stands among the first bytes
    reader: str


KINDS: dict[str, FileKind] = {
    "pdf": FileKind(re.compile(rb"(?s).{,1024}%PDF-"), "articles.importing.placed.pdf:read_pdf"),
}


def kind_of(name: str, first: bytes) -> str:
    """The kind by the first bytes; "" for a file of another kind.

    What only calls itself a PDF is one too: its reader says what is wrong with it.
    """
    for kind, row in KINDS.items():
        if row.marks.match(first):
            return kind
    return "pdf" if name.lower().endswith(".pdf") else ""
