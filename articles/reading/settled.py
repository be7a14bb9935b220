"""What a person, or the file itself, has fixed of a page: no reading may read it otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settled:
    """Raw line ``line`` (from 1) belongs to the item numbered ``article`` (0: to none), in this role of ``LineSpan``.

    ``article`` only says which settled lines belong together. ``kind``: of which kind the item is, "" where not fixed.
    """

    line: int
    article: int
    role: str
    kind: str = ""
