"""What of a text is compared: normalised, without any white space, without the hyphens that part a number.

A sign that stands for something masked already is one character that nothing else is, so no passage runs through it
unless it held the sign itself, and no secret is found within the sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.search.analysis import normalise_with_offsets

# No text can hold it in its normal form: control characters are dropped there.
MASKED = "\x00"
# 〔已遮盖〕, 〔身份证号已遮盖〕 …
_SIGNS = re.compile(r"〔[^〔〕\s]{0,12}已遮盖〕")
_RUN = re.compile(r"[^\s]+")
_IDLE = re.compile(r" |(?<=[0-9])-+(?=[0-9])")
# Normalising takes more than proportionally long where blanks stand one by one, so a long text is taken in pieces.
_PIECE = 512


def holds_sign(text: str) -> bool:
    """Whether something in it is masked already."""
    return bool(_SIGNS.search(text))


@dataclass(frozen=True)
class Key:
    """``starts[i]`` and ``ends[i]``: the code points of the text as it is written that character ``i`` comes from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def written(self, first: int, end: int) -> tuple[int, int]:
        """Where characters ``first`` to ``end`` (exclusive, not empty) stand in the text as it is written."""
        return self.starts[first], self.ends[end - 1]


def key_of(text: str) -> Key:
    """Linear in the length of the text, whatever it holds."""
    parts, starts, ends = list[str](), list[int](), list[int]()
    for first, end in _pieces(text):
        if _SIGNS.fullmatch(text, first, end):
            parts.append(MASKED)
            starts.append(first)
            ends.append(end)
            continue
        # What parts nothing is left out first: one run after the other would take long to take out later.
        places = [place for run in _RUN.finditer(text, first, end) for place in range(*run.span())]
        normal = normalise_with_offsets("".join(text[first:end].split()))
        parts.append(normal.text)
        starts += [places[start] for start in normal.starts]
        ends += [places[end - 1] + 1 for end in normal.ends]
    return _without_idle(Key("".join(parts), starts, ends))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Signs, and what stands between them in pieces that part no letter from its accents."""
    at = 0
    for sign in _SIGNS.finditer(text):
        yield from _short(text, at, sign.start())
        yield sign.span()
        at = sign.end()
    yield from _short(text, at, len(text))


def _short(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    while at < end:
        to = min(at + _PIECE, end)
        while to < end and unicodedata.category(text[to])[0] == "M":
            to += 1
        yield at, to
        at = to


def _without_idle(key: Key) -> Key:
    kept = bytearray(b"\x01") * len(key.text)
    for idle in _IDLE.finditer(key.text):
        kept[idle.start() : idle.end()] = bytes(idle.end() - idle.start())
    if all(kept):
        return key
    places = [place for place, keep in enumerate(kept) if keep]
    return Key(
        "".join([key.text[place] for place in places]),
        [key.starts[place] for place in places],
        [key.ends[place] for place in places],
    )
