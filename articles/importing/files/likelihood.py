"""How likely a text is to be Chinese news: each character costs bits, few for a common one, many for a rare one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from articles.importing.files.hanzi import COMMON, EVERYDAY, PUNCTUATION

_COST_OF_NO_TEXT = 30.0  # control, unassigned, private-use and replacement characters
_UNKNOWN_ABOVE = 15.5  # mean bits of a non-ASCII character; Chinese text costs 9 to 12
BROKEN_ABOVE = 0.02  # share of the characters that may be unreadable


@lru_cache(maxsize=20_000)
def _cost(char: str) -> float:
    """Bits it takes to name this character, were the text Chinese news."""
    if char in "\v\f\x85\u2028\u2029":
        return 9.0  # ends a line as \n does
    if char < "\x80":
        return 6.0 if char.isprintable() or char in "\t\n\r" else _COST_OF_NO_TEXT
    if char in COMMON:
        return 9.0
    if char in PUNCTUATION:
        return 8.0
    if char in EVERYDAY:
        return 13.0
    if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") or char == "\ufffd":
        return _COST_OF_NO_TEXT
    return 20.0


def bits_of(text: str) -> float:
    """What the whole text costs; of several readings of the same bytes the cheapest is the right one."""
    return sum(_cost(char) * count for char, count in Counter(text).items())


def is_clean(text: str) -> bool:
    """Whether there are next to no control, unassigned, private-use and replacement characters."""
    return _are_clean(Counter(text))


def _are_clean(counts: Counter[str]) -> bool:
    broken = sum(count for char, count in counts.items() if _cost(char) == _COST_OF_NO_TEXT)
    return broken <= max(3, BROKEN_ABOVE * counts.total())


def is_plausible(text: str) -> bool:
    """Whether a reading is clean and what is not ASCII in it looks like Chinese."""
    counts = Counter(text)
    wide = [(_cost(char), count) for char, count in counts.items() if char >= "\x80"]
    bits, total = sum(cost * count for cost, count in wide), sum(count for _, count in wide)
    return bits <= _UNKNOWN_ABOVE * total and _are_clean(counts)


_STRANGE_ABOVE = 0.3  # share of letters of other scripts; a page of English with some accents has 0.05


def is_gibberish(text: str) -> bool:
    """Whether so much is neither ASCII nor of Chinese print that some encoding was taken for another."""
    seen = "".join(text.split())
    strange = sum("\x80" <= char < "\u2e80" and _cost(char) >= _UNKNOWN_ABOVE for char in seen)
    return strange > _STRANGE_ABOVE * len(seen)


_HANGUL = range(0xB0, 0xC9)  # lead bytes of EUC-KR's syllables
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_ENOUGH, _NEARLY_ALL, _MANY = 20, 0.97, 0.15  # characters that tell; shares of them


def foreign(text: str) -> str:
    """The language and encoding of a file that GB18030 reads as ``text``, "" where that is Chinese.

    Chinese takes its characters from all rows of the table, Korean from the first twenty-five of them; kana stand in
    the same places in EUC-JP.
    """
    wide = [char for char in text if "\u3400" <= char <= "\u9fff"]
    kana = len(_KANA.findall(text))
    if kana > _MANY * (len(wide) + kana) and kana >= _ENOUGH:
        return "日文（EUC-JP）"
    leads = [lead for char in wide for lead in char.encode("gb18030")[:1]]
    korean = sum(lead in _HANGUL for lead in leads)
    return "韩文（EUC-KR）" if len(wide) >= _ENOUGH and korean > _NEARLY_ALL * len(wide) else ""
