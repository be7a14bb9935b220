"""Characters of a text layer that stand for others: radicals, forms for upright rows, a paper's private signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from articles.search.folding import RADICALS

_KANGXI = range(0x2F00, 0x2FD6)
_FOR_UPRIGHT = "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄"
_FOR_ACROSS = "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』"
_HALVES = range(0xD800, 0xE000)  # of a pair that stands for one character; alone they are none

# Code → what is printed.
ORDINARY: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{ord(radical): char for radical, char in RADICALS.items()},
    **{ord(sign): char for sign, char in zip(_FOR_UPRIGHT, _FOR_ACROSS, strict=True)},
    **dict.fromkeys(_HALVES, "\ufffd"),
}


def adopt(punctuation: Mapping[str, str]) -> None:
    """Read one paper's private signs too, for the rest of this process: it opens the files of no other."""
    ORDINARY.update({ord(sign): char for sign, char in punctuation.items()})
