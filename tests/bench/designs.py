"""How well PDF pages of other designs are read: tests/support/designed_pages, scored by ../shared/score_placed.

python -m tests.bench.designs [--pages 4] [--seed 1] [--only NAME ...] [--from TRUTH.json ...] [--folder FOLDER]

Set are the invented articles of tests/reading and those of ``--from``. ``--folder`` keeps the pages and takes those
that stand there already. Needs Chromium.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.bench.placed import measure
from tests.reading.typesetting import ARTICLES
from tests.support.designed_pages import set_pages
from tests.support.places import SHARED


def stories(truths: Iterable[Path]) -> list[dict[str, Any]]:
    """Articles and photos with a headline, of the truths and the invented ones."""
    items = [item for path in truths for item in json.loads(path.read_text("utf-8"))["items"]]
    return [item for item in (*ARTICLES, *items) if item["kind"] in ("article", "photo") and item["headline"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument(
        "--from", dest="truths", type=Path, nargs="*", default=sorted((SHARED / "pages").glob("*.json"))
    )
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        for name, pages in list(set_pages(folder, stories(asked.truths), asked.pages, asked.seed)):
            if not asked.only or name in asked.only:
                measure(name, pages)


if __name__ == "__main__":
    main()
