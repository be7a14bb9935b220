"""How much of a text was changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# Sentences with their ends, or what stands behind the last one.
_SENTENCES = re.compile(r"[^。！？\n]+[。！？\n]?|[。！？\n]")
# Of longer pieces than these two together nobody counts what stayed: comparing takes the product of their lengths.
_MOST = 250_000


def changed_characters(before: str, after: str) -> int:
    """Characters that were put in, taken out or put in the place of others; of a piece in the place of another the
    longer counts. 0 only for the same text."""
    old, new = _SENTENCES.findall(before), _SENTENCES.findall(after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(_within("".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in blocks if tag != "equal")


def _within(old: str, new: str) -> int:
    old, new = _without_ends(old, new)
    if len(old) * len(new) > _MOST or not (old and new):
        return max(len(old), len(new))
    blocks = SequenceMatcher(None, old, new).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in blocks if tag != "equal")


def _without_ends(old: str, new: str) -> tuple[str, str]:
    """Without what both begin and end with."""
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    last = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return old[first : len(old) - last], new[first : len(new) - last]
