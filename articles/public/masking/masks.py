"""Text with the sign in the place of everything that is 遮盖."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from articles.public.masking.keys import Key, key_of
from articles.public.masking.quotes import Quote, Quotes
from articles.public.masking.secrets import Secret


def masked(text: str, secrets: Iterable[Secret], *, own: bool = True) -> str:
    """The text with the sign of a secret in every place where it is quoted or was read otherwise, paragraph ends
    within it too. ``own``: the text is of the article itself (an older reading, a version, what a doubt quotes), so
    that what is unclear is masked; of a duplicate or another page only what is plainly a quote. Masking again changes
    nothing."""
    known = Quotes(secrets)
    while quotes := known.within((key := key_of(text)).text, _line_starts(text, key), own):
        text = _signed(text, [(*key.written(quote.first, quote.end), quote.sign) for quote in quotes])
    return text


def masked_lines(lines: Sequence[str], secrets: Iterable[Secret], own: Container[int] | None = None) -> list[str]:
    """As many lines as before, each as ``masked`` would have it, though a quote runs over several or over columns.
    ``own``: the numbers, from 1, of those that belong to the article; all of them if none are named."""
    known, now = Quotes(secrets), list(lines)
    while True:
        key = key_of("\n".join(now))
        starts = [bisect_left(key.starts, first) for first in _beginnings(now)]
        quotes = [
            *_in_own(known, key, starts, own),
            *(known.within(key.text, starts, False) if own is not None else ()),
        ]
        if not quotes:
            return now
        now = _signed_lines(now, key, quotes)


def is_quoted(text: str, secrets: Iterable[Secret], *, own: bool = True) -> bool:
    """Whether ``masked`` would change the text."""
    key = key_of(text)
    return bool(Quotes(secrets).within(key.text, _line_starts(text, key), own))


def _line_starts(text: str, key: Key) -> list[int]:
    return [0, *(bisect_left(key.starts, end.end()) for end in re.finditer("\n", text))]


def _beginnings(lines: Sequence[str]) -> list[int]:
    """Of lines joined by one character each."""
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _in_own(known: Quotes, key: Key, starts: Sequence[int], own: Container[int] | None) -> Iterator[Quote]:
    """As if the article's own lines stood one behind the other; each quote within one of them."""
    theirs = [
        range(first, end)
        for number, (first, end) in enumerate(pairwise([*starts, len(key.text)]), 1)
        if own is None or number in own
    ]
    text = "".join(key.text[line.start : line.stop] for line in theirs)
    beginnings = list(accumulate(map(len, theirs), initial=0))[:-1]
    for quote in known.within(text, beginnings, True):
        for number in range(bisect_right(beginnings, quote.first) - 1, bisect_left(beginnings, quote.end)):
            line, first = theirs[number], beginnings[number]
            at, to = max(quote.first, first), min(quote.end, first + len(line))
            if at < to:
                yield Quote(line.start + at - first, line.start + to - first, quote.sign)


def _signed(text: str, marks: Iterable[tuple[int, int, str]]) -> str:
    """``marks``: where something stands in the text, in order, and the sign in its place; one for all that touch."""
    parts, at = list[str](), 0
    for start, end, sign in marks:
        if start >= at:
            parts += [text[at:start], sign]
        at = max(at, end)
    text = "".join([*parts, text[at:]])
    for sign in {re.escape(sign) for _, _, sign in marks}:
        text = re.sub(rf"({sign})(?:[ \t\u3000]*{sign})+", r"\1", text)
    return text


def _signed_lines(lines: Sequence[str], key: Key, quotes: Iterable[Quote]) -> list[str]:
    beginnings = _beginnings(lines)
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for quote in sorted(quotes):
        start, end = key.written(quote.first, quote.end)
        for number in range(bisect_right(beginnings, start) - 1, bisect_right(beginnings, end - 1)):
            first, line = beginnings[number], lines[number]
            marks.setdefault(number, []).append((max(0, start - first), min(len(line), end - first), quote.sign))
    return [
        _alone(_signed(line, marks[number]), marks[number]) if number in marks else line
        for number, line in enumerate(lines)
    ]


def _alone(line: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """A line of which no letter is left is the sign alone."""
    for _, _, sign in marks:
        if not any(map(str.isalnum, line.replace(sign, ""))):
            return sign
    return line
