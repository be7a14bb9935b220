"""Which characters look alike, as whoever reads print sees them: a machine takes the one for the other.

``shapes.txt`` is made from pictures by ``python -m tests.bench.shapes``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

SHAPES = Path(__file__).with_name("shapes.txt")
# Of each group of a line, of 0 to 1.
LIKENESS = (0.97, 0.93, 0.89, 0.85, 0.78)
# Two that are not in the table together, where that is compared with those that are.
UNLIKE = 0.5


@cache
def _table() -> dict[str, str]:
    return {line[0]: line[2:] for line in SHAPES.read_text("utf-8").splitlines()}


@cache
def alike(char: str) -> Mapping[str, float]:
    """The characters that look like it with their likeness of 0 to 1, the likest first; it is not among them."""
    groups = zip(_table().get(char, "").split(), LIKENESS, strict=False)
    return {other: likeness for group, likeness in groups for other in group if other != "-"}
