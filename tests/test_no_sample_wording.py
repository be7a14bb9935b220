"""The code and its data know nothing of the sample pages: whoever wrote other pages is read the same way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.places import FIXTURES, ROOT, SHARED

# Chinese characters in a row that two texts do not share by chance.
PHRASE = 6
CODE = [
    path
    for folder in ("articles", "newsroom", "templates", "static")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and path.suffix in (".py", ".html", ".css", ".js", ".txt", ".json")
]


def grams(text: str) -> set[str]:
    runs = re.findall(rf"[一-鿿]{{{PHRASE},}}", text)
    return {run[i : i + PHRASE] for run in runs for i in range(len(run) - PHRASE + 1)}


@pytest.fixture(scope="module")
def names() -> set[str]:
    """Every person and headline of the hand-made truth."""
    truths = [json.loads(path.read_text("utf-8")) for path in (SHARED / "pages").glob("*.json")]
    items = [item for truth in truths for item in truth["items"]]
    people = {byline["name"] for item in items for byline in item["bylines"]}
    return people | {item["headline"] for item in items if item["headline"]}


@pytest.mark.shared
@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_or_headline_of_the_sample_pages_is_in_the_code(path: Path, names: set[str]) -> None:
    text = path.read_text("utf-8")
    assert [name for name in sorted(names) if name in text] == []


def test_no_phrase_of_the_sample_pages_is_in_the_code() -> None:
    printed = set().union(*(grams(page.read_text("utf-8").replace("\n", "")) for page in FIXTURES.glob("*.txt")))
    shared = {str(path.relative_to(ROOT)): grams(path.read_text("utf-8")) & printed for path in CODE}
    assert {path: phrases for path, phrases in shared.items() if phrases} == {}
