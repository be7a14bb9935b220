"""Practice pages: invented articles set as raw pages in many layouts, with the truth, and disturbed as an OCR would.

``python -m tests.reading.practice`` prints what each layout and each disturbance costs, measured with the score that
the sample pages are measured with (../shared/score_page).
"""

from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import random
import statistics
import sys
from types import ModuleType
from typing import Any

from articles.reading.as_json import as_json
from articles.reading.reader import read_page
from tests.reading.disturbances import DISTURBANCES, disturbed
from tests.reading.typesetting import ARTICLES, LAYOUTS, make_page
from tests.support.places import SHARED


def scorer() -> ModuleType:
    """../shared/score_page as a module."""
    loader = importlib.machinery.SourceFileLoader("score_page", str(SHARED / "score_page"))
    spec = importlib.util.spec_from_loader("score_page", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = bytecode
    return module


def score(text: str, truth: dict[str, Any]) -> dict[str, float]:
    """The figures of score_page for what the reader makes of a page."""
    figures: dict[str, float] = scorer().score(truth, text.split("\n"), as_json(read_page(text)))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeds = [random.Random(f"{options.seed}/{n}") for n in range(options.pages)]
    for name, layout in LAYOUTS.items():
        _report(name, [make_page(rng, layout, ARTICLES) for rng in seeds])
    pages = [make_page(rng, rng.choice(list(LAYOUTS.values())), ARTICLES) for rng in seeds * 3]
    _report("undisturbed, any layout", pages)
    for name, disturb in DISTURBANCES.items():
        rng = random.Random(options.seed)
        _report(name, [disturbed(text, truth, disturb, rng) for text, truth in pages])


def _report(name: str, pages: list[tuple[str, dict[str, Any]]]) -> None:
    figures = [score(text, truth) for text, truth in pages]
    means = {key: statistics.mean(f[key] for f in figures) for key in figures[0]}
    worst = min(f["score"] for f in figures)
    weak = " ".join(f"{key} {means[key]:.3f}" for key in means if means[key] < 0.97 and key not in ("score", "certain"))
    print(
        f"{name:34} {means['score']:.4f} worst {worst:.3f} sure {means['sure']:.3f} of {means['certain']:.3f}  {weak}"
    )


if __name__ == "__main__":
    main()
