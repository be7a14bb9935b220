"""How well pages in house styles unlike the samples are read, style by style.

python -m tests.bench.styles [--pages 20] [--seed 1] [--style NAME] [--held-out] [--disturb misread2] [--keep FOLDER]

Texts come from ../shared/corpus. Styles marked as held out are read only with --held-out; two of
them were looked at since (docs/reading.md).
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from articles.reading.as_json import as_json
from articles.reading.reader import read_page
from articles.reading.records import PRINTED_KINDS
from tests.reading.disturbances import DISTURBANCES, disturbed
from tests.reading.practice import scorer
from tests.reading.styles.misprints import misprinted
from tests.reading.styles.pages import styled_page
from tests.reading.styles.table import STYLES

Page = tuple[str, dict[str, Any]]
NAMES = {
    "misread2": "2 % of the characters misread",
    "lost": "3 % of the lines lost",
    "merged": "3 % of the lines merged",
}
NAMES |= {"blanks": "10 % more blank lines", "fewblanks": "20 % of the blank lines lost"}
_SCORE = scorer().score


class Result(NamedTuple):
    """One page read: its figures and the seconds it took."""

    name: str
    page: Page
    figures: dict[str, float]
    items: int
    seconds: float


def read_and_score(name: str, page: Page) -> Result:
    text, truth = page
    start = time.perf_counter()
    reading = read_page(text)
    seconds = time.perf_counter() - start
    guess = forgiven(as_json(reading), truth)
    counted = sum(item["kind"] in PRINTED_KINDS for item in guess["items"])
    return Result(name, page, _SCORE(truth, text.split("\n"), guess), counted, seconds)


def forgiven(guess: dict[str, Any], truth: dict[str, Any]) -> dict[str, Any]:
    """What was read, without sources and what the truth calls optional; 本报记者 counts as 记者."""
    optional = {(credit["role"], credit["name"]) for item in truth["items"] for credit in item.get("optional", [])}

    def asked(item: dict[str, Any]) -> list[dict[str, Any]]:
        plain = [{**byline, "role": byline["role"].removeprefix("本报")} for byline in item["bylines"]]
        return [byline for byline in plain if _is_asked(byline, optional)]

    return {**guess, "items": [{**item, "bylines": asked(item)} for item in guess["items"]]}


def _is_asked(byline: dict[str, Any], optional: set[tuple[str, str]]) -> bool:
    return byline["role"] != "来源" and (byline["role"], byline["name"]) not in optional


def disturber(name: str) -> Callable[[Page, random.Random], Page]:
    """What is done to a page; ``misread2`` prints the truth with the same misread characters."""
    if not name:
        return lambda page, rng: page
    if name == "misread2":
        return lambda page, rng: misprinted(*page, 0.02, rng)
    return lambda page, rng: disturbed(*page, DISTURBANCES[NAMES[name]], rng)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20, help="of each style")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", help="a part of the style's name")
    parser.add_argument("--held-out", action="store_true", help="the styles that no rule is tuned on, too")
    parser.add_argument("--disturb", choices=NAMES, default="")
    parser.add_argument("--keep", type=Path, help="write pages, truths and readings here")
    parser.add_argument("--worst", action="store_true", help="list the five worst pages, and what they lose")
    options = parser.parse_args()
    disturb, everything = disturber(options.disturb), []
    print(f"{'style':28}  score  worst   sure certain items  loses")
    for style in STYLES.values():
        if (options.style or "") not in style.name or (style.held_out and not options.held_out):
            continue
        numbers = [f"{options.seed}/{number}" for number in range(1, options.pages + 1)]
        pages = {number: disturb(styled_page(style, number), random.Random(number)) for number in numbers}
        results = [read_and_score(f"{style.name} {number}", page) for number, page in pages.items()]
        report(f"{style.name}{' *' if style.held_out else ''}", results)
        everything += results
    report("all", everything)
    if options.keep:
        keep(options.keep, everything)
    if options.worst:
        for result in sorted(everything, key=lambda result: result.figures["score"])[:5]:
            report(result.name, [result])


def report(name: str, results: list[Result]) -> None:
    figures = {key: statistics.mean(r.figures[key] for r in results) for key in results[0].figures}
    certain = sum(r.figures["certain"] * r.items for r in results)
    sure = sum(r.figures["sure"] * r.figures["certain"] * r.items for r in results) / max(certain, 1e-9)
    items, worst = sum(r.items for r in results), min(r.figures["score"] for r in results)
    apart = ("score", "sure", "certain")
    loses = " ".join(f"{key} {value:.2f}" for key, value in figures.items() if value < 0.97 and key not in apart)
    print(
        f"{name:28} {figures['score']:.4f}  {worst:.3f}  {sure:.3f}  {certain / max(1, items):.3f}  {items:5}  {loses}",
        flush=True,
    )


def keep(folder: Path, results: list[Result]) -> None:
    """Each page as FOLDER/style_seed_number.txt with its truth (.json) and what was read (.read.json)."""
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        stem = result.name.replace(" ", "-").replace("/", "_")
        text, truth = result.page
        (folder / f"{stem}.txt").write_text(text, "utf-8")
        for ending, data in ((".json", truth), (".read.json", as_json(read_page(text)))):
            (folder / f"{stem}{ending}").write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
