"""Whether a piece of text is of certain texts, however much of it was misread."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.chinese.text import compact, pieces

# So many characters in a row are no chance; nor are two in five of a line's pairs, however much was misread.
RUN = 6
SHARE = 0.4
# Of two texts that have names and phrases in common more is asked.
LONG_RUN, LARGE_SHARE = 14, 0.6
# Of a sentence that stands in a text but for a few characters.
NEARLY_ALL = 0.85

ENDS = re.compile(r"[。！？!?\n]")


class Resemblance:
    """Whether a line is, holds or partly is one of these texts; white space and the width of forms do not count."""

    def __init__(self, texts: Iterable[str], run: int = RUN, share: float = SHARE) -> None:
        self.run, self.share = run, share
        self.texts = {text for text in map(compact, texts) if len(text) > 1}
        self.short = {text for text in self.texts if len(text) < run}
        self.runs = {stretch for text in self.texts for stretch in pieces(text, run)}
        self.pairs = {pair for text in self.texts for pair in pieces(text, 2)}

    def has(self, line: str) -> bool:
        squeezed = compact(line)
        pairs = set(pieces(squeezed, 2))
        if not self.texts or not pairs:
            return False
        return (
            len(pairs & self.pairs) >= self.share * len(pairs)
            or not self.runs.isdisjoint(pieces(squeezed, self.run))
            or any(text in squeezed for text in self.short)
        )

    def holds(self, line: str) -> bool:
        """Whether nearly all of it is in the texts."""
        pairs = set(pieces(compact(line), 2))
        return len(pairs & self.pairs) >= NEARLY_ALL * len(pairs)


def resemblance_of_sentences(texts: Iterable[str]) -> Resemblance:
    """Of sentences to texts that may tell of the same matter without being the same; a headline is looked for whole,
    a name alone not at all."""
    return Resemblance((text for text in texts if len(text) >= RUN), run=LONG_RUN, share=LARGE_SHARE)


def only_in(said: Iterable[str], withheld: Iterable[str], present: Iterable[str]) -> set[str]:
    """Of these sentences those that are of the texts ``withheld`` and do not stand in those ``present``, which are
    looked at only where some are."""
    texts = resemblance_of_sentences(withheld)
    alike = {one for one in said if texts.has(one)} if texts.texts else set()
    if not alike:
        return alike
    seen = Resemblance(present)
    return {one for one in alike if not seen.holds(one)}


def sentences(text: str) -> set[str]:
    """As they are compared."""
    return {piece for piece in map(compact, ENDS.split(text)) if len(piece) > 1}
