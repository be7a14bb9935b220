"""The SHA-256 of a text, which anybody can work out from its file (docs/proof.md)."""

from __future__ import annotations

import hashlib

from articles.chinese.controls import visible
from articles.describing.data import printed_text
from articles.describing.described import Described


def digest_of(one: Described) -> str:
    """Of its ``.txt`` without the last three lines, as that is sent: in hexadecimal, 64 small letters and digits."""
    return hashlib.sha256(visible(printed_text(one)).encode()).hexdigest()
