"""What is printed how often: characters, pairs, triples. A tree of arrays, some 6 bytes a triple, loaded in no time."""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

FORM = "newsroom-statistics 1"
# Of a pair that was never printed.
NONE = -1
# Arrays in the order in which they are written, each with its type.
_ARRAYS = (
    *(("counts", "I"), ("preceding", "I"), ("first_pairs", "I")),
    *(("seconds", "H"), ("pair_counts", "I"), ("first_triples", "I"), ("thirds", "H"), ("triple_counts", "H")),
)


@dataclass(frozen=True)
class Statistics:
    """``chars`` in order; a character's number is its place in it. Of each: how often printed, behind how many others,
    and where its pairs begin (one more for the end); of each pair its second, how often, and where its triples begin;
    of each triple its third and how often. ``learned``: what people put in the place of a character, the usual first.
    ``counted_at``: a moment in ISO 8601, "" where nobody asks.
    """

    chars: str = ""
    counts: Sequence[int] = ()
    preceding: Sequence[int] = ()
    first_pairs: Sequence[int] = (0,)
    seconds: Sequence[int] = ()
    pair_counts: Sequence[int] = ()
    first_triples: Sequence[int] = (0,)
    thirds: Sequence[int] = ()
    triple_counts: Sequence[int] = ()
    learned: Mapping[str, str] = field(default_factory=dict)
    counted_at: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", {char: number for number, char in enumerate(self.chars)})
        object.__setattr__(self, "total", sum(self.counts))

    numbers: dict[str, int] = field(init=False, repr=False)
    total: int = field(init=False, repr=False)

    def number(self, char: str) -> int:
        """NONE for what was never printed."""
        return self.numbers.get(char, NONE)

    def how_often(self, char: str) -> int:
        number = self.number(char)
        return self.counts[number] if number >= 0 else 0

    def pair(self, first: int, second: int) -> int:
        """Which pair it is; NONE where it was never printed, or a number is NONE."""
        if first < 0 or second < 0:
            return NONE
        end = self.first_pairs[first + 1]
        at = bisect_left(self.seconds, second, self.first_pairs[first], end)
        return at if at < end and self.seconds[at] == second else NONE

    def triple_count(self, pair: int, third: int) -> int:
        """How often the character stands behind the pair."""
        end = self.first_triples[pair + 1]
        at = bisect_left(self.thirds, third, self.first_triples[pair], end)
        return self.triple_counts[at] if at < end and self.thirds[at] == third else 0

    def between(self, left: int, right: int) -> list[int]:
        """The characters that stand between the two."""
        if left < 0 or right < 0:
            return []
        thirds, starts = self.thirds, self.first_triples
        return [
            self.seconds[pair]
            for pair in range(self.first_pairs[left], self.first_pairs[left + 1])
            if (at := bisect_left(thirds, right, starts[pair], end := starts[pair + 1])) < end and thirds[at] == right
        ]

    def write(self, file: BinaryIO) -> None:
        made = [(name, array(kind, getattr(self, name))) for name, kind in _ARRAYS]
        told = {
            "form": FORM,
            "chars": self.chars,
            "learned": self.learned,
            "counted_at": self.counted_at,
            "order": sys.byteorder,
        }
        head = told | {"lengths": {name: len(values) for name, values in made}}
        file.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
        for _, values in made:
            file.write(values.tobytes())


def read_statistics(file: BinaryIO) -> Statistics:
    """Raises ValueError where it is no whole file of this form."""
    head = json.loads(file.readline())
    if not isinstance(head, dict) or head.get("form") != FORM or head.get("order") != sys.byteorder:
        raise ValueError("不是本机、本版写下的字词统计")
    made: dict[str, array[int]] = {}
    for name, kind in _ARRAYS:
        values = made[name] = array(kind)
        try:
            values.fromfile(file, head["lengths"][name])
        except EOFError as error:
            raise ValueError("不完整") from error
    return Statistics(chars=head["chars"], learned=head["learned"], counted_at=head["counted_at"], **made)
