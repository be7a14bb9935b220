"""Where the words of a query stand in printed text, and the piece of text to show around them.

Words are normalised strings; ranges are code points of the printed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.search.analysis import Normalised, normalise, normalise_with_offsets

# Two to three lines of a list.
SNIPPET_LENGTH = 120
# A phrase that is longer than a snippet by little is shown whole; nothing is longer than this, whatever was asked for.
LONGEST = 2 * SNIPPET_LENGTH
# A word stands about a third into its snippet: what follows tells more than what went before.
BEFORE = SNIPPET_LENGTH // 3
# Of more finds than this in one paragraph, the densest place among the first is good enough.
MAX_RANGES = 100

Range = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """``differs``: the one character of a marked phrase that is another than was asked for. ``place``: the number,
    from 1 on, of the place on its page that begins with it; 0 where none does."""

    text: str
    marked: bool = False
    differs: bool = False
    place: int = 0


@dataclass(frozen=True)
class Snippet:
    """Consecutive parts of one paragraph; joined they are the printed characters themselves."""

    parts: tuple[Part, ...]
    cut_before: bool = False
    cut_after: bool = False

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Misreading:
    """A word with one of ``others`` between its two parts, in the place of its own character."""

    before: str
    others: str
    after: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.before, self.others, self.after)


def mark(text: str, words: Sequence[str]) -> tuple[Part, ...]:
    """The whole text, with every occurrence of every word marked."""
    return _parts(text, find(text, words), (0, len(text)))


def find(text: str, words: Sequence[str]) -> list[Range]:
    """Printed ranges of all occurrences, in order; overlapping and touching ones are one range."""
    return _ranges(text, words) if number_held(text, words) else []


def _ranges(text: str, words: Sequence[str]) -> list[Range]:
    """The same for a text that is known to have one: the way back to the printed characters takes longest."""
    normal = normalise_with_offsets(text)
    return _merged(normal.printed_range(*place) for word in words for place in _occurrences(normal, word))


def holds(paragraphs: Iterable[str], word: str) -> bool:
    """Whether one of the paragraphs has the word."""
    return any(number_held(paragraph, (word,)) for paragraph in paragraphs)


def number_held(text: str, words: Sequence[str]) -> int:
    """How many of the words it has. What is printed as it was normalised needs no normalising to be found."""
    others = [word for word in words if word not in text]
    if not others:
        return len(words)
    normal = normalise(text)
    return len(words) - sum(word not in normal for word in others)


def snippet(paragraphs: Iterable[str], words: Sequence[str]) -> Snippet | None:
    """The paragraph that holds most of the words (the first of equals), cut to where they stand; None without any."""
    best, most = None, 0
    for paragraph in paragraphs:
        if most == len(words):
            break
        held = number_held(paragraph, words)
        if held > most:
            best, most = paragraph, held
    return _cut_out(best, _ranges(best, words)) if best is not None else None


def near_miss(paragraphs: Iterable[str], misread: Sequence[Misreading]) -> Snippet | None:
    """The first place where a word stands misread, that character told apart; None without any."""
    for paragraph in paragraphs:
        normal = normalise(paragraph)
        if any(one.pattern.search(normal) for one in misread):
            whole, differing = find_near(paragraph, misread)[0]
            return told_apart(paragraph, whole, [differing])
    return None


def find_near(text: str, misread: Iterable[Misreading]) -> list[tuple[Range, Range]]:
    """Where a word stands misread, as printed, each with the place of that character."""
    normal = normalise_with_offsets(text)
    found = []
    for one in misread:
        for match in one.pattern.finditer(normal.text):
            place = match.start() + len(one.before)
            found.append((normal.printed_range(*match.span()), normal.printed_range(place, place + 1)))
    return sorted(found)


def told_apart(text: str, whole: Range, differing: Iterable[Range]) -> Snippet:
    """A marked piece of the text, in which these ranges are not as asked, with what its paragraphs have around it."""
    start = text.rfind("\n", 0, whole[0]) + 1
    end = text.find("\n", whole[1])
    paragraph = text[start:] if end < 0 else text[start:end]
    cut = _cut_out(paragraph, [(whole[0] - start, whole[1] - start)])
    ranges = [(first - whole[0], last - whole[0]) for first, last in differing]
    parts = (piece for part in cut.parts for piece in (_pieces(part.text, ranges) if part.marked else [part]))
    return Snippet(tuple(part for part in parts if part.text), cut.cut_before, cut.cut_after)


def _pieces(text: str, differing: Iterable[Range]) -> Iterable[Part]:
    """Two ranges may meet in one printed character, of which several became."""
    at = 0
    for first, last in differing:
        yield from (Part(text[at:first], True), Part(text[max(at, first) : last], True, True))
        at = max(at, last)
    yield Part(text[at:], True)


def mark_title(title: str, words: Sequence[str]) -> tuple[Part, ...]:
    """The title with every word marked, cut where no list shows it whole."""
    if len(title) <= LONGEST:
        return mark(title, words)
    return (*_parts(title, find(title, words), (0, LONGEST)), Part("…"))


def opening(paragraphs: Sequence[str]) -> Snippet:
    """The beginning of the text, for results found by their date or facts alone."""
    text = paragraphs[0] if paragraphs else ""
    return Snippet((Part(text[:SNIPPET_LENGTH]),), cut_after=len(text) > SNIPPET_LENGTH)


def _cut_out(text: str, ranges: list[Range]) -> Snippet:
    start = _best_start(ranges[:MAX_RANGES])
    end = min(len(text), start + SNIPPET_LENGTH)
    start = max(0, min(start, end - SNIPPET_LENGTH))
    # No marked word is cut in two.
    start = min([start, *(first for first, last in ranges if first < start < last)])
    end = max([end, *(last for first, last in ranges if first < end < last)])
    start, end = _bounded(start, end)
    return Snippet(_parts(text, ranges, (start, end)), cut_before=start > 0, cut_after=end < len(text))


def _bounded(start: int, end: int) -> Range:
    """A phrase of thousands of characters is cut behind its beginning."""
    return start, min(end, start + LONGEST)


def _best_start(ranges: list[Range]) -> int:
    """A little before the range after which most marked characters fit into one snippet."""
    room = SNIPPET_LENGTH - BEFORE

    def fitting(first: int) -> int:
        return sum(end - start for start, end in ranges if first <= start and end <= first + room)

    return max(0, max((start for start, _ in ranges), key=fitting) - BEFORE)


def _parts(text: str, ranges: Iterable[Range], window: Range) -> tuple[Part, ...]:
    at, stop = window
    parts: list[Part] = []
    for start, end in ranges:
        start, end = max(start, at), min(end, stop)
        if start >= end:
            continue
        parts += [Part(text[at:start]), Part(text[start:end], marked=True)]
        at = end
    parts.append(Part(text[at:stop]))
    return tuple(part for part in parts if part.text)


@lru_cache(maxsize=512)
def _pattern(before: str, others: str, after: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(before)}[{re.escape(others)}]{re.escape(after)}")


def _occurrences(normal: Normalised, word: str) -> Iterable[Range]:
    """Overlapping ones too: 哈哈 stands twice in 哈哈哈."""
    at = normal.text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = normal.text.find(word, at + 1)


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
