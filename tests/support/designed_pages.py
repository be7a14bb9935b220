"""Pages of other designs than a broadsheet's, set by Chromium as PDF, each with its truth in typeset_pdf's form."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.designed_sheets import DesignedSheet
from tests.support.page_designs import DESIGNS, NOTICES, Design, Told

_MEASURE = """() => {
  const all = document.body.getBoundingClientRect(), found = {};
  for (const part of document.querySelectorAll('[data-item]')) {
    const boxes = found[part.dataset.item] ??= [];
    const range = document.createRange(); range.selectNodeContents(part);
    const rects = part.classList.contains('cols') ? [...range.getClientRects()] : [range.getBoundingClientRect()];
    const own = [];
    for (const r of rects) {
      if (r.width < 1 || r.height > 400 && part.classList.contains('cols')) continue;
      const same = own.find(b => Math.min(b[2], r.right) - Math.max(b[0], r.left) > 0);
      if (same) { same[0] = Math.min(same[0], r.left); same[1] = Math.min(same[1], r.top);
        same[2] = Math.max(same[2], r.right); same[3] = Math.max(same[3], r.bottom); }
      else own.push([r.left, r.top, r.right, r.bottom]);
    }
    boxes.push(...own);
  }
  return {height: Math.ceil(all.height), found};
}"""


class Pages:
    """Sets pages of one design after another with one browser."""

    def __init__(self, browser_page: Page, stories: Sequence[Told]) -> None:
        self._page = browser_page
        self._stories = stories

    def set(self, design: Design, rng: random.Random, path: Path) -> None:
        sheet = DesignedSheet(design, rng, self._stories)
        self._page.set_viewport_size({"width": design.width, "height": 1000})
        self._page.emulate_media(media="print")
        self._page.set_content(sheet.html())
        told = self._page.evaluate(_MEASURE)
        height = told["height"]
        self._page.pdf(path=path, width=f"{design.width}px", height=f"{height + 2}px", print_background=True)
        truth = {"page": {"width_pt": design.width * 0.75, "height_pt": (height + 2) * 0.75}, "items": sheet.items}
        for number, item in enumerate(sheet.items):
            item["boxes"] = [_units(box, design.width, height + 2) for box in told["found"].get(str(number), [])]
        path.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def _units(box: Sequence[float], width: float, height: float) -> list[int]:
    return [round(side * 10_000 / (height if at % 2 else width)) for at, side in enumerate(box)]


def set_pages(folder: Path, stories: Sequence[Told], pages: int, seed: int) -> Iterator[tuple[str, list[Path]]]:
    """Each design's name and its PDF pages, set in ``folder`` where they do not stand there already."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        setter = Pages(browser.new_page(), [*stories, *NOTICES])
        for name, design in DESIGNS.items():
            paths = []
            for number in range(1, pages + 1):
                path = folder / f"{name}-{seed}-{number:03}.pdf"
                if not path.exists():
                    setter.set(design, random.Random(f"{name} {seed} {number}"), path)
                paths.append(path)
            yield name, paths
        browser.close()
