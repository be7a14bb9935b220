"""How well scans are read, and at what cost: ../shared/typeset_pdf --scan, scored by ../shared/score_placed.

python -m tests.bench.scans [--pages 3] [--seeds 9] [--dpi 300] [--hard] [--ways bed keystone] [--folder FOLDER]

A row for each scan, then the mean. "true places" is the reader given the truth's own boxes and the recognised text:
what is lost there the characters lose. ``--ways`` measures copies of each scan that are worse in one way
(tests/bench/worsening). ``--folder`` keeps the pages and takes those that stand there already. See tests/bench/placed
for ``TYPESETTER``.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from articles.geometry.page import UNIT
from articles.geometry.placed import PlacedLine, PlacedPage, RawPlace, Rectangle, Sheet
from articles.importing.ocr.recognised import recognise
from tests.bench.placed import by_truth, read, scored, typeset
from tests.bench.worsening import WAYS, worsened
from tests.support.places import SHARED

FIGURES = ("score", "region", "han_wrong", "sure", "certain")


def sheet_of(page: PlacedPage) -> Sheet:
    """The lines of a page where they stand, without their order."""
    rows = zip(page.text.split("\n"), page.lines, strict=True)
    lines = tuple(_line(text, place, page) for text, place in rows if place)
    return Sheet(page.width_pt, page.height_pt, lines)


def _line(text: str, place: RawPlace, page: PlacedPage) -> PlacedLine:
    across, down = page.width_pt / UNIT, page.height_pt / UNIT
    left, top, right, bottom = place.box
    box = Rectangle(left * across, top * down, right * across, bottom * down)
    return PlacedLine(text, box, place.size, place.baseline * down)


def told(name: str, figures: dict[str, float], more: str = "") -> None:
    print(f"{name:30} " + "  ".join(f"{key} {figures[key]:.4f}" for key in FIGURES) + more, flush=True)


def measure(name: str, scans: Sequence[Path]) -> None:
    found: list[dict[str, float]] = []
    given: list[dict[str, float]] = []
    seconds: list[float] = []
    for scan in scans:
        truth, start = scan.with_suffix(".json"), time.process_time()
        (taken,) = recognise(scan, 1)
        seconds.append(time.process_time() - start)
        found.append(scored(truth, read(taken.page)))
        given.append(scored(truth, read(by_truth(truth, sheet_of(taken.page)))))
        more = f"  true places {given[-1]['score']:.4f}  {seconds[-1]:.1f} s"
        told(f"{name} {scan.stem}", found[-1], more)
    worst = min(one["score"] for one in found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    told(f"{name}, mean", _means(found), f"  worst {worst:.4f}")
    told(f"{name}, true places", _means(given))
    print(f"{'':30} {sum(seconds) / len(seconds):.1f} s a scan, at most {max(seconds):.1f}; {memory:.2f} GB")


def _means(figures: Sequence[dict[str, float]]) -> dict[str, float]:
    return {key: sum(one[key] for one in figures) / len(figures) for key in FIGURES}


def arguments() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--seeds", type=int, nargs="+", default=[9])
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--hard", action="store_true")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=[])
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    truths = sorted((SHARED / "pages").glob("*.json"))
    with tempfile.TemporaryDirectory() as scratch:
        for seed in asked.seeds:
            name = f"{'hard' if asked.hard else 'plain'}{seed}-{asked.dpi}"
            folder = (asked.folder or Path(scratch)) / name
            pages = typeset(folder, truths, asked.pages, seed, hard=asked.hard, dpi=asked.dpi)
            scans = [page.with_suffix(".jpg") for page in pages[: asked.pages]]
            for way in asked.ways:
                measure(f"{name}, {way}", [worsened(scan, Path(scratch), WAYS[way]) for scan in scans])
            if not asked.ways:
                measure(name, scans)


if __name__ == "__main__":
    main()
