"""How much of a text was changed."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TypeVar

# Sentences with their ends, or what stands behind the last one.
_SENTENCES = re.compile(r"[^。！？\n]+[。！？\n]?|[。！？\n]")
# Pairs of equal parts beyond which nobody looks for what stayed: comparing takes longer with each of them.
_MOST_PAIRS = 5_000

# Characters, or sentences.
Text = TypeVar("Text", str, list[str])


def changed_characters(before: str, after: str) -> int:
    """Characters that were put in, taken out or put in the place of others; of a piece in the place of another the
    longer counts. 0 only for the same text."""
    old, new = _without_ends(_SENTENCES.findall(before), _SENTENCES.findall(after))
    if _pairs(old, new) > _MOST_PAIRS:
        return _within("".join(old), "".join(new))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(_within("".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in blocks if tag != "equal")


def _within(old: str, new: str) -> int:
    old, new = _without_ends(old, new)
    if _pairs(old, new) > _MOST_PAIRS:
        return max(len(old), len(new))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in blocks if tag != "equal")


def _pairs(old: Text, new: Text) -> int:
    counts = Counter(new)
    return sum(number * counts[part] for part, number in Counter(old).items())


def _without_ends(old: Text, new: Text) -> tuple[Text, Text]:
    """Without what both begin and end with."""
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    last = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return old[first : len(old) - last], new[first : len(new) - last]
