"""How well two pieces of text fit together: whether a word goes on across the cut.

Two witnesses: the words of jieba's dictionary that span the cut, and how often its two characters stand together in
the page's own text. Both are weighed as log-likelihood ratios: a true junction against two pieces
met by chance. The bounds in ``fit`` were measured on news text cut at random.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from operator import add
from pathlib import Path

from articles.chinese.text import CLOSERS, is_closed, squeeze

COMMON_WORD = 200  # occurrences in jieba's own count; a rarer word of two characters proves little
LONGEST_WORD = 4  # characters; longer ones are few and hold a shorter one
A_WORD = 1.9  # what ``fit`` reaches where a word that the page knows goes on across the cut
_ENTRY = re.compile(rf"^(\S{{2,{LONGEST_WORD}}}) (\d+) ", re.MULTILINE)
_DISCOUNT = 0.6  # absolute discounting, as usual for counts of pairs: what a pair seen once is worth less
_CANNOT_START = "，,。、；;：:？！?!%％℃" + CLOSERS
IMPOSSIBLE = -6.0  # no column starts with a mark that its last row has set already


class Bigrams:
    """How often each pair of neighbouring characters stands in some text, and how much a pair is more than chance."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Give rows, not a joined page: a pair across a cut would vouch for the cut itself."""
        self._pairs: Counter[str] = Counter()
        for text in texts:
            plain = squeeze(text)
            self._pairs.update(map(add, plain, plain[1:]))
        self._first: dict[str, int] = defaultdict(int)
        self._behind: dict[str, int] = defaultdict(int)
        self._second: dict[str, int] = defaultdict(int)
        self._before: dict[str, int] = defaultdict(int)
        for pair, count in self._pairs.items():
            self._first[pair[0]] += count
            self._behind[pair[0]] += 1
            self._second[pair[1]] += count
            self._before[pair[1]] += 1
        self._total = sum(self._second.values())

    def __contains__(self, pair: str) -> bool:
        return pair in self._pairs

    def weight(self, left: str, right: str) -> float:
        """Log of how much likelier ``right`` is behind ``left`` than anywhere; 0 where nothing is known."""
        seen = self._first.get(left)
        if not seen:
            return 0.0
        chance = (self._second.get(right, 0) + 0.5) / (self._total + 0.5 * len(self._second))
        novel = (self._before.get(right, 0) + 0.5) / (len(self._pairs) + 0.5 * len(self._second))
        behind = max(self._pairs.get(left + right, 0) - _DISCOUNT, 0) + _DISCOUNT * self._behind[left] * novel
        return math.log(behind / seen / chance)


def fit(left: str, right: str, bigrams: Bigrams) -> float:
    """How much likelier it is (log) that ``right`` goes on from ``left`` than that both met by chance."""
    if not left or not right:
        return 0.0
    if right[0] in _CANNOT_START:
        return IMPOSSIBLE if is_closed(left) or left[-1] in "，,、；;：:" else 0.0
    if is_closed(left):
        return 0.0
    weight, seen = bigrams.weight(left[-1], right[0]), left[-1] + right[0] in bigrams
    length, count = spanning_word(left, right)
    if length > 2:
        return _clip(weight + 1.5, 1.6, 4.6) if seen else 3.0
    if length == 2 and count >= COMMON_WORD:
        return _clip(weight, -0.5, 3.8) if seen else _clip(2.3 + weight, -0.1, 2.0)
    return _clip(0.75 * weight, -2.0, 2.3)


@lru_cache(maxsize=4096)
def word_goes_on(character: str) -> frozenset[str]:
    """The characters that stand behind this one inside any word of the dictionary."""
    return frozenset(re.findall(f"{re.escape(character)}(?=(.))", _dictionary().words)) if character else frozenset()


def spanning_word(left: str, right: str) -> tuple[int, int]:
    """Length and count of the longest dictionary word that lies across the cut; (0, 0) where none does."""
    counts, best = _dictionary().counts, (0, 0)
    for size in range(LONGEST_WORD, 1, -1):
        for before in range(max(1, size - len(right)), min(size, len(left) + 1)):
            word = left[-before:] + right[: size - before]
            if word in counts:
                best = max(best, (size, int(counts[word])))
        if best[0]:
            break
    return best


class _Dictionary:
    """Words of two to four characters, and all of them one below the other."""

    def __init__(self, text: str) -> None:
        self.counts: dict[str, str] = dict(_ENTRY.findall(text))
        self.words = "\n".join(self.counts)


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    """jieba's own file, read without jieba: loading that takes longer than reading a dozen pages."""
    package = find_spec("jieba")
    folders = package.submodule_search_locations if package else None
    if not folders:
        raise ModuleNotFoundError("缺少 jieba：请用 make venv 重新安装运行环境")
    return _Dictionary((Path(folders[0]) / "dict.txt").read_text("utf-8"))


def _clip(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))
