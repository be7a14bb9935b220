"""How printed text and queries become what is matched: one normalisation, overlapping bigrams, ranking words.

Neither Django nor Haystack. Everything works on one paragraph at a time; a match never crosses a paragraph's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import Protocol

from articles.search.folding import FOLD, changing, clusters, composed, fold, without_choice

# Inside tokens a kept space must not part them; between paragraphs one position stays empty.
SPACE_TOKEN = "␣"
GAP_TOKEN = "␞"

_SPACES = re.compile(" +")


@dataclass(frozen=True)
class Normalised:
    """``starts[i]`` and ``ends[i]``: the printed code points that normalised character ``i`` comes from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def printed_range(self, first: int, end: int) -> tuple[int, int]:
        """Where normalised characters ``first`` to ``end`` (exclusive, not empty) stand in the printed text."""
        return self.starts[first], self.ends[end - 1]


def normalise(text: str) -> str:
    """The form in which text is compared: NFKC, lower case, simplified, one form of each mark, no idle spaces."""
    return without_choice(as_words(text))


def as_words(text: str) -> str:
    """The same before characters that are written for one another are made one, so that words are in the dictionary."""
    folded = composed(fold(text))
    if " " not in folded:
        return folded
    return composed(_SPACES.sub(lambda gap: " " if _parts_two_words(folded, gap.start(), gap.end()) else "", folded))


def normalise_with_offsets(text: str) -> Normalised:
    """The same text as :func:`normalise` gives, with the way back to the printed characters."""
    starts = _starts(text)
    normal = _composed(Normalised(fold(text), starts, [start + 1 for start in starts]))
    if " " in normal.text:
        normal = _composed(_without_spaces(normal))
    return Normalised(without_choice(normal.text), normal.starts, normal.ends)


def _without_spaces(normal: Normalised) -> Normalised:
    kept = list(range(len(normal.text)))
    for gap in reversed(list(_SPACES.finditer(normal.text))):
        first = gap.start() + _parts_two_words(normal.text, gap.start(), gap.end())
        del kept[first : gap.end()]
    return Normalised(
        "".join(normal.text[i] for i in kept), [normal.starts[i] for i in kept], [normal.ends[i] for i in kept]
    )


def _composed(normal: Normalised) -> Normalised:
    """An accent belongs to the letter before it: what became one character covers both."""
    if composed(normal.text) == normal.text:
        return normal
    text, starts, ends = "", list[int](), list[int]()
    for first, end in clusters(normal.text):
        cluster = composed(normal.text[first:end])
        text += cluster
        if cluster == normal.text[first:end]:
            starts += normal.starts[first:end]
            ends += normal.ends[first:end]
        else:
            starts += [normal.starts[first]] * len(cluster)
            ends += [normal.ends[end - 1]] * len(cluster)
    return Normalised(text, starts, ends)


def _starts(text: str) -> list[int]:
    """Where each folded character comes from: all but a few are one for one."""
    longer_or_none = [char for char in changing(text) if len(FOLD[ord(char)]) != 1]
    if not longer_or_none:
        return list(range(len(text)))
    starts: list[int] = []
    at = 0
    for match in re.finditer("|".join(map(re.escape, longer_or_none)), text):
        place = match.start()
        starts += range(at, place)
        starts += [place] * len(FOLD[ord(text[place])])
        at = place + 1
    return [*starts, *range(at, len(text))]


def _parts_two_words(folded: str, start: int, end: int) -> bool:
    """A space is printed text only between two Latin letters or digits; elsewhere it is where a line was wrapped."""
    return start > 0 and end < len(folded) and _is_latin(folded[start - 1]) and _is_latin(folded[end])


def _is_latin(char: str) -> bool:
    return char < "\u2e80" and char.isalnum()


def characters(normal: str) -> list[str]:
    """One token for each character of a normalised paragraph."""
    return list(normal.replace(" ", SPACE_TOKEN))


def bigrams(normal: str) -> list[str]:
    """Each two neighbours of a normalised paragraph, in order; none for a single character."""
    spaced = normal.replace(" ", SPACE_TOKEN)
    return list(map(add, spaced, spaced[1:]))


def bigram_field(paragraphs: Iterable[str]) -> str:
    """Normalised paragraphs as one white-space separated field of bigrams; positions count characters."""
    return f" {GAP_TOKEN} ".join(" ".join(bigrams(p)) for p in paragraphs if len(p) > 1)


def character_field(paragraphs: Iterable[str]) -> str:
    # A string is a sequence of its characters; a list of them would only be slower.
    return f" {GAP_TOKEN} ".join(" ".join(p.replace(" ", SPACE_TOKEN)) for p in paragraphs if p)


class _Cutter(Protocol):
    def __call__(self, text: str) -> Sequence[str]: ...


@lru_cache(maxsize=2)
def _cutter(*, whole: bool = False) -> _Cutter:
    """rjieba where it is installed: the same words 20 times faster with a third of the memory. ``whole``: words that
    stand one behind the other, else those within them too."""
    try:
        import rjieba
    except ImportError:
        return plain_cutter(whole=whole)
    return rjieba.cut if whole else rjieba.cut_for_search


def plain_cutter(*, whole: bool = False) -> _Cutter:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.lcut if whole else jieba.lcut_for_search  # type: ignore[no-any-return]


def all_words(paragraph: str) -> list[str]:
    """The words that make up a paragraph as ``as_words`` gives it, none within another, single characters too."""
    return [word for word in _cutter(whole=True)(paragraph) if word.isalnum()]


def whole_words(paragraph: str) -> list[str]:
    """The dictionary words among them; no single characters and no bare numbers."""
    return [word for word in all_words(paragraph) if len(word) > 1 and not word.isdecimal()]


def ranking_words(paragraph: str) -> list[str]:
    """Dictionary words of a paragraph as ``as_words`` gives it. They rank and are key words, and never decide what
    matches."""
    return [word for word in _cutter()(paragraph) if len(word) > 1 and word.isalnum()]
