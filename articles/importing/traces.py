"""Traces of one text in another: a headline, a line, a name, too little to be told by likeness (``likeness``).

They are looked for letter by letter, and count only where nothing else that is known has them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.chinese.text import pieces
from articles.importing.likeness import letters

# So many letters in a row are no chance.
RUN = 6


@dataclass(frozen=True)
class Printed:
    """All that is printed of an article, part by part, and whose names stand there."""

    parts: tuple[str, ...]
    names: frozenset[str] = frozenset()


class Traces:
    """What each of ``secret`` has and nothing of ``known``."""

    def __init__(self, secret: Sequence[Printed], known: Iterable[Printed]) -> None:
        known = list(known)
        common = {run for one in known for run in runs_of(one)}
        names = frozenset(name for one in known for name in one.names)
        self._secret = [(frozenset(runs_of(one)) - common, one.names - names) for one in secret]

    def found_in(self, text: Printed) -> Iterator[int]:
        """The place in ``secret`` of each that has left a trace; lines of ``text`` may be parted and joined anyhow."""
        runs = frozenset(pieces("".join(letters(part) for part in text.parts), RUN))
        for place, (secret, names) in enumerate(self._secret):
            if not secret.isdisjoint(runs) or not names.isdisjoint(text.names):
                yield place


def runs_of(one: Printed) -> Iterator[str]:
    for part in one.parts:
        yield from pieces(letters(part), RUN)
