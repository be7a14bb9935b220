"""Where secrets are quoted in a text as it is compared: word for word, in another reading, or in part."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.public.masking.keys import MASKED
from articles.public.masking.readings import Attempt, Unit, stretch
from articles.public.masking.secrets import Secret, passages_of, places
from articles.public.masking.seeds import Hit, Seeds

_FEW = 3  # hits in one line that make it worth a look by itself
# So many looks at what may be a reading; whoever writes more of them into one text has their lines masked whole.
_LOOKS = 500


@dataclass(frozen=True, order=True)
class Quote:
    """From ``first`` to ``end`` (exclusive) stands what is hidden by ``sign``."""

    first: int
    end: int
    sign: str


class Quotes:
    """Finds what quotes any of some secrets."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        secrets = list(secrets)
        pieces = [(passage, secret.sign) for secret in secrets for passage in passages_of(secret)]
        self._words = [("".join(passage.words for passage in passages_of(secret)), secret.sign) for secret in secrets]
        self._passages = [passage for passage, _ in pieces]
        self._signs = [sign for _, sign in pieces]
        self._seeds = Seeds(self._passages)

    def within(self, text: str, starts: Sequence[int], own: bool) -> list[Quote]:
        """In order; they may overlap. ``starts``: where its lines start; ``own``: it is of the article itself."""
        exact = list(_exact(text, self._words))
        # What is quoted whole needs no closer look; a piece is what stood beside the next.
        hidden = _hidden(text, exact)
        exact += _exact(hidden, zip((passage.words for passage in self._passages), self._signs, strict=True))
        lines = [Unit(first, end, own) for first, end in pairwise([*starts, len(text)])]
        read = [*(self._parts(hidden, lines) if own else ()), *self._read_otherwise(hidden, lines, own)]
        return sorted([*exact, *(quote for quote in read if hidden[quote.first : quote.end].strip(MASKED))])

    def _parts(self, text: str, lines: Iterable[Unit]) -> Iterator[Quote]:
        """Lines that hold nothing but a part of a passage."""
        every = "\n".join(words for words, _ in self._words)
        for line in lines:
            part = text[line.first : line.end]
            if part in every and (len(part) > 1 or (part and len(part) == len(text))):
                yield Quote(line.first, line.end, next(sign for words, sign in self._words if part in words))

    def _read_otherwise(self, text: str, lines: Sequence[Unit], own: bool) -> Iterator[Quote]:
        """In the text from line to line, and by itself in a line of which that leaves some: the next may be of another
        column."""
        whole, looks = Unit(0, len(text), own, line=len(lines) == 1), 0
        starts = [line.first for line in lines]
        for spot in self._seeds.spots(text):
            passage, sign = self._passages[spot.number], self._signs[spot.number]
            attempt = Attempt(text, passage, spot.hits, whole)
            if looks > _LOOKS:
                yield from (
                    Quote(lines[number].first, lines[number].end, sign) for number in _by_line(spot.hits, starts)
                )
                continue
            looks += attempt.hopeful
            if found := stretch(attempt):
                yield Quote(*found, sign)
            left = [hit for hit in attempt.inside if not found[0] <= hit[0] < found[1]] if found else spot.hits
            if len(lines) == 1 or len(left) < _FEW:
                continue
            for number, hits in _by_line(left, starts).items():
                if len(hits) >= _FEW and (found := stretch(Attempt(text, passage, hits, lines[number]))):
                    yield Quote(*found, sign)


def _exact(text: str, secrets: Iterable[tuple[str, str]]) -> Iterator[Quote]:
    """Of words and their signs; with a neighbour that is the first or last character doubled."""
    for words, sign in secrets:
        for first, end in places(text, words):
            while first and text[first - 1] == text[first]:
                first -= 1
            while end < len(text) and text[end] == text[end - 1]:
                end += 1
            yield Quote(first, end, sign)


def _by_line(hits: Iterable[Hit], starts: Sequence[int]) -> dict[int, list[Hit]]:
    in_line: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        in_line[bisect_right(starts, hit[0]) - 1].append(hit)
    return in_line


def _hidden(text: str, quotes: Iterable[Quote]) -> str:
    """As long as before, with nothing left of what the quotes say."""
    chars = list(text)
    for quote in quotes:
        chars[quote.first : quote.end] = MASKED * (quote.end - quote.first)
    return "".join(chars)
