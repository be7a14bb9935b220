"""A passage that is 遮盖, and where it is quoted exactly."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from articles.public.masking.keys import Key, key_of

SIGN = "〔已遮盖〕"
SHORTEST = 2  # characters that are compared: one alone stands everywhere
NEAR = 60  # characters before and behind it that are looked at
PIECE = 60  # characters of a passage that are looked for at once


@dataclass(frozen=True)
class Secret:
    """``words`` as they stood in a field of an article, with what stood there ``before`` and ``after`` ("" at the
    field's ends; more than 60 characters are of no use). ``sign`` stands in its place, whatever its length.

    Raises ValueError, in Chinese, where too little is left of ``words`` to be told from other text.
    """

    words: str
    before: str = ""
    after: str = ""
    sign: str = SIGN

    def __post_init__(self) -> None:
        _long_enough(key_of(self.words), self.words)

    @cached_property
    def key(self) -> str:
        """The words as they are compared."""
        return key_of(self.words).text


def _long_enough(key: Key, words: str) -> str:
    if len(key.text) < SHORTEST:
        raise ValueError(f"“{words}”太短，无法遮盖：请连同前后文字，至少写两个字。")
    return key.text


@dataclass(frozen=True)
class Passage:
    """What is compared of a secret: ``whole``, all of it with what stood around it, and where in that it stands."""

    whole: str
    first: int
    end: int

    @cached_property
    def words(self) -> str:
        return self.whole[self.first : self.end]


@lru_cache(maxsize=1024)
def passages_of(secret: Secret) -> tuple[Passage, ...]:
    """One, or a long secret in pieces, each with its neighbours around it: any of them may be quoted alone."""
    before, after = key_of(secret.before[-2 * NEAR :]).text[-NEAR:], key_of(secret.after[: 2 * NEAR]).text[:NEAR]
    words = key_of(secret.words).text
    whole, pieces = before + words + after, math.ceil(len(words) / PIECE)
    cuts = [len(before) + len(words) * number // pieces for number in range(pieces + 1)]
    return tuple(
        Passage(whole[max(0, first - NEAR) : end + NEAR], min(first, NEAR), min(first, NEAR) + end - first)
        for first, end in pairwise(cuts)
    )


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every place of ``words`` in ``text``, both as they are compared; those that overlap as one."""
    first = at = text.find(words)
    while at >= 0:
        following = text.find(words, at + 1)
        if following < 0 or following >= at + len(words):
            yield first, at + len(words)
            first = following
        at = following


def replaced(text: str, words: str, sign: str = SIGN) -> tuple[str, list[tuple[int, str]]]:
    """The text with ``sign`` for each place of ``words``, and of each where its sign stands in the new text and what
    stood there. Raises ValueError, in Chinese, where ``words`` are too short."""
    key = key_of(text)
    new, at, was = "", 0, list[tuple[int, str]]()
    for place in places(key.text, _long_enough(key_of(words), words)):
        start, end = key.written(*place)
        new += text[at:start]
        was.append((len(new), text[start:end]))
        new, at = new + sign, end
    return new + text[at:], was
