"""How well typeset PDF pages are read, and how fast: ../shared/typeset_pdf, scored by ../shared/score_placed.

python -m tests.bench.placed [--pages 12] [--seeds 1 2] [--hard] [--from TRUTH.json ...] [--folder FOLDER]

The second row of a seed is the reader given the truth's own boxes and text: what is lost there is not lost by the
places. ``--folder`` keeps the pages and takes those that stand there already. typeset_pdf needs pypdfium2, pillow,
numpy and Chromium; ``TYPESETTER`` names the Python that has them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from articles.geometry.page import in_units, read_sheet
from articles.geometry.placed import PlacedPage, RawPlace, Sheet
from articles.importing.placed.pdf import read_sheets
from articles.reading.as_placed import as_placed
from articles.reading.reader import read_page
from tests.support.places import SHARED

FIGURES = ("score", "region", "sure", "certain")


def scored(truth: Path, predicted: dict[str, Any]) -> dict[str, float]:
    command = [sys.executable, str(SHARED / "score_placed"), str(truth), "-"]
    done = subprocess.run(command, input=json.dumps(predicted), capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def read(page: PlacedPage) -> dict[str, Any]:
    return as_placed(read_page(page.text, placed=page), page)


def by_truth(truth: Path, sheet: Sheet) -> PlacedPage:
    """The page with its lines in the truth's boxes: each box a piece, each item a region."""
    items = json.loads(truth.read_text("utf-8"))["items"]
    texts: list[str] = []
    table: list[RawPlace | None] = []
    piece = 0
    for region, item in enumerate(items):
        for box in item["boxes"]:
            piece += 1
            own = [line for line in sheet.lines if _stands_in(in_units(line.box, sheet), box)]
            texts, table = [*texts, ""], [*table, None]
            for line in sorted(own, key=lambda one: (one.baseline, one.box.left)):
                left, right = (box[side] * sheet.width_pt / 10_000 for side in (0, 2))
                indent, white = (line.box.left - left) / line.size, (right - line.box.right) / line.size
                scale = line.size / sheet.text_size
                pictured = bool(item["pictures"])
                units = in_units(line.box, sheet)
                texts.append(line.text)
                table.append(RawPlace(units, line.size, scale, region, piece, indent, white, pictured))
    return PlacedPage("\n".join(texts), tuple(table), (), sheet.width_pt, sheet.height_pt)


def _stands_in(line: Sequence[int], box: Sequence[int]) -> bool:
    across, down = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def told(name: str, figures: Sequence[dict[str, float]]) -> None:
    means = {key: sum(one[key] for one in figures) / len(figures) for key in FIGURES}
    worst = min(one["score"] for one in figures)
    row = "  ".join(f"{key} {means[key]:.4f}" for key in FIGURES)
    print(f"{name:28} {len(figures):3} pages  {row}  worst {worst:.4f}", flush=True)


def typeset(folder: Path, truths: Iterable[Path], pages: int, seed: int, *, hard: bool, dpi: int = 0) -> list[Path]:
    """PDF pages, with ``dpi`` also their scans beside them."""
    if not list(folder.glob("*.pdf")):
        command = [
            os.environ.get("TYPESETTER", sys.executable),
            str(SHARED / "typeset_pdf"),
            "--from",
            *map(str, truths),
        ]
        more = [*(["--hard"] if hard else []), *(["--scan", str(dpi)] if dpi else [])]
        subprocess.run([*command, "--out", str(folder), "--pages", str(pages), "--seed", str(seed), *more], check=True)
    return sorted(folder.glob("*.pdf"))


def measure(name: str, pages: Sequence[Path]) -> None:
    found, given = [], []
    layers = reading = 0.0
    for path in pages:
        truth = path.with_suffix(".json")
        start = time.process_time()
        (sheet,) = read_sheets(path)
        page = read_sheet(sheet)
        placed = time.process_time()
        predicted = read(page)
        layers, reading = layers + placed - start, reading + time.process_time() - placed
        found.append(scored(truth, predicted))
        given.append(scored(truth, read(by_truth(truth, sheet))))
    told(name, found)
    told(f"{name}, true places", given)
    layer, read_in = (1000 * seconds / len(pages) for seconds in (layers, reading))
    print(f"{'':28} {layer:.0f} ms a page to its raw text, {read_in:.0f} ms more to its items")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--hard", action="store_true")
    parser.add_argument(
        "--from", dest="truths", type=Path, nargs="+", default=sorted((SHARED / "pages").glob("*.json"))
    )
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for seed in asked.seeds:
            name = f"{'hard' if asked.hard else 'plain'}{seed}"
            folder = (asked.folder or Path(scratch)) / name
            measure(name, typeset(folder, asked.truths, asked.pages, seed, hard=asked.hard))


if __name__ == "__main__":
    main()
