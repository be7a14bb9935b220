"""Which character people put in the place of another: what a machine of this paper misreads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from articles.chinese.changes import changes

# What was put right once may be a slip of whoever did it.
_TIMES, _FEW = 2, 5


def learned_pairs(corrected: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of texts before and after a correction: the character that stood there → those that came, the usual first."""
    times: Counter[tuple[str, str]] = Counter()
    for before, after in corrected:
        for one in changes(before, after):
            if one.end - one.start == one.new_end - one.new_start == 1:
                times[before[one.start], after[one.new_start]] += 1
    found: dict[str, str] = {}
    for (misread, right), number in times.most_common():
        if number >= _TIMES and len(found.get(misread, "")) < _FEW:
            found[misread] = found.get(misread, "") + right
    return found
