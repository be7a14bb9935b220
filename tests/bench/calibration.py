"""What a margin is worth: of the items with it, how many are right; on known, foreign and disturbed pages.

python -m tests.bench.calibration [--pages 8] [--seed 7]

Known are practice pages in the layouts of the sample pages, foreign those in other house styles, those held out too,
disturbed the foreign ones with 2 % of the characters misread. Right is what ``score_page`` calls right of a certain
item: each item is given to it as the only certain one of its page.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from articles.reading.as_json import as_json
from articles.reading.reader import read_page
from articles.reading.records import PRINTED_KINDS
from tests.bench.styles import forgiven
from tests.reading.practice import scorer
from tests.reading.styles.misprints import misprinted
from tests.reading.styles.pages import styled_page
from tests.reading.styles.table import STYLES
from tests.reading.typesetting import ARTICLES, LAYOUTS, make_page

Page = tuple[str, dict[str, Any]]
GROUPS = ("known", "foreign", "disturbed")
EDGES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, float("inf"))


class Judged(NamedTuple):
    """One item read: what its place's next best reading costs more, whether it is called certain, whether right."""

    margin: float
    certain: bool
    right: bool


def pages_of(group: str, number: int, seed: int) -> Iterator[Page]:
    """So many pages of each style, or of each layout."""
    for at in range(1, number + 1):
        rng = random.Random(f"{seed}/{at}")
        if group == "known":
            yield from (make_page(rng, layout, ARTICLES) for layout in LAYOUTS.values())
        for style in STYLES.values() if group != "known" else ():
            page = styled_page(style, f"{seed}/{at}")
            yield misprinted(*page, 0.02, rng) if group == "disturbed" else page


def judged(page: Page, group: str) -> Iterator[Judged]:
    """Every printed item of the page as it is read."""
    text, truth = page
    reading, score = read_page(text), scorer().score
    guess = as_json(reading) if group == "known" else forgiven(as_json(reading), truth)
    for at, item in enumerate(reading.items):
        if item.kind in PRINTED_KINDS:
            alone = [{**other, "certain": at == place} for place, other in enumerate(guess["items"])]
            right = score(truth, text.split("\n"), {**guess, "items": alone})["sure"] == 1.0
            yield Judged(EDGES[-2] if item.margin is None else item.margin, item.certain, right)


def share_right(items: list[Judged]) -> float:
    """How many are right, of one; 1.0 where there are none."""
    return sum(item.right for item in items) / len(items) if items else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=8, help="of each style or layout")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    read = {
        group: [item for page in pages_of(group, options.pages, options.seed) for item in judged(page, group)]
        for group in GROUPS
    }
    print("| margin | " + " | ".join(GROUPS) + " |")
    for low, high in pairwise(EDGES):
        _row(f"{low:g} to {high:g}", {g: [i for i in read[g] if low <= i.margin < high] for g in GROUPS})
    _row("certain", {g: [i for i in read[g] if i.certain] for g in GROUPS})
    _row("all", read)


def _row(name: str, items: dict[str, list[Judged]]) -> None:
    print(f"| {name} | " + " | ".join(f"{share_right(items[g]):.3f} of {len(items[g])}" for g in GROUPS) + " |")


if __name__ == "__main__":
    main()
