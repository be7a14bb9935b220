"""Whole pages: each golden/NAME.txt is read as golden/NAME.json says.

Where a change of the reader is meant, look at the difference and write the files anew with REWRITE_GOLDEN=1.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from articles.reading.as_json import as_json
from articles.reading.reader import read_page

PAGES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_its_golden_file_says(page: Path) -> None:
    read = as_json(read_page(page.read_text("utf-8")))
    golden = page.with_suffix(".json")
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert read == json.loads(golden.read_text("utf-8"))
