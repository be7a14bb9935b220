"""How many characters two texts have in common, in the same order: the length of their longest common subsequence."""

from __future__ import annotations

from collections import defaultdict


def in_beginnings(text: str, pattern: str) -> list[int]:
    """Of each ``text[:i]``, ``i`` from 0 to its length: what it has in common with all of ``pattern``.

    The rows of the table are whole numbers, one bit a character of the pattern, so that it costs one step a character.
    """
    masks: dict[str, int] = defaultdict(int)
    for place, char in enumerate(pattern):
        masks[char] |= 1 << place
    full = row = (1 << len(pattern)) - 1
    counts = [0]
    for char in text:
        if char in masks:
            kept = row & masks[char]
            row = ((row + kept) | (row - kept)) & full
        counts.append(len(pattern) - row.bit_count())
    return counts


def in_ends(text: str, pattern: str) -> list[int]:
    """The same of each ``text[i:]``."""
    return in_beginnings(text[::-1], pattern[::-1])[::-1]


def parting(text: str, pattern: str, cut: int) -> tuple[int, int]:
    """Where ``text`` may be parted so that its two halves have most in common with ``pattern[:cut]`` and
    ``pattern[cut:]``: the first such place and the last."""
    both = [a + b for a, b in zip(in_beginnings(text, pattern[:cut]), in_ends(text, pattern[cut:]), strict=True)]
    most = max(both)
    return both.index(most), len(both) - 1 - both[::-1].index(most)
