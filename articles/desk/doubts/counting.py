"""Texts into statistics."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

from articles.desk.doubts.statistics import Statistics

END = "\n"
# Whatever stands behind the last character of a word that was counted by itself.
ANYTHING = "\0"
# A count fits into two bytes; what is printed oftener is only frequent.
_MOST = 65_535
# A name in a list of names counts as printed so often.
NAMED = 20
_ALIKE = {ord(char): "0" for char in "123456789０１２３４５６７８９"}
_ALIKE |= {ord(char): "a" for start in "AaＡａ" for char in map(chr, range(ord(start), ord(start) + 26))}


def counted_form(text: str) -> str:
    """The text, as long as before, in which all digits are one, and all letters."""
    return text.translate(_ALIKE)


def count_texts(
    texts: Iterable[str], names: Iterable[str] = (), learned: Mapping[str, str] | None = None, counted_at: str = ""
) -> Statistics:
    """Of texts with their paragraphs parted by line feeds. ``names``: words that are right wherever they stand."""
    triples: Counter[str] = Counter()
    for text in texts:
        closed = f"{END}{END}{counted_form(text)}{END}{END}"
        triples.update([closed[at : at + 3] for at in range(len(closed) - 2)])
    for name in names:
        for at in range(len(name) - 1):
            triples[(name + ANYTHING)[at : at + 3]] += NAMED
    return _arranged(triples, learned or {}, counted_at)


def _arranged(triples: Counter[str], learned: Mapping[str, str], counted_at: str) -> Statistics:
    keys = sorted(triples)
    chars = "".join(sorted(set("".join(keys))))
    numbers = {char: number for number, char in enumerate(chars)}
    heads = [key[:2] for key in keys]
    first_triples = _beginnings(heads)
    pairs = [heads[at] for at in first_triples[:-1]]
    pair_counts = _sums([triples[key] for key in keys], first_triples)
    begun = _beginnings([pair[0] for pair in pairs])
    leading = {pairs[at][0]: at for at in begun[:-1]}
    own = dict(zip(leading, _sums(pair_counts, begun), strict=True))
    preceding = Counter(pair[1] for pair in pairs)
    return Statistics(
        chars,
        array("I", [own.get(char, 0) for char in chars]),
        array("I", [preceding[char] for char in chars]),
        array("I", _filled_up(chars, leading, len(pairs))),
        array("H", [numbers[pair[1]] for pair in pairs]),
        array("I", pair_counts),
        array("I", first_triples),
        array("H", [numbers[key[2]] for key in keys]),
        array("H", [min(triples[key], _MOST) for key in keys]),
        learned,
        counted_at,
    )


def _beginnings(values: Sequence[str]) -> list[int]:
    """Where another value begins, and the end."""
    return [*(at for at, value in enumerate(values) if not at or value != values[at - 1]), len(values)]


def _sums(numbers: Sequence[int], beginnings: Sequence[int]) -> list[int]:
    totals = [0, *accumulate(numbers)]
    return [totals[end] - totals[start] for start, end in pairwise(beginnings)]


def _filled_up(chars: str, leading: Mapping[str, int], end: int) -> list[int]:
    """Where the pairs of each character begin; of one that leads none, where those of the next one do."""
    places = [end]
    for char in reversed(chars):
        places.append(leading.get(char, places[-1]))
    return places[::-1]
