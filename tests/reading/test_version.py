"""What reads otherwise bears a higher version: else ``manage.py reread`` would never reach the pages stored before.

Where a change of the reader is meant, raise ``articles.reading.version.VERSION`` and write the record anew with
REWRITE_GOLDEN=1, which it refuses without.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from articles.reading.as_json import as_json
from articles.reading.reader import read_page
from articles.reading.version import VERSION
from tests.reading.test_golden import PAGES
from tests.support.places import FIXTURES

RECORD = Path(__file__).parent / "golden" / "read_by.json"
TEXTS = {path.name: path for path in (*PAGES, *sorted(FIXTURES.glob("*.txt")))}


def digest(page: Path) -> str:
    """Of everything that is read of the page, margins too."""
    reading = read_page(page.read_text("utf-8"))
    margins = [item.margin and round(item.margin, 2) for item in reading.items]
    told = json.dumps([as_json(reading), margins], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@pytest.fixture(scope="module")
def record() -> dict[str, dict[str, object]]:
    """Name of a page → the version that read it so first, and the digest of what it read."""
    kept: dict[str, dict[str, object]] = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    if os.environ.get("REWRITE_GOLDEN"):
        for name, page in TEXTS.items():
            before, now = kept.get(name), digest(page)
            if before is None or (before["digest"] != now and before["version"] != VERSION):
                kept[name] = {"version": VERSION, "digest": now}
        kept = {name: told for name, told in sorted(kept.items()) if name in TEXTS}
        RECORD.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return kept


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_that_is_read_otherwise_is_read_by_a_higher_version(
    record: dict[str, dict[str, object]], name: str
) -> None:
    assert record[name]["digest"] == digest(TEXTS[name]), "raise VERSION, then REWRITE_GOLDEN=1"


def test_no_page_was_read_by_a_version_to_come(record: dict[str, dict[str, object]]) -> None:
    assert all(1 <= int(str(told["version"])) <= VERSION for told in record.values())
