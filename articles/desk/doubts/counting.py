"""Texts into statistics."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping

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
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


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
        triples.update(map("".join, zip(closed, closed[1:], closed[2:], strict=False)))
    for name in names:
        for at in range(len(name) - 1):
            triples[(name + ANYTHING)[at : at + 3]] += NAMED
    return _arranged(triples, learned or {}, counted_at)


def _arranged(triples: Counter[str], learned: Mapping[str, str], counted_at: str) -> Statistics:
    chars = "".join(sorted(set().union(*map(set, triples))))[:_MOST]
    numbers = {char: number for number, char in enumerate(chars)}
    counts, preceding = array("I", bytes(4 * len(chars))), array("I", bytes(4 * len(chars)))
    first_pairs, seconds, pair_counts = array("I", [0]), array("H"), array("I")
    first_triples, thirds, triple_counts = array("I"), array("H"), array("H")
    before = ""
    for triple in sorted(triples):
        number = triples[triple]
        if triple[:2] != before:
            while len(first_pairs) <= numbers[triple[0]]:
                first_pairs.append(len(seconds))
            preceding[numbers[triple[1]]] += 1
            seconds.append(numbers[triple[1]])
            pair_counts.append(0)
            first_triples.append(len(thirds))
            before = triple[:2]
        thirds.append(numbers[triple[2]])
        triple_counts.append(min(number, _MOST))
        pair_counts[-1] += number
        counts[numbers[triple[0]]] += number
    first_pairs.extend([len(seconds)] * (len(chars) + 1 - len(first_pairs)))
    first_triples.append(len(thirds))
    tree = (first_pairs, seconds, pair_counts, first_triples, thirds, triple_counts)
    return Statistics(chars, counts, preceding, *tree, learned, counted_at)
